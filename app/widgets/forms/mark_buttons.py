"""Eleven buttons to say what a drawing is: a digit from 0 to 9, or none."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from app.style import typography
from app.widgets.forms.plain_text import plain_tip

_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_COLUMNS: Final = 6  # in two rows; the last button has the place of two
_NONE: Final = 10  # the mark of what is no digit
_GAP: Final = 2


class MarkButtons(QWidget):
    """Two rows of buttons, 0 to 9 and "no digit". One may be checked, and one suggested.

    `chosen(int)`: the mark that was clicked, 0 to 9, or 10 for what is no digit.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QToolButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for mark in range(_NONE + 1):
            button = QToolButton(self)
            is_none = mark == _NONE
            button.setText(self.tr("no digit") if is_none else str(mark))
            button.setCheckable(True)
            button.setObjectName("mark")  # for the style sheet
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            name = self.tr("Not a digit") if is_none else self.tr("The digit {digit}")
            button.setAccessibleName(name.format(digit=mark))
            key = QKeySequence("Shift+N" if is_none else f"Shift+{mark}").toString(_NATIVE)
            button.setToolTip(plain_tip(f"{button.accessibleName()} ({key})"))
            typography.set_type(button, "caption" if is_none else "body")
            button.clicked.connect(partial(self._choose, mark))
            row, column = divmod(mark, _COLUMNS)
            grid.addWidget(button, row, column, 1, 2 if is_none else 1)
            self.buttons.append(button)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self._checked: int | None = None

    def minimumSizeHint(self) -> QSize:
        em = typography.body_pixels()
        return QSize(round(10.5 * em), super().minimumSizeHint().height())

    def check(self, mark: int | None) -> None:
        """Show a mark as the present one, or none."""
        self._checked = mark
        for number, button in enumerate(self.buttons):
            button.setChecked(number == mark)

    def suggest(self, mark: int | None) -> None:
        """Outline the button of a mark, or none: the one that is probably right."""
        for number, button in enumerate(self.buttons):
            is_suggested = number == mark
            if button.property("suggested") != is_suggested:
                button.setProperty("suggested", is_suggested)
                typography.restyle(button)

    def _choose(self, mark: int) -> None:
        self.check(self._checked)  # the owner says what is checked, not the click
        self.chosen.emit(mark)
