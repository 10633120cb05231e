"""Opening, pasting and saving drawings; a file that cannot be read changes nothing."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.documents import Documents
from app.context.drawing import Drawing
from app.context.session import Session
from app.context.settings import Settings
from lenet.data.ink_files import InkDigit, read_ink, write_ink
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path


@pytest.fixture
def documents(session: Session, tmp_path: Path, qtbot: QtBot) -> Documents:
    window = QWidget()
    qtbot.addWidget(window)
    return Documents(session, Settings(tmp_path / "s.ini"), window)


def bar_picture() -> np.ndarray:
    """A dark bar on light paper: a 1."""
    grey = np.full((60, 60), 240, dtype=np.uint8)
    grey[10:50, 27:33] = 10
    return grey


def qimage_of(grey: np.ndarray) -> QImage:
    image = QImage(grey.shape[1], grey.shape[0], QImage.Format.Format_RGB32)
    for (y, x), value in np.ndenumerate(grey):
        image.setPixelColor(x, y, QColor(int(value), int(value), int(value)))
    return image


def draw_something(session: Session) -> None:
    session.begin_stroke(0.3, 0.2)
    session.extend_stroke(0.6, 0.8)


def wrong_files(folder: Path) -> list[Path]:
    """Write one file of each kind that cannot be opened as a drawing."""
    (folder / "empty.png").write_bytes(b"")
    (folder / "noise.png").write_bytes(bytes(range(256)) * 4)
    (folder / "words.jsonl").write_text("not ink\n", encoding="utf-8")
    (folder / "nothing.jsonl").write_text("", encoding="utf-8")
    whole = folder / "whole.png"
    Image.fromarray(bar_picture()).save(whole)
    (folder / "half.png").write_bytes(whole.read_bytes()[:60])
    names = ("empty.png", "noise.png", "words.jsonl", "nothing.jsonl", "half.png", "gone.png")
    return [folder / name for name in names]


def test_an_opened_picture_is_the_drawing_and_is_read(
    documents: Documents, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "eins 一.png"
    Image.fromarray(bar_picture()).save(path)
    with qtbot.waitSignal(documents.opened):
        documents.open(path)
    assert session.drawing.picture is not None
    assert session.trace is not None


def test_the_strokes_of_an_ink_file_are_in_the_middle_of_the_canvas(
    documents: Documents, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    stroke = np.array([[1000, 5000], [1000, 5400]], dtype=np.float32)
    write_ink(tmp_path / "one.jsonl", [InkDigit(1, "w", (stroke,))])
    with qtbot.waitSignal(documents.opened):
        documents.open(tmp_path / "one.jsonl")
    (shown,) = session.drawing.strokes
    np.testing.assert_allclose(shown[:, 0], 0.5, atol=1e-6)
    np.testing.assert_allclose(shown[:, 1].mean(), 0.5, atol=1e-6)
    assert 0.5 < shown[1, 1] - shown[0, 1] < 1


def test_files_that_cannot_be_read_are_named_and_the_drawing_stays(
    documents: Documents, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    draw_something(session)
    before = session.drawing
    failures: list[str] = []
    documents.failed.connect(failures.append)
    for path in wrong_files(tmp_path):
        with qtbot.waitSignal(documents.failed):
            documents.open(path)
        assert path.name in failures[-1]
        assert failures[-1].endswith(".")
    assert len(failures) == 6
    assert session.drawing is before


def test_of_two_files_the_one_opened_last_is_the_drawing(
    documents: Documents, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    Image.new("L", (4000, 3000), 99).save(tmp_path / "large.png")
    Image.fromarray(bar_picture()).save(tmp_path / "small.png")
    before = session.drawing
    shown: list[Drawing] = []
    session.drawing_changed.connect(shown.append)
    documents.open(tmp_path / "large.png")
    assert session.drawing is before  # it is read beside the event loop
    with qtbot.waitSignal(documents.opened):
        documents.open(tmp_path / "small.png")
    with qtbot.waitSignal(documents.opened):
        documents.open(tmp_path / "large.png")
    sizes = [drawing.picture.shape for drawing in shown if drawing.picture is not None]
    assert sizes == [(60, 60), (480, 640)]


def test_an_example_takes_the_place_of_a_file_that_is_being_opened(
    documents: Documents, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    Image.fromarray(bar_picture()).save(tmp_path / "one.png")
    shown: list[Drawing] = []
    session.drawing_changed.connect(shown.append)
    documents.open(tmp_path / "one.png")
    documents.show_example(3)
    with qtbot.waitSignal(documents.opened):
        documents.open(tmp_path / "one.png")
    assert [drawing.digit is None for drawing in shown] == [False, True]


def test_saved_strokes_are_read_back_the_same(
    documents: Documents, session: Session, tmp_path: Path
) -> None:
    draw_something(session)
    documents.save(tmp_path / "mine.jsonl")
    (digit,) = read_ink(tmp_path / "mine.jsonl")
    np.testing.assert_allclose(digit.strokes[0], session.drawing.strokes[0], atol=1e-4)


def test_a_drawing_that_cannot_be_saved_is_named(
    documents: Documents, session: Session, tmp_path: Path
) -> None:
    draw_something(session)
    failures: list[str] = []
    documents.failed.connect(failures.append)
    documents.save(tmp_path / "no" / "folder.jsonl")
    assert len(failures) == 1
    assert "folder.jsonl" in failures[0]


def test_a_copied_picture_is_pasted(documents: Documents, session: Session, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(qimage_of(bar_picture()))
    with qtbot.waitSignal(documents.opened):
        documents.paste()
    assert session.drawing.picture is not None
    assert session.trace is not None


def test_a_large_picture_is_pasted_at_the_size_that_is_kept(
    documents: Documents, session: Session, qtbot: QtBot
) -> None:
    image = qimage_of(bar_picture()).scaled(2400, 1800)
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(documents.opened):
        documents.paste()
    assert session.drawing.picture is not None
    assert session.drawing.picture.shape == (480, 640)
    assert session.drawing.picture.min() < 30
    assert session.trace is not None


def test_a_copied_file_is_pasted(
    documents: Documents, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    Image.fromarray(bar_picture()).save(tmp_path / "one.png")
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.png"))])
    QGuiApplication.clipboard().setMimeData(content)
    with qtbot.waitSignal(documents.opened):
        documents.paste()
    assert session.trace is not None


def test_a_pasted_text_changes_nothing(documents: Documents, session: Session) -> None:
    QGuiApplication.clipboard().setText("seven")
    said: list[str] = []
    documents.said.connect(said.append)
    documents.paste()
    assert session.drawing.is_blank
    assert len(said) == 1


def test_examples_of_a_class_are_never_the_same_twice_running(
    documents: Documents, session: Session
) -> None:
    said: list[str] = []
    documents.said.connect(said.append)
    documents.show_example(4)
    first = session.drawing.picture
    documents.show_example(4)
    second = session.drawing.picture
    assert first is not None
    assert second is not None
    assert not np.array_equal(first, second)
    assert len(set(said)) == 2


def test_an_opened_drawing_can_be_undone(
    documents: Documents, session: Session, tmp_path: Path
) -> None:
    draw_something(session)
    before = session.drawing
    documents.show_example(3)
    session.undo()
    assert session.drawing is before


def test_the_first_digit_of_an_ink_file_is_opened_also_a_dot(
    documents: Documents, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    dot = (np.array([[7, 9]], dtype=np.float32),)
    line = (np.array([[0, 0], [0, 5]], dtype=np.float32),)
    path = tmp_path / "two.jsonl"
    write_ink(path, [InkDigit(1, "me", dot), InkDigit(2, "me", line)])
    with qtbot.waitSignal(documents.opened):
        documents.open(path)
    (stroke,) = session.drawing.strokes
    assert stroke.tolist() == [[0.5, 0.5]]


@pytest.mark.parametrize("digit", range(10))
def test_the_first_example_of_a_class_is_a_clear_one(
    documents: Documents, session: Session, digit: int
) -> None:
    session.use_model(load_model(bundled_model_path()))
    documents.show_example(digit)
    trace = session.trace
    assert trace is not None
    assert trace.answer == digit
    assert trace.distances[digit] < 5
    assert trace.margin > 35
