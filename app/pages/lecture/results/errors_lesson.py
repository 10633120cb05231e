"""The lesson on the errors: the 82 of the slides beside those of the current model."""

from PySide6.QtWidgets import QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.text_label import TextLabel
from app.pages.shared.paper_errors_panel import PaperErrorsPanel
from app.widgets.maps.figure_export import ExportFigure
from lenet.network import paper


class ErrorsLesson(Lesson):
    """The digits that were read wrong in 1998, and those that are read wrong now."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent, text_above=True)
        about_1998 = TextLabel(
            self.tr(
                "In 1998, trained with distortions, {wrong} of {count:,} test digits were read "
                "wrong. The slide lists each with truth and answer; here they are counted."
            ).format(wrong=paper.DISTORTED_WRONG, count=paper.TEST_DIGITS),
            context.appearance,
            wraps=False,
        )
        self.add_widget(about_1998)
        self.errors = PaperErrorsPanel(context.session, context.appearance)
        self.errors.said.connect(self.said)
        self.set_stage(self.errors)
        self.set_exercise(self.tr("Click a cell: would you have read these digits otherwise?"))

    def export_figures(self) -> list[ExportFigure]:
        """Return both tables of errors, the stage, and the whole page."""
        errors = self.errors
        return [
            ExportFigure(self.tr("The errors of 1998"), (errors.then_title, errors.then)),
            ExportFigure(self.tr("This model’s errors"), (errors.now_title, errors.now)),
            *super().export_figures(),
        ]
