"""The lesson on LeNet-5, layer by layer: what each computes, and how its numbers are counted."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.context.scenes.scene import ViewSettings, setting
from app.pages.lecture.common.colour_bar import ColourBar
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.shown_trace import shown_trace
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.layers.layer_figure import LayerFigure, middle_unit
from app.pages.lecture.layers.layer_formulas import LayerFormulas, layer_formulas
from app.pages.lecture.layers.layer_remark_texts import layer_remark_texts
from app.pages.shared.layer_texts import layer_text
from app.pages.shared.table_panel import TablePanel
from app.pages.shared.unit_texts import unit_name
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.formula import Formula
from app.widgets.maps.figure_export import ExportFigure
from lenet.explain.units import LAYERS, Unit, unit_value
from lenet.network import paper

SHOWN_LAYERS: Final = LAYERS[1:]  # all but the input
_SCALE: Final = 10  # width of the colour scale in heights of body text
_TABLE: Final = 27  # width of the C3 table in heights of a line
_ROWS: Final = 6  # of formulas at most: computes, size, two of parameters, slides', connections


class LayersLesson(Lesson):
    """One layer at a time: its maps for the current digit, its formulas, and a way to its units."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.layer = self.recall_state(SHOWN_LAYERS[0])
        self.unit = middle_unit(self.layer)
        self._is_shown = False
        self._name = self.add_paragraph("", role="bold")
        self._about = self.add_paragraph("")
        self._remarks = [self.add_paragraph("", may_go=True) for _ in range(2)]
        self.add_paragraph(
            self.tr(
                "In the formulas m is the number of maps, n that of the maps below that one map "
                "sees, k the side of a window, and o the side of a map."
            ),
            role="caption",
            tone="muted",
        )
        self.source_label = self.add_paragraph("", role="caption", tone="muted", may_go=True)
        self.look_button = QPushButton(self.tr("Look &inside this unit"))
        self.look_button.clicked.connect(self.look_inside)
        line = QHBoxLayout()
        line.addWidget(self.look_button)
        line.addStretch(1)
        self.add_layout(line)
        self._build_stage()
        self.set_exercise(
            self.tr(
                "Draw a digit, come back, and find the C1 map that responds to its vertical "
                "strokes. What does S2 do to it?"
            )
        )
        context.session.trace_changed.connect(self._follow)
        context.session.model_changed.connect(self._follow)
        context.selection.changed.connect(self._follow_selection)
        self.show_layer(self.layer)

    def set_presenting(self, on: bool) -> None:
        self.rows.set_presenting(on)
        super().set_presenting(on)

    def start(self) -> None:
        self._is_shown = True
        self._show_digit()

    def stop(self) -> None:
        self._is_shown = False
        self.context.selection.hover(None)

    def export_figures(self) -> list[ExportFigure]:
        """Return the layer with its scale, formulas and C3's table, and the whole page."""
        table = (self.table,) if self.layer == "c3" else ()
        panels: tuple[QWidget, ...] = (self.figure, *table, self.rows)
        return [ExportFigure(self.title, panels, scale=True), super().export_figures()[-1]]

    def view_settings(self) -> ViewSettings:
        return {"layer": self.layer}

    def restore(self, settings: ViewSettings) -> None:
        self.show_layer(setting(settings, "layer", self.layer, SHOWN_LAYERS.__contains__))

    def show_layer(self, layer: str) -> None:
        """Show one of SHOWN_LAYERS."""
        self.layer = layer
        self.keep_state(layer)
        self.buttons[layer].setChecked(True)
        trace = shown_trace(self.context.session).trace
        self.unit = Unit("rbf", trace.answer) if layer == "rbf" else middle_unit(layer)
        self._name.setText(layer_text(layer).name)
        self._about.setText(layer_text(layer).words)
        texts = layer_remark_texts(layer)
        for number, remark in enumerate(self._remarks):
            remark.setText(texts[number] if number < len(texts) else "")
            remark.setVisible(number < len(texts))
        self.rows.show_formulas(layer_formulas(layer))
        self.table.setVisible(layer == "c3")
        self.figure.show_layer(layer)
        self._show_digit()

    def look_inside(self) -> None:
        """Pin the unit and go to the Draw tab, which shows its arithmetic."""
        selection = self.context.selection
        selection.step_to(self.layer)
        for unit in selection.pinned:
            selection.pin(unit)  # pinning a pinned unit unpins it
        selection.pin(self.unit)
        self.page_wanted.emit("draw")
        if self.context.session.trace is None:
            self.said.emit(self.tr("Draw a digit first: a blank canvas has no values."))

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        self.figure = LayerFigure(appearance)
        self.figure.pointed.connect(self._point)
        self.table = TablePanel(self.context.session, self.context.selection, appearance)
        self._widen_table()
        appearance.type_changed.connect(self._widen_table)
        self.rows = FormulaRows(appearance)
        self.value_label = TextLabel("", appearance, any_width=True)
        self._scale = ColourBar(self.tr("Colour scale"), appearance)
        typography.set_width(self._scale, _SCALE)
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        buttons = self._layer_buttons()
        buttons.addWidget(self._scale)
        column.addLayout(buttons)
        pictures = QHBoxLayout()
        pictures.addWidget(self.figure, 1)
        pictures.addWidget(self.table)
        column.addLayout(pictures, 1)
        column.addWidget(self.value_label)
        column.addWidget(self.rows)
        self.set_stage(stage)

    def _widen_table(self) -> None:
        """Give the table's text the width that it needs in larger type."""
        line = QFontMetricsF(typography.caption()).lineSpacing()
        self.table.setMinimumWidth(round(_TABLE * line))

    def _layer_buttons(self) -> QHBoxLayout:
        """Return a line with a button for each layer, in their order."""
        line = QHBoxLayout()
        line.setSpacing(4)
        group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for number, layer in enumerate(SHOWN_LAYERS):
            name = self.tr("Output") if layer == "rbf" else layer.upper()
            button = self.buttons[layer] = QPushButton(name)
            button.setCheckable(True)
            group.addButton(button, number)
            line.addWidget(button)
        line.addStretch(1)
        group.idClicked.connect(self._choose)
        return line

    def _choose(self, number: int) -> None:
        self.show_layer(SHOWN_LAYERS[number])

    def _point(self, unit: Unit | None) -> None:
        self.context.selection.hover(unit)

    def _follow_selection(self) -> None:
        """Show the unit under the pointer, here or in the table, also after the pointer left it."""
        unit = self.context.selection.hovered
        if self._is_shown and unit is not None and unit.layer == self.layer:
            self.unit = unit
            self._show_unit()

    def _follow(self, _changed: object) -> None:
        if self._is_shown:
            self._show_digit()

    def _show_digit(self) -> None:
        trace, is_example = shown_trace(self.context.session)
        self.figure.show_trace(trace)
        self.source_label.setText(
            self.tr("The canvas is blank, so this is a digit from MNIST.")
            if is_example
            else self.tr("Your drawing, live.")
        )
        self._show_unit()

    def _show_unit(self) -> None:
        self.figure.show_unit(self.unit)
        value = unit_value(shown_trace(self.context.session).trace, self.unit)
        is_distance = self.unit.layer == "rbf"
        text = f"{value:.{1 if is_distance else 3}f}".replace("-", "\N{MINUS SIGN}")
        symbol = "y" if is_distance else "x"
        self.value_label.setText(f"{unit_name(self.unit)}:   {symbol} = {text}")
        self._scale.show_scale(paper.SQUASH_A, None if is_distance else value)


class FormulaRows(QWidget):
    """The formulas of a layer, row by row: at the left what each is, at the right the formula."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self._names = [TextLabel("", appearance, tone="muted", wraps=False) for _ in range(_ROWS)]
        self._formulas = [Formula(appearance) for _ in range(_ROWS)]
        self._has_size = True
        self._shown: LayerFormulas | None = None
        for number, (name, formula) in enumerate(zip(self._names, self._formulas, strict=True)):
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(formula, number, 1)
        grid.setColumnStretch(1, 1)
        self._fit_names()
        appearance.type_changed.connect(self._fit_names)  # after the names, which connected first

    @property
    def latex(self) -> list[str]:
        """The LaTeX of the rows that are shown."""
        return [formula.accessibleName() for formula in self._formulas if not formula.isHidden()]

    def set_presenting(self, on: bool) -> None:
        """Leave the size out before an audience: the next page has it, and maps need the room."""
        self._has_size = not on
        if self._shown is not None:
            self.show_formulas(self._shown)

    def show_formulas(self, formulas: LayerFormulas) -> None:
        """Show the formulas of a layer; rows that it does not need take no space."""
        self._shown = formulas
        rows = [(self.tr("Computes"), formulas.computes)]
        if self._has_size:
            rows.append((self.tr("Size"), formulas.size))
        names = (self.tr("Parameters"), "")
        rows += zip(names, formulas.parameters, strict=False)
        if formulas.on_slides:
            rows.append((self.tr("on the slides"), formulas.on_slides))
        rows += [(self.tr("Connections"), line) for line in formulas.connections]
        for number, (name, formula) in enumerate(zip(self._names, self._formulas, strict=True)):
            used = number < len(rows)
            name.setVisible(used)
            formula.setVisible(used)
            if used:
                name.setText(rows[number][0])
                formula.set_latex(rows[number][1])

    def _fit_names(self) -> None:
        """Give all names the width of the widest, so that the formulas begin at one place."""
        texts = (
            self.tr("Computes"),
            self.tr("Size"),
            self.tr("Parameters"),
            self.tr("on the slides"),
            self.tr("Connections"),
        )
        width = max(self._names[0].fontMetrics().horizontalAdvance(text) for text in texts)
        for name in self._names:
            name.setFixedWidth(width + 2)
