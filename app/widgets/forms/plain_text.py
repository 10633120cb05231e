"""Labels and tool tips that show names from strangers' files as they are; texts that fit."""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

_LONGEST_LINE: Final = 48  # characters: what is longer would cover the drawing


def first_fitting(texts: Iterable[str], font: QFont, room: float) -> str:
    """Return the first of some texts, the longest first, that fits into a width; else the last."""
    metrics, text = QFontMetricsF(font), ""
    for text in texts:
        if metrics.horizontalAdvance(text) <= room:
            break
    return text


class PlainLabel(QLabel):
    """A label for plain text. A QLabel guesses whether its text is HTML, and opens its images."""

    def __init__(self, text: "str | QWidget | None" = None, parent: QWidget | None = None) -> None:
        super().__init__(text if isinstance(text, QWidget) else parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(text, str):
            self.setText(text)


def without_letter(entry: str) -> str:
    """Return a menu entry's text without the letter that chooses it: "&Open", or a last "(&O)"."""
    return re.sub(r"\(&.\)|&", "", entry)


def plain_tip(text: str) -> str:
    """Return a text for a tool tip, which Qt would show as HTML if it looks like it.

    A long one becomes HTML too: Qt breaks only HTML into lines.
    """
    if len(text) <= _LONGEST_LINE and "<" not in text and "&" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
