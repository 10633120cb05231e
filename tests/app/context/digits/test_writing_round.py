"""The guided round: its order, going on, skipping and going back."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.context.digits.my_digits import MyDigits
from app.context.digits.writing_round import WritingRound, round_order
from app.context.session import Session
from app.context.settings import Settings
from tests.lenet.files.full_disk import room_for


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def digits(session: Session, tmp_path: Path, widget: QWidget) -> MyDigits:
    return MyDigits(session, Settings(tmp_path / "settings.ini"), widget)


def write(asked: WritingRound, x: float = 0.3) -> None:
    asked.begin_stroke(x, 0.2)
    asked.extend_stroke(0.6, 0.1 + 0.03 * asked.place)


@pytest.mark.parametrize("seed", range(20))
def test_each_digit_comes_twice_and_never_twice_in_a_row(seed: int) -> None:
    order = round_order(seed)
    assert set(Counter(order).values()) == {2}
    assert len(order) == 20
    assert all(first != second for first, second in pairwise(order))
    assert order == round_order(seed)


def test_other_seeds_give_other_orders() -> None:
    assert len({round_order(seed) for seed in range(20)}) == 20


def test_each_digit_is_kept_with_the_label_that_was_asked_for(digits: MyDigits) -> None:
    digits.choose_writer("Ann")
    asked = WritingRound(digits, 3, digits)
    for _ in range(20):
        assert not asked.is_done
        write(asked)
        asked.go_on()
    assert asked.is_done
    assert asked.wanted is None
    assert asked.written == 20
    assert [digit.label for digit in digits.digits] == list(asked.order)
    assert digits.writers == ("Ann",)
    asked.go_on()
    asked.skip()
    assert asked.place == 20


def test_a_blank_canvas_is_not_kept_and_a_digit_can_be_skipped(digits: MyDigits) -> None:
    asked = WritingRound(digits, 3, digits)
    asked.go_on()
    assert asked.place == 0
    write(asked)
    asked.skip()
    assert (asked.place, asked.written, len(digits.digits)) == (1, 0, 0)
    assert asked.drawing.is_blank


def test_undo_takes_strokes_back_and_then_the_digit_before(digits: MyDigits) -> None:
    asked = WritingRound(digits, 3, digits)
    write(asked)
    write(asked, 0.5)
    asked.go_on()
    write(asked)
    asked.undo()
    assert asked.drawing.is_blank
    assert len(digits.digits) == 1
    asked.undo()
    assert not digits.digits
    assert asked.place == 0
    assert len(asked.drawing.strokes) == 2
    asked.undo()
    assert len(asked.drawing.strokes) == 1
    asked.go_on()
    assert [digit.label for digit in digits.digits] == [asked.order[0]]


def test_a_full_disk_asks_for_the_same_digit_again(digits: MyDigits, qtbot: QtBot) -> None:
    asked = WritingRound(digits, 3, digits)
    write(asked)
    with room_for(5), qtbot.waitSignal(digits.failed):
        asked.go_on()
    assert asked.place == 0
    assert not asked.drawing.is_blank
    asked.go_on()
    assert asked.written == 1
