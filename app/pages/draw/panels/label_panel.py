"""What is this drawing? A click keeps it in My digits with its label."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.context.dialogs import ask_name
from app.context.digits.mark_texts import mark_text
from app.context.digits.my_digits import MyDigits
from app.context.digits.teacher import Teacher
from app.context.session import Session
from app.style import typography
from app.widgets.forms.mark_buttons import MarkButtons
from app.widgets.forms.plain_text import PlainLabel
from lenet.data.kept_digits import MARKS, NOT_A_DIGIT
from lenet.evaluation.rejection import decide
from lenet.network.forward import Trace

_NONE_KEY: Final = "Shift+N"


class LabelPanel(QFrame):
    """A line on what is kept, and the buttons of the eleven labels.

    It stands out where a label teaches something: the answer is unsure, or the label is another.
    """

    def __init__(
        self,
        session: Session,
        my_digits: MyDigits,
        teacher: Teacher,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._my_digits, self._teacher = session, my_digits, teacher
        self.setObjectName("labels")  # for the style sheet
        self.title = PlainLabel(self)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.teach_button = QToolButton(self)
        self.teach_button.setObjectName("mark")  # for the style sheet
        self.teach_button.setText(self.tr("Teach…"))
        self.teach_button.setToolTip(self.tr("A new model learns the drawings that you kept"))
        self.teach_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys
        self.teach_button.clicked.connect(teacher.wanted)
        typography.set_type(self.teach_button, "caption")
        place = self.teach_button.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # nothing jumps
        self.teach_button.setSizePolicy(place)
        self.buttons = MarkButtons(self)
        self.setAccessibleName(self.tr("What the drawing is"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 6, 6)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.teach_button)
        column.addLayout(head)
        column.addWidget(self.buttons)
        self.actions_in_order = [self._action(mark) for mark in MARKS]
        self._undo_action = QAction(self.tr("&Take back the last change of My digits"), self)
        self._undo_action.setShortcut(QKeySequence("Shift+Backspace"))
        self._undo_action.triggered.connect(my_digits.undo)
        self.writer_action = QAction(self.tr("&Written by…"), self)
        self.writer_action.setStatusTip(self.tr("Whose name is kept with the drawings from now on"))
        self.writer_action.triggered.connect(self._ask_writer)
        self._looks: tuple[object, ...] = ()
        self.buttons.chosen.connect(my_digits.keep_drawing)
        my_digits.changed.connect(self._show)
        session.trace_changed.connect(self._follow_trace)
        self._show()

    @property
    def undo_action(self) -> QAction:
        """The command that takes back what was kept last."""
        return self._undo_action

    @property
    def stands_out(self) -> bool:
        """Whether the panel asks for a label, or shows that the answer was wrong."""
        return bool(self.property("asks"))

    def _action(self, mark: int) -> QAction:
        is_none = mark == NOT_A_DIGIT
        text = self.tr("&Not a digit") if is_none else self.tr("The digit &{digit}")
        action = QAction(text.format(digit=mark), self)
        action.setShortcut(QKeySequence(_NONE_KEY if is_none else f"Shift+{mark}"))
        action.setStatusTip(self.tr("Keep the drawing in My digits with this label"))
        action.triggered.connect(partial(self._my_digits.keep_drawing, mark))
        return action

    def _ask_writer(self) -> None:
        my_digits = self._my_digits
        ask_name(
            self.window(),
            self.tr("My digits"),
            self.tr("Who writes from now on?"),
            [name for name in my_digits.writers if name],
            now=my_digits.writer,
            answered=my_digits.choose_writer,
        )

    def _follow_trace(self, trace: Trace | None) -> None:
        self._show()

    def _show(self) -> None:
        """Show what the drawing is kept as, and what the network reads; only what has changed."""
        trace = self._session.trace
        can_keep = trace is not None and not self._session.is_sample
        kept = self._my_digits.mark_of_drawing() if can_keep else None
        answer = None if trace is None or not can_keep else self._answer(trace)
        digits = self._my_digits
        learned = (self._session.model, digits.digits, digits.writer)
        looks = (can_keep, kept, answer, digits.can_undo, learned)
        if looks == self._looks:  # at every move of the pen
            return
        self._looks = looks
        for button in self.buttons.buttons:
            button.setEnabled(can_keep)
        for action in self.actions_in_order:
            action.setEnabled(can_keep)
        self._undo_action.setEnabled(self._my_digits.can_undo)
        self.teach_button.setVisible(self._teacher.has_news(self._my_digits.writer))
        self.buttons.check(kept)
        self.buttons.suggest(answer if kept is None and answer != NOT_A_DIGIT else None)
        self.title.setText(self._title(kept, answer, can_keep=can_keep))
        is_unsure = answer in (None, NOT_A_DIGIT)
        asks = can_keep and (is_unsure if kept is None else answer != kept)
        typography.set_type(self.title, "caption", bold=asks)
        if asks != self.stands_out:
            self.setProperty("asks", asks)
            typography.restyle(self)

    def _answer(self, trace: Trace) -> int | None:
        """Return the mark that the network gives; None where it is not sure of any."""
        decision = decide(trace.distances, self._session.model.card.thresholds)
        if decision is None or decision.kind == "digit":
            return trace.answer
        return NOT_A_DIGIT if decision.kind == "not a digit" else None

    def _title(self, kept: int | None, answer: int | None, *, can_keep: bool) -> str:
        if kept is None:
            asks = can_keep and answer in (None, NOT_A_DIGIT)
            return self.tr("What is it?") if asks else self.tr("This is a")
        if answer in (kept, None):
            return self.tr("Kept as {mark}").format(mark=mark_text(kept))
        text = self.tr("Kept as {mark}, read as {answer}")
        return text.format(mark=mark_text(kept), answer=mark_text(answer))
