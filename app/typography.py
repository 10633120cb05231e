"""The three sizes of type, and no more: label, body, answer. All in the system's own font."""

from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

_LABEL_SHARE: Final = 0.9  # of the system's size


def body(*, bold: bool = False) -> QFont:
    """Text to read; figures all of one width, so that numbers do not dance."""
    font = QFont(QApplication.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setBold(bold)
    return font


def label(*, bold: bool = False) -> QFont:
    """Titles of parts, units, axes."""
    font = body(bold=bold)
    font.setPointSizeF(font.pointSizeF() * _LABEL_SHARE)
    return font


def answer(pixels: int) -> QFont:
    """The digit that the network reads: the largest glyph on the screen."""
    font = body(bold=True)
    font.setPixelSize(max(pixels, 1))
    return font
