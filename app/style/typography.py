"""The three type sizes, and no more: label, body, answer. All in the system's own font."""

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
    """Set the application's font: the system's, with one for Han characters where `han` is set.

    Without it Qt takes Han characters from any font that has them, in the form of any country.
    """
    families = _plain().families()
    known = set(QFontDatabase.families(_HAN)) if han else set()
    second = next((name for name in _HAN_FAMILIES if name in known), None)
    first = QFontInfo(_plain()).family()  # the family behind a name such as "Sans"
    if second is not None and first not in known:
        families = [first, second]
    font = QApplication.font()
    font.setFamilies(families)
    QApplication.setFont(font)


def enlarge(factor: float) -> bool:
    """Set all type sizes to `factor` times the system's; return whether that changes them."""
    size = _plain().pointSizeF() * factor
    font = QApplication.font()
    changes = font.pointSizeF() != size
    font.setPointSizeF(size)
    QApplication.setFont(font)
    return changes


def _plain() -> QFont:
    """Return the system's own font, as it was before `choose_font` or `enlarge` changed it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if application.property(_PLAIN) is None:
        application.setProperty(_PLAIN, QApplication.font())
    plain = application.property(_PLAIN)
    assert isinstance(plain, QFont)
    return plain


def body(*, bold: bool = False) -> QFont:
    """Return the font of text; figures all have one width, so that numbers do not dance."""
    font = QFont(QApplication.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setBold(bold)
    return font


def label(*, bold: bool = False) -> QFont:
    """Return the smaller font of titles, units and axes."""
    font = body(bold=bold)
    font.setPointSizeF(font.pointSizeF() * _LABEL_SHARE)
    return font


def heading() -> QFont:
    """Return the third size for a page without a digit: the title of a lesson."""
    return answer(round(QFontInfo(body()).pixelSize() * _HEADING_SHARE))


def answer(pixels: int) -> QFont:
    """Return the font of the network's answer: the largest glyph on the screen."""
    font = body(bold=True)
    font.setPixelSize(max(pixels, 1))
    return font
