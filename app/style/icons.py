"""Line icons in the theme's colours, and the icon of the program."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.style.colours import mixed
from app.style.theme import DARK, Theme
from lenet.network import paper
from lenet.resources import RESOURCES

ICON_SIDE: Final = 20  # of a tool button's icon, in logical pixels
_ICONS: Final = RESOURCES / "icons"
_SIDES: Final = (ICON_SIDE, 30, 44)  # Qt makes an icon smaller, but not larger
_PROGRAM_DIGIT: Final = 5
_PROGRAM_SIDES: Final = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, theme: Theme) -> QIcon:
    """Return a line icon in the theme's text colour; fainter where its control is disabled.

    `name` is the stem of a file in resources/icons. The icon is rendered for the pixel ratios 1
    and 2 and for that of every screen; larger ones are for type that has grown.
    """
    ratios = {1.0, 2.0} | {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return _icon(name, theme, tuple(sorted(ratios)))


@lru_cache(maxsize=128)  # pages are built anew in another language: 1 ms for each icon
def _icon(name: str, theme: Theme, ratios: tuple[float, ...]) -> QIcon:
    drawing = (_ICONS / f"{name}.svg").read_text(encoding="utf-8")
    disabled = mixed(theme.colour("window"), theme.colour("muted"), 0.5)  # off, still visible
    result = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, disabled.name())):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
        for ratio in ratios:
            for side in _SIDES:
                result.addPixmap(_rendered(renderer, side, ratio), mode)
    return result


def _rendered(renderer: QSvgRenderer, logical_side: int, ratio: float) -> QPixmap:
    side = round(logical_side * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


@lru_cache(maxsize=1)
def program_icon() -> QIcon:
    """Return the program's icon: the RBF code of 5, whole pixels a cell at every size."""
    result = QIcon()
    for side in _PROGRAM_SIDES:
        result.addPixmap(QPixmap.fromImage(_program_picture(side)))
    return result


def _program_picture(side: int) -> QImage:
    code = paper.CODES[_PROGRAM_DIGIT].reshape(paper.CODE_ROWS, paper.CODE_COLUMNS) > 0
    rows = code.any(axis=1).nonzero()[0]
    inked = code[rows[0] : rows[-1] + 1]  # (10, 7): the code's last rows are empty
    cell = max(side // 12, 1)
    gap = cell // 5
    left = (side - inked.shape[1] * cell + gap) // 2
    top = (side - inked.shape[0] * cell + gap) // 2
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(DARK.colour("surface"))
    painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.18, side * 0.18)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for row, column in zip(*inked.nonzero(), strict=True):
        x, y = left + int(column) * cell, top + int(row) * cell
        painter.fillRect(x, y, cell - gap, cell - gap, DARK.colour("positive"))
    painter.end()
    return image
