"""The digits that teaching changed: in both directions, and the labels that look wrong."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.digits.teaching_state import (
    ChangedDigit,
    OddDigit,
    TeachingResult,
    TeachingTask,
)
from app.shell.changed_digits import ChangedDigits
from app.shell.teaching_table import verdict
from app.style.theme import Appearance
from lenet.data.ink_files import InkDigit
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import initial
from lenet.runs.teaching_events import Measured, OddLabel, TeachingDone

LEFT = Qt.MouseButton.LeftButton
BLANK = np.zeros((28, 28), dtype=np.uint8)
MODEL = Model(initial(0), Card("pen + Ann"))
FOUR = InkDigit(9, "Ann", (np.zeros((1, 2), dtype=np.float32),))


def measured(own: int, test: int) -> Measured:
    return Measured(
        own_errors=own,
        own_answers=(),
        own_refused=0,
        test_errors=test,
        test_refused=0,
        letters_refused=0.0,
        scribbles_refused=0.0,
    )


def done(before: Measured, after: Measured) -> TeachingDone:
    return TeachingDone(
        path="taught.safetensors",
        name="pen + Ann",
        own_count=20,
        test_count=10_000,
        before=before,
        after=after,
        test_worse=(),
        test_better=(),
        odd_labels=(),
        seconds=1.0,
    )


@pytest.fixture
def panel(appearance: Appearance, qtbot: QtBot) -> ChangedDigits:
    panel = ChangedDigits(appearance)
    qtbot.addWidget(panel)
    result = TeachingResult(
        done(measured(3, 54), measured(1, 58)),
        MODEL,
        own=(ChangedDigit(BLANK, truth=4, before=4, after=9),),
        test=(),
        odd=(OddDigit(FOUR, BLANK, OddLabel(drawing=0, label=9, answer=4)),),
    )
    panel.show_result(result)
    return panel


def test_a_digit_that_became_wrong_says_so(panel: ChangedDigits) -> None:
    assert [panel.tabs.tabText(place) for place in range(3)] == [
        "These drawings (1)",
        "MNIST’s test digits (0)",
        "Labels to look at (1)",
    ]
    assert panel.gallery.digits.caption(0).text == "now wrong; truth 4; before 4; after 9"
    assert panel.gallery.digits.caption(0).mark == "✗"
    panel.tabs.setCurrentIndex(1)
    assert panel.hint.text() == "No digit changed between right and wrong."


def test_an_odd_label_is_pointed_out_and_leads_to_its_digit(
    panel: ChangedDigits, qtbot: QtBot
) -> None:
    assert panel.odd is None
    panel.tabs.setCurrentIndex(2)
    assert panel.odd_label.text() == ("This 9 looks like a 4 to everyone else. It was not learned.")
    with qtbot.waitSignal(panel.odd_wanted) as wanted:
        QTest.mouseClick(panel.odd_button, LEFT)
    assert wanted.args[0].digit is FOUR
    with qtbot.waitSignal(panel.odd_right):
        QTest.mouseClick(panel.right_button, LEFT)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ((3, 54), (1, 58), ("Ann better: 1 of 20 wrong, not 3", "forgotten a little: 58")),
        ((1, 54), (2, 54), ("Ann worse: 2 of 20 wrong, not 1", "as well as before")),
        ((0, 54), (0, 50), ("Ann as well as before", "test digits as well as before")),
    ],
)
def test_gain_and_loss_are_both_said(
    before: tuple[int, int], after: tuple[int, int], words: tuple[str, str]
) -> None:
    said = verdict(TeachingTask(MODEL, (), "Ann"), done(measured(*before), measured(*after)))
    for line, part in zip(said.split("\n"), words, strict=True):
        assert part in line
