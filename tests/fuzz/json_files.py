"""Makers of cases: files that are one JSON value, of which an entry is wrong."""

import random
from typing import Any, Final

import msgspec

from lenet.runs.spec import RunSpec, Stops
from tests.fuzz.measure import Case
from tests.fuzz.mutate import as_json, mutated, spoiled
from tests.fuzz.samples import STROKES
from tests.lenet.training.samples import BATCHES, DRAWN, ONLINE

_SCENE: Final[dict[str, Any]] = {
    **{"version": 1, "page": "draw", "view": "kernels", "errors_view": "paper", "model": "pen"},
    **{"pen_width": 2.5, "layer": "c3", "pinned": [{"layer": "c3", "map": 4, "row": 2}]},
    **{"off": {"s2": [1], "c3_kernels": [59]}, "weight": {"layer": "c3", "kernel": 9}},
    **{"part": 2, "order": "nearest", "rule": "sdlm", "label": 3, "lesson": "forward"},
    **{"frozen": {"model": "pen", "digit": 3, "pen_width": 2.5, "off": {"s2": [1]}}},
    **{"settings": {"shift": [1, 2], "view": "c3", "net_input": 0.5, "collapsed": True}},
}


def spec(rng: random.Random) -> Case:
    """A spec file with a value or a key that is wrong."""
    stops = Stops(0.01, 3, 5.0)
    whole = RunSpec(recipe=rng.choice((BATCHES, ONLINE, DRAWN)), stops=stops, seed=3, ink=("a",))
    return _values(msgspec.to_builtins(whole), rng)


def scene(rng: random.Random) -> Case:
    """A scene with strokes, a digit or a picture, with a value or a key that is wrong."""
    drawings = ({"strokes": STROKES}, {"digit": 77}, {"picture": ["0f" * 28] * 28})
    return _values(_SCENE | rng.choice(drawings), rng)


def scene_list(rng: random.Random) -> Case:
    """A list of scenes with a name or a key that is wrong."""
    return _values({"version": 1, "scenes": ["a.scene.json", "more/b.scene.json"]}, rng, whole=0.2)


def notes(rng: random.Random) -> Case:
    """A lecturer's notes with a text, a name or a key that is wrong."""
    texts = {
        "opening": "Begin\nslowly.",
        "forward": "<b>3</b>\0",
        "output": "\N{RIGHT-TO-LEFT MARK}",
    }
    return _values({"version": 1, "notes": texts}, rng)


def _values(values: Any, rng: random.Random, *, whole: float = 0.0) -> Case:
    """JSON of values with one that is wrong; a share of it stays whole."""
    values = values if rng.random() < whole else mutated(values, rng)
    content = as_json(values).encode("utf-8", "replace")
    return Case(spoiled(content, rng) if rng.random() < 0.2 else content)
