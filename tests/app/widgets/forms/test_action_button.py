"""The tool button of an action."""

from PySide6.QtCore import SIGNAL
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.widgets.forms.action_button import ActionButton


def test_a_button_follows_its_action_and_connects_to_it_no_more_than_once(qtbot: QtBot) -> None:
    button = ActionButton()
    qtbot.addWidget(button)
    action = QAction("one", button)
    button.setDefaultAction(action)
    for number in range(5):
        action.setText(f"change {number}")
        action.setEnabled(number % 2 == 0)
        assert (button.text(), button.isEnabled()) == (f"change {number}", number % 2 == 0)
    assert action.receivers(SIGNAL("changed()")) <= 1
    pressed: list[bool] = []
    action.triggered.connect(lambda: pressed.append(True))
    button.click()
    assert len(pressed) == 1
