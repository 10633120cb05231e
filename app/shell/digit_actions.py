"""The commands of My digits in the File menu, and the dialog of a round of writing."""

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.context.app_context import AppContext
from app.shell.writing_dialog import WritingDialog


class DigitActions(QObject):
    """Shows My digits, and opens a round wherever it is asked for.

    `digits_wanted()`: My digits are to be shown.
    """

    digits_wanted = Signal()

    def __init__(self, context: AppContext, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._window = context, window
        context.my_digits.round_wanted.connect(self.write)

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

    def _show(self) -> None:
        self._context.error_view.show_view("digits")
        self.digits_wanted.emit()
