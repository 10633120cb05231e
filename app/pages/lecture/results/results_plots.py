"""The paper's results and ours as three small plots: errors, Fig. 5 and Fig. 6."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from app.style import typography
from app.style.theme import Theme
from lenet.lecture.results import ModelResult, SizeRun
from lenet.network import paper

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TOP: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_DOT: Final = 4.5
_WIDEST_ERROR: Final = 1.2  # percent, at the end of the first plot
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Axes:
    """Where values lie in a plot; x may go by powers of two."""

    area: QRectF
    x: tuple[float, float]
    y: tuple[float, float]
    log_x: bool = False

    def spot(self, x: float, y: float) -> QPointF:
        low, high = (np.log2(self.x) if self.log_x else np.array(self.x)).tolist()
        place = float(np.log2(x)) if self.log_x else x
        return QPointF(
            self.area.left() + (place - low) / (high - low) * self.area.width(),
            self.area.bottom() - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.area.height(),
        )


class Pens:
    """Painting in a theme's colours and in labels; the plots share it."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter, self.theme = painter, theme
        self.metrics = QFontMetricsF(typography.label())
        self.line = self.metrics.lineSpacing()

    def words(
        self,
        place: QRectF,
        text: str,
        flags: Qt.AlignmentFlag = _LEFT,
        *,
        colour: str = "muted",
        bold: bool = False,
    ) -> None:
        self.painter.setFont(typography.label(bold=bold))
        self.painter.setPen(self.theme.colour(colour))
        self.painter.drawText(place, flags, text)

    def title(self, area: QRectF, text: str) -> QRectF:
        """A title over an area; gives what is left below it."""
        place = QRectF(area.left(), area.top(), area.width(), self.line * 1.4)
        self.words(place, text, colour="text", bold=True)
        return area.adjusted(0, self.line * 1.7, 0, 0)

    def rule(self, first: QPointF, second: QPointF) -> None:
        self.painter.setPen(QPen(self.theme.colour("line"), 1))
        self.painter.drawLine(first, second)

    def dot(self, at: QPointF, colour: str, *, hollow: bool = False) -> None:
        painter = self.painter
        painter.setPen(QPen(self.theme.colour(colour), 2))
        painter.setBrush(self.theme.colour("window" if hollow else colour))
        painter.drawEllipse(at, _DOT, _DOT)

    def diamond(self, at: QPointF) -> None:
        """The paper's own values stand as diamonds wherever they are."""
        side = _DOT * 1.4
        corners = [QPointF(0, -side), QPointF(side, 0), QPointF(0, side), QPointF(-side, 0)]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.colour("text"))
        self.painter.drawPolygon(QPolygonF([at + corner for corner in corners]))

    def curve(self, spots: list[QPointF], colour: str, *, dashed: bool = False) -> None:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self.painter.setPen(QPen(self.theme.colour(colour), 2, style))
        self.painter.drawPolyline(QPolygonF(spots))

    def grid(self, axes: Axes, *, x: Sequence[float], y: Sequence[float], unit: str) -> None:
        """Lines across at y, numbers at both axes."""
        for level in y:
            left, right = axes.spot(axes.x[0], level), axes.spot(axes.x[1], level)
            self.rule(left, right)
            place = QRectF(left.x() - 60, left.y() - self.line / 2, 54, self.line)
            self.words(place, f"{level:g} {unit}", _RIGHT)
        for value in x:
            spot = axes.spot(value, axes.y[0])
            place = QRectF(spot.x() - 40, spot.y() + 4, 80, self.line)
            self.words(place, f"{value:,.0f}", _TOP)


def paint_errors(pens: Pens, area: QRectF, models: list[ModelResult]) -> None:
    """One row a network: the paper's value as a diamond, ours as a dot for each seed."""
    translate = QCoreApplication.translate
    area = pens.title(area, translate("ResultsPlots", "Test errors, in % of 10,000 digits"))
    by_name = {model.name: model for model in models}
    rows: list[tuple[str, float | None, ModelResult | None]] = [
        (
            translate("ResultsPlots", "MNIST as it is"),
            paper.TEST_ERROR,
            by_name.get("paper"),
        ),
        (
            translate("ResultsPlots", "with distortions"),
            paper.TEST_ERROR_DISTORTED,
            by_name.get("paper-distorted"),
        ),
        (translate("ResultsPlots", "today’s way to learn"), None, by_name.get("modern")),
        (translate("ResultsPlots", "and pen strokes"), None, by_name.get("pen")),
    ]
    names = max(pens.metrics.horizontalAdvance(name) for name, _, _ in rows) + 16
    numbers = pens.metrics.horizontalAdvance("0.95 · 0.63 0.63 0.63") + 24
    plot = QRectF(
        area.left() + names, area.top(), area.width() - names - numbers, area.height() - pens.line
    )
    axes = Axes(plot, (0.0, _WIDEST_ERROR), (0.0, 1.0))
    for value in np.arange(0, _WIDEST_ERROR + 0.01, 0.2):
        top, bottom = axes.spot(float(value), 1), axes.spot(float(value), 0)
        pens.rule(top, bottom)
        pens.words(QRectF(bottom.x() - 30, bottom.y() + 3, 60, pens.line), f"{value:.1f}", _TOP)
    height = plot.height() / len(rows)
    for number, (name, then, model) in enumerate(rows):
        middle = plot.top() + (number + 0.5) * height
        row = QRectF(area.left(), middle - pens.line / 2, area.width(), pens.line)
        pens.words(row, name, colour="text")
        pens.rule(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
        parts = []
        if then is not None:
            pens.diamond(QPointF(axes.spot(then, 0).x(), middle))
            parts.append(f"◆ {then:.2f}")
        if model is not None:
            for error in model.errors:
                pens.dot(QPointF(axes.spot(error, 0).x(), middle), "accent")
            parts.append("● " + " ".join(f"{error:.2f}" for error in sorted(model.errors)))
        pens.words(row, "   ".join(parts), _RIGHT)


def paint_passes(pens: Pens, area: QRectF, run: SizeRun | None) -> None:
    """Fig. 5: errors by the number of passes; ours over it where a run by the recipe is there."""
    translate = QCoreApplication.translate
    area = pens.title(area, translate("ResultsPlots", "Fig. 5: errors after each pass"))
    plot = area.adjusted(pens.metrics.horizontalAdvance("5 %") + 12, 4, -8, -pens.line * 1.5)
    axes = Axes(plot, (0, 20), (0, 5))
    pens.grid(axes, x=(0, 5, 10, 15, 20), y=(0, 1, 2, 3, 4, 5), unit="%")
    test = [axes.spot(point.number, point.test_error) for point in paper.FIGURE_5]
    training = [axes.spot(point.number, point.training_error) for point in paper.FIGURE_5]
    pens.curve(training, "muted", dashed=True)
    pens.curve(test, "text")
    for spot in test:
        pens.diamond(spot)
    if run is not None:
        ours = {
            "test": [(done.number, done.test) for done in run.passes],
            "training": [(done.number, done.training) for done in run.passes],
        }
        for kind, points in ours.items():
            spots = [axes.spot(x, min(y, 5.0)) for x, y in points if y is not None]
            pens.curve(spots, "accent", dashed=kind == "training")
            for spot in spots if kind == "test" else []:
                pens.dot(spot, "accent")
    _paint_key(pens, plot, ours=run is not None)


def _paint_key(pens: Pens, plot: QRectF, *, ours: bool) -> None:
    translate = QCoreApplication.translate
    entries = [
        ("text", False, translate("ResultsPlots", "1998, test")),
        ("muted", True, translate("ResultsPlots", "1998, training")),
    ]
    if ours:
        entries += [
            ("accent", False, translate("ResultsPlots", "your run, test")),
            ("accent", True, translate("ResultsPlots", "your run, training")),
        ]
    left = plot.left() + plot.width() * 0.48
    for number, (colour, dashed, words) in enumerate(entries):
        middle = plot.top() + pens.line * (0.8 + 1.2 * number)
        pens.curve([QPointF(left, middle), QPointF(left + 28, middle)], colour, dashed=dashed)
        place = QRectF(left + 36, middle - pens.line / 2, plot.width(), pens.line)
        pens.words(place, words)


def paint_sizes(pens: Pens, area: QRectF, models: list[ModelResult], runs: list[SizeRun]) -> None:
    """Fig. 6: errors by the number of training digits; filled where it is the test error."""
    translate = QCoreApplication.translate
    title = translate("ResultsPlots", "Fig. 6: errors by the number of training digits")
    area = pens.title(area, title)
    plot = area.adjusted(pens.metrics.horizontalAdvance("0.5 %") + 12, 4, -16, -pens.line * 1.5)
    axes = Axes(plot, (12_000, 72_000), (0, 2), log_x=True)
    sizes = [point.digits for point in paper.FIGURE_6]
    pens.grid(axes, x=sizes, y=(0, 0.5, 1, 1.5, 2), unit="%")
    test = [axes.spot(point.digits, point.test_error) for point in paper.FIGURE_6]
    training = [axes.spot(point.digits, point.training_error) for point in paper.FIGURE_6]
    pens.curve(training, "muted", dashed=True)
    pens.curve(test, "text")
    for spot, point in zip(test, paper.FIGURE_6, strict=True):
        pens.diamond(spot)
        place = QRectF(spot.x() + 8, spot.y() - pens.line * 1.3, 60, pens.line)
        pens.words(place, f"{point.test_error:.2f}")
    for model in models:
        if model.name == "paper":
            for error in model.errors:
                pens.dot(axes.spot(sizes[-1], error), "accent")
    for run in runs:
        if run.last is not None and run.last.test is not None:
            shown = axes.spot(run.digits, min(run.last.test, 2.0))
            pens.dot(shown, "accent", hollow=len(run.passes) < paper.PASSES)
