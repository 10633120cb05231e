"""The lesson on the forward pass: how a unit gets its number."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.choice_controls import ChoiceButtons
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.small_net import net_painting, net_state
from app.pages.lecture.small_net.function_graph import FunctionGraph
from app.pages.lecture.small_net.handle_stage import HandleStage
from app.pages.lecture.small_net.net_painting import name_of
from app.pages.lecture.small_net.net_state import Handle, NetState
from app.style.formulas.typesetting import Setting, number, row, typeset
from app.style.theme import Appearance, Theme
from app.widgets.forms.formula import em, paint_formula
from lenet.lecture.small_net import INPUTS, Activation, ParameterIndex
from lenet.network import paper

_FULL_VALUE: Final = 2.0  # the size of a value that is painted in full colour


class ForwardLesson(Lesson):
    """The slides' z = w x + b and a = f(z) on a net whose every number can be dragged."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.add_paragraph(
            self.tr(
                "A unit multiplies each input by a weight and adds the products and a bias: "
                "this is z. The activation function f turns z into a, which is what the next "
                "layer sees."
            )
        )
        self.add_formula(r"z_i^{(1)} = \sum_j w_{ij}^{(1)}\, x_j + b_i^{(1)}")
        self.add_formula(r"a_i^{(1)} = f\left(z_i^{(1)}\right)")
        self.add_paragraph(self.tr("Activation function f"), role="bold")
        names = {"tanh": self.tr("Scaled tanh"), "sigmoid": self.tr("Sigmoid"), "relu": "ReLU"}
        self.functions = ChoiceButtons(names)
        self.functions.chosen.connect(self.choose_function)
        self.add_widget(self.functions)
        self._formula = self.add_formula(_formulas()["tanh"])
        self._graph = FunctionGraph(context.appearance)
        self.add_widget(self._graph)
        self._function_text = self.add_paragraph("", role="caption", tone="muted", may_go=True)
        self.net_stage = _ForwardStage(context.appearance)
        self.set_stage(self.net_stage)
        self.set_exercise(
            self.tr(
                "Drag x₁ to 3, then w₁₁ up until a₁ stops growing. Now choose ReLU: does a₁ "
                "still level off? And for negative z₁?"
            )
        )
        self.net_stage.dragged.connect(self._drag)
        self.net_stage.pointed.connect(self._point)
        self._state = net_state.initial_state()
        self._show(self._kept_state())

    @property
    def state(self) -> NetState:
        """The state of the net that is shown."""
        return self._state

    def start(self) -> None:
        self._show(self._kept_state())

    def set_presenting(self, on: bool) -> None:
        self._graph.set_presenting(on)
        super().set_presenting(on)

    def choose_function(self, function: Activation) -> None:
        """Show the net with another function f."""
        self._set_state(replace(self._state, function=function))

    def _kept_state(self) -> NetState:
        kept = self.context.notes.get(net_state.KEY)
        return kept if isinstance(kept, NetState) else self._state

    def _set_state(self, state: NetState) -> None:
        self.context.notes[net_state.KEY] = state
        self._show(state)

    def _drag(self, handle: Handle, by: float) -> None:
        self._set_state(self._state.with_value(handle, self._state.value(handle) + by))

    def _point(self, handle: Handle | None) -> None:
        self._graph.show_points(self._state.function, self._state.trace.z, self.net_stage.unit)

    def _show(self, state: NetState) -> None:
        before, self._state = self._state, state
        self.functions.show_choice(state.function)
        if before.function != state.function or not self._function_text.text():
            self._formula.set_latex(_formulas()[state.function])
            self._function_text.setText(self._function_texts()[state.function])
        self._graph.show_points(state.function, state.trace.z, self.net_stage.unit)
        self.net_stage.show_state(state)

    def _function_texts(self) -> dict[str, str]:
        return {
            "tanh": self.tr(
                "The paper's choice: odd, so outputs centre on 0; f(1) = 1, f(−1) = −1, and there "
                "it bends most. Far from 0 it saturates."
            ),
            "sigmoid": self.tr(
                "Always between 0 and 1, never negative. So the next layer's inputs have a mean "
                "well above 0, which slows learning."
            ),
            "relu": self.tr(
                "Today's usual choice: 0 for negative z, z itself above. It never saturates for "
                "large z; for negative z no gradient passes, and the unit does not learn."
            ),
        }


def _formulas() -> dict[str, str]:
    return {
        "tanh": rf"f(z) = {paper.SQUASH_A}\, \tanh\left(\tfrac{{2}}{{3}}\, z\right)",
        "sigmoid": r"f(z) = \frac{1}{1 + e^{-z}}",
        "relu": r"f(z) = \max(0, z)",
    }


class _ForwardStage(HandleStage):
    """The net, and below it the sum of the chosen unit, term by term."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._state = net_state.initial_state()
        self._unit = 0
        self.setAccessibleName(self.tr("A net of three inputs and three units"))
        self.setMinimumSize(360, 300)
        appearance.theme_changed.connect(self._recolour)

    @property
    def unit(self) -> int:
        """The unit whose sum is shown."""
        return self._unit

    def show_state(self, state: NetState) -> None:
        """Show the net with other numbers."""
        self._state = state
        self.update()

    def choose(self, handle: Handle | None) -> None:
        if handle is not None and handle.place is not None:
            self._unit = handle.place.unit
        super().choose(handle)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        unit = net_painting.unit_at(self._layout(), event.position())
        if unit is not None:
            self._unit = unit
            self.pointed.emit(self.chosen)
            self.update()

    def _layout(self) -> net_painting.NetLayout:
        area = QRectF(self.rect()).adjusted(0, 8, 0, -self._em * 8.5)
        return net_painting.lay_out(area, self._scale)

    @property
    def _scale(self) -> float:
        return net_painting.drawing_scale(QSizeF(self.size()))

    @property
    def _em(self) -> float:
        """The size of the formulas here, in pixels."""
        return em() * self._scale

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        layout = self._layout()
        self.places = layout.chips
        self._paint_net(painter, theme, layout)
        self._paint_sum(painter, theme, QPointF(0, self.height() - self._em * 7.0))

    def _paint_net(self, painter: QPainter, theme: Theme, layout: net_painting.NetLayout) -> None:
        net, trace = self._state.net, self._state.trace
        for i, unit in enumerate(layout.units):
            for j, source in enumerate(layout.inputs):
                line = QLineF(source, unit)
                weight = float(net.weights[i, j])
                net_painting.paint_edge(painter, theme, line, weight, dim=i != self._unit)
        for j, middle in enumerate(layout.inputs):
            value = self._state.inputs[j]
            net_painting.paint_node(
                painter,
                theme,
                middle,
                layout.radius,
                [row(f"x_{j + 1}"), number(value)],
                value=value,
                full=_FULL_VALUE,
                chosen=self.chosen == Handle("input", j, None),
            )
        for i, middle in enumerate(layout.units):
            a = float(trace.a[i])
            net_painting.paint_node(
                painter,
                theme,
                middle,
                layout.radius,
                [typeset("f")],
                value=a,
                full=_FULL_VALUE,
                chosen=i == self._unit,
            )
            right = QPointF(middle.x() + layout.radius + self._em * 0.6, middle.y())
            for part, down in (
                (row(f"z_{i + 1}^{{(1)}}", "=", number(float(trace.z[i]))), -0.8),
                (row(f"a_{i + 1}^{{(1)}}", "=", number(a)), 0.8),
            ):
                spot = QPointF(right.x(), right.y() + down * self._em)
                paint_formula(
                    painter, part, spot, theme=theme, size=self._em, align=net_painting.LEFT
                )
        for handle, place in layout.chips.items():
            if handle.place is not None:
                net_painting.paint_chip(
                    painter,
                    theme,
                    place,
                    name_of(handle),
                    self._state.value(handle),
                    chosen=handle == self.chosen,
                )

    def _paint_sum(self, painter: QPainter, theme: Theme, at: QPointF) -> None:
        """Paint the sum z term by term, names above numbers, and a below."""
        i, state = self._unit, self._state
        trace, unit = state.trace, self._unit + 1
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(
            QPointF(0, at.y() - self._em * 1.3), QPointF(self.width(), at.y() - self._em * 1.3)
        )
        columns: list[tuple[Setting, Setting]] = [
            (row(f"z_{unit}^{{(1)}}", "="), row("=")),
        ]
        for j in range(INPUTS):
            weight = state.net.at(ParameterIndex(1, i, j))
            name = row(f"w_{{{unit}{j + 1}}}^{{(1)}}", r"\cdot", f"x_{j + 1}", "+")
            numbers = row(_bracketed(weight), r"\cdot", _bracketed(state.inputs[j]), "+")
            columns.append((name, numbers))
        columns.append(
            (row(f"b_{unit}^{{(1)}}"), row(_bracketed(state.net.at(ParameterIndex(1, i, None)))))
        )
        size = self._fitting_size(columns)
        x = at.x() + 2
        for name, numbers in columns:
            width = max(name.width, numbers.width)
            align = net_painting.RIGHT
            for setting, down in ((name, 0.0), (numbers, 1.7)):
                spot = QPointF(x + width * size, at.y() + down * size)
                paint_formula(painter, setting, spot, theme=theme, size=size, align=align)
            x += (width + 0.2) * size
        total = row("=", number(float(trace.z[i]), tone="accent"))
        paint_formula(
            painter,
            total,
            QPointF(x, at.y() + 1.7 * size),
            theme=theme,
            size=size,
            align=net_painting.LEFT,
        )
        answer = row(
            f"a_{unit}^{{(1)}}",
            "=",
            f"f(z_{unit}^{{(1)}})",
            "=",
            number(float(trace.a[i]), tone="accent"),
        )
        paint_formula(
            painter,
            answer,
            QPointF(at.x() + 2, at.y() + 4.0 * size),
            theme=theme,
            size=size,
            align=net_painting.LEFT,
        )

    def _fitting_size(self, columns: list[tuple[Setting, Setting]]) -> float:
        wide = sum(max(name.width, numbers.width) + 0.2 for name, numbers in columns) + 4
        return min(self._em, self.width() / wide)

    def _recolour(self, theme: Theme) -> None:
        self.update()


def _bracketed(value: float) -> Setting:
    """Return a number, in brackets where its minus would follow another sign."""
    return row("(", number(value), ")") if round(value, 2) < 0 else number(value)
