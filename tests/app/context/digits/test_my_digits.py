"""My digits as the window owns them: kept at once, changed, taken back, shared by two windows."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.digits.my_digits import FOLDER, MyDigits, ShownDigits
from app.context.drawing import Drawing
from app.context.session import Session
from app.context.settings import Settings
from lenet.data.ink_files import InkDigit, read_ink
from lenet.data.ink_store import NAME, InkStore
from lenet.data.kept_digits import NOT_A_DIGIT, mark_of
from tests.lenet.files.full_disk import room_for

STROKE = np.array([[0.3, 0.2], [0.5, 0.5], [0.4, 0.8]], dtype=np.float32)


class Window:
    """What a window has of My digits, and the sentences that it was told."""

    def __init__(self, session: Session, settings: Settings, widget: QWidget) -> None:
        self.session = session
        self.digits = MyDigits(session, settings, widget)
        self.said: list[str] = []
        self.failed: list[str] = []
        self.digits.said.connect(self.said.append)
        self.digits.failed.connect(self.failed.append)

    def draw(self, shift: float = 0.0) -> None:
        self.session.clear()
        self.session.show(Drawing(strokes=(STROKE + np.float32(shift),)))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def file(settings: Settings) -> Path:
    return settings.data_folder / FOLDER / NAME


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def window(session: Session, settings: Settings, widget: QWidget) -> Window:
    return Window(session, settings, widget)


def test_a_drawing_is_on_the_disk_once_it_is_kept(window: Window, file: Path) -> None:
    window.digits.choose_writer("  Ann\n")
    window.draw()
    window.digits.keep_drawing(4)
    kept = read_ink(file)[0]
    assert (kept.label, kept.writer) == (4, "Ann")
    assert kept.time.startswith("20")
    np.testing.assert_array_equal(kept.strokes[0], STROKE)
    assert window.digits.mark_of_drawing() == 4
    assert window.said == ["Kept: 4 by Ann, 1 in all."]


def test_whoever_hears_of_a_change_can_take_it_back(window: Window) -> None:
    heard: list[bool] = []
    window.digits.changed.connect(lambda: heard.append(window.digits.can_undo))
    window.draw()
    window.digits.keep_drawing(4)
    window.digits.undo()
    assert heard == [False, True, False]  # read, kept, taken back


def test_another_label_is_of_the_same_drawing(window: Window, file: Path) -> None:
    window.draw()
    window.digits.keep_drawing(4)
    window.digits.keep_drawing(NOT_A_DIGIT)
    assert [mark_of(digit) for digit in InkStore(file.parent).read()] == [NOT_A_DIGIT]
    window.digits.undo()
    assert window.digits.mark_of_drawing() == 4
    window.digits.undo()
    assert window.digits.mark_of_drawing() is None
    assert not window.digits.can_undo


def test_a_blank_canvas_and_the_sample_are_not_kept(window: Window, file: Path) -> None:
    window.digits.keep_drawing(4)
    window.session.show_sample(Drawing(strokes=(STROKE,)))
    window.digits.keep_drawing(5)
    assert not file.exists()
    assert window.said == ["There is no drawing to keep."] * 2


def test_a_picture_is_kept_as_its_pixels(window: Window, file: Path) -> None:
    grey = np.full((80, 60), 240, dtype=np.float32)
    grey[20:60, 25:33] = 10
    window.session.show(Drawing.of_picture(grey))
    window.digits.keep_drawing(1)
    kept = InkStore(file.parent).read()[0]
    assert kept.picture is not None
    assert window.session.rasterized is not None
    pixels = window.session.rasterized.digit * 255
    np.testing.assert_allclose(kept.picture, pixels, atol=0.51)


def test_a_digit_that_is_taken_out_comes_back(window: Window, file: Path) -> None:
    for number in range(3):
        window.draw(0.01 * number)
        window.digits.keep_drawing(number)
    keys = [digit.key for digit in window.digits.digits]
    window.digits.remove(keys[:2])
    assert [digit.label for digit in read_ink(file)] == [2]
    window.digits.undo()
    assert {digit.label for digit in read_ink(file)} == {0, 1, 2}


def test_digits_are_labelled_and_given_to_a_writer_together(window: Window, file: Path) -> None:
    for number in range(3):
        window.draw(0.01 * number)
        window.digits.keep_drawing(number)
    keys = [digit.key for digit in window.digits.digits]
    window.digits.label(keys[1:], 9)
    window.digits.give(keys[:2], "Ben")
    kept = read_ink(file)
    assert [digit.label for digit in kept] == [0, 9, 9]
    assert [digit.writer for digit in kept] == ["Ben", "Ben", ""]
    assert window.digits.writers == ("", "Ben")


def test_what_is_shown_is_of_a_writer_and_a_label(window: Window) -> None:
    for number in range(4):
        window.digits.choose_writer("Ann" if number < 3 else "Ben")
        window.draw(0.01 * number)
        window.digits.keep_drawing(number % 2)
    shown = []
    for chosen in (ShownDigits("Ann"), ShownDigits(None, 1), ShownDigits("Ann", 1)):
        window.digits.show(chosen)
        shown.append(len(window.digits.shown_digits))
    assert shown == [3, 2, 1]
    window.digits.label([digit.key for digit in window.digits.shown_digits], None)
    window.digits.show(ShownDigits(only_unlabelled=True))
    assert len(window.digits.shown_digits) == 1


def test_two_windows_share_one_store(
    window: Window, settings: Settings, qtbot: QtBot, file: Path
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    other = Window(Session(window.session.model), settings, widget)
    window.draw()
    window.digits.keep_drawing(1)
    other.draw(0.05)
    other.digits.keep_drawing(2)
    window.digits.label([window.digits.digits[0].key], 7)
    other.digits.refresh()
    assert {digit.label for digit in other.digits.digits} == {7, 2}
    assert {digit.label for digit in read_ink(file)} == {7, 2}


def test_the_digits_of_the_last_session_are_there(
    window: Window, settings: Settings, qtbot: QtBot
) -> None:
    window.draw()
    window.digits.keep_drawing(6)
    widget = QWidget()
    qtbot.addWidget(widget)
    later = Window(Session(window.session.model), settings, widget)
    with qtbot.waitSignal(later.digits.changed):
        later.session.show(window.session.drawing)  # the first drawing has them read
    assert later.digits.mark_of_drawing() == 6


def test_a_full_disk_is_told_and_the_drawing_stays(window: Window, file: Path) -> None:
    window.draw()
    window.digits.keep_drawing(1)
    before = file.read_bytes()
    window.draw(0.05)
    with room_for(len(before) + 10):
        window.digits.keep_drawing(2)
    assert len(window.failed) == 1
    assert "cannot be written" in window.failed[0]
    assert window.failed[0].endswith("The drawing was not kept.")
    assert file.read_bytes() == before
    assert window.session.drawing.strokes
    assert not any("2" in said for said in window.said)


def test_a_newer_store_is_told_and_left(window: Window, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('{"version": 9}\n')
    window.draw()
    window.digits.keep_drawing(1)
    assert "newer version" in window.failed[0]
    assert file.read_text() == '{"version": 9}\n'


def test_a_damaged_line_is_told_once(window: Window, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("nonsense\n")
    window.draw()
    window.digits.keep_drawing(1)
    told = [said for said in window.said if "damaged" in said]
    assert len(told) == 1
    assert "line 1" in told[0]
    window.digits.refresh()
    assert len([said for said in window.said if "damaged" in said]) == 1


def test_an_import_is_one_step_to_undo(window: Window) -> None:
    digits = [InkDigit(n, "Zoë", (STROKE * np.float32(n),)) for n in range(1, 4)]
    keys = window.digits.merge_now(digits)
    window.digits.note_merged(keys)
    assert len(window.digits.digits) == 3
    assert window.digits.merge_now(digits) == ()
    window.digits.undo()
    assert not window.digits.digits
