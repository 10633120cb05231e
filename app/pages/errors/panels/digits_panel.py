"""My digits: whose drawings are kept, as what, and what does the network make of them?"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.context.digits.kept_reading import KeptReading
from app.context.digits.mark_texts import mark_text, writer_text
from app.context.digits.my_digits import ShownDigits
from app.pages.errors.widgets.contact_sheet import ContactSheet
from app.pages.errors.widgets.digit_details import DigitDetails, drawing_of
from app.pages.errors.widgets.two_line_list import TwoLineList, TwoLineRow
from app.style import typography
from app.widgets.forms.digit_keys import shifted_digit
from app.widgets.forms.plain_text import PlainLabel
from lenet.data.kept_digits import MARKS, NOT_A_DIGIT

_LIST: Final = 17.0  # width of the list, in heights of body text
_DETAILS: Final = 15.0
_ALL: Final = "*"  # the key of the row of all writers; the others begin with "="


class DigitsPanel(QWidget):
    """The writers left, their digits in the middle, the chosen ones right.

    Files that are dropped here are added. `network_wanted()`: see the digit in the network.
    `errors_wanted()`: count the errors on the digits of the current writer.
    """

    network_wanted = Signal()
    errors_wanted = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = context.session
        self._my_digits, self._files = context.my_digits, context.digit_files
        self._shown = ShownDigits()
        self.reading = KeptReading(context.session, context.my_digits, self)
        self.list = TwoLineList(context.appearance, self)
        self.tabs = QTabBar(self)
        self.sheet = ContactSheet(self.reading, context.appearance, self)
        self.hint = PlainLabel(self)
        self.details = DigitDetails(context.my_digits, self.reading, context.appearance, self)
        self.write_button = QPushButton(self.tr("Write for it…"), self)
        self.add_button = QPushButton(self.tr("Add files…"), self)
        self.export_button = QPushButton(self.tr("Export"), self)
        self.errors_button = QPushButton(self.tr("Count errors"), self)
        self.teach_button = QPushButton(self.tr("Teach…"), self)
        self.class_button = QPushButton(self.tr("Class…"), self)
        self.teach_button.clicked.connect(context.teacher.wanted)
        self.class_button.clicked.connect(context.teacher.class_wanted)
        self._buttons = (
            *(self.write_button, self.add_button),
            *(self.export_button, self.errors_button),
            *(self.teach_button, self.class_button),
        )
        self.menu = QMenu(self.tr("&My digits"), self)
        self._build()
        self._build_menu()
        self.setAcceptDrops(True)
        self.list.currentRowChanged.connect(self._choose_writer)
        self.tabs.currentChanged.connect(self._choose_mark)
        self.sheet.choice_changed.connect(self._show_chosen)
        self.sheet.opened.connect(self._open)
        self.details.canvas_wanted.connect(self._open)
        for signal in (self._my_digits.changed, self.reading.changed, self._files.changed):
            signal.connect(self._show)
        self.reading.drawn.connect(self.sheet.follow_pictures)

    @property
    def is_at_work(self) -> bool:
        """Whether digits are being read, drawn, or brought in."""
        return self._my_digits.is_loading or self._files.is_at_work or self.reading.is_at_work

    def set_presenting(self, on: bool) -> None:
        """Leave the writers and the digits before an audience."""
        for widget in (self.details, *self._buttons):
            widget.setVisible(not on)

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Writers"))
        typography.set_width(self.list, _LIST)
        typography.set_width(self.details, _DETAILS)
        typography.set_type(self.hint, "body")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.tabs.setObjectName("views")  # for the style sheet
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.tr("Labels"))
        for text in (
            self.tr("All"),
            *(mark_text(mark) for mark in MARKS),
            self.tr("no label"),
        ):
            self.tabs.addTab(text)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.list, 1)
        for pair in (self._buttons[:2], self._buttons[2:4], self._buttons[4:]):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in pair:
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                row.addWidget(button, 1)
            left.addLayout(row)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addWidget(self.tabs)
        middle.addWidget(self.hint, 1)
        middle.addWidget(self.sheet, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(middle, 1)
        row.addWidget(self.details)

    def _build_menu(self) -> None:
        """Build the menu of the commands; those on files are those of the buttons too."""
        files, digits = self._files, self._my_digits
        self.menu.addActions(self.details.actions_in_order)
        labels = self.menu.addMenu(self.tr("&This is a"))
        labels.addActions(self.details.label_actions)
        self.menu.addSeparator()
        add = self._command(self.tr("&Add ink files and pictures…"), "Ctrl+Shift+A")
        add.triggered.connect(files.ask_and_add)
        folder = self._command(self.tr("Add a &folder…"), "Ctrl+Shift+G")
        folder.triggered.connect(files.ask_and_add_folder)
        ink = self._command(self.tr("Export as an &ink file…"), "Ctrl+Alt+I")
        ink.triggered.connect(self._export_ink)
        idx = self._command(self.tr("&Export as a folder of IDX files…"), "Ctrl+Alt+X")
        idx.triggered.connect(self._export_idx)
        count = self._command(self.tr("Count e&rrors on these digits"), "Ctrl+Alt+E")
        count.triggered.connect(self.errors_wanted)
        self._commands = (add, folder, ink, idx, count)
        adding, exporting = QMenu(self), QMenu(self)
        adding.addActions([add, folder])
        exporting.addActions([ink, idx])
        self.add_button.setMenu(adding)
        self.export_button.setMenu(exporting)
        self.errors_button.clicked.connect(count.trigger)
        self.write_button.clicked.connect(digits.round_wanted)

    def _command(self, text: str, key: str) -> QAction:
        action = QAction(text, self)  # not of the menu, which is gone before the panel is hidden
        action.setShortcut(QKeySequence(key))
        self.menu.addAction(action)
        return action

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._my_digits.load()
        self.reading.set_active(True)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.reading.set_active(False)
        for action in (*self._commands, *self.details.all_actions):
            action.setEnabled(False)

    def _show(self) -> None:
        """Show writers and digits as they are now; thousands only while they are seen."""
        if not self.isVisible():
            return
        shown = self._my_digits.shown
        if shown.writer is not None and shown.writer not in self._my_digits.writers:
            self._my_digits.show(ShownDigits(None, shown.mark, shown.only_unlabelled))
            return
        self.list.blockSignals(True)
        self.list.show_rows([self._row(writer) for writer in (None, *self._my_digits.writers)])
        self.list.choose(_key(shown.writer))
        self.list.blockSignals(False)
        self.tabs.blockSignals(True)
        place = 0 if shown.mark is None else shown.mark + 1
        self.tabs.setCurrentIndex(len(MARKS) + 1 if shown.only_unlabelled else place)
        self.tabs.blockSignals(False)
        digits = self._my_digits.shown_digits
        self.sheet.show_kept(digits)
        if shown.chosen and shown is not self._shown:
            self.sheet.choose(shown.chosen)
        self._shown = shown
        self.sheet.setVisible(bool(digits))
        self.hint.setVisible(not digits)
        self.hint.setText(self._hint_text())
        self._enable()

    def _hint_text(self) -> str:
        if self._my_digits.is_loading or self._files.is_at_work:
            return self.tr("The digits are being opened…")
        if self._my_digits.digits:
            return self.tr("There is no such digit.")
        return self.tr(
            "No digit is kept yet.\n\nOn the Draw page, say what your drawing is.\nWrite for it"
            " asks you for each digit.\nInk files, pictures and folders can be dropped here; a"
            " folder named 7, or a file whose name begins with 7_, holds sevens."
        )

    def _row(self, writer: str | None) -> TwoLineRow:
        count = len(self._my_digits.of_writer(writer))
        errors = self.reading.errors(writer)
        line = self.tr("{count:,} digits").format(count=count)
        if errors is not None and errors[1]:
            line = self.tr("{wrong:,} of {count:,} read wrong").format(
                wrong=errors[0], count=errors[1]
            )
        title = self.tr("All writers") if writer is None else writer_text(writer)
        return TwoLineRow(_key(writer), title, line)

    def _enable(self) -> None:
        digits = self._my_digits.shown_digits
        add, folder, *others = self._commands
        for action in (add, folder):
            action.setEnabled(self.isVisible() and not self._files.is_at_work)
        for action in others:
            action.setEnabled(self.isVisible() and bool(digits))
        for button in self._buttons[2:]:
            button.setEnabled(bool(digits))
        self._show_chosen()

    def _choose_writer(self) -> None:
        key = self.list.key
        writer = None if key in ("", _ALL) else key[1:]
        shown = self._my_digits.shown
        self._my_digits.show(ShownDigits(writer, shown.mark, shown.only_unlabelled))

    def _choose_mark(self, place: int) -> None:
        mark = place - 1 if 0 < place <= NOT_A_DIGIT + 1 else None
        only_unlabelled = place > NOT_A_DIGIT + 1
        self._my_digits.show(ShownDigits(self._my_digits.shown.writer, mark, only_unlabelled))

    def _show_chosen(self) -> None:
        self.details.show_chosen(self.sheet.chosen_digits)

    def _open(self) -> None:
        """Show the current digit on the canvas, and its way through the network."""
        chosen = self.sheet.chosen_digits
        if chosen:
            self._session.show(drawing_of(chosen[0]))
            self.network_wanted.emit()

    def _export_ink(self) -> None:
        self._files.ask_and_export_ink(self._my_digits.shown_digits)

    def _export_idx(self) -> None:
        self._files.ask_and_export_idx(self._my_digits.shown_digits)

    def event(self, event: QEvent) -> bool:
        """Take Shift and a digit before a shortcut for the sign that the layout makes of it."""
        if event.type() == QEvent.Type.ShortcutOverride and shifted_digit(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Shift and a digit where Qt did not find them on this keyboard's layout."""
        digit = shifted_digit(event)
        if digit is not None:
            self.details.label(digit)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self._files.add([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])


def _key(writer: str | None) -> str:
    return _ALL if writer is None else f"={writer}"
