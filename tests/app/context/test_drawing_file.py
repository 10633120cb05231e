"""A drawing with its history comes back from its folder as it was."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.context.drawing import MOST_BYTES, Drawing, History, Steps
from app.context.drawing_file import NAME, StepsWriter, read_steps
from app.context.session import Session
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits


def busy_session(session: Session) -> Session:
    """Strokes, an erased one, a picture, a digit of MNIST, and two steps taken back."""
    for x in (0.2, 0.5, 0.8):
        session.begin_stroke(x, 0.1)
        session.extend_stroke(x / 3, 0.9)
    session.erase_along([(0.5, 0.1)], radius=0.02)
    session.show(Drawing.of_picture(np.linspace(0, 255, 2400, dtype=np.float32).reshape(60, 40)))
    session.show(Drawing.of_digit(bundled_test_digits().images[3]))
    session.begin_stroke(1 / 3, 1.05)
    session.undo()
    session.undo()
    return session


def assert_same(read: Steps | None, written: Steps) -> None:
    assert read is not None
    assert (read.now, len(read.drawings)) == (written.now, len(written.drawings))
    for ours, theirs in zip(read.drawings, written.drawings, strict=True):
        assert len(ours.strokes) == len(theirs.strokes)
        for stroke, other in zip(ours.strokes, theirs.strokes, strict=True):
            assert stroke.dtype == np.float32
            np.testing.assert_array_equal(stroke, other)
        for picture, shown in ((ours.picture, theirs.picture), (ours.digit, theirs.digit)):
            assert (picture is None) == (shown is None)
            if picture is not None and shown is not None:
                assert picture.dtype == np.uint8
                np.testing.assert_array_equal(picture, shown)


def test_drawing_and_history_come_back_as_they_were(session: Session, tmp_path: Path) -> None:
    steps = busy_session(session).steps
    StepsWriter(tmp_path / "1").write(steps)
    read = read_steps(tmp_path / "1")
    assert_same(read, steps)
    assert read is not None
    ids = [drawing.stroke_ids for drawing in read.drawings]
    assert ids[1] == ids[3][:1]  # a stroke has one id in all drawings


def test_a_folder_written_again_keeps_what_is_new_and_forgets_what_is_gone(
    session: Session, tmp_path: Path
) -> None:
    writer = StepsWriter(tmp_path / "1")
    writer.write(busy_session(session).steps)
    assert len(list((tmp_path / "1").glob("*.png"))) == 2
    session.begin_stroke(0.4, 0.4)  # the digit that could be done again goes
    session.undo()
    session.undo()
    session.begin_stroke(0.7, 0.4)  # and the picture
    writer.write(session.steps)
    assert_same(read_steps(tmp_path / "1"), session.steps)
    assert list((tmp_path / "1").glob("*.png")) == []


def test_folder_and_files_are_private(session: Session, tmp_path: Path) -> None:
    StepsWriter(tmp_path / "1").write(busy_session(session).steps)
    assert (tmp_path / "1").stat().st_mode & 0o077 == 0
    for path in (tmp_path / "1").iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_an_empty_folder_keeps_nothing(tmp_path: Path) -> None:
    assert read_steps(tmp_path) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"now": 99},
        {"now": -1},
        {"drawings": []},
        {"drawings": [{"first": 1}]},
        {"drawings": [{"strokes": [0, 7]}]},
        {"drawings": [{"picture": "../../secret.png"}]},
        {"drawings": [{"digit": True}]},
        {"strokes": [[]]},
        {"strokes": [[[0, 1, 2]]]},
        {"strokes": [[["0", "1"]]]},
        {"strokes": [[[1e300, 0]]]},
        {"strokes": "x"},
    ],
)
def test_a_damaged_file_is_one_sentence(
    session: Session, tmp_path: Path, changes: dict[str, Any]
) -> None:
    session.begin_stroke(0.1, 0.1)
    StepsWriter(tmp_path).write(session.steps)
    path = tmp_path / NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))
    with pytest.raises(InputError, match=r"drawing\.json is damaged\.$"):
        read_steps(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_a_file_that_is_no_json_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(InputError, match=r"drawing\.json is damaged\.$"):
        read_steps(tmp_path)


def test_a_picture_that_is_missing_is_one_sentence(session: Session, tmp_path: Path) -> None:
    StepsWriter(tmp_path).write(busy_session(session).steps)
    next(tmp_path.glob("*.png")).unlink()
    with pytest.raises(InputError, match=r"\.png cannot be read"):
        read_steps(tmp_path)


def test_fifteen_photos_of_12_megapixels_take_less_than_5_megabytes(session: Session) -> None:
    photo = np.zeros((3000, 4000), dtype=np.float32)
    for number in range(15):
        photo[:, number] = 255
        session.show(Drawing.of_picture(photo))
    pictures = [drawing.picture for drawing in session.steps.drawings]
    kept = [picture for picture in pictures if picture is not None]
    assert len(kept) == 15
    assert kept[0].shape == (480, 640)
    assert sum(picture.nbytes for picture in kept) < 5_000_000


def test_a_history_forgets_its_oldest_drawings_beyond_its_bound() -> None:
    history = History()
    size = 1 << 20
    for number in range(40):
        history.keep()
        history.now = Drawing(picture=np.full((1, size), number, dtype=np.uint8))
    kept = [drawing.picture for drawing in history.steps.drawings if drawing.picture is not None]
    assert sum(picture.nbytes for picture in kept) <= MOST_BYTES + size  # and the present one
    assert len(kept) >= 15
    assert [picture[0, 0] for picture in kept[-2:]] == [38, 39]


def test_strokes_that_drawings_share_count_once() -> None:
    history = History()
    stroke = np.zeros((100_000, 2), dtype=np.float32)  # 800 kB
    history.now = Drawing(strokes=(stroke,))
    for number in range(200):
        history.keep()
        history.now = history.now.with_stroke_at(number / 200, 0.5)
    assert len(history.steps.drawings) == 201


def test_a_file_may_name_strokes_so_often_and_not_once_more(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.context.drawing_file._MOST_STROKES", 3)
    session.begin_stroke(0.1, 0.1)
    StepsWriter(tmp_path).write(session.steps)
    path = tmp_path / NAME
    kept = json.loads(path.read_text())
    path.write_text(json.dumps(kept | {"now": 0, "drawings": [{"strokes": [0, 0, 0]}]}))
    read = read_steps(tmp_path)
    assert read is not None
    assert len(read.drawings[0].strokes) == 3
    path.write_text(json.dumps(kept | {"now": 0, "drawings": [{"strokes": [0, 0, 0, 0]}]}))
    with pytest.raises(InputError, match=r"drawing\.json is damaged\.$"):
        read_steps(tmp_path)
