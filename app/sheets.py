"""Panels as pictures to take along: for the clipboard, as PNG or as SVG."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QGraphicsView, QWidget

from app.theme import Theme
from lenet.errors import InputError, reason

SUFFIXES: Final = (".png", ".svg")
_MARGIN: Final = 16
_SCALE: Final = 2  # a picture for print: two pixels for each of the screen's


@dataclass(frozen=True)
class Sheet:
    """Panels that belong together on one picture, one below the other: a figure, its legend."""

    name: str
    panels: tuple[QWidget, ...]

    @property
    def size(self) -> QSize:
        """In logical pixels, margins included."""
        width = max(panel.width() for panel in self.panels)
        height = sum(panel.height() for panel in self.panels)
        return QSize(width + 2 * _MARGIN, height + 2 * _MARGIN)


def picture(sheet: Sheet, theme: Theme) -> QImage:
    """The sheet as pixels, two a logical pixel."""
    image = QImage(sheet.size * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    _paint(painter, sheet, theme)
    painter.end()
    return image


def save(sheet: Sheet, path: Path, theme: Theme) -> None:
    """Write a sheet as .png or .svg, by the file's ending.

    Raises InputError when the ending is another or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError("{path} must end in .png or .svg to be saved as a picture.", path=path)
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    if suffix == ".png":
        QImageWriter(content, QByteArray(b"png")).write(picture(sheet, theme))
    else:
        _write_svg(sheet, content, theme)
    try:
        path.write_bytes(content.data().data())
    except OSError as error:
        raise InputError(
            "{path} could not be saved: {reason}.", path=path, reason=reason(error)
        ) from error


def _write_svg(sheet: Sheet, content: QBuffer, theme: Theme) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setOutputDevice(content)
    generator.setSize(sheet.size)
    generator.setViewBox(QRect(QPoint(0, 0), sheet.size))
    generator.setTitle(sheet.name)
    painter = QPainter(generator)
    _paint(painter, sheet, theme)
    painter.end()


def _paint(painter: QPainter, sheet: Sheet, theme: Theme) -> None:
    painter.fillRect(QRect(QPoint(0, 0), sheet.size), theme.colour("window"))
    top = _MARGIN
    for panel in sheet.panels:
        if isinstance(panel, QGraphicsView):
            place = QRectF(_MARGIN, top, panel.width(), panel.height())
            panel.render(painter, place, panel.rect())
        else:
            panel.render(painter, QPoint(_MARGIN, top))
        top += panel.height()
