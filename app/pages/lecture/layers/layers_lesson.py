"""LeNet-5, layer by layer: what does each compute, and how are its numbers counted?"""

from typing import Final

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.pages.draw.panels.inspect_panel import unit_name
from app.pages.lecture.common.colour_bar import ColourBar
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.shown import shown
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.layers.derivation_rows import DerivationRows
from app.pages.lecture.layers.derivations import derivation
from app.pages.lecture.layers.layer_figure import LayerFigure, middle_unit
from app.pages.lecture.layers.layer_notes import notes
from app.pages.shared.layer_texts import layer_text
from app.pages.shared.table_panel import TablePanel
from app.style import typography
from app.widgets.maps.figure_export import ExportFigure
from lenet.explain.units import LAYERS, Unit, unit_value
from lenet.network import paper

SHOWN: Final = LAYERS[1:]  # all but the input
_SCALE: Final = 320  # pixels
_TABLE: Final = 27  # width of the C3 table in heights of a line


class LayersLesson(Lesson):
    """One layer at a time on the live digit, its counts derived, and the way into its units."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.layer = self.recall(SHOWN[0])
        self.unit = middle_unit(self.layer)
        self._runs = False
        self._name = self.add_words("", role="bold")
        self._words = self.add_words("")
        self._notes = [self.add_words(""), self.add_words("")]
        self.add_gap()
        self._source = self.add_words("", role="label", tone="muted")
        self.look_button = QPushButton(self.tr("Look &inside this unit"))
        self.look_button.clicked.connect(self.look_inside)
        line = QHBoxLayout()
        line.addWidget(self.look_button)
        line.addStretch(1)
        self.add_layout(line)
        self._build_stage()
        self.set_try(
            self.tr(
                "Draw a digit, come back, and find in C1 the map that answers its upright "
                "strokes. What does S2 make of it?"
            )
        )
        context.session.trace_changed.connect(self._follow)
        context.session.model_changed.connect(self._follow)
        context.selection.changed.connect(self._take_gaze)
        self.show_layer(self.layer)

    def start(self) -> None:
        self._runs = True
        self._show_digit()

    def stop(self) -> None:
        self._runs = False
        self.context.selection.hover(None)

    def export_figures(self) -> list[ExportFigure]:
        """The layer with its scale and derivation; the table where it is shown."""
        table = (self.table,) if self.layer == "c3" else ()
        panels: tuple[QWidget, ...] = (self.figure, *table, self.rows)
        return [ExportFigure(self.title, panels, scale=True), super().export_figures()[-1]]

    def show_layer(self, layer: str) -> None:
        """One of SHOWN."""
        self.layer = layer
        self.note(layer)
        self.buttons[layer].setChecked(True)
        trace = shown(self.context.session).trace
        self.unit = Unit("rbf", trace.answer) if layer == "rbf" else middle_unit(layer)
        self._name.setText(layer_text(layer).name)
        self._words.setText(layer_text(layer).words)
        texts = notes(layer)
        for number, words in enumerate(self._notes):
            words.setText(texts[number] if number < len(texts) else "")
            words.setVisible(number < len(texts))
        self.rows.show_derivation(derivation(layer))
        self.table.setVisible(layer == "c3")
        self.figure.show_layer(layer)
        self._show_digit()

    def look_inside(self) -> None:
        """Go to where the arithmetic of the unit is."""
        selection = self.context.selection
        selection.step_to(self.layer)
        for unit in selection.pinned:
            selection.pin(unit)  # a pinned one is let go
        selection.pin(self.unit)
        self.page_wanted.emit("draw")
        if self.context.session.trace is None:
            self.said.emit(self.tr("Draw a digit: a blank canvas has no numbers to look into."))

    def _build_stage(self) -> None:
        look = self.context.appearance
        self.figure = LayerFigure(look)
        self.figure.pointed.connect(self._point)
        self.table = TablePanel(self.context.session, self.context.selection, look)
        self._widen_table()
        look.type_changed.connect(self._widen_table)
        self.rows = DerivationRows(look)
        self._value = TextLabel("", look, wraps=False)
        self._scale = ColourBar(self.tr("Colour scale"), look)
        self._scale.setFixedWidth(_SCALE)
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._choice())
        pictures = QHBoxLayout()
        pictures.addWidget(self.figure, 1)
        pictures.addWidget(self.table)
        column.addLayout(pictures, 1)
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self._value, 1)
        line.addWidget(self._scale)
        column.addLayout(line)
        column.addWidget(self.rows)
        self.set_stage(stage)

    def _widen_table(self) -> None:
        """Its words need more room in larger type."""
        line = QFontMetricsF(typography.label()).lineSpacing()
        self.table.setMinimumWidth(round(_TABLE * line))

    def _choice(self) -> QHBoxLayout:
        """A button for each layer, in their order."""
        line = QHBoxLayout()
        line.setSpacing(4)
        group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for number, layer in enumerate(SHOWN):
            name = self.tr("Output") if layer == "rbf" else layer.upper()
            button = self.buttons[layer] = QPushButton(name)
            button.setCheckable(True)
            group.addButton(button, number)
            line.addWidget(button)
        line.addStretch(1)
        group.idClicked.connect(self._choose)
        return line

    def _choose(self, number: int) -> None:
        self.show_layer(SHOWN[number])

    def _point(self, unit: Unit | None) -> None:
        self.context.selection.hover(unit)

    def _take_gaze(self) -> None:
        """The unit under the pointer, here or in the table; it stays when the pointer leaves."""
        unit = self.context.selection.hovered
        if self._runs and unit is not None and unit.layer == self.layer:
            self.unit = unit
            self._show_unit()

    def _follow(self, _changed: object) -> None:
        if self._runs:
            self._show_digit()

    def _show_digit(self) -> None:
        trace, is_example = shown(self.context.session)
        self.figure.show_trace(trace)
        self._source.setText(
            self.tr("Nothing is drawn yet, so a digit from MNIST is shown.")
            if is_example
            else self.tr("On your drawing, live.")
        )
        self._show_unit()

    def _show_unit(self) -> None:
        self.figure.show_unit(self.unit)
        value = unit_value(shown(self.context.session).trace, self.unit)
        is_distance = self.unit.layer == "rbf"
        text = f"{value:.{1 if is_distance else 3}f}".replace("-", "\N{MINUS SIGN}")
        self._value.setText(f"{unit_name(self.unit)}:   {'y' if is_distance else 'x'} = {text}")
        self._scale.show_scale(paper.SQUASH_A, None if is_distance else value)
