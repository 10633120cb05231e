"""The digits of the row above the letters, on any keyboard: with Shift they may be other signs."""

import sys
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_FIRST_SCAN_CODE: Final = 10  # of 1 to 9 and then 0, as X11 and Wayland count the keys
_WINDOWS: Final = {0x30 + digit: digit for digit in range(10)}  # virtual keys, on French ones too
_MACOS: Final = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}


def digit_of_key(event: QKeyEvent) -> int | None:
    """Return the digit on the key, whatever the layout makes of it with or without Shift.

    A shortcut such as Shift+1 is found by Qt on most systems and layouts. This finds the others:
    where Shift+1 gives "!" and Qt knows no more, and French keyboards, where 1 needs Shift.
    """
    if sys.platform == "win32":
        return _WINDOWS.get(event.nativeVirtualKey())
    if sys.platform == "darwin":
        return _MACOS.get(event.nativeVirtualKey()) if event.nativeVirtualKey() else None
    place = event.nativeScanCode() - _FIRST_SCAN_CODE
    return (place + 1) % 10 if 0 <= place < 10 else None


def shifted_digit(event: QEvent) -> int | None:
    """Return the digit of a key that is pressed with Shift alone; None for any other event."""
    if not isinstance(event, QKeyEvent):
        return None
    is_shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return digit_of_key(event) if is_shifted else None
