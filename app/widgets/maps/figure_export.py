"""Export of panels as one picture: an image for the clipboard, a PNG or an SVG file."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QGraphicsView, QWidget

from app.style import typography
from app.style.theme import Theme
from app.widgets.maps.colour_scale import paint_scale_across
from lenet.errors import InputError, reason
from lenet.files.atomic_write import atomic_write

SUFFIXES: Final = (".png", ".svg")
_MARGIN: Final = 16
_SCALE: Final = 2  # pixels for each logical one, for print


@dataclass(frozen=True)
class ExportFigure:
    """Panels that go on one picture, one below the other, under its name.

    With `scale` the colour scale of the layers is at the foot, for panels that have none.
    """

    name: str
    panels: tuple[QWidget, ...]
    scale: bool = False
    values: Callable[[], str] | None = None  # what it shows as CSV

    @property
    def size(self) -> QSize:
        """Size of the picture in logical pixels, with margins, name and scale."""
        width = max(panel.width() for panel in self.panels)
        height = sum(panel.height() for panel in self.panels)
        height += _title_height() + (_scale_height() if self.scale else 0)
        return QSize(width + 2 * _MARGIN, height + 2 * _MARGIN)


def _title_height() -> int:
    return ceil(QFontMetricsF(typography.body(bold=True)).lineSpacing()) + 8


def _scale_height() -> int:
    return ceil(QFontMetricsF(typography.caption()).lineSpacing()) + 32


def figure_image(figure: ExportFigure, theme: Theme) -> QImage:
    """Return the figure as an image, two pixels for each logical one."""
    image = QImage(figure.size * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    _paint(painter, figure, theme)
    painter.end()
    return image


def save_figure(figure: ExportFigure, path: Path, theme: Theme) -> None:
    """Save the figure as .png or .svg, by the file's ending.

    Raises InputError when the ending is another or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError("{path} must end in .png or .svg to be saved as a picture.", path=path)
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    if suffix == ".png":
        QImageWriter(content, QByteArray(b"png")).write(figure_image(figure, theme))
    else:
        _write_svg(figure, content, theme)
    try:
        atomic_write(path, bytes(content.data().data()))
    except OSError as error:
        raise InputError(
            "{path} could not be saved: {reason}.", path=path, reason=reason(error)
        ) from error


def _write_svg(figure: ExportFigure, content: QBuffer, theme: Theme) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setOutputDevice(content)
    generator.setSize(figure.size)
    generator.setViewBox(QRect(QPoint(0, 0), figure.size))
    generator.setTitle(figure.name)
    painter = QPainter(generator)
    _paint(painter, figure, theme)
    painter.end()


def _paint(painter: QPainter, figure: ExportFigure, theme: Theme) -> None:
    painter.fillRect(QRect(QPoint(0, 0), figure.size), theme.colour("window"))
    width = figure.size.width()
    title = QRectF(_MARGIN, _MARGIN, width - 2 * _MARGIN, _title_height())
    painter.setFont(typography.body(bold=True))
    painter.setPen(theme.colour("text"))
    painter.drawText(title, Qt.AlignmentFlag.AlignLeft, figure.name)
    top = _MARGIN + _title_height()
    for panel in figure.panels:
        if isinstance(panel, QGraphicsView):
            place = QRectF(_MARGIN, top, panel.width(), panel.height())
            panel.render(painter, place, panel.rect())
        else:
            panel.render(painter, QPoint(_MARGIN, top))
        top += panel.height()
    if figure.scale:
        place = QRectF(_MARGIN + 24, top + 12, min(width - 2 * _MARGIN - 48, 320), 10)
        paint_scale_across(painter, place, theme)
