"""A slider for the learning rate that marks where steps begin to zig-zag, and to diverge."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style import typography
from app.style.formulas.typesetting import number, row, typeset
from app.style.theme import Appearance
from app.widgets.forms.arrow_keys import arrow_step
from app.widgets.forms.formula import em, paint_formula
from lenet.lecture.descent import largest_rate

_STEPS: Final = 100  # along the scale, by keys and wheel
_GRIP: Final = 7.0  # radius in pixels


class RateScale(QWidget):
    """A slider for eta, or for another number by its LaTeX `name`.

    Where the curvature f'' of a parabola is given, 1/f'' and 2/f'' are marked below it: from the
    one on steps zig-zag, from the other on they diverge. For another curve give f'' at a minimum:
    beyond 2/f'' that minimum is unstable. `rate_chosen(float)`: the person chose another rate.
    """

    rate_chosen = Signal(float)

    def __init__(
        self,
        appearance: Appearance,
        *,
        name: str = r"\eta",
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._name = name
        self._rate = 0.0
        self._end = 1.0
        self._curvature: float | None = None
        self._symbol = "f''"
        self._is_local = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(accessible_name or self.tr("Learning rate"))
        appearance.theme_changed.connect(self.update)
        appearance.type_changed.connect(self.updateGeometry)

    def show_rate(
        self,
        rate: float,
        *,
        end: float,
        curvature: float | None,
        symbol: str = "f''",
        is_local: bool = False,
    ) -> None:
        """Show a rate on a scale from 0 to `end`; without a curvature nothing is marked.

        `symbol` is the LaTeX of the curvature. `is_local` where it holds near a minimum only.
        """
        resized = (curvature is None) != (self._curvature is None)
        self._rate, self._end, self._curvature, self._symbol = rate, end, curvature, symbol
        self._is_local = is_local
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        tall = em() * (6.0 if self._curvature is not None else 2.8)
        return QSize(200, round(tall))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose_at(event.position().x())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._move(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            self._move(step.increase)

    def _move(self, by: int) -> None:
        self._choose(self._rate + by * self._end / _STEPS)

    def _choose_at(self, x: float) -> None:
        self._choose((x - _GRIP) / max(self.width() - 2 * _GRIP, 1) * self._end)

    def _choose(self, rate: float) -> None:
        finest = self._end / _STEPS
        self.rate_chosen.emit(round(min(max(rate, finest), self._end), 3))

    def _x(self, rate: float) -> float:
        return _GRIP + rate / self._end * (self.width() - 2 * _GRIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        name = row(self._name, "=", number(self._rate, tone="accent"))
        paint_formula(
            painter, name, QPointF(2, em() * 0.7), theme=theme, align=Qt.AlignmentFlag.AlignLeft
        )
        level = em() * (2.0 if self._curvature is None else 2.9)
        self._paint_zones(painter, level)
        grip = QPointF(self._x(self._rate), level)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if self.hasFocus() else "text"))
        painter.drawEllipse(grip, _GRIP, _GRIP)

    def _paint_zones(self, painter: QPainter, level: float) -> None:
        theme = self._appearance.theme
        painter.setPen(QPen(theme.colour("line"), 4, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(_GRIP, level), QPointF(self.width() - _GRIP, level))
        if self._curvature is None:
            return
        limit = largest_rate(self._curvature)
        edges = [0.0, limit / 2, limit, self._end]
        beyond = self.tr("unstable") if self._is_local else self.tr("diverges")
        texts = [self.tr("steady"), self.tr("zig-zag"), beyond]
        label = typography.caption()
        metrics = QFontMetricsF(label)
        painter.setFont(label)
        right = 0.0
        for zone, (low, high) in enumerate(pairwise(edges)):
            if low >= self._end:
                break
            inside = low < self._rate <= high or (zone == 2 and self._rate > limit)
            left = self._x(low)
            middle = (left + self._x(min(high, self._end))) / 2
            half = metrics.horizontalAdvance(texts[zone]) / 2
            middle = min(max(middle, half, right + half + 4), self.width() - half)
            painter.setPen(theme.colour("accent" if inside else "muted"))
            painter.drawText(QPointF(middle - half, level - em() * 0.75), texts[zone])
            right = middle + half
            if zone:
                painter.setPen(QPen(theme.colour("text"), 2))
                painter.drawLine(QPointF(left, level - 6), QPointF(left, level + 6))
                mark = typeset(rf"\frac{{{zone}}}{{{self._symbol}}}", "muted")
                paint_formula(painter, mark, QPointF(left, level + em() * 1.6), theme=theme)
