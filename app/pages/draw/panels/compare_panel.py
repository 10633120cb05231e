"""A frozen drawing beside the current one: where does the network differ, and how much?"""

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.context.digits.teacher import Teacher
from app.context.selection import Selection
from app.context.session import Session
from app.context.trace_comparison import TraceComparison
from app.pages.draw.widgets.model_columns import Column, Layer, ModelColumns
from app.pages.shared.unit_texts import unit_name
from app.style import typography
from app.style.numbers import distance, number, signed
from app.style.theme import Appearance
from app.widgets.forms.plain_text import without_letter
from app.widgets.forms.scroll_figure import ScrollFigure
from lenet.explain.trace_diff import LayerDifference
from lenet.explain.units import LAYERS, layer_values
from lenet.network.checkpoint import Model
from lenet.network.forward import Trace
from lenet.network.parameters import Array

_SHOWN = LAYERS[:-1]  # all but RBF, whose distances are below


class ComparePanel(QWidget):
    """Three columns, layer by layer: the frozen drawing, the current one, the difference.

    `freeze_action` and `unfreeze_action` are for a menu too.
    """

    def __init__(
        self,
        session: Session,
        trace_comparison: TraceComparison,
        teacher: Teacher,
        selection: Selection,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self._session = session
        self._trace_comparison = trace_comparison
        self._teacher = teacher
        self._selection = selection
        self.figure = ModelColumns(3, appearance, self)
        self.figure.setAccessibleName(self.tr("Frozen drawing, drawing now, and their difference"))
        self.freeze_action = self._action(self.tr("&Freeze this drawing"), "F")
        self.before_action = self._action(self.tr("Freeze as before &teaching"), "Ctrl+Alt+F")
        self.unfreeze_action = self._action(self.tr("&Unfreeze"), "Shift+F")
        self.freeze_action.triggered.connect(trace_comparison.freeze)
        self.before_action.triggered.connect(self._freeze_before)
        self.before_action.setStatusTip(self.tr("The drawing by the model that was not taught yet"))
        self.unfreeze_action.triggered.connect(trace_comparison.unfreeze)
        self._buttons: list[QPushButton] = []
        self._model: Model | None = None  # the one that `_origin` belongs to
        self._origin: Model | None = None
        self._build()
        self.figure.pointed.connect(selection.hover)
        self.figure.pressed.connect(selection.pin)
        trace_comparison.changed.connect(self.refresh)
        session.trace_changed.connect(self._follow_trace)
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(33 * body, 18 * body)

    def _action(self, text: str, key: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        return action

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 0)
        for action in (self.freeze_action, self.before_action, self.unfreeze_action):
            button = QPushButton(without_letter(action.text()), self)
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{button.text()} ({key})")
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(ScrollFigure(self.figure, self), 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _follow_trace(self, trace: Trace | None) -> None:
        self._enable()
        if self.isVisible():
            self.refresh()

    def _freeze_before(self) -> None:
        """Freeze the drawing as the model read it that the one in use was made of."""
        if self._origin is not None:
            self._trace_comparison.freeze_by(self._origin)

    def _enable(self) -> None:
        """Offer what can be frozen; the model before teaching only where it is at hand."""
        if self._model is not self._session.model:
            self._model, self._origin = self._session.model, self._teacher.origin
        has_trace = self._session.trace is not None
        self.freeze_action.setEnabled(has_trace)
        self.before_action.setEnabled(has_trace and self._origin is not None)
        self.unfreeze_action.setEnabled(self._trace_comparison.frozen is not None)
        self._buttons[1].setVisible(self._origin is not None)

    def refresh(self) -> None:
        """Fill the columns, also while the panel is hidden, for an export of them."""
        trace = self._session.trace
        self._enable()
        columns = [
            self._frozen_column(),
            self._trace_column(self.tr("Now"), trace, self._session.model.card.name),
            self._difference_column(self._trace_comparison.differences),
        ]
        self.figure.show_columns(columns)

    def _frozen_column(self) -> Column:
        frozen, title = self._trace_comparison.frozen, self.tr("Frozen")
        if frozen is None:
            hint = self.tr(
                "Freeze this drawing: it stays here while you change it or draw another."
            )
            return Column(title, self.tr("nothing yet"), hint=hint)
        return self._trace_column(title, frozen.trace, frozen.model.card.name)

    def _trace_column(self, title: str, trace: Trace | None, model: str) -> Column:
        if trace is None:
            return Column(title, self.tr("nothing yet"))
        return Column(
            self.tr("{which}: read as {digit}").format(which=title, digit=trace.answer),
            model,
            {name: Layer(layer_values(trace, name), "") for name in _SHOWN},
            outputs=trace.distances,
            output_name=self.tr("distances"),
            answer=trace.answer,
            output_level=400.0,
        )

    def _difference_column(self, differences: dict[str, LayerDifference] | None) -> Column:
        title, aside = self.tr("Now − frozen"), self.tr("the largest is framed")
        if differences is None:
            return Column(title, hint=self.tr("Here stands what has changed, unit by unit."))
        rbf = differences["rbf"]
        return Column(
            title,
            aside,
            {
                name: Layer(
                    differences[name].values,
                    self._caption(differences[name]),
                    mark=differences[name].unit if differences[name].largest else None,
                    tip=self._tip(differences[name]),
                )
                for name in _SHOWN
            },
            outputs=self._distance_gaps(),
            output_name=self.tr("distances, mean {mean}").format(mean=distance(rbf.mean)),
            output_level=max(float(np.abs(rbf.values).max()), 1.0) * 1.5,
        )

    def _distance_gaps(self) -> Array:
        """Return the ten differences of the distances as these are shown, (10,)."""
        frozen, trace = self._trace_comparison.frozen, self._session.trace
        assert frozen is not None
        assert trace is not None
        now, before = (np.round(found.distances, 1) for found in (trace, frozen.trace))
        return np.asarray(now - before, dtype=np.float32)

    def _caption(self, difference: LayerDifference) -> str:
        """Return the mean size of a layer's differences, and the largest one."""
        mean = self.tr("mean {mean}").format(mean=number(difference.mean))
        if not difference.largest:
            return mean
        return self.tr("{mean}, largest {largest}").format(
            mean=mean, largest=signed(difference.largest)
        )

    def _tip(self, difference: LayerDifference) -> str:
        """Say where a layer differs most; "" where it does not differ."""
        if not difference.largest:
            return ""
        return self.tr("The largest difference, {largest}, is at {unit}.").format(
            largest=signed(difference.largest), unit=unit_name(difference.unit)
        )
