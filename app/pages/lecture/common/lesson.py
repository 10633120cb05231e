"""The base class of every lesson: a title, a text column, a stage, and an exercise below."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.context.evaluation.dataset import EvaluationDataset
from app.context.evaluation.queue import evaluation_queue_of
from app.context.scenes.scene import ViewSettings
from app.pages.lecture.common.text_column import TextColumn
from app.pages.lecture.common.text_label import Role, TextLabel
from app.pages.page import Questions
from app.style.formulas.typesetting import Tone
from app.widgets.forms.formula import Formula
from app.widgets.maps.figure_export import ExportFigure

_Value = TypeVar("_Value")
_GAP: Final = 8  # pixels


class Lesson(QWidget):
    """One page of the lecture: text at the left, the stage beside it, an exercise below.

    The stage is the area to play with: a drawing and its controls. Where it needs all the width,
    `text_above` puts one line of text above it instead of the text column.

    A subclass builds in `__init__` with `add_paragraph`, `add_formula`, `add_widget`, `set_stage`
    and `set_exercise`. It is built when the lesson is first opened and then kept: `start` is
    called when it comes to the front, `stop` when it leaves, and after `stop` nothing may move or
    compute. `python -m tests.formulas` typesets its formulas ahead, so that it opens quickly.

    `said(str)`: a message for the status bar. `failed(str)`: one sentence on what went wrong.
    `page_wanted(str)`: the person goes to another tab of the window, by its name in PAGES.
    """

    said = Signal(str)
    failed = Signal(str)
    page_wanted = Signal(str)

    def __init__(
        self,
        context: AppContext,
        title: str,
        parent: QWidget | None = None,
        *,
        text_above: bool = False,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.title = title
        self.stage: QWidget | None = None
        appearance = context.appearance
        self._heading = TextLabel(title, appearance, role="title", wraps=False)
        self._text = QWidget(self)
        self._column = QVBoxLayout(self._text)
        self._column.setContentsMargins(0, 0, 2 * _GAP, 0)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self._scroll = None if text_above else TextColumn(self._text, appearance, self)
        self._exercise_title = TextLabel(
            self.tr("Try this"), appearance, role="bold", tone="accent"
        )
        self._exercise_title.setWordWrap(False)
        self._exercise = TextLabel("", appearance, any_width=True)
        self._lay_out()

    @property
    def may_animate(self) -> bool:
        """Whether things may move by themselves; if not, show the end of the movement at once."""
        return not self.context.settings.motion_is_reduced

    def start(self) -> None:
        """Called when the lesson comes to the front."""

    def stop(self) -> None:
        """Called when the lesson leaves the front: stop what moves."""

    def at_work(self) -> bool:
        """Return whether something that the lesson will show is still being read or computed."""
        datasets = self.findChildren(EvaluationDataset)
        reads = any(dataset.is_loading for dataset in datasets)
        return reads or evaluation_queue_of(self.context.session).is_busy

    def questions(self) -> Questions:
        """Return what makes the lesson's questions, as `Page.questions`, by names of its own."""
        return {}

    def export_figures(self) -> list[ExportFigure]:
        """Return what a person can save as a picture: the stage alone, and the whole page."""
        stage = [] if self.stage is None else [ExportFigure(self.title, (self.stage,))]
        return [*stage, ExportFigure(self.tr("The whole page"), (self,))]

    def set_presenting(self, on: bool) -> None:
        """Prepare for an audience, which sees no text that it would have to scroll to."""
        if self._scroll is not None:
            self._scroll.set_presenting(on)

    def left_out(self) -> list[str]:
        """Return the texts that an audience does not see, for want of room."""
        return [] if self._scroll is None else self._scroll.left_out()

    def add_paragraph(
        self,
        text: str,
        *,
        role: Role = "body",
        tone: str = "text",
        lines: int = 0,
        may_go: bool = False,
    ) -> TextLabel:
        """Add a paragraph to the text column, with room for so many `lines` at least.

        Before an audience, in large type, what has no room is left out: first remarks in the
        caption size, then paragraphs from the last on. A paragraph that is added without a text,
        as one that follows what the person does, stays unless it `may_go`.
        """
        label = TextLabel(text, self.context.appearance, role=role, tone=tone, lines=lines)
        self.add_widget(label)
        may_go = may_go or (text != "" and not lines and role != "bold")
        if may_go and self._scroll is not None:
            self._scroll.add_remark(label, is_first_to_go=role == "caption")
        return label

    def add_formula(self, latex: str = "", *, tone: Tone = "text") -> Formula:
        """Add a formula to the text column, on a line of its own."""
        formula = Formula(self.context.appearance, latex, tone=tone)
        self.add_widget(formula)
        return formula

    def add_buttons(
        self, commands: dict[str, Callable[[], object]]
    ) -> tuple[QWidget, list[QPushButton]]:
        """Add a line of buttons, given as text and command; return the line and its buttons."""
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        buttons = []
        for text, command in commands.items():
            button = QPushButton(text)
            button.clicked.connect(command)
            box.addWidget(button)
            buttons.append(button)
        box.addStretch(1)
        self.add_widget(line)
        return line, buttons

    def add_widget(self, widget: QWidget) -> None:
        """Add a control to the text column. Buttons follow the size of type by themselves."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_layout(self, layout: QLayout) -> None:
        """Add controls that stand side by side to the text column."""
        self._column.insertLayout(self._column.count() - 1, layout)

    def add_gap(self) -> None:
        """Add some space to the text column."""
        self._column.insertSpacing(self._column.count() - 1, _GAP)

    def set_stage(self, stage: QWidget) -> None:
        """Set the drawing area with its controls; it gets all the space that is left."""
        self.stage = stage
        self._middle.addWidget(stage, 1)

    def set_exercise(self, sentence: str) -> None:
        """Set the line after "Try this": one thing to do."""
        self._exercise.setText(sentence)

    def recall_state(self, default: _Value) -> _Value:
        """Return the state that was kept last, or the default where none was.

        A change of language builds every lesson anew, and then this is how it was set before.
        """
        state = self.context.notes.get(type(self).__name__, default)
        return state if isinstance(state, type(default)) else default

    def keep_state(self, state: object) -> None:
        """Keep what the person set the lesson to, one frozen value, while the program runs."""
        self.context.notes[type(self).__name__] = state

    def view_settings(self) -> ViewSettings:
        """Return what a scene keeps of the lesson, by names of its own."""
        return {}

    def restore(self, settings: ViewSettings) -> None:
        """Take what a scene kept; `setting` reads it, as the file can be anybody's."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scroll is not None:
            self._scroll.fit_width(self.width())

    def _lay_out(self) -> None:
        beside = QBoxLayout.Direction.LeftToRight
        above = QBoxLayout.Direction.TopToBottom
        self._middle = QBoxLayout(above if self._scroll is None else beside)
        self._middle.setSpacing(2 * _GAP)
        self._middle.addWidget(self._scroll or self._text)
        below = QHBoxLayout()
        below.setSpacing(2 * _GAP)
        below.addWidget(self._exercise_title)
        below.addWidget(self._exercise, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * _GAP, _GAP, 2 * _GAP, _GAP)
        rows.setSpacing(2 * _GAP)
        rows.addWidget(self._heading)
        rows.addLayout(self._middle, 1)
        rows.addLayout(below)
