"""The lesson on the errors: the 82 of the slides beside those of our networks."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.choice_controls import ChoiceButtons
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.text_label import TextLabel
from app.pages.shared.paper_errors_panel import PaperErrorsPanel
from app.widgets.forms.plain_text import plain_tip
from app.widgets.maps.figure_export import ExportFigure
from lenet.errors import InputError
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_models

_FAIR: Final = "paper-distorted"  # learned as the network of 1998 did, as far as the paper says
_IN_USE: Final = "in use"


class ErrorsLesson(Lesson):
    """The digits that were read wrong in 1998, and those that are read wrong now."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent, text_above=True)
        text = self.tr(
            "beside the LeNet-5 of 1998, which was trained with distortions and misread {wrong} of "
            "{count:,} test digits."
        ).format(wrong=paper.DISTORTED_WRONG, count=paper.TEST_DIGITS)
        self.networks = ChoiceButtons({_FAIR: _FAIR, _IN_USE: self.tr("The model in use")})
        self.networks.buttons[_FAIR].setToolTip(
            plain_tip(self.tr("The fair comparison: trained with distortions too"))
        )
        self.networks.chosen.connect(self.choose_network)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.networks)
        line.addWidget(TextLabel(text, context.appearance, any_width=True), 1)
        self.add_layout(line)
        self.errors = PaperErrorsPanel(context.session, context.appearance)
        self.errors.said.connect(self.said)
        self.set_stage(self.errors)
        self.set_exercise(self.tr("Click a cell: would you have read these digits differently?"))
        self.choose_network(self.recall_state(_FAIR))

    def choose_network(self, name: str) -> None:
        """Compare the errors of 1998 with those of `paper-distorted`, or of the model in use."""
        try:
            model = load_model(bundled_models()[_FAIR]) if name == _FAIR else None
        except (InputError, KeyError):  # the file is missing or broken
            name, model = _IN_USE, None
        self.keep_state(name)
        self.networks.show_choice(name)
        self.errors.show_model(model)

    def export_figures(self) -> list[ExportFigure]:
        """Return both tables of errors, the stage, and the whole page."""
        errors = self.errors
        return [
            ExportFigure(self.tr("The errors of 1998"), (errors.then_title, errors.then)),
            ExportFigure(self.tr("Our network’s errors"), (errors.now_title, errors.now)),
            *super().export_figures(),
        ]
