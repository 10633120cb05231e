"""One question that checks itself, on one line: the question, a field, and what is right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.style import typography
from app.widgets.forms.plain_text import PlainLabel

_Key = Qt.Key
ARROWS: Final = {  # rows down and columns to the right
    _Key.Key_Up: (-1, 0),
    _Key.Key_Down: (1, 0),
    _Key.Key_Left: (0, -1),
    _Key.Key_Right: (0, 1),
}
MARKING: Final = (*ARROWS, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space)
_GAP: Final = 8
_FIELD: Final = 6  # width of the field, in sizes of type


@dataclass(frozen=True)
class Reply:
    """What is said to an answer; `is_right` is None where the answer goes on."""

    text: str
    is_right: bool | None = None
    is_last: bool = False  # there is nothing to try again


@dataclass(frozen=True, eq=False)
class PageQuestion:
    """A question as a page asks it.

    `check` replies to a typed answer; it is None where the page itself takes the answer, such as
    clicks, and says to `reply` what it thinks of it. `press` gets the keys of MARKING, for those
    who do not click. `show` gives the answer away.
    """

    text: str
    show: Callable[[], Reply]
    check: Callable[[str], Reply] | None = None
    begin: Callable[[Callable[[Reply], None]], object] | None = None  # gets `reply`
    end: Callable[[], object] | None = None
    press: Callable[[Qt.Key], object] | None = None


class QuestionLine(QWidget):
    """The line of a question. It closes at its cross, and by Escape in the field.

    `answered(Reply)`: a reply is shown.
    `another_wanted()`, `closed()`: the person asks for another question, or for none.
    """

    answered = Signal(object)
    another_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: PageQuestion | None = None
        self._words = PlainLabel(self)
        self._reply = PlainLabel(self)
        for label, size in ((self._words, "body"), (self._reply, "body")):
            typography.set_type(label, size, bold=label is self._words)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field = QLineEdit(self)
        self.field.setMaxLength(20)
        self.field.setFixedWidth(_FIELD * typography.body_pixels())
        self.field.setAccessibleName(self.tr("Your answer"))
        self.field.returnPressed.connect(self._check)
        self.check_button = QPushButton(self.tr("Check"), self)
        self.show_button = QPushButton(self.tr("Show"), self)
        self.show_button.setToolTip(self.tr("Show the answer"))
        self.another_button = QPushButton(self.tr("Another"), self)
        self.check_button.clicked.connect(self._check)
        self.show_button.clicked.connect(self._show_answer)
        self.another_button.clicked.connect(self.another_wanted)
        close = QToolButton(self)
        close.setText("×")
        close.setToolTip(self.tr("Close the question"))
        close.setAccessibleName(self.tr("Close the question"))
        close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_GAP, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._words, 4)
        row.addWidget(self.field)
        row.addWidget(self.check_button)
        row.addWidget(self._reply, 5)
        row.addStretch(1)
        for button in (self.show_button, self.another_button, close):
            row.addWidget(button)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Question"))
        self.hide()

    @property
    def question_text(self) -> str:
        """The question that is asked."""
        return self._words.text()

    @property
    def reply_text(self) -> str:
        """What was said to the last answer."""
        return self._reply.text()

    def ask(self, question: PageQuestion) -> None:
        """Ask a question in the place of the one before."""
        self.stop()
        self._question = question
        self._words.setText(question.text)
        self._fit_words()
        self.setAccessibleDescription(question.text)
        self.field.clear()
        self._say("")
        self._let_answer(True)
        if question.begin is not None:
            question.begin(self._take)
        answers_here = self if question.check is None else self.field  # Enter gives nothing away
        answers_here.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Ask nothing any more."""
        question, self._question = self._question, None
        if question is not None and question.end is not None:
            question.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def event(self, event: QEvent) -> bool:
        """Take Escape, and the keys of an answer, before a command of the page that has them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (_Key.Key_Escape, *(MARKING if self._presses() else ()))
            if event.key() in keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press = self._presses()
        if event.key() == _Key.Key_Escape:
            self.closed.emit()
        elif press is not None and event.key() in MARKING:
            press(_Key(event.key()))
        else:
            super().keyPressEvent(event)

    def _presses(self) -> Callable[[Qt.Key], object] | None:
        return None if self._question is None else self._question.press

    def _fit_words(self) -> None:
        """Let the question be no wider than its words, so that the field is beside them."""
        wide = self._words.fontMetrics().horizontalAdvance(self._words.text())
        self._words.setMaximumWidth(wide + _GAP)
        self.field.setFixedWidth(_FIELD * typography.body_pixels())

    def _check(self) -> None:
        if self._question is not None and self._question.check is not None:
            self._take(self._question.check(self.field.text()))
            self.field.selectAll()

    def _show_answer(self) -> None:
        if self._question is not None:
            self._take(self._question.show())

    def _take(self, reply: Reply) -> None:
        self._say(reply.text)
        if reply.is_last:
            self._let_answer(False)
        self.answered.emit(reply)

    def _say(self, text: str) -> None:
        self._reply.setText(text)
        self._reply.setVisible(bool(text))  # else the question would lack its room

    def _let_answer(self, on: bool) -> None:
        is_typed = self._question is not None and self._question.check is not None
        self.field.setVisible(on and is_typed)
        self.check_button.setVisible(on and is_typed)
        self.show_button.setVisible(on)
        if not on:
            self.another_button.setFocus(Qt.FocusReason.OtherFocusReason)
