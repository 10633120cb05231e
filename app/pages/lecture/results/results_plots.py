"""The three plots of the paper's results and ours: test errors, Fig. 5 and Fig. 6."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from app.style import typography
from app.style.theme import Theme
from lenet.lecture.results import TRAINING_DIGITS, ModelResult, SizeRun, standard_error
from lenet.network import paper

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TOP: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_SOLID: Final = Qt.PenStyle.SolidLine
_AFTER: Final = Qt.PenStyle.DashLine  # training errors after a pass
_WHILE: Final = Qt.PenStyle.DotLine  # and those while learning
_DOT: Final = 0.34  # radius in lines of text
_PALE: Final = 0.18  # opacity of a standard error
_LARGEST_ERROR: Final = 1.2  # percent, at the right end of the first plot


@dataclass(frozen=True)
class Axes:
    """The area of a plot in pixels, and the range of each axis; x can be logarithmic."""

    area: QRectF
    x: tuple[float, float]
    y: tuple[float, float]
    log_x: bool = False

    def spot(self, x: float, y: float) -> QPointF:
        """Return the point of the values x and y, in pixels."""
        low, high = (np.log2(self.x) if self.log_x else np.array(self.x)).tolist()
        place = float(np.log2(x)) if self.log_x else x
        return QPointF(
            self.area.left() + (place - low) / (high - low) * self.area.width(),
            self.area.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.area.height(),
        )


class PlotPainter:
    """Paints what the three plots have in common: titles, texts, dots, curves and grids.

    `metrics` and `line_height` are those of the texts, in pixels.
    """

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter, self.theme = painter, theme
        self.metrics = QFontMetricsF(typography.caption())
        self.line_height = self.metrics.lineSpacing()
        self._dot = _DOT * self.line_height

    def text(
        self,
        place: QRectF,
        text: str,
        flags: Qt.AlignmentFlag = _LEFT,
        *,
        colour: str = "muted",
        bold: bool = False,
    ) -> None:
        self.painter.setFont(typography.caption(bold=bold))
        self.painter.setPen(self.theme.colour(colour))
        self.painter.drawText(place, flags, text)

    def title(self, area: QRectF, text: str) -> QRectF:
        """Paint a title at the top of an area; return the rest of the area."""
        metrics = QFontMetricsF(typography.caption(bold=True))
        wraps = int(Qt.TextFlag.TextWordWrap)
        room = QRectF(area.left(), area.top(), area.width(), area.height())
        place = metrics.boundingRect(room, wraps, text)
        self.painter.setFont(typography.caption(bold=True))
        self.painter.setPen(self.theme.colour("text"))
        self.painter.drawText(place, wraps, text)
        return area.adjusted(0, place.height() + self.line_height * 0.7, 0, 0)

    def rule(self, first: QPointF, second: QPointF) -> None:
        self.painter.setPen(QPen(self.theme.colour("line"), 1))
        self.painter.drawLine(first, second)

    def dot(self, at: QPointF, colour: str, *, hollow: bool = False) -> None:
        painter = self.painter
        painter.setPen(QPen(self.theme.colour(colour), 2))
        painter.setBrush(self.theme.colour("window" if hollow else colour))
        painter.drawEllipse(at, self._dot, self._dot)

    def diamond(self, at: QPointF) -> None:
        """Paint a diamond: in all three plots it is a value from the paper."""
        side = self._dot * 1.4
        corners = [QPointF(0, -side), QPointF(side, 0), QPointF(0, side), QPointF(-side, 0)]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.colour("text"))
        self.painter.drawPolygon(QPolygonF([at + corner for corner in corners]))

    def square(self, at: QPointF, colour: str) -> None:
        """Paint a hollow square: in Fig. 6 a network trained with distorted digits too."""
        self.painter.setPen(QPen(self.theme.colour(colour), 2))
        self.painter.setBrush(self.theme.colour("window"))
        self.painter.drawRect(
            QRectF(at.x() - self._dot, at.y() - self._dot, 2 * self._dot, 2 * self._dot)
        )

    def band(self, left: float, right: float, middle: float, colour: str) -> None:
        """Paint a pale bar around a value: its standard error to both sides."""
        tint = QColor(self.theme.colour(colour))
        tint.setAlphaF(_PALE)
        height = self.line_height * 0.9
        self.painter.fillRect(QRectF(left, middle - height / 2, right - left, height), tint)

    def curve(self, spots: list[QPointF], colour: str, style: Qt.PenStyle = _SOLID) -> None:
        self.painter.setPen(QPen(self.theme.colour(colour), 2, style))
        self.painter.drawPolyline(QPolygonF(spots))

    def grid(self, axes: Axes, *, x: Sequence[float], y: Sequence[float], unit: str) -> None:
        """Paint horizontal lines at y, and numbers at both axes."""
        for level in y:
            left, right = axes.spot(axes.x[0], level), axes.spot(axes.x[1], level)
            self.rule(left, right)
            wide = 4 * self.line_height
            place = QRectF(left.x() - wide - 6, left.y() - self.line_height / 2, wide, 0)
            place.setHeight(self.line_height)
            self.text(place, f"{level:g} {unit}", _RIGHT)
        for value in x:
            spot = axes.spot(value, axes.y[0])
            wide = 6 * self.line_height
            place = QRectF(spot.x() - wide / 2, spot.y() + 4, wide, self.line_height)
            self.text(place, f"{value:,.0f}", _TOP)


def paint_test_errors(draw: PlotPainter, area: QRectF, models: list[ModelResult]) -> None:
    """Paint a row for each network: the paper's error as a diamond, ours as a dot a seed.

    A pale bar is one standard error to both sides of the paper's error, and of our mean.
    """
    translate = QCoreApplication.translate
    area = draw.title(area, translate("ResultsPlots", "Test error, % of 10,000 digits"))
    by_name = {model.name: model for model in models}
    rows: list[tuple[str, float | None, ModelResult | None]] = [
        (
            translate("ResultsPlots", "The paper’s method"),
            paper.TEST_ERROR,
            by_name.get("paper"),
        ),
        (
            translate("ResultsPlots", "… with distortions"),
            paper.TEST_ERROR_DISTORTED,
            by_name.get("paper-distorted"),
        ),
        (translate("ResultsPlots", "Today’s method"), None, by_name.get("modern")),
        (translate("ResultsPlots", "… and pen strokes"), None, by_name.get("pen")),
    ]
    names = max(draw.metrics.horizontalAdvance(name) for name, _, _ in rows) + 16
    numbers = draw.metrics.horizontalAdvance("◆ 0.95   ● 0.63 0.63 0.63") + 16
    plot = QRectF(
        area.left() + names,
        area.top(),
        area.width() - names - numbers,
        area.height() - draw.line_height,
    )
    axes = Axes(plot, (0.0, _LARGEST_ERROR), (0.0, 1.0))
    for value in np.arange(0, _LARGEST_ERROR + 0.01, 0.2):
        wide = 4 * draw.line_height
        top, bottom = axes.spot(float(value), 1), axes.spot(float(value), 0)
        draw.rule(top, bottom)
        draw.text(
            QRectF(bottom.x() - wide / 2, bottom.y() + 3, wide, draw.line_height),
            f"{value:.1f}",
            _TOP,
        )
    height = plot.height() / len(rows)
    for number, (name, paper_error, model) in enumerate(rows):
        middle = plot.top() + (number + 0.5) * height
        row = QRectF(area.left(), middle - draw.line_height / 2, area.width(), draw.line_height)
        draw.text(row, name, colour="text")
        draw.rule(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
        parts = []
        means = [(paper_error, "text")] if paper_error is not None else []
        means += [(model.mean, "accent")] if model is not None else []
        for mean, colour in means:
            error = standard_error(mean)
            left, right = (axes.spot(mean + side * error, 0).x() for side in (-1, 1))
            draw.band(left, right, middle, colour)
        if paper_error is not None:
            draw.diamond(QPointF(axes.spot(paper_error, 0).x(), middle))
            parts.append(f"◆ {paper_error:.2f}")
        if model is not None:
            for error in model.errors:
                draw.dot(QPointF(axes.spot(error, 0).x(), middle), "accent")
            parts.append("● " + " ".join(f"{error:.2f}" for error in sorted(model.errors)))
        draw.text(row, "   ".join(parts), _RIGHT)


def paint_figure_5(draw: PlotPainter, area: QRectF, run: SizeRun | None) -> None:
    """Paint Fig. 5, errors by the number of passes, and over it those of a run, if there is one."""
    translate = QCoreApplication.translate
    area = draw.title(area, translate("ResultsPlots", "Fig. 5: error by the pass"))
    plot = area.adjusted(draw.metrics.horizontalAdvance("5 %") + 12, 4, -8, -draw.line_height * 1.5)
    axes = Axes(plot, (0, 20), (0, 5))
    draw.grid(axes, x=(0, 5, 10, 15, 20), y=(0, 1, 2, 3, 4, 5), unit="%")
    test = [axes.spot(point.number, point.test_error) for point in paper.FIGURE_5]
    training = [axes.spot(point.number, point.training_error) for point in paper.FIGURE_5]
    draw.curve(training, "muted", _WHILE)
    draw.curve(test, "text")
    for spot in test:
        draw.diamond(spot)
    entries = [
        ("text", _SOLID, translate("ResultsPlots", "1998, test")),
        ("muted", _WHILE, translate("ResultsPlots", "1998, training, while learning")),
    ]
    for style, entry, points in () if run is None else _own_curves(run):
        spots = [axes.spot(number, min(error, 5.0)) for number, error in points]
        if not spots:
            continue
        entries.append(("accent", style, entry))
        draw.curve(spots, "accent", style)
        for spot in spots if style == _SOLID else []:
            draw.dot(spot, "accent")
    _paint_legend(draw, plot, entries)


def _own_curves(run: SizeRun) -> list[tuple[Qt.PenStyle, str, list[tuple[int, float]]]]:
    """Return style, name and points of a run's three curves; what was not measured is left out."""
    translate = QCoreApplication.translate
    test = [(done.number, done.test) for done in run.passes]
    learning = [(done.number, done.learning) for done in run.passes]
    after = [(done.number, done.training) for done in run.passes]
    return [
        (style, name, [(number, error) for number, error in points if error is not None])
        for style, name, points in (
            (_SOLID, translate("ResultsPlots", "your run, test"), test),
            (_WHILE, translate("ResultsPlots", "your run, training, while learning"), learning),
            (_AFTER, translate("ResultsPlots", "your run, training, after the pass"), after),
        )
    ]


def _paint_legend(
    draw: PlotPainter, plot: QRectF, entries: list[tuple[str, Qt.PenStyle, str]]
) -> None:
    widest = max(draw.metrics.horizontalAdvance(entry) for _, _, entry in entries)
    left = max(min(plot.left() + plot.width() * 0.3, plot.right() - widest - 36), plot.left())
    for number, (colour, style, entry) in enumerate(entries):
        middle = plot.top() + draw.line_height * (0.8 + 1.2 * number)
        draw.curve([QPointF(left, middle), QPointF(left + 28, middle)], colour, style)
        place = QRectF(left + 36, middle - draw.line_height / 2, plot.width(), draw.line_height)
        draw.text(place, entry)


def paint_figure_6(
    draw: PlotPainter, area: QRectF, models: list[ModelResult], runs: list[SizeRun]
) -> None:
    """Paint Fig. 6, errors by the number of training digits; a ring is a run not yet at its end.

    The squares learned distorted versions of the 60,000 digits too.
    """
    translate = QCoreApplication.translate
    title = translate("ResultsPlots", "Fig. 6: error by the number of training digits")
    area = draw.title(area, title)
    plot = area.adjusted(
        draw.metrics.horizontalAdvance("0.5 %") + 12,
        4,
        -draw.metrics.horizontalAdvance("0.95"),
        -draw.line_height * 1.5,
    )
    axes = Axes(plot, (12_000, 72_000), (0, 2), log_x=True)
    sizes = [point.digits for point in paper.FIGURE_6]
    draw.grid(axes, x=sizes, y=(0, 0.5, 1, 1.5, 2), unit="%")
    test = [axes.spot(point.digits, point.test_error) for point in paper.FIGURE_6]
    training = [axes.spot(point.digits, point.training_error) for point in paper.FIGURE_6]
    draw.curve(training, "muted", _WHILE)
    draw.curve(test, "text")
    for spot, point in zip(test, paper.FIGURE_6, strict=True):
        draw.diamond(spot)
        wide = 4 * draw.line_height
        place = QRectF(spot.x() + 8, spot.y() - draw.line_height * 1.3, wide, draw.line_height)
        draw.text(place, f"{point.test_error:.2f}")
    distorted = axes.spot(TRAINING_DIGITS, paper.TEST_ERROR_DISTORTED)
    draw.square(distorted, "text")
    place = QRectF(distorted.x() + 8, distorted.y(), wide, draw.line_height)
    draw.text(place, f"{paper.TEST_ERROR_DISTORTED:.2f}")
    for model in models:
        if model.name == "paper":
            for error in model.errors:
                draw.dot(axes.spot(TRAINING_DIGITS, error), "accent")
        if model.name == "paper-distorted":
            draw.square(axes.spot(TRAINING_DIGITS, model.mean), "accent")
    for run in runs:
        if run.last is not None and run.last.test is not None:
            shown = axes.spot(run.digits, min(run.last.test, 2.0))
            draw.dot(shown, "accent", hollow=len(run.passes) < paper.PASSES)
