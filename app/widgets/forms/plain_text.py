"""Labels and tool tips that show names from strangers' files as they are; texts that fit."""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

_LONGEST_LINE: Final = 48  # characters: what is longer would cover the drawing
_FIRST_WIDE: Final = "\u2e80"  # Han characters are as wide as two letters
_JOINER: Final = "\N{WORD JOINER}"
_LAST_TWO: Final = re.compile(
    r"([\u3400-\u9fff])([\u3400-\u9fff][。！？：；，”）]*)$", re.MULTILINE
)


def first_fitting(texts: Iterable[str], font: QFont, room: float) -> str:
    """Return the first of some texts, the longest first, that fits into a width; else the last."""
    metrics, text = QFontMetricsF(font), ""
    for text in texts:
        if metrics.horizontalAdvance(text) <= room:
            break
    return text


class PlainLabel(QLabel):
    """A label for plain text. A QLabel guesses whether its text is HTML, and opens its images.

    A Chinese text does not end with a line of one character.
    """

    def __init__(self, text: "str | QWidget | None" = None, parent: QWidget | None = None) -> None:
        super().__init__(text if isinstance(text, QWidget) else parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(text, str):
            self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(with_last_two_joined(text))

    def text(self) -> str:
        return super().text().replace(_JOINER, "")


def with_last_two_joined(text: str) -> str:
    """Return a text where no line break comes between the last two Han characters of a line."""
    return _LAST_TWO.sub(rf"\1{_JOINER}\2", text)


def without_letter(entry: str) -> str:
    """Return a menu entry's text without the letter that chooses it: "&Open", or a last "(&O)"."""
    return re.sub(r"\(&.\)|&", "", entry)


def plain_tip(text: str) -> str:
    """Return a text for a tool tip, which Qt would show as HTML if it looks like it.

    A long one becomes HTML too: Qt breaks only HTML into lines.
    """
    wide = len(text) + sum(letter >= _FIRST_WIDE for letter in text)
    if wide <= _LONGEST_LINE and "<" not in text and "&" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
