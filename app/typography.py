"""The three sizes of type, and no more: label, body, answer. All in the system's own font."""

from typing import Final

from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

_PLAIN: Final = "plain_font"  # the application's property that keeps the system's own font
_HEADING_SHARE: Final = 1.7
_LABEL_SHARE: Final = 0.9  # of the system's size


def enlarge(factor: float) -> bool:
    """All three sizes `factor` times the system's; 1 is as it was. Gives whether that is new."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    plain = application.property(_PLAIN) or QApplication.font()
    application.setProperty(_PLAIN, plain)
    font = QFont(plain)
    font.setPointSizeF(plain.pointSizeF() * factor)
    changes = font.pointSizeF() != QApplication.font().pointSizeF()
    QApplication.setFont(font)
    return changes


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


def heading() -> QFont:
    """The third size where there is no digit to read: the title of a lesson."""
    return answer(round(QFontInfo(body()).pixelSize() * _HEADING_SHARE))


def answer(pixels: int) -> QFont:
    """The digit that the network reads: the largest glyph on the screen."""
    font = body(bold=True)
    font.setPixelSize(max(pixels, 1))
    return font
