"""Which step an arrow key is, and which keys a widget takes before a menu does."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSlider, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.forms.arrow_keys import FocusFirst, accept_arrows, arrow_step

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def key(
    code: Qt.Key,
    modifiers: Qt.KeyboardModifier = _NONE,
    kind: QEvent.Type = QEvent.Type.ShortcutOverride,
) -> QKeyEvent:
    event = QKeyEvent(kind, code, modifiers)
    event.ignore()
    return event


@pytest.mark.parametrize(
    ("code", "step", "increase"),
    [
        (_Key.Key_Left, (-1, 0), -1),
        (_Key.Key_Right, (1, 0), 1),
        (_Key.Key_Up, (0, -1), 1),
        (_Key.Key_Down, (0, 1), -1),
    ],
)
def test_an_arrow_key_is_a_step_whatever_its_modifiers(
    code: Qt.Key, step: tuple[int, int], increase: int
) -> None:
    for modifiers in (_NONE, _KEYPAD, _SHIFT):
        found = arrow_step(key(code, modifiers))
        assert found == step
        assert found is not None
        assert found.increase == increase


def test_another_key_is_no_step() -> None:
    assert arrow_step(key(_Key.Key_A)) is None


@pytest.mark.parametrize(
    ("event", "accepted"),
    [
        (key(_Key.Key_Left), True),
        (key(_Key.Key_Left, _KEYPAD), True),
        (key(_Key.Key_Left, _SHIFT), False),
        (key(_Key.Key_Space), True),
        (key(_Key.Key_A), False),
        (key(_Key.Key_Left, kind=QEvent.Type.KeyPress), False),
    ],
)
def test_plain_arrows_and_the_named_keys_come_before_a_shortcut(
    event: QKeyEvent, accepted: bool
) -> None:
    assert accept_arrows(event, _Key.Key_Space) == accepted
    assert event.isAccepted() == accepted


@pytest.mark.parametrize("modifiers", [_NONE, _KEYPAD])
def test_a_slider_keeps_its_arrow_keys(qtbot: QtBot, modifiers: Qt.KeyboardModifier) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    slider = QSlider(window)
    FocusFirst(window)
    for code, kept in ((_Key.Key_Right, True), (_Key.Key_End, True), (_Key.Key_A, False)):
        event = key(code, modifiers)
        QApplication.sendEvent(slider, event)
        assert event.isAccepted() == kept
