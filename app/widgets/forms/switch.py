"""A switch that says its states: one of a few words is pressed, in a common frame."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from app.style import typography
from app.widgets.forms.plain_text import plain_tip

_EDGE: Final = 1  # pixels between the frame and what is pressed


class Switch(QFrame):
    """A row of words of which one is pressed. `chosen(str)`: the person pressed another one.

    The words stand by the names of the states, in their order.
    """

    chosen = Signal(str)

    def __init__(
        self, words: dict[str, str], parent: QWidget | None = None, *, size: str = "body"
    ) -> None:
        super().__init__(parent)
        self.setObjectName("switch")
        self.buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        row.setSpacing(0)
        for name, text in words.items():
            button = self.buttons[name] = QToolButton(self)
            button.setText(text)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("state", name)
            typography.set_type(button, size)
            group.addButton(button)
            row.addWidget(button)
        next(iter(self.buttons.values())).setChecked(True)
        group.buttonClicked.connect(self._choose)

    @property
    def state(self) -> str:
        """The name of the state that is pressed."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def show_state(self, name: str) -> None:
        """Press the word of a state; `chosen` is not emitted."""
        self.buttons[name].setChecked(True)

    def describe(self, name: str, tip: str) -> None:
        """Give the switch its name for those who do not see it, and a tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(tip))
        for button in self.buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    def _choose(self, button: QToolButton) -> None:
        self.chosen.emit(button.property("state"))
