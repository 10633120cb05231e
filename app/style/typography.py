"""The three sizes of type, and no more: label, body, answer. All in the system's own font."""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

_PLAIN: Final = "plain_font"  # the application's property that keeps the system's own font
_HEADING_SHARE: Final = 1.7
_LABEL_SHARE: Final = 0.9  # of the system's size
_HAN: Final = QFontDatabase.WritingSystem.SimplifiedChinese
_HAN_FAMILIES: Final = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)


def choose_font(*, han: bool) -> None:
    """The font of the whole application: the system's, with one for Han characters if need be.

    Left alone, Qt takes them from any font that has them, in the form of any country.
    """
    families = _plain().families()
    known = set(QFontDatabase.families(_HAN)) if han else set()
    second = next((name for name in _HAN_FAMILIES if name in known), None)
    first = QFontInfo(_plain()).family()  # what the system's own name for it stands for
    if second is not None and first not in known:
        families = [first, second]
    font = QApplication.font()
    font.setFamilies(families)
    QApplication.setFont(font)


def enlarge(factor: float) -> bool:
    """All three sizes `factor` times the system's; 1 is as it was. Gives whether that is new."""
    size = _plain().pointSizeF() * factor
    font = QApplication.font()
    changes = font.pointSizeF() != size
    font.setPointSizeF(size)
    QApplication.setFont(font)
    return changes


def _plain() -> QFont:
    """The system's own font, as it was before anything here changed it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if application.property(_PLAIN) is None:
        application.setProperty(_PLAIN, QApplication.font())
    plain = application.property(_PLAIN)
    assert isinstance(plain, QFont)
    return plain


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
