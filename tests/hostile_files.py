"""Files that a stranger might hand over: good ones, and ones made wrong on purpose."""

import json
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from lenet.data.ink_files import InkDigit, write_ink
from lenet.runs.folder import EVENTS, RECIPE, SNAPSHOTS
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import quick

_STARTED: Final = (
    '{"event": "RunStarted", "recipe": "quick", "passes": 2, "patterns": 100, "version": "0.1.0",'
    ' "torch": "", "data": "MNIST", "fingerprint": "ab", "seed": 1}\n'
)
_PASS_DONE: Final = (
    '{"event": "PassDone", "number": 1, "passes": 2, "loss": 1.0, "training_errors": 1,'
    ' "training_count": 9, "test_errors": "x", "test_count": 9, "held_out_errors": null,'
    ' "held_out_count": 0, "seconds": 1.0}\n'
)
_FAILED: Final = (
    '{"event": "RunFailed", "reason": "Its reason.", "template": "%s", "values": {"b": 1}}\n'
)
_RECIPE: Final = recipe_text(quick())
WHOLE_RUN: Final = (_RECIPE, _STARTED)
HOSTILE_RUNS: Final = {  # recipe.toml and events.jsonl, and words of the run's row or its tip
    "a wrong type": (_RECIPE, _STARTED + _PASS_DONE, "pass 0/2 · stopped"),
    "deep lists": (_RECIPE, _STARTED + "[" * 5000 + "\n", "pass 0/2 · stopped"),
    "a long integer": ("seed = " + "1" * 5000, _STARTED, "cannot be read"),
    "an unknown place": (_RECIPE, _STARTED + _FAILED % "{nope}", "Its reason."),
    "a wide place": (_RECIPE, _STARTED + _FAILED % "{b:>1000000000}", "Its reason."),
    "an attribute": (_RECIPE, _STARTED + _FAILED % "{b.__class__}", "Its reason."),
    "no events": (_RECIPE, "", "cannot be read"),
    "noise": (_RECIPE, "\udcff" * 9, "cannot be read"),
}


def write_run(folder: Path, recipe: str, events: str) -> Path:
    """Write a run folder with snapshots whose numbers are none."""
    (folder / SNAPSHOTS).mkdir(parents=True)
    (folder / RECIPE).write_text(recipe, encoding="utf-8")
    (folder / EVENTS).write_text(events, encoding="utf-8", errors="surrogateescape")
    (folder / SNAPSHOTS / "pass-².safetensors").touch()
    (folder / SNAPSHOTS / f"pass-{'9' * 99}.safetensors").touch()
    return folder


def write_hostile_runs(folder: Path) -> None:
    """Write a run folder of each kind of damage."""
    for name, (recipe, events, _) in HOSTILE_RUNS.items():
        write_run(folder / name, recipe, events)


def write_good_files(folder: Path) -> list[Path]:
    """Write a picture, a photo of 12 megapixels and an ink file."""
    grey = np.full((60, 40), 240, dtype=np.uint8)
    grey[10:50, 17:23] = 10
    Image.fromarray(grey).save(folder / "one 一.png")
    Image.fromarray(grey).resize((4000, 3000)).save(folder / "photo.jpg")
    stroke = np.array([[0, 0], [30, 10], [5, 90]], dtype=np.float32)
    write_ink(folder / "ink.jsonl", [InkDigit(None, "", (stroke,))])
    return [folder / name for name in ("one 一.png", "photo.jpg", "ink.jsonl")]


def write_hostile_files(folder: Path) -> list[Path]:
    """Write files that are not what their names say, or are damaged."""
    far = {"strokes": [[[3e38, 3e38], [3e38, 3.1e38]]]}
    contents = {
        "empty.png": b"",
        "noise.png": bytes(range(256)) * 4,
        "postscript.png": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n",
        "words.jsonl": b"not ink\n",
        "nothing.jsonl": b"",
        "far.jsonl": json.dumps(far).encode(),
        "deep.jsonl": b"[" * 100_000,
        "line\nbreak <b>.png": b"no picture",
        "noise.safetensors": b"\xff" * 99,
        "deep.toml": b"a = " + b"[" * 5_000,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents] + [folder / "gone.png", folder]
