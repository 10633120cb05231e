"""Teach: whose drawings, how far it is, and then before and after, to be used or thrown away."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.context.digits.mark_texts import writer_text
from app.context.digits.my_digits import MyDigits
from app.context.digits.teacher import Teacher
from app.context.digits.teaching_state import OddDigit
from app.shell.changed_digits import ChangedDigits
from app.shell.teaching_line import TeachingLine
from app.shell.teaching_table import TeachingTable, verdict
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel, plain_tip
from lenet.errors import one_line

_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_SHARE: Final = 0.9  # of the window
_LEFT: Final = 26.5  # width of the left column, in heights of body text
_USE_KEY: Final = "Ctrl+U"


class TeachingDialog(QDialog):
    """Left the choice, the progress and the numbers; right the digits that changed.

    Closing it ends teaching and throws away what is not in use. `digit_wanted(InkDigit)`: see
    this kept digit in My digits; the dialog is closed then.
    """

    digit_wanted = Signal(object)

    def __init__(
        self, teacher: Teacher, my_digits: MyDigits, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Teach"))
        self._teacher, self._my_digits = teacher, my_digits
        self.title = PlainLabel(self)
        self.whose = QComboBox(self)
        self.start_button = QPushButton(self)
        self.line = TeachingLine(self)
        self.table = TeachingTable(self)
        self.verdict = PlainLabel(self)
        self.changed_digits = ChangedDigits(appearance, self)
        self.close_button = QPushButton(self)
        self.use_button = QPushButton(self.tr("Use it"), self)
        self._fill_writers()
        self._build()
        self._connect()
        self._show()
        self.resize(round(_SHARE * window.width()), round(_SHARE * window.height()))
        self.start_button.setFocus()

    def _build(self) -> None:
        typography.set_type(self.title, "title")
        typography.set_type(self.verdict, "body")
        for label in (self.title, self.verdict):
            label.setWordWrap(True)
        self.whose.setAccessibleName(self.tr("Whose drawings"))
        key = QKeySequence(_USE_KEY).toString(_NATIVE)
        self.use_button.setToolTip(plain_tip(f"{self.use_button.text()} ({key})"))
        for button in (self.start_button, self.use_button, self.close_button):
            button.setAutoDefault(False)  # Enter is the dialog's
        choice = QHBoxLayout()
        choice.addWidget(self.whose, 1)
        choice.addWidget(self.start_button)
        side = QWidget(self)
        typography.set_width(side, _LEFT)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.title)
        left.addLayout(choice)
        left.addWidget(self.line)
        left.addWidget(self.verdict)
        left.addWidget(self.table)
        left.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(side)
        middle.addWidget(self.changed_digits, 1)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        below.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.addLayout(middle, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._start_or_stop)
        self.use_button.clicked.connect(self._use)
        self.close_button.clicked.connect(self.reject)
        self.changed_digits.odd_wanted.connect(self._show_odd)
        self.changed_digits.odd_right.connect(self._teach_odd)
        self._teacher.changed.connect(self._show)
        for keys, act in ((("Return", "Enter"), self._enter), ((_USE_KEY,), self._use)):
            action = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(act)
            self.addAction(action)

    def _fill_writers(self) -> None:
        """List who writes now, then the other writers, then all."""
        names = [name for name in self._my_digits.writers if self._teacher.drawings(name)]
        names.sort(key=lambda name: name != self._my_digits.writer)
        for name in names:
            self._add_writer(writer_text(name), name)
        if len(names) != 1:
            self._add_writer(self.tr("All writers"), None)

    def _add_writer(self, name: str, writer: str | None) -> None:
        count = len(self._teacher.drawings(writer))
        text = self.tr("{name}: {count:,} drawings").format(name=name, count=count)
        self.whose.addItem(text, writer)

    def choose(self, writer: str | None) -> None:
        """Choose whose drawings are to be taught."""
        place = self.whose.findData(writer)
        self.whose.setCurrentIndex(max(place, 0))

    def _start_or_stop(self) -> None:
        if self._teacher.state.is_at_work:
            self._teacher.stop()
        else:
            self._teacher.teach(self.whose.currentData())

    def _teach_odd(self) -> None:
        task = self._teacher.state.task
        if task is not None:
            self._teacher.teach(task.writer, keep_odd=True)

    def _enter(self) -> None:
        """Do what is next: use what was taught, or teach."""
        if self._teacher.state.result is not None:
            self._use()
        elif not self._teacher.state.is_at_work:
            self._start_or_stop()

    def _use(self) -> None:
        if self._teacher.state.result is not None:
            self._teacher.use()
            self.accept()

    def reject(self) -> None:
        """Close the dialog: teaching ends, and nothing is kept."""
        self._teacher.stop()
        self._teacher.forget()
        super().reject()

    def _show_odd(self, odd: OddDigit) -> None:
        self.reject()
        self.digit_wanted.emit(odd.digit)

    def _show(self) -> None:
        state = self._teacher.state
        model = state.task.model if state.task is not None else self._teacher.model
        name = one_line(model.card.name)
        is_done = state.result is not None
        self.title.setText(self.tr("{model} learns a hand").format(model=name))
        self.whose.setEnabled(not state.is_at_work)
        self.start_button.setText(self.tr("Stop") if state.is_at_work else self.tr("Teach"))
        self.line.show_state(state)
        self.table.show_result(state.result)
        self.changed_digits.show_result(state.result)
        if state.task is not None and state.result is not None:
            self.verdict.setText(verdict(state.task, state.result.done))
        else:
            text = self.tr(
                "A new model comes of it; {model} stays as it is. It learns old digits beside"
                " these, so that little is forgotten. You see before and after, then you decide."
            )
            self.verdict.setText(text.format(model=name))
        self.close_button.setText(self.tr("Throw it away") if is_done else self.tr("Close"))
        self.use_button.setEnabled(is_done)
        show_primary(self.use_button, on=is_done)
        show_primary(self.start_button, on=not is_done and not state.is_at_work)


def show_primary(button: QPushButton, *, on: bool) -> None:
    """Let a button be the one that is pressed next, or one of the others."""
    name = "primary" if on else ""
    if button.objectName() != name:
        button.setObjectName(name)  # for the style sheet
        typography.restyle(button)
