"""Lesson on what LeNet-5 costs: parameters and connections by layer, and the sizes of its maps."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.context.scenes.scene import ViewSettings, setting
from app.pages.lecture.common.choice_controls import ChoiceButtons
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.layers.totals_figure import TotalsFigure
from app.style.formulas.stacking import floored, fraction
from app.style.formulas.typesetting import number, row
from lenet.lecture.totals import layer_shares
from lenet.network import paper

_SHARES: Final = layer_shares()


class TotalsLesson(Lesson):
    """60,000 parameters and 340,908 connections: which layer has which."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.layer = self.recall_state(0)
        self._add_text()
        self.figure = TotalsFigure(context.appearance)
        self.figure.layer_chosen.connect(self.choose_layer)
        self.buttons = ChoiceButtons(
            {str(place): self.figure.name(place) for place in range(len(_SHARES))}
        )
        self.buttons.chosen.connect(self._press)
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.buttons)
        column.addWidget(self.figure, 1)
        self.set_stage(stage)
        self.set_exercise(
            self.tr("Go from C1 to C5: in which layer is a parameter used most often?")
        )
        self.choose_layer(self.layer)

    def view_settings(self) -> ViewSettings:
        return {"layer": self.layer}

    def restore(self, settings: ViewSettings) -> None:
        places = range(len(_SHARES))
        self.choose_layer(setting(settings, "layer", self.layer, places.__contains__))

    def choose_layer(self, place: int) -> None:
        """Tell of a layer: 0 is C1, 6 the output."""
        self.layer = place
        self.keep_state(place)
        share = _SHARES[place]
        self.buttons.show_choice(str(place))
        self.figure.show_layer(place)
        self._name.setText(self.figure.name(place))
        if share.uses:
            text = self.tr(
                "{connections:,} connections share {parameters:,} parameters: each is used "
                "{uses:g} times on average."
            )
        else:
            text = self.tr("{connections:,} connections and nothing to train: the codes are fixed.")
        self._uses.setText(
            text.format(connections=share.connections, parameters=share.parameters, uses=share.uses)
        )
        step = share.step
        if step is None:
            self._size.set_latex(r"m = 10")
            return
        side, kernel, stride = (number(n, 0) for n in (step.input, step.kernel, step.stride))
        above = row(side, "+", number(2, 0), r"\cdot", number(0, 0), "-", kernel)
        result = number(share.side, 0, "accent")
        ratio = floored(fraction(above, stride))
        self._size.set_parts("o", "=", ratio, "+", number(1, 0), "=", result)

    def _press(self, place: str) -> None:
        self.choose_layer(int(place))

    def _add_text(self) -> None:
        shares = {share.name: share for share in _SHARES}
        kernels = shares["C1"], shares["C3"]
        self.add_paragraph(
            self.tr(
                "LeNet-5 has {parameters:,} parameters and {connections:,} connections, but not "
                "in the same layers."
            ).format(parameters=paper.TRAINABLE_PARAMETERS, connections=paper.CONNECTIONS)
        )
        self.add_paragraph(
            self.tr(
                "C1 and C3 have {connections:.0f} % of the connections but {parameters:.0f} % of "
                "the parameters: a kernel is used at every position. C5 has {full:.0f} % of the "
                "parameters: each of its weights is used once."
            ).format(
                connections=100 * sum(share.connection_share for share in kernels),
                parameters=100 * sum(share.parameter_share for share in kernels),
                full=100 * shares["C5"].parameter_share,
            )
        )
        self.add_gap()
        self._name = self.add_paragraph("", role="bold")
        self._uses = self.add_paragraph("", lines=2)
        self.add_gap()
        self.add_paragraph(self.tr("One formula for all sizes"), role="bold")
        self.add_formula(r"o = \left\lfloor \frac{i + 2p - k}{s} \right\rfloor + 1")
        self._size = self.add_formula()
        self.add_paragraph(
            self.tr("C: k = 5, s = 1; S: k = 2, s = 2; p = 0."),
            role="caption",
            tone="muted",
        )
