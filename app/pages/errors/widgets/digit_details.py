"""The digits that are chosen among My digits: how they were written, and what is said of them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.context.digits.kept_reading import KeptReading
from app.context.digits.mark_texts import mark_text, writer_text
from app.context.digits.my_digits import MyDigits
from app.context.drawing import Drawing
from app.pages.errors.widgets.stroke_player import StrokePlayer
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.mark_buttons import MarkButtons
from app.widgets.forms.plain_text import PlainLabel
from lenet.data.ink_files import InkDigit
from lenet.data.kept_digits import MARKS, NOT_A_DIGIT, mark_of

_NATIVE: Final = QKeySequence.SequenceFormat.NativeText


class DigitDetails(QWidget):
    """The first chosen digit large, and the commands on all that are chosen.

    `canvas_wanted()`: the first of them should be shown on the canvas.
    """

    canvas_wanted = Signal()

    def __init__(
        self,
        my_digits: MyDigits,
        reading: KeptReading,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._my_digits, self._reading = my_digits, reading
        self._chosen: tuple[InkDigit, ...] = ()
        self.player = StrokePlayer(appearance, self)
        self.text = PlainLabel(self)
        self.play_button = QPushButton(self.tr("Play"), self)
        self.show_button = QPushButton(self.tr("On the canvas"), self)
        self.marks = MarkButtons(self)
        self.writer_box = QComboBox(self)
        self.remove_button = QPushButton(self.tr("Delete"), self)
        self.undo_button = QPushButton(self.tr("Undo"), self)
        self._build()
        commands = (
            (self.play_button, self.tr("&Play the strokes"), "Ctrl+P", self.player.play),
            (
                self.show_button,
                self.tr("Show on the &canvas"),
                "Ctrl+Shift+Return",
                self.canvas_wanted,
            ),
            (self.remove_button, self.tr("&Delete"), "Del", self._remove),
            (self.undo_button, self.tr("&Undo"), "Ctrl+Z", my_digits.undo),
        )
        self.actions_in_order = [self._action(*command) for command in commands]
        self.label_actions = [self._label_action(mark) for mark in MARKS]
        self.marks.chosen.connect(self.label)
        self.writer_box.textActivated.connect(self._give)

    def _build(self) -> None:
        typography.set_type(self.text, "caption")
        typography.set_lines(self.text, 3)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.writer_box.setEditable(True)
        self.writer_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.writer_box.setAccessibleName(self.tr("Written by"))
        typography.set_width(self.writer_box, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.player)
        column.addWidget(self.text)
        column.addLayout(_row(self.play_button, self.show_button))
        title = PlainLabel(self.tr("This is a"), self)
        typography.set_type(title, "caption")
        column.addWidget(title)
        column.addWidget(self.marks)
        by = PlainLabel(self.tr("Written by"), self)
        typography.set_type(by, "caption")
        writer = QHBoxLayout()
        writer.addWidget(by)
        writer.addStretch(1)
        writer.addWidget(self.writer_box)
        column.addLayout(writer)
        column.addLayout(_row(self.remove_button, self.undo_button))
        column.addStretch(1)

    @property
    def all_actions(self) -> list[QAction]:
        """The commands and the labels, which have their keys only while the view is seen."""
        return [*self.actions_in_order, *self.label_actions]

    def show_chosen(self, digits: tuple[InkDigit, ...]) -> None:
        """Show these digits, the first of them large."""
        same = [digit.key for digit in digits[:1]] == [digit.key for digit in self._chosen[:1]]
        self._chosen = digits
        first = digits[0] if digits else None
        if not same:
            self.player.show_drawing(Drawing() if first is None else drawing_of(first))
        self.text.setText("" if first is None else self._text(first))
        marks = {mark_of(digit) for digit in digits}
        self.marks.check(marks.pop() if len(marks) == 1 else None)
        self.marks.setEnabled(bool(digits))
        self.writer_box.setEnabled(bool(digits))
        self.writer_box.clear()
        self.writer_box.addItems([name for name in self._my_digits.writers if name])
        self.writer_box.setEditText("" if first is None else first.writer)
        has_strokes = first is not None and bool(first.strokes)
        enabled = (has_strokes, bool(digits), bool(digits), self._my_digits.can_undo)
        for action, on in zip(self.actions_in_order, enabled, strict=True):
            action.setEnabled(on and self.isVisible())
        for action in self.label_actions:
            action.setEnabled(bool(digits) and self.isVisible())
        buttons = (self.play_button, self.show_button, self.remove_button, self.undo_button)
        for button, on in zip(buttons, enabled, strict=True):
            button.setEnabled(on)

    def label(self, mark: int) -> None:
        """Give all chosen digits a mark."""
        self._my_digits.label([digit.key for digit in self._chosen], mark)

    def _text(self, first: InkDigit) -> str:
        if len(self._chosen) > 1:
            return self.tr("{count:,} digits are chosen.").format(count=len(self._chosen))
        answer = self._reading.answers.get(first.key)
        what = self.tr("{mark}, written by {writer}, {day}").format(
            mark=mark_text(mark_of(first)), writer=writer_text(first.writer), day=first.time[:10]
        )
        if answer is None:
            return what
        return what + "\n" + self.tr("The network reads {answer}.").format(answer=answer)

    def _action(self, button: QPushButton, text: str, key: str, act: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(act)
        button.setToolTip(f"{button.text()} ({action.shortcut().toString(_NATIVE)})")
        button.clicked.connect(act)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return action

    def _label_action(self, mark: int) -> QAction:
        is_none = mark == NOT_A_DIGIT
        text = self.tr("&Not a digit") if is_none else self.tr("The digit &{digit}")
        action = QAction(text.format(digit=mark), self)
        action.setShortcut(QKeySequence("Shift+N" if is_none else f"Shift+{mark}"))
        action.triggered.connect(partial(self.label, mark))
        return action

    def _remove(self) -> None:
        self._my_digits.remove([digit.key for digit in self._chosen])

    def _give(self, name: str) -> None:
        self._my_digits.give([digit.key for digit in self._chosen], name)


def drawing_of(digit: InkDigit) -> Drawing:
    """Return one of My digits as a drawing."""
    if digit.picture is not None:
        return Drawing.of_digit(digit.picture)
    return Drawing(strokes=digit.strokes)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for button in buttons:
        row.addWidget(button, 1)
    return row
