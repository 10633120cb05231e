"""The commands of My digits in the File menu, and the dialogs of a round, of Teach, of a class."""

import time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from app.context.app_context import AppContext
from app.context.digits.my_digits import ShownDigits
from app.shell.teaching_dialog import TeachingDialog
from app.shell.writing_dialog import WritingDialog
from lenet.data.ink_files import InkDigit
from lenet.data.kept_digits import mark_of


class DigitActions(QObject):
    """Shows My digits, and opens a round, Teach or a class wherever they are asked for.

    `digits_wanted()`: My digits are to be shown.
    """

    digits_wanted = Signal()

    def __init__(self, context: AppContext, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._window = context, window
        context.my_digits.round_wanted.connect(self.write)
        context.teacher.wanted.connect(self.teach)
        context.teacher.class_wanted.connect(self.read_class)

    def add_to(self, menu: QMenu) -> None:
        """Add the commands to a menu."""
        show = menu.addAction(self.tr("My &digits"))
        show.setShortcut(QKeySequence("Ctrl+D"))
        show.setStatusTip(self.tr("The drawings that you kept, by writer and digit"))
        show.triggered.connect(self._show)
        write = menu.addAction(self.tr("&Write for it…"))
        write.setShortcut(QKeySequence("Ctrl+Shift+W"))
        write.setStatusTip(self.tr("It asks for each digit twice, and keeps what you write"))
        write.triggered.connect(self._context.my_digits.round_wanted)
        teach = menu.addAction(self.tr("&Teach it…"))
        teach.setShortcut(QKeySequence("Ctrl+Shift+L"))
        teach.setStatusTip(self.tr("A new model learns the drawings that you kept"))
        teach.triggered.connect(self._context.teacher.wanted)
        read = menu.addAction(self.tr("Read &a class…"))
        read.setShortcut(QKeySequence("Ctrl+Shift+C"))
        read.setStatusTip(self.tr("How well is each writer read by a model taught all others?"))
        read.triggered.connect(self._context.teacher.class_wanted)

    def write(self) -> None:
        """Open a round of writing; its order follows from the time."""
        context = self._context
        context.my_digits.load()
        dialog = WritingDialog(
            context.my_digits,
            context.appearance,
            context.settings,
            self._window,
            seed=time.time_ns(),
        )
        dialog.open()  # exec() would run a second event loop

    def teach(self) -> None:
        """Open the dialog that teaches, with the drawings of who is shown or who writes."""
        context = self._context
        context.my_digits.refresh()
        dialog = TeachingDialog(
            context.teacher, context.my_digits, context.appearance, self._window
        )
        dialog.digit_wanted.connect(self._show_digit)
        if context.error_view.view == "digits" and context.my_digits.shown.writer is not None:
            dialog.choose(context.my_digits.shown.writer)
        self._open(dialog)

    def read_class(self) -> None:
        """Open the dialog that reads a class."""
        from app.shell.class_dialog import ClassDialog  # with its plot, which no start needs

        context = self._context
        context.my_digits.refresh()
        self._open(ClassDialog(context, self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_digit(self, digit: InkDigit) -> None:
        """Show one kept digit among those of its writer and label."""
        my_digits = self._context.my_digits
        my_digits.show(ShownDigits(digit.writer, mark_of(digit), chosen=digit.key))
        self._show()

    def _show(self) -> None:
        self._context.error_view.show_view("digits")
        self.digits_wanted.emit()
