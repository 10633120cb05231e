"""A number that is typed into a cell, key by key; each key gives the cell a new value."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_MOST_CHARACTERS: Final = 6
_END_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_DELETE_KEYS: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_SHORTCUT_MODIFIERS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TypedNumber:
    """The text that is being typed: digits, a decimal point or comma, a leading minus.

    + adds one. Enter keeps what was typed, Escape restores the number from before.
    """

    def __init__(self, limit: float) -> None:
        self.text = ""  # shown instead of the number while a person types
        self._limit = limit
        self._before = 0.0

    def clear(self) -> None:
        """Forget what was typed; the cell keeps its number."""
        self.text = ""

    def takes(self, event: QKeyEvent) -> bool:
        """Return whether a key types, deletes, or ends typing."""
        if event.modifiers() & _SHORTCUT_MODIFIERS:
            return False
        if event.key() in _END_KEYS:
            return bool(self.text)
        return event.key() in _DELETE_KEYS or event.text() in tuple("0123456789.,-+")

    def press(self, event: QKeyEvent, value: float) -> float | None:
        """Handle a key on a cell that holds `value`; return its new number, None for no change."""
        if event.key() in _END_KEYS:
            self.clear()
            return self._before if event.key() == Qt.Key.Key_Escape else None
        if event.text() == "+":
            self.clear()
            return min(value + 1, self._limit)
        if not self.text:
            self._before = value
        if event.key() in _DELETE_KEYS:
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
        return number if len(text) <= _MOST_CHARACTERS and abs(number) <= self._limit else None
