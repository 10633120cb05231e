"""The four sizes of type, and no more: answer, title, body, caption. All in the system's font.

They grow with the window: body text is 13 pixels high at 1280x720, about 17 at 1920x1080 and 20 at
2560x1440, so that a large screen is filled and a small one is not crowded.
"""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

_SIZE: Final = "type_size"  # a widget's property: name of its size, and whether it is bold
_WIDTH: Final = "width_in_ems"  # widgets' properties
_LINES: Final = "height_in_lines"
_LEADING: Final = 1.12  # of a line: Han characters reach lower than the first font measures
_PLAIN: Final = "plain_font"  # the application's property that keeps the system's own font
LEAST_BODY: Final = 11  # pixels; less is hard to read at any distance
_BODY: Final = 13  # pixels, in a window of _BODY_WINDOW; a larger system font stays larger
_BODY_WINDOW: Final = (1280, 720)
_GROWTH: Final = 0.62  # power of the window's size: type grows more slowly than the pictures
_LETTER: Final = 0.54  # average width of a Latin letter, in heights of text
_PRESENTED: Final = 0.035  # of the screen's height: the last row of a room can read it
_TITLE_SHARE: Final = 1.35  # of body text
_CAPTION_SHARE: Final = 0.87
_MOST_WIDTHS: Final = 1000  # kept of a font; far more texts than a panel has
_HAN: Final = QFontDatabase.WritingSystem.SimplifiedChinese
_CFF_FAMILIES: Final = ("Noto Sans CJK SC", "Source Han Sans SC")
_HAN_FAMILIES: Final = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans SC",
    *_CFF_FAMILIES,
    "WenQuanYi Micro Hei",
)


class Measured:
    """A font with the height of a line, and the widths of the texts that were measured last.

    Qt lays a text out to measure it, which takes as long as to paint it.
    """

    def __init__(self, font: QFont) -> None:
        self.font = font  # to paint with; who changes it takes a copy
        self._metrics = QFontMetricsF(font)
        self.line = self._metrics.lineSpacing()  # in logical pixels
        self._widths: dict[str, float] = {}

    def width(self, words: str) -> float:
        """Return the width of a text in logical pixels."""
        width = self._widths.get(words)
        if width is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            width = self._widths[words] = self._metrics.horizontalAdvance(words)
        return width


_fonts: dict[tuple[bool, float], Measured] = {}  # by boldness and share of body text
_bases: list[QFont] = []  # the application's font that they were made of


def choose_font(*, han: bool) -> None:
    """Set the application's font: the system's, or one with Han characters where `han` is set.

    Without it Qt takes Han characters from any font that has them, in the form of any country. It
    comes before the system's, as “ ” … and · are as wide as a Han character in Chinese only.
    """
    families = _plain().families()
    known = set(QFontDatabase.families(_HAN)) if han else set()
    chinese = next((name for name in _HAN_FAMILIES if name in known), None)
    first = QFontInfo(_plain()).family()  # the family behind a name such as "Sans"
    if chinese is not None and first not in known:
        families = [chinese, first]
    font = QApplication.font()
    font.setFamilies(families)
    QApplication.setFont(font)


def heavy_in_dark() -> bool:
    """Return whether light text on a dark ground looks bold in the application's font.

    Qt thickens the stems of CFF fonts and blends them in linear light, which adds a third of ink.
    """
    return any(name in _CFF_FAMILIES for name in QApplication.font().families()[:1])


def fitting_size(width: float, height: float, *, presenting: bool = False) -> float:
    """Return the height of body text, in pixels, for a window of this size."""
    share = min(width / _BODY_WINDOW[0], height / _BODY_WINDOW[1])
    plain = max(QFontInfo(_plain()).pixelSize(), _BODY)
    size = max(plain * float(share**_GROWTH), LEAST_BODY)
    return max(size, _PRESENTED * height) if presenting else size


def set_body_size(pixels: float) -> bool:
    """Set the height of body text, rounded to whole pixels; return whether that changes it.

    The other three sizes are shares of it.
    """
    font = QApplication.font()
    if QFontInfo(font).pixelSize() == round(pixels):
        return False
    font.setPixelSize(round(pixels))
    QApplication.setFont(font)
    return True


def set_type(widget: QWidget, size: str, *, bold: bool = False) -> None:
    """Give a widget one of the sizes "title", "body" and "caption"; it keeps it as type grows."""
    widget.setProperty(_SIZE, f"{size} bold" if bold else size)
    follow(widget)


def set_width(widget: QWidget, count: float) -> None:
    """Fix a widget's width at `count` heights of body text; it grows with type."""
    widget.setProperty(_WIDTH, count)
    follow(widget)


def set_lines(widget: QWidget, count: int) -> None:
    """Fix a widget's height at `count` lines of its text, so that other texts move nothing."""
    widget.setProperty(_LINES, count)
    follow(widget)


def follow(widget: QWidget) -> None:
    """Set a widget's font anew after a change: Qt does not, once there is a style sheet."""
    width = widget.property(_WIDTH)
    if width is not None:
        widget.setFixedWidth(ems(width))
    size, _, weight = (widget.property(_SIZE) or "body").partition(" ")
    bold = weight == "bold"
    if size == "title":
        widget.setFont(title())
    else:
        widget.setFont(caption(bold=bold) if size == "caption" else body(bold=bold))
    lines = widget.property(_LINES)
    if lines is not None:
        widget.setFixedHeight(round(lines * _LEADING * QFontMetricsF(widget.font()).lineSpacing()))


def restyle(widget: QWidget) -> None:
    """Apply the style sheet to a widget anew: a name or property that its rules ask for is new.

    Qt alone would take the size of its type from it.
    """
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    follow(widget)


def ems(count: float) -> int:
    """Return `count` heights of body text in whole pixels: the unit of what grows with type."""
    return round(count * QFontInfo(QApplication.font()).pixelSize())


def _plain() -> QFont:
    """Return the system's own font, as it was before this file changed it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if application.property(_PLAIN) is None:
        application.setProperty(_PLAIN, QApplication.font())
    plain = application.property(_PLAIN)
    assert isinstance(plain, QFont)
    return plain


def body(*, bold: bool = False) -> QFont:
    """Return the font of text; figures all have one width, so that numbers do not dance."""
    return QFont(_made(bold=bold, share=1.0).font)


def measured_body(*, bold: bool = False) -> Measured:
    """Return the font of text as it is now, with its measures."""
    return _made(bold=bold, share=1.0)


def measured_caption(*, bold: bool = False) -> Measured:
    """Return the smallest font as it is now, with its measures."""
    return _made(bold=bold, share=_CAPTION_SHARE)


def body_pixels() -> int:
    """Return the height of body text in pixels, the measure of what has to grow with type."""
    return QFontInfo(QApplication.font()).pixelSize()


def letter_width(font: QFont) -> int:
    """Return the average width of a Latin letter, in pixels, in a font with Han characters too.

    The average that such a font gives of itself is that of the Han characters, twice as wide.
    """
    half = round(_LETTER * QFontInfo(font).pixelSize())
    return min(QFontMetrics(font).averageCharWidth(), half)


def caption(*, bold: bool = False) -> QFont:
    """Return the smallest font: titles of columns, units, axes, notes."""
    return QFont(_made(bold=bold, share=_CAPTION_SHARE).font)


def _made(*, bold: bool, share: float) -> Measured:
    """Return a font that is made once: a panel asks for some hundred at once."""
    base = QApplication.font()
    if not _bases or _bases[0] != base:
        _fonts.clear()
        _bases[:] = [base]
    made = _fonts.get((bold, share))
    if made is None:
        font = QFont(base)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setBold(bold)
        if share != 1:
            font.setPixelSize(round(QFontInfo(font).pixelSize() * share))
        made = _fonts[(bold, share)] = Measured(font)
    return made


def title() -> QFont:
    """Return the font of the title of a page or of a panel."""
    return answer(round(QFontInfo(body()).pixelSize() * _TITLE_SHARE))


def answer(pixels: int) -> QFont:
    """Return the font of the network's answer: the largest glyph on the screen."""
    font = body(bold=True)
    font.setPixelSize(max(pixels, 1))
    return font
