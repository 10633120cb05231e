"""Write for it: a dialog that asks for each digit twice, and keeps what is written."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context.digits.my_digits import MyDigits
from app.context.digits.writing_round import WritingRound
from app.context.settings import Settings
from app.style import typography
from app.style.theme import Appearance
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.pointer_area import ERASER_RADIUS
from app.widgets.forms.plain_text import PlainLabel
from lenet.data.rasterize import PEN_WIDTH
from lenet.network import paper

_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_SHARE: Final = 0.86  # of the window's height


class WritingDialog(QDialog):
    """The digit to write in words, a canvas, and how far the round is. Esc leaves it."""

    def __init__(
        self,
        my_digits: MyDigits,
        appearance: Appearance,
        settings: Settings,
        window: QWidget,
        *,
        seed: int,
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Write for it"))
        self._my_digits = my_digits
        self.round = WritingRound(my_digits, seed, self)
        self.wanted = PlainLabel(self)
        self.progress_label = PlainLabel(self)
        self._progress = QProgressBar(self)
        self.writer_box = QComboBox(self)
        self.canvas = Canvas(appearance, self, invites=False)
        width = settings.number("pen_width", PEN_WIDTH, low=1.0, high=4.0)
        self.canvas.set_pen_width(width / paper.DIGIT_SIDE)
        self.next_button = QPushButton(self)
        self.skip_button = QPushButton(self)
        self.undo_button = QPushButton(self)
        self.stop_button = QPushButton(self)
        self._build()
        self._connect()
        self._show()
        self.resize(round(_SHARE * window.height()), round(_SHARE * window.height()))
        self.canvas.setFocus()

    def _build(self) -> None:
        typography.set_type(self.wanted, "title")
        typography.set_type(self.progress_label, "body")
        self._progress.setRange(0, len(self.round.order))
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.setAccessibleName(self.tr("Digits that are behind"))
        self.writer_box.setEditable(True)
        self.writer_box.setAccessibleName(self.tr("Who writes"))
        names = [name for name in self._my_digits.writers if name]
        self.writer_box.addItems(names)
        self.writer_box.setEditText(self._my_digits.writer)
        edit = self.writer_box.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("name, if you like"))
        head = QHBoxLayout()
        head.addWidget(self.wanted)
        head.addStretch(1)
        by = PlainLabel(self.tr("Written by"), self)
        typography.set_type(by, "body")
        head.addWidget(by)
        head.addWidget(self.writer_box)
        typography.set_width(self.writer_box, 12)
        below = QHBoxLayout()
        for button in (self.stop_button, self.undo_button, self.skip_button):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.next_button)
        self.next_button.setObjectName("primary")  # for the style sheet
        for button in (self.next_button, self.skip_button, self.undo_button, self.stop_button):
            button.setAutoDefault(False)  # Enter is for the next digit, wherever the focus is
        row = QHBoxLayout()
        row.addWidget(self._progress, 1)
        row.addWidget(self.progress_label)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.canvas, 1)
        column.addLayout(row)
        column.addLayout(below)

    def _connect(self) -> None:
        command = self._command
        command(self.next_button, self.tr("Next"), self._enter, "Return", "Enter", "Right")
        self.next_button.clicked.disconnect(self._enter)
        self.next_button.clicked.connect(self._go_on)
        command(self.skip_button, self.tr("Skip"), self.round.skip, "S")
        undo_keys = ("Backspace", QKeySequence(QKeySequence.StandardKey.Undo).toString())
        command(self.undo_button, self.tr("Undo"), self.round.undo, *undo_keys)
        command(self.stop_button, self.tr("Stop"), self.reject, "Esc")
        self.canvas.pen_pressed.connect(self.round.begin_stroke)
        self.canvas.pen_moved.connect(self.round.extend_stroke)
        self.canvas.erased.connect(self._erase)
        self.round.changed.connect(self._show)
        self.writer_box.textActivated.connect(self._choose_writer)
        edit = self.writer_box.lineEdit()
        assert edit is not None
        edit.editingFinished.connect(self._take_name)

    def _command(self, button: QPushButton, text: str, act: object, *keys: str) -> None:
        """Give a button its text, and its keys as an action of the dialog."""
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(act)
        self.addAction(action)
        button.setText(text)
        button.setToolTip(f"{text} ({action.shortcut().toString(_NATIVE)})")
        button.clicked.connect(act)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the canvas

    def _choose_writer(self, name: str) -> None:
        self._my_digits.choose_writer(name)
        self.canvas.setFocus()

    def _take_name(self) -> None:
        self._my_digits.choose_writer(self.writer_box.currentText())

    def _go_on(self) -> None:
        """Keep the digit, by the name that stands there now."""
        self._take_name()
        self.round.go_on()

    def _enter(self) -> None:
        """Keep the digit by a key; in the name it only takes that."""
        if self.writer_box.hasFocus():
            self._take_name()
            self.canvas.setFocus()
        else:
            self._go_on()

    def _erase(self, places: list[tuple[float, float]]) -> None:
        self.round.erase(places, radius=ERASER_RADIUS)

    def _show(self) -> None:
        """Show the digit asked for, what is written of it, and how far the round is."""
        asked = self.round
        total = len(asked.order)
        self.canvas.set_drawing(asked.drawing)
        self.canvas.setEnabled(not asked.is_done)
        if asked.is_done:
            self.wanted.setText(self.tr("Thank you"))
            text = self.tr("{count} of {total} are in My digits.")
            self.progress_label.setText(text.format(count=asked.written, total=total))
        else:
            self.wanted.setText(self.tr("Write the digit {digit}").format(digit=asked.wanted))
            text = self.tr("{number} of {total}")
            self.progress_label.setText(text.format(number=asked.place + 1, total=total))
        self._progress.setValue(asked.place)
        self.next_button.setEnabled(not asked.is_done and not asked.drawing.is_blank)
        self.skip_button.setEnabled(not asked.is_done)
        self.undo_button.setEnabled(asked.can_undo)
        self.stop_button.setText(self.tr("Close") if asked.is_done else self.tr("Stop"))
