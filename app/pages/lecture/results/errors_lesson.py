"""The errors: the 82 of the slides beside those of the model in use."""

from PySide6.QtWidgets import QWidget

from app.context.app_context import Lab
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.text_label import Words
from app.pages.shared.the_82_panel import The82Panel
from app.widgets.maps.figure_export import Sheet
from lenet.network import paper


class WrongLesson(Lesson):
    """What was misread in 1998, and what is misread now."""

    def __init__(self, lab: Lab, title: str, parent: QWidget | None = None) -> None:
        super().__init__(lab, title, parent, text_above=True)
        then = Words(
            self.tr(
                "In 1998, trained with distortions, {wrong} of {count:,} test digits were read "
                "wrong. The slide lists each with truth and answer; here they are counted."
            ).format(wrong=paper.DISTORTED_WRONG, count=paper.TEST_DIGITS),
            lab.appearance,
            wraps=False,
        )
        self.add_widget(then)
        self.errors = The82Panel(lab.session, lab.appearance)
        self.errors.said.connect(self.said)
        self.set_stage(self.errors)
        self.set_try(self.tr("Click a cell: would you have read these digits otherwise?"))

    def sheets(self) -> list[Sheet]:
        errors = self.errors
        return [
            Sheet(self.tr("The errors of 1998"), (errors.then_title, errors.then)),
            Sheet(self.tr("This model’s errors"), (errors.now_title, errors.now)),
            *super().sheets(),
        ]
