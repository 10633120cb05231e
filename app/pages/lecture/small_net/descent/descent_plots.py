"""The plots of a gradient descent: on a curve from the side, in a valley from above."""

from itertools import pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.pages.lecture.small_net.descent.objectives import OBJECTIVES, Descent, Point
from app.style.colours import mixed
from app.style.formulas.typesetting import typeset
from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import arrow_step
from app.widgets.forms.formula import em, paint_formula
from lenet.lecture.descent import Valley, Vector

_CONTOURS: Final = 30  # lines of equal height
_DOT: Final = 4.0  # radius in pixels
_KEY_SHARE: Final = 0.02  # of the width shown, by arrow keys


class DescentPlot(QWidget):
    """The base class of both plots; the start can be dragged, or moved by the arrow keys.

    `start_chosen(tuple)`: the person chose another start.
    """

    start_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._descent: Descent | None = None
        self._progress = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(280, 220)
        self.setAccessibleName(self.tr("The loss, and the steps down it"))
        self.setAccessibleDescription(self.tr("The arrow keys move the start"))
        appearance.theme_changed.connect(self.update)
        appearance.type_changed.connect(self.update)

    def show_descent(self, descent: Descent, progress: float = 1.0) -> None:
        """Show a descent, of whose last step only a share, `progress`, is done."""
        self._descent, self._progress = descent, progress
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._start_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._start_at(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is None or self._descent is None:
            super().keyPressEvent(event)
            return
        by = (step.right, -step.down)
        reach = OBJECTIVES[self._descent.objective].reach
        start = self._descent.path[0]
        self._choose(
            tuple(x + by[axis] * 2 * reach[axis] * _KEY_SHARE for axis, x in enumerate(start))
        )

    def _start_at(self, at: QPointF) -> None:
        raise NotImplementedError

    def _choose(self, start: Point) -> None:
        assert self._descent is not None
        reach = OBJECTIVES[self._descent.objective].reach
        kept = tuple(
            round(min(max(x, -limit), limit), 3) for x, limit in zip(start, reach, strict=True)
        )
        self.start_chosen.emit(kept)

    def _paint_path(self, painter: QPainter, theme: Theme, spots: list[QPointF]) -> None:
        """Paint the steps so far, older ones paler, and the point where the descent is now."""
        colour = theme.colour("accent")
        if len(spots) > 1:
            done = (spots[-1] - spots[-2]) * _eased(self._progress)
            spots = [*spots[:-1], spots[-2] + done]
        for number, (first, second) in enumerate(pairwise(spots)):
            pale = QColor(colour)
            pale.setAlphaF(max(0.35, 1 - 0.04 * (len(spots) - number)))
            painter.setPen(QPen(pale, 2))
            painter.drawLine(first, second)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pale)
            painter.drawEllipse(first, _DOT, _DOT)
        painter.setPen(QPen(theme.colour("window"), 2))
        painter.setBrush(colour)
        painter.drawEllipse(spots[-1], 2 * _DOT, 2 * _DOT)
        if self.hasFocus():  # the arrow keys move the start
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spots[0], 3.5 * _DOT, 3.5 * _DOT)
        if len(spots) > 1:  # the start stays visible, and can be dragged
            painter.setPen(QPen(colour, 2))
            painter.setBrush(theme.colour("window"))
            painter.drawEllipse(spots[0], 1.5 * _DOT, 1.5 * _DOT)


class CurvePlot(DescentPlot):
    """f over x; at the current point the tangent, and on the axis the next step."""

    def _start_at(self, at: QPointF) -> None:
        area = self._area()
        reach = OBJECTIVES[self._shown.objective].reach[0]
        self._choose(((at.x() - area.left()) / area.width() * 2 * reach - reach,))

    @property
    def _shown(self) -> Descent:
        assert self._descent is not None
        return self._descent

    def _area(self) -> QRectF:
        edge = em()
        return QRectF(self.rect()).adjusted(edge, edge * 1.4, -edge * 1.4, -edge * 1.6)

    def _spot(self, x: float, f: float) -> QPointF:
        objective, area = OBJECTIVES[self._shown.objective], self._area()
        x, f = (float(np.clip(number, -1e3, 1e3)) for number in (x, f))
        return QPointF(
            area.left() + (x / objective.reach[0] + 1) / 2 * area.width(),
            area.bottom()
            - (f - objective.lowest) / (objective.highest - objective.lowest) * area.height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._descent is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        objective, area = OBJECTIVES[self._descent.objective], self._area()
        self._paint_axes(painter, theme)
        painter.setClipRect(self.rect())
        grid = np.linspace(-objective.reach[0] * 1.1, objective.reach[0] * 1.1, 241)
        curve = QPolygonF([self._spot(float(x), objective.value(np.array([x]))) for x in grid])
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawPolyline(curve)
        if self._progress >= 1 and not self._descent.ended:
            self._paint_next(painter, theme)
        spots = [self._spot(x, objective.value(np.array([x]))) for (x,) in self._descent.path]
        self._paint_path(painter, theme, spots)
        painter.setClipping(False)
        end = QPointF(area.right() + em() * 0.6, self._spot(0, 0).y())
        paint_formula(painter, typeset("x", "muted"), end, theme=theme)

    def _paint_axes(self, painter: QPainter, theme: Theme) -> None:
        area, origin = self._area(), self._spot(0, 0)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(area.left(), origin.y()), QPointF(area.right(), origin.y()))
        painter.drawLine(QPointF(origin.x(), area.top()), QPointF(origin.x(), area.bottom()))
        top = QPointF(origin.x() + em() * 1.3, area.top())
        paint_formula(painter, typeset("f(x)", "muted"), top, theme=theme)

    def _paint_next(self, painter: QPainter, theme: Theme) -> None:
        descent = self._shown
        objective = OBJECTIVES[descent.objective]
        x, slope = float(descent.at[0]), float(descent.slope[0])
        value = objective.value(descent.at)
        run = objective.reach[0] * 0.3
        painter.setPen(QPen(theme.colour("positive"), 2))
        painter.drawLine(
            self._spot(x - run, value - run * slope), self._spot(x + run, value + run * slope)
        )
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(self._spot(x, value), self._spot(x, 0))
        painter.setPen(QPen(theme.colour("accent"), 2))
        paint_arrow(painter, QLineF(self._spot(x, 0), self._spot(x - descent.rate * slope, 0)))
        middle = self._spot(x - descent.rate * slope / 2, 0) + QPointF(0, em() * 0.9)
        paint_formula(painter, typeset(r"-\eta f'(x)", "accent"), middle, theme=theme)


class ValleyPlot(DescentPlot):
    """A valley from above: lines of equal height, and the path of the descent."""

    def _start_at(self, at: QPointF) -> None:
        unit, middle = self._unit(), QRectF(self.rect()).center()
        self._choose(((at.x() - middle.x()) / unit, (middle.y() - at.y()) / unit))

    def _unit(self) -> float:
        """Return the pixels of a length of 1, the same along both axes."""
        wide, tall = OBJECTIVES["surface"].reach  # that of every valley
        return max(min(self.width() / 2 / wide, self.height() / 2 / tall), 1.0)

    def _spot(self, x: Vector) -> QPointF:
        unit, middle = self._unit(), QRectF(self.rect()).center()
        x = np.clip(x, -1e3, 1e3)
        return QPointF(middle.x() + float(x[0]) * unit, middle.y() - float(x[1]) * unit)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._descent is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        self._paint_valley(painter, theme, self._descent.valley)
        if self._progress >= 1 and not self._descent.ended:
            painter.setPen(QPen(theme.colour("positive"), 2))
            at = self._descent.at
            paint_arrow(
                painter,
                QLineF(self._spot(at), self._spot(np.array(self._descent.stepped().path[-1]))),
            )
        self._paint_path(painter, theme, [self._spot(np.array(x)) for x in self._descent.path])

    def _paint_valley(self, painter: QPainter, theme: Theme, valley: Valley) -> None:
        """Paint ellipses at heights that grow as squares, so that they are at even distances."""
        unit = self._unit()
        painter.save()
        painter.translate(QRectF(self.rect()).center())
        painter.rotate(-float(np.degrees(valley.angle)))
        low, high = theme.colour("window"), theme.colour("line")
        for ring in range(_CONTOURS, 0, -1):
            height = (
                valley.shallow / 2 * (ring * OBJECTIVES["surface"].reach[0] * 4.2 / _CONTOURS) ** 2
            )
            along = np.sqrt(2 * height / valley.shallow) * unit
            across = np.sqrt(2 * height / valley.steep) * unit
            share = ring / _CONTOURS * 0.8
            painter.setBrush(mixed(low, high, share))
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawEllipse(QPointF(0, 0), along, across)
        painter.restore()
        middle = self._spot(np.zeros(2))
        painter.setPen(QPen(theme.colour("muted"), 1))
        painter.drawLine(middle - QPointF(6, 0), middle + QPointF(6, 0))
        painter.drawLine(middle - QPointF(0, 6), middle + QPointF(0, 6))
        for name, line in (
            ("x_1", QLineF(0, 0, em() * 2.2, 0)),
            ("x_2", QLineF(0, 0, 0, -em() * 2.2)),
        ):
            corner = QPointF(em() * 1.2, self.height() - em() * 1.2)
            painter.setPen(QPen(theme.colour("muted"), 1.5))
            axis = line.translated(corner)
            paint_arrow(painter, axis)
            spot = axis.p2() + (axis.p2() - axis.p1()) * 0.35
            paint_formula(painter, typeset(name, "muted"), spot, theme=theme)


def paint_arrow(painter: QPainter, line: QLineF) -> None:
    """Paint a line with a head at its end, in the painter's pen; without a head where too short."""
    painter.drawLine(line)
    if line.length() < 8:
        return
    for turn in (150, -150):
        head = QLineF.fromPolar(8, line.angle() + turn)
        painter.drawLine(head.translated(line.p2()))


def _eased(progress: float) -> float:
    """Return the progress of a movement that is slow at both ends."""
    return progress * progress * (3 - 2 * progress)
