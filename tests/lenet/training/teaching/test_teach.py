"""Teaching from its first event to the file, with few updates; what a person's labels do to it."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lenet.data.idx import bundled_mnist
from lenet.data.ink_files import InkDigit
from lenet.data.negatives import make_negatives
from lenet.data.rasterize import rasterize_drawings
from lenet.errors import InputError
from lenet.evaluation.metrics import distances, evaluate
from lenet.network.checkpoint import Model, fingerprint_of, load_model
from lenet.resources import find_model
from lenet.runs.commands import Stop
from lenet.runs.teaching_events import (
    ClassDone,
    TeachingDone,
    TeachingEvent,
    TeachingNote,
    TeachingProgress,
    TeachingStarted,
    TeachingStopped,
    WriterRead,
    from_line,
    to_line,
)
from lenet.training.controls import Controls
from lenet.training.teaching.class_errors import class_csv, read_class
from lenet.training.teaching.drawings import taught_drawings
from lenet.training.teaching.learning import folds_of
from lenet.training.teaching.settings import Teaching
from lenet.training.teaching.teach import teach
from lenet.training.teaching.teaching_spec import TeachingSpec
from tests.lenet.files.full_disk import room_for
from tests.lenet.training.teaching.hand import drawings

BASE: Model = load_model(find_model("pen"))
FEW = Teaching(updates=60)


def spec(own: list[InkDigit], *, seed: int = 0, teaching: Teaching = FEW) -> TeachingSpec:
    return TeachingSpec(BASE, taught_drawings(own), seed, teaching)


def done_of(events: list[TeachingEvent]) -> TeachingDone:
    assert isinstance(events[-1], TeachingDone)
    return events[-1]


def notes(events: list[TeachingEvent]) -> list[str]:
    return [event.reason for event in events if isinstance(event, TeachingNote)]


@pytest.fixture(scope="module")
def ann(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[TeachingEvent], Model]:
    """Ann's spec, and the model that came of it."""
    out = tmp_path_factory.mktemp("taught") / "ann.safetensors"
    return list(teach(spec(drawings(2)), out)), load_model(out)


def test_the_events_tell_of_the_lesson_and_the_way(
    ann: tuple[list[TeachingEvent], Model],
) -> None:
    events, _ = ann
    started = events[0]
    assert isinstance(started, TeachingStarted)
    assert (started.model, started.writers, started.drawings) == ("pen", ("Ann",), 20)
    assert started.fingerprint == fingerprint_of(BASE.parameters)
    told = [event.done for event in events if isinstance(event, TeachingProgress)]
    assert told == sorted(told)
    assert len(told) >= 8
    assert [from_line(to_line(event)) for event in events] == events


def test_what_is_said_of_the_model_is_what_it_reads(
    ann: tuple[list[TeachingEvent], Model],
) -> None:
    events, model = ann
    done = done_of(events)
    test = bundled_mnist("test")
    before, after = evaluate(BASE.parameters, test), evaluate(model.parameters, test)
    assert (done.before.test_errors, done.after.test_errors) == (before.errors, after.errors)
    worse = (after.answers != test.labels) & (before.answers == test.labels)
    assert done.test_worse == tuple(np.flatnonzero(worse).tolist())
    plain = rasterize_drawings([drawing.strokes for drawing in drawings(2)])
    answers = distances(BASE.parameters, plain).argmin(axis=1)
    assert done.before.own_answers == tuple(answers.tolist())


def test_only_c5_and_f6_learn_and_the_card_says_what(
    ann: tuple[list[TeachingEvent], Model],
) -> None:
    events, model = ann
    changed = {
        name
        for name, array in model.parameters.arrays().items()
        if not np.array_equal(array, getattr(BASE.parameters, name))
    }
    assert changed == {"c5_weights", "c5_bias", "f6_weights", "f6_bias"}
    card, done = model.card, done_of(events)
    assert (card.name, card.recipe, card.seed) == ("pen + Ann", "pen", BASE.card.seed)
    assert card.test_errors == done.after.test_errors
    assert card.thresholds == done.after.thresholds != BASE.card.thresholds
    assert card.taught is not None
    assert card.taught.fingerprint == fingerprint_of(BASE.parameters)
    assert (card.taught.drawings, card.taught.own_errors_after) == (20, done.after.own_errors)


def test_the_same_seed_gives_the_same_bits_and_another_one_others(tmp_path: Path) -> None:
    vectors = []
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        out = tmp_path / f"{name}.safetensors"
        list(teach(spec(drawings(1), seed=seed), out))
        vectors.append(load_model(out).parameters.to_vector())
    assert np.array_equal(vectors[0], vectors[1])
    assert not np.array_equal(vectors[0], vectors[2])


def test_folds_hold_every_drawing_once_and_each_class_about_equally() -> None:
    labels = np.repeat(np.arange(10), 4)
    parts = folds_of(labels, 5, seed=1)
    assert sorted(np.concatenate(parts).tolist()) == list(range(40))
    assert all(np.bincount(labels[part], minlength=10).max() <= 1 for part in parts)


def test_a_wrong_label_is_pointed_out_and_no_right_one(tmp_path: Path) -> None:
    own = drawings(2)
    own[4] = replace(own[4], label=9)  # a 4
    done = done_of(list(teach(spec(own, teaching=Teaching()), tmp_path / "m.safetensors")))
    assert [(odd.drawing, odd.label, odd.answer) for odd in done.odd_labels] == [(4, 9, 4)]


def test_labels_that_are_all_wrong_are_said_to_be(tmp_path: Path) -> None:
    own = [replace(drawing, label=((drawing.label or 0) + 1) % 10) for drawing in drawings(2)]
    events = list(teach(spec(own), tmp_path / "m.safetensors"))
    assert "labels disagree with what is drawn" in notes(events)[-1]
    assert done_of(events).before.own_errors >= 19


def test_what_is_no_digit_is_learned_as_none(tmp_path: Path) -> None:
    scribbles = [
        InkDigit(10, "Ann", strokes) for strokes in make_negatives(4, 9, subset="held out")
    ]
    events = list(teach(spec(drawings(1) + scribbles), tmp_path / "m.safetensors"))
    started, done = events[0], done_of(events)
    assert isinstance(started, TeachingStarted)
    assert started.not_digits == 4
    assert (done.own_count, len(done.after.own_answers)) == (10, 14)


def test_two_drawings_are_taught_with_a_sentence(tmp_path: Path) -> None:
    events = list(teach(spec(drawings(1, labels=(1, 7))), tmp_path / "m.safetensors"))
    assert notes(events) == [
        "2 drawings say little of a hand: two of each digit are a good beginning."
    ]
    assert done_of(events).own_count == 2


def test_hundreds_of_one_digit_do_not_make_every_digit_that_one(tmp_path: Path) -> None:
    own = spec(drawings(500, labels=(3,)), teaching=Teaching())
    events = list(teach(own, tmp_path / "m.safetensors"))
    assert notes(events) == ["There are drawings of 3 only: two of each digit teach more."]
    done = done_of(events)
    assert done.after.test_errors <= done.before.test_errors + 20


def test_a_drawing_without_a_label_is_not_taught() -> None:
    own = [replace(drawing, label=None) for drawing in drawings(1)]
    with pytest.raises(InputError, match="No drawing has a label"):
        taught_drawings(own)
    with pytest.raises(InputError, match="no drawing of Ben"):
        taught_drawings(drawings(1), "Ben")
    assert len(taught_drawings(own + drawings(1))) == 10


def test_a_command_to_stop_leaves_no_file(tmp_path: Path) -> None:
    controls = Controls()
    events = teach(spec(drawings(1)), tmp_path / "m.safetensors", controls)
    begun = [next(events) for _ in range(4)]
    controls.put(Stop())
    assert [*begun, *events][-1] == TeachingStopped()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_one_sentence_and_the_old_file_stays(tmp_path: Path) -> None:
    out = tmp_path / "m.safetensors"
    out.write_bytes(b"old")
    with room_for(10_000), pytest.raises(InputError, match="cannot be written") as failed:
        list(teach(spec(drawings(1)), out))
    assert "\n" not in str(failed.value)
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["m.safetensors"]


@pytest.mark.parametrize("name", ["m.txt", "no-such-folder/m.safetensors"])
def test_a_file_that_cannot_be_is_refused_before_anything_is_learned(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(InputError):
        next(teach(spec(drawings(1)), tmp_path / name))


def test_a_class_is_read_by_networks_that_learned_the_others() -> None:
    own = [
        drawing
        for number, writer in enumerate(("=Ann", "Ben", "Cy"))
        for drawing in drawings(1, seed=number, writer=writer)
    ]
    events = list(read_class(spec(own)))
    rows = [event for event in events if isinstance(event, WriterRead)]
    assert isinstance(events[-1], ClassDone)
    assert events[-1].writers == tuple(rows)
    assert [(row.writer, row.count) for row in rows] == [("=Ann", 10), ("Ben", 10), ("Cy", 10)]
    lines = class_csv(events[-1]).splitlines()
    assert lines[0] == "writer,drawings,errors before,errors after"
    assert lines[1].startswith("'=Ann,10,")
    assert json.loads(to_line(events[-1]))["event"] == "ClassDone"


def test_a_class_of_one_writer_is_no_class() -> None:
    with pytest.raises(InputError, match="two writers"):
        list(read_class(spec(drawings(1))))
