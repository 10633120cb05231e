"""The stage of back-propagation: the small net, its error, its deltas, and every derivative."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.pages.lecture.small_net import net_painting, net_state
from app.pages.lecture.small_net.derivative_table import paint_table, table_height
from app.pages.lecture.small_net.handle_stage import HandleStage
from app.pages.lecture.small_net.net_painting import LEFT, name_of
from app.pages.lecture.small_net.net_state import Handle, NetState
from app.style import typography
from app.style.formulas.typesetting import Setting, number, row
from app.style.theme import Appearance, Theme
from app.widgets.forms.formula import em, paint_formula
from lenet.lecture.small_net import INPUTS, UNITS, ParameterIndex, backward

PHASES: Final = ("forward", "error", "output", "hidden", "slopes")
TARGET: Final = Handle("target", -1, None)
_FULL_VALUE: Final = 2.0  # the size of a value that is painted in full colour


class BackwardStage(HandleStage):
    """Three inputs, three units, one output and its error; below, the table of derivatives.

    What a later phase of PHASES computes is not shown yet.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._state = net_state.initial_state()
        self._phase = 0
        self._scale = 1.0
        self.setMinimumSize(440, 320)
        self.setAccessibleName(self.tr("A net of two layers, its error, and every derivative"))
        appearance.theme_changed.connect(self.update)
        appearance.type_changed.connect(self.update)

    def show_state(self, state: NetState, phase: int) -> None:
        """Show the net with other numbers, as far as a phase: an index of PHASES."""
        self._state, self._phase = state, phase
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        self._scale = net_painting.drawing_scale(QSizeF(self.size()))
        table = table_height(self._scale)
        area = QRectF(0, 0, self.width(), self.height() - table - em() * 0.8)
        self._arrange(area)
        self._paint_edges(painter, theme)
        self._paint_nodes(painter, theme)
        self._paint_output(painter, theme)
        for handle, place in self.places.items():
            if handle.place is not None:
                net_painting.paint_chip(
                    painter,
                    theme,
                    place,
                    name_of(handle),
                    self._state.value(handle),
                    chosen=handle == self.chosen,
                )
        below = QRectF(0, self.height() - table, self.width(), table)
        known = self._phase >= PHASES.index("slopes")
        chosen = None if self.chosen is None else self.chosen.place
        paint_table(
            painter, theme, below, self._state, known=known, chosen=chosen, scale=self._scale
        )

    @property
    def _em(self) -> float:
        """The size of the formulas here, in pixels."""
        return em() * self._scale

    def _arrange(self, area: QRectF) -> None:
        """Lay out the nodes in three columns, and a box for every parameter."""
        line = QFontMetricsF(typography.body()).lineSpacing() * self._scale
        gap = area.height() / UNITS
        self._radius = min(gap * 0.27, line * 1.9)
        top = area.top() + gap / 2 + line * 0.4
        columns = [self._radius + 2, area.width() * 0.47, area.width() * 0.76]
        self._inputs = [QPointF(columns[0], top + j * gap) for j in range(INPUTS)]
        self._units = [QPointF(columns[1], top + i * gap) for i in range(UNITS)]
        self._output = QPointF(columns[2], top + gap)
        width, height = line * 6.3, min(line * 1.4, gap * 0.25 - 2)
        self.places = {
            Handle("input", j, None): _circle(middle, self._radius)
            for j, middle in enumerate(self._inputs)
        }

        def put(place: ParameterIndex, middle: QPointF) -> None:
            box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
            self.places[Handle("parameter", -1, place)] = box

        for i, unit in enumerate(self._units):
            for j, source in enumerate(self._inputs):
                middle = QLineF(source, unit).pointAt(0.25)
                put(ParameterIndex(1, i, j), middle + QPointF(self._radius * 0.7 + 8, 0))
            put(
                ParameterIndex(1, i, None),
                unit - QPointF(width * 0.36, self._radius + height * 0.62),
            )
            put(ParameterIndex(2, 0, i), QLineF(unit, self._output).pointAt(0.46))
        put(
            ParameterIndex(2, 0, None),
            self._output - QPointF(width * 0.2, self._radius + height * 0.62),
        )
        target = QPointF(area.width() - self._radius - 4, self._output.y())
        self.places[TARGET] = _circle(target, self._radius)

    def _paint_edges(self, painter: QPainter, theme: Theme) -> None:
        net = self._state.net
        for i, unit in enumerate(self._units):
            for j, source in enumerate(self._inputs):
                line = QLineF(source, unit)
                net_painting.paint_edge(painter, theme, line, float(net.weights[i, j]), dim=True)
            line = QLineF(unit, self._output)
            net_painting.paint_edge(painter, theme, line, float(net.out_weights[i]), dim=True)

    def _paint_nodes(self, painter: QPainter, theme: Theme) -> None:
        state = self._state
        trace = state.trace
        back = backward(state.net, trace, state.target, state.function)
        knows_hidden = self._phase >= PHASES.index("hidden")
        for j, middle in enumerate(self._inputs):
            value = state.inputs[j]
            lines = [row(f"x_{j + 1}"), number(value)]
            chosen = self.chosen == Handle("input", j, None)
            self._node(painter, theme, middle, lines, value, chosen=chosen)
        for i, middle in enumerate(self._units):
            lines = [number(float(trace.a[i]))]
            if knows_hidden:
                lines.append(number(float(back.delta[i]), 2, "accent"))
            self._node(painter, theme, middle, lines, float(trace.a[i]), chosen=False)
            name = row(f"a_{i + 1}^{{(1)}}")
            spot = middle + QPointF(self._radius * 0.85, -self._radius * 0.95)
            paint_formula(painter, name, spot, theme=theme, size=self._em * 0.9, align=LEFT)
            if knows_hidden:
                spot = middle + QPointF(self._radius * 0.85, self._radius * 1.05)
                name = row(rf"\textcolor{{accent}}{{\delta_{i + 1}^{{(1)}}}}")
                paint_formula(painter, name, spot, theme=theme, size=self._em * 0.9, align=LEFT)

    def _paint_output(self, painter: QPainter, theme: Theme) -> None:
        state = self._state
        trace = state.trace
        back = backward(state.net, trace, state.target, state.function)
        lines = [number(trace.out_a)]
        if self._phase >= PHASES.index("output"):
            lines.append(number(back.delta_out, 2, "accent"))
        self._node(painter, theme, self._output, lines, trace.out_a, chosen=False)
        target = self.places[TARGET].center()
        between = QLineF(self._output, target)
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawLine(
            between.pointAt(self._radius / between.length()),
            between.pointAt(1 - self._radius / between.length()),
        )
        self._node(
            painter,
            theme,
            target,
            [row("t"), number(state.target)],
            state.target,
            chosen=self.chosen == TARGET,
        )
        label = row("a^{(2)}")
        spot = self._output + QPointF(self._radius * 0.85, -self._radius * 0.95)
        paint_formula(painter, label, spot, theme=theme, size=self._em * 0.9, align=LEFT)
        if self._phase >= PHASES.index("output"):
            name = row(r"\textcolor{accent}{\delta^{(2)}}")
            spot = self._output + QPointF(self._radius * 0.85, self._radius * 1.05)
            paint_formula(painter, name, spot, theme=theme, size=self._em * 0.9, align=LEFT)
        if self._phase >= PHASES.index("error"):
            error = row("E", "=", number(trace.error(state.target), 3, "accent"))
            spot = between.pointAt(0.5) + QPointF(0, self._radius + self._em * 1.6)
            paint_formula(painter, error, spot, theme=theme, size=self._em)

    def _node(
        self,
        painter: QPainter,
        theme: Theme,
        middle: QPointF,
        lines: list[Setting],
        value: float,
        *,
        chosen: bool,
    ) -> None:
        net_painting.paint_node(
            painter,
            theme,
            middle,
            self._radius,
            lines,
            value=value,
            full=_FULL_VALUE,
            chosen=chosen,
        )


def _circle(middle: QPointF, radius: float) -> QRectF:
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
