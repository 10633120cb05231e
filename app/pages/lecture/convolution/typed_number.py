"""A number as it is typed into a cell, key by key, each key at once a value."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_LONGEST: Final = 6  # characters
_ENDS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_REMOVES: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TypedNumber:
    """Digits, a decimal point or comma and a leading minus; + adds one.

    Enter keeps what was typed, Escape brings the number back that was there before.
    """

    def __init__(self, limit: float) -> None:
        self.text = ""  # what to show in place of the number while it is being typed
        self._limit = limit
        self._before = 0.0

    def clear(self) -> None:
        self.text = ""

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is for us."""
        if event.modifiers() & _HELD:
            return False
        if event.key() in _ENDS:
            return bool(self.text)
        return event.key() in _REMOVES or event.text() in tuple("0123456789.,-+")

    def press(self, event: QKeyEvent, value: float) -> float | None:
        """One key on a cell that holds `value`; gives its new number, None while it has none."""
        if event.key() in _ENDS:
            self.clear()
            return self._before if event.key() == Qt.Key.Key_Escape else None
        if event.text() == "+":
            self.clear()
            return min(value + 1, self._limit)
        if not self.text:
            self._before = value
        if event.key() in _REMOVES:
            self.text = self.text[:-1] if event.key() == Qt.Key.Key_Backspace else ""
            return self._number(self.text or "0")
        added = self.text + event.text().replace(",", ".")
        number = self._number(added)
        if number is None and added not in ("-", ".", "-."):
            return None  # a second point, a minus in the middle, or out of range
        self.text = added
        return number

    def _number(self, text: str) -> float | None:
        try:
            number = float(text)
        except ValueError:
            return None
        return number if len(text) <= _LONGEST and abs(number) <= self._limit else None
