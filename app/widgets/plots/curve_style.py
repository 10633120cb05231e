"""How a curve is drawn: a run has a colour and a marker, a kind of curve has a line style."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen, QPolygonF

from app.context.training.curve_values import REFERENCE, Kind
from app.style import typography
from app.style.theme import Theme

ANY: Final = -2  # the colour index of no run in particular, for legends

_FAINT: Final = 0.25  # of the raw curve under the smoothed one
_MANY: Final = 300  # points from which on a line is painted as several thin ones
_BEHIND: Final = 0.4  # of a faded curve
_REFERENCE_TYPE: Final = 13  # pixels of body text at which lines have the widths below
_MARKER: Final = 3.5  # half a marker's side
_SAMPLE: Final = 24.0  # the length of a curve's sample in a legend
_WIDTHS: Final[dict[Kind, float]] = {"test": 2.0, "training": 1.5, "held out": 1.5, "batches": 1.0}
_DASHES: Final[dict[Kind, list[float]]] = {"training": [5, 3], "held out": [1.5, 2.5]}


def unit() -> float:
    """Return the pixels of one unit of line width: lines grow with type."""
    return typography.ems(1) / _REFERENCE_TYPE


def sample_width() -> float:
    """Return the length of a curve's sample in a legend, in pixels."""
    return _SAMPLE * unit()


def curve_colour(colour_index: int, theme: Theme, *, faded: bool = False) -> QColor:
    """Return the colour of a run, or of a curve that is no run's."""
    if colour_index < 0:
        return theme.colour("muted")
    colour = QColor(theme.runs[colour_index % len(theme.runs)])
    return _faded(colour, theme.colour("window"), _BEHIND) if faded else colour


def curve_pen(kind: Kind, colour: QColor) -> QPen:
    """Return the pen for a kind of curve."""
    pen = QPen(colour, _WIDTHS[kind] * unit())
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    if kind in _DASHES:
        pen.setDashPattern(_DASHES[kind])
    return pen


def marker(colour_index: int, at: QPointF) -> QPainterPath:
    """Return a run's marker: several forms, for eyes that see few colours."""
    path = QPainterPath()
    x, y, r = at.x(), at.y(), _MARKER * unit()
    if colour_index == REFERENCE:  # a saltire
        for dx in (-r, r):
            path.moveTo(x - dx, y - r)
            path.lineTo(x + dx, y + r)
        return path
    corners = _FORMS[max(colour_index, 0) % len(_FORMS)]
    if not corners:
        path.addEllipse(at, r, r)
        return path
    path.addPolygon(QPolygonF([QPointF(x + r * dx, y + r * dy) for dx, dy in corners]))
    path.closeSubpath()
    return path


_FORMS: Final[tuple[tuple[tuple[float, float], ...], ...]] = (
    (),  # a disc
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.2), (1.2, 0.95), (-1.2, 0.95)),
    ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    ((0, 1.2), (1.2, -0.95), (-1.2, -0.95)),
    ((-0.5, -1.2), (0.5, -1.2), (0.5, 1.2), (-0.5, 1.2)),
)


def paint_faintly(painter: QPainter, line: QPolygonF, colour_index: int, theme: Theme) -> None:
    """Paint a raw curve, which is seen below its smoothed one."""
    pen = QPen(_faded(curve_colour(colour_index, theme), theme.colour("window"), _FAINT), 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawPolyline(line)


def paint_strongly(
    painter: QPainter,
    line: QPolygonF,
    colour_index: int,
    kind: Kind,
    theme: Theme,
    *,
    faded: bool = False,
) -> None:
    """Paint a curve that the eye follows, or a faded one behind it."""
    pen = curve_pen(kind, curve_colour(colour_index, theme, faded=faded))
    if line.size() > _MANY and painter.paintEngine().type() == QPaintEngine.Type.Raster:
        _paint_long(painter, line, pen)
    else:
        painter.setPen(pen)
        painter.drawPolyline(line)


def paint_sample(
    painter: QPainter, row: QRectF, colour_index: int, kind: Kind, theme: Theme
) -> None:
    """Paint a short piece of a curve at the left of a row of a legend."""
    colour = curve_colour(colour_index, theme)
    middle, width = row.center().y(), sample_width()
    painter.setPen(curve_pen(kind, colour))
    painter.drawLine(QPointF(row.left(), middle), QPointF(row.left() + width, middle))
    if kind != "batches":
        paint_marker(painter, QPointF(row.left() + width / 2, middle), colour_index, kind, theme)


def paint_noise_sample(painter: QPainter, row: QRectF, theme: Theme) -> None:
    """Paint a short piece of a raw curve at the left of a row of a legend."""
    step, high = sample_width() / 8, 0.28 * row.height()
    middle = row.center().y()
    line = QPolygonF(
        [
            QPointF(row.left() + number * step, middle + share * high)
            for number, share in enumerate((0.2, -0.7, 0.5, -0.3, 1.0, -1.0, 0.6, -0.4, 0.1))
        ]
    )
    paint_faintly(painter, line, ANY, theme)


def paint_marker(
    painter: QPainter,
    at: QPointF,
    colour_index: int,
    kind: Kind,
    theme: Theme,
    *,
    faded: bool = False,
) -> None:
    """Paint a run's marker: filled for the test digits, hollow for the others."""
    colour = curve_colour(colour_index, theme, faded=faded)
    painter.setPen(QPen(colour, 1.5 * unit()))
    painter.setBrush(colour if kind == "test" else theme.colour("surface"))
    painter.drawPath(marker(colour_index, at))


def _paint_long(painter: QPainter, line: QPolygonF, pen: QPen) -> None:
    """Paint a line of many points as thin ones side by side: Qt takes 20 times as long for a wide.

    They are shifted across the way that learning curves go, down to the right.
    """
    ratio = painter.device().devicePixelRatioF()
    count = max(round(pen.widthF() * ratio), 1)
    thin = QPen(pen.color(), 1)
    thin.setCosmetic(True)
    painter.setPen(thin)
    for number in range(count):
        aside = (number - (count - 1) / 2) * 0.75 / ratio
        painter.drawPolyline(line.translated(aside, -aside))


def _faded(colour: QColor, background: QColor, share: float) -> QColor:
    """Return a colour as if translucent on a background, but opaque: ten times faster to paint."""
    return QColor.fromRgbF(
        *(
            share * a + (1 - share) * b
            for a, b in zip(colour.getRgbF()[:3], background.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )
