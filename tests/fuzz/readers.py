"""The readers of files from outside, each with what must hold of a file that it accepts."""

import contextlib
import math
import unicodedata
from pathlib import Path
from typing import Final

import numpy as np

from app.context.lecture_notes import FILE as NOTES
from app.context.lecture_notes import LONGEST, LectureNotes
from app.context.scenes.contents import open_scene
from app.context.scenes.scene import is_scene_file, read_scene, write_scene
from app.context.scenes.scene_list import read_list
from lenet.data.idx import read_idx
from lenet.data.ink_files import InkDigit, read_ink
from lenet.data.ink_store import NAME as MY_DIGITS
from lenet.data.ink_store import InkStore
from lenet.data.kept_digits import picture_of
from lenet.data.photo import rasterize_picture, read_picture
from lenet.data.rasterize import rasterize_digit, rasterize_strokes
from lenet.errors import InputError
from lenet.evaluation.metrics import distances
from lenet.exchange.network_file import load_network
from lenet.explain.units import explain
from lenet.network.ablation import forward_ablated
from lenet.network.checkpoint import Card, load_model, read_card
from lenet.network.forward import forward
from lenet.network.parameters import PARAMETER_SHAPES, initial
from lenet.runs import commands, events
from lenet.runs.commands import COMMANDS_FILE, CommandFile, SetRate, SetStops
from lenet.runs.curves import read_curves
from lenet.runs.folder import EVENTS, RECIPE, STATE, load_state, open_run
from lenet.runs.recipe import check_recipe
from lenet.runs.recipe_file import load_recipe, parse_recipe, recipe_text
from lenet.runs.spec import check_spec, load_spec
from lenet.runs.status import read_status, summarise
from tests.fuzz import json_files, networks, samples
from tests.fuzz.measure import Reader
from tests.lenet.training.samples import BATCHES

_IMAGE: Final = np.linspace(-0.1, 1.175, 32 * 32, dtype=np.float32).reshape(32, 32)


def _model(folder: Path) -> None:
    model = load_model(folder / "m.safetensors")
    for name, array in model.parameters.arrays().items():
        assert array.shape == PARAMETER_SHAPES[name], name
        assert array.dtype == np.float32, name
        assert np.isfinite(array).all(), name
    assert np.isfinite(forward(model.parameters, _IMAGE).distances).all(), "the answer"
    _check_card(model.card)


def _network(folder: Path) -> None:
    for name in ("x.onnx", "x.safetensors"):  # the same bytes under both names
        (folder / name).write_bytes((folder / "network").read_bytes())
    found = []
    for name in ("x.onnx", "x.safetensors"):
        with contextlib.suppress(InputError):
            found.append(load_network(folder / name))
    if not found:
        raise InputError("Neither reader takes it.")
    for network in found:
        assert all(np.isfinite(array).all() for array in network.parameters.arrays().values())
        penalties = distances(network.parameters, np.zeros((2, 28, 28), np.uint8))
        assert np.isfinite(penalties).all(), "the answer"
        _check_card(network.card)


def _card(folder: Path) -> None:
    text = (folder / "m.card").read_bytes().decode("utf-8", "replace")
    _check_card(read_card({"card": text}, folder / "m"))


def _check_card(card: Card) -> None:
    texts = [card.name, card.recipe, card.data, card.date, card.version, *card.all_seeds]
    if card.taught is not None:
        texts += [card.taught.model, card.taught.fingerprint, *card.taught.writers]
        assert card.taught.seconds >= 0, "seconds"
    assert all(type(text) is str for text in texts), "texts"
    kinds = {unicodedata.category(character) for text in texts for character in text}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}, "characters"
    assert type(card.seed) is int, "seed"
    counts = (card.passes, card.test_errors, card.test_count, *card.all_seeds.values())
    assert all(c is None or (type(c) is int and 0 <= c <= 2**53) for c in counts), "counts"
    if card.error_rate is not None:
        assert 0 <= card.error_rate <= 1, "errors"
    numbers = (card.seconds or 0.0, *card.thresholds.values())
    assert all(math.isfinite(number) for number in numbers), "numbers"


def _idx(folder: Path) -> None:
    array = read_idx(folder / "digits")
    assert array.dtype == np.uint8
    assert array.size <= 200_000_000


def _ink(folder: Path) -> None:
    for digit in read_ink(folder / "ink.jsonl")[:20]:
        assert digit.label is None or digit.label in range(10), "label"
        for stroke in digit.strokes:
            assert stroke.dtype == np.float32, "type"
            assert stroke.shape[0] >= 1, "points"
            assert stroke.shape[1:] == (2,), "coordinates"
            assert (np.abs(stroke) <= 1e9).all(), "size"
        rasterized = rasterize_strokes(digit.strokes)
        assert rasterized is not None, "ink"
        assert np.isfinite(rasterized.image).all(), "image"


def _store(folder: Path) -> None:
    store = InkStore(folder)
    kept = store.read()
    for digit in kept[:20]:
        assert (digit.picture is None) == bool(digit.strokes), "strokes or picture"
        assert picture_of(digit).shape == (28, 28), "shape"
    dot = InkDigit(3, "me", (np.array([[0.25, 0.5]], np.float32),))
    store.change({dot.key: dot})
    store.faults()
    again = InkStore(folder)
    assert {d.key for d in again.read()} == {dot.key, *(d.key for d in kept)}, "what was there"
    assert not again.faults(), "repaired"


def _picture(folder: Path) -> None:
    grey = read_picture(folder / "x.png")
    assert grey.dtype == np.float32
    assert grey.ndim == 2
    assert min(grey.shape) >= 1
    assert max(grey.shape) <= 640
    assert grey.min() >= 0
    assert grey.max() <= 255.01
    rasterized = rasterize_picture(grey)
    assert rasterized is None or np.isfinite(rasterized.image).all()


def _recipe(folder: Path) -> None:
    recipe = load_recipe(folder / RECIPE)
    check_recipe(recipe, source="again")
    assert parse_recipe(recipe_text(recipe), source="again") == recipe, "its own text"
    assert recipe.name.isprintable(), "name"


def _events(folder: Path) -> None:
    (folder / RECIPE).write_text(recipe_text(BATCHES), encoding="utf-8")
    summary = summarise(folder)
    for error in (summary.best_test_error, summary.best_held_out_error):
        assert error is None or error >= 0, "error"
    for curves in (read_curves(folder), read_status(folder).curves):
        assert len(curves.batch_place) == len(curves.batch_loss) == len(curves.batch_rate)
        assert len(curves.pass_place) == len(curves.test_error) == len(curves.held_out_loss)
    status = read_status(folder)
    assert 0 <= status.fraction <= 1, "fraction"
    assert status.seconds_left is None or status.seconds_left >= 0, "seconds left"
    for event in open_run(folder).events:
        status = status.after(event)
        assert events.from_line(events.to_line(event)) is not None, "its own line"


def _commands(folder: Path) -> None:
    content = (folder / COMMANDS_FILE).read_bytes()
    file = CommandFile(folder)  # which throws away what is there
    (folder / COMMANDS_FILE).write_bytes(content)
    taken = [command for _ in range(5) for command in file.take()]
    for command in (*taken, *filter(None, map(commands.from_line, content.split(b"\n")))):
        if isinstance(command, SetRate):
            assert 1e-6 <= command.factor <= 1e6, "factor"
        if isinstance(command, SetStops):
            assert command.fault is None, "stops"


def _state(folder: Path) -> None:
    (folder / RECIPE).write_text(recipe_text(BATCHES), encoding="utf-8")
    state = load_state(folder)
    assert state is not None
    assert state.number >= 0
    assert math.isfinite(state.seconds + state.rate_factor + state.loss_sum), "numbers"
    for name in ("vector", "average", "first_moment", "second_moment"):
        assert state.arrays[name].shape == (60_000,), name
        assert np.isfinite(state.arrays[name]).all(), name


def _spec(folder: Path) -> None:
    spec = load_spec(folder / "spec.json")
    check_spec(spec)
    check_recipe(spec.recipe, source="again")


def _scene(folder: Path) -> None:
    opened = open_scene(folder / "x.scene.json")
    write_scene(folder / "again.scene.json", opened.scene)
    assert read_scene(folder / "again.scene.json") == opened.scene, "its own text"
    drawing = opened.drawing
    rasterized = (
        rasterize_strokes(drawing.strokes)
        if drawing.digit is None
        else rasterize_digit(drawing.digit)
    )
    assert rasterized is None or np.isfinite(rasterized.image).all(), "image"
    ablated = forward_ablated(initial(0), _IMAGE, opened.scene.off.ablation)
    assert np.isfinite(ablated.distances).all(), "the answer"
    for unit in opened.scene.pinned:
        explain(initial(0), ablated, unit)


def _scene_list(folder: Path) -> None:
    for path in read_list(folder / "x.scenes.json"):
        assert is_scene_file(path), "name"
        assert str(path).isprintable(), "characters"


def _notes(folder: Path) -> None:
    for damaged in folder.glob("*.damaged.json"):
        damaged.unlink()
    content = (folder / NOTES).read_bytes()
    said: list[str] = []
    notes = LectureNotes(folder)
    notes.failed.connect(said.append)
    for name in ("opening", "forward"):
        text = notes.text(name)
        assert type(text) is str, "type"
        assert len(text) <= LONGEST, "length"
    aside = [path.read_bytes() for path in folder.glob("*.damaged.json")]
    assert len(said) == len(aside) <= 1, "one sentence for one damaged file"
    assert aside in ([], [content]), "what was damaged is kept"
    notes.keep("output", "mine")
    assert LectureNotes(folder).text("output") == "mine", "a note kept afterwards"
    if said:
        raise InputError("{said}", said=said[0])


READERS: Final[dict[str, Reader]] = {
    "model": Reader("m.safetensors", samples.model, _model),
    "network": Reader("network", networks.network, _network),
    "card": Reader("m.card", samples.card, _card),
    "idx": Reader("digits", samples.idx, _idx),
    "ink": Reader("ink.jsonl", samples.ink, _ink),
    "my digits": Reader(MY_DIGITS, samples.ink, _store),
    "picture": Reader("x.png", samples.picture, _picture),
    "recipe": Reader(RECIPE, samples.recipe, _recipe),
    "events": Reader(EVENTS, samples.run_events, _events),
    "commands": Reader(COMMANDS_FILE, samples.command_lines, _commands),
    "state": Reader(STATE, samples.state, _state),
    "spec": Reader("spec.json", json_files.spec, _spec),
    "scene": Reader("x.scene.json", json_files.scene, _scene),
    "scene list": Reader("x.scenes.json", json_files.scene_list, _scene_list),
    "notes": Reader(NOTES, json_files.notes, _notes),
}
