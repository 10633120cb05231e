"""The lecturer's notes on screen: a dialog to write them, a window on the second screen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context.lecture_notes import LONGEST, LectureNotes
from app.pages.lecture.common.text_label import TextLabel
from app.style import typography
from app.style.theme import Appearance

_TICK_MS: Final = 500
_Key = Qt.Key
_TURNS: Final = {
    **dict.fromkeys((_Key.Key_PageDown, _Key.Key_Right, _Key.Key_Down, _Key.Key_Space), 1),
    **dict.fromkeys((_Key.Key_PageUp, _Key.Key_Left, _Key.Key_Up, _Key.Key_Backspace), -1),
}


@dataclass(frozen=True)
class NotedPage:
    """What the notes are about: a page by its name in LESSONS, its heading, the next title."""

    name: str
    heading: str
    following: str  # empty on the last page


def other_screen(window: QWidget, screens: list[QScreen]) -> QScreen | None:
    """Return a screen where the audience does not see the window; None where there is none."""
    own = window.screen()
    return next(
        (s for s in screens if s is not own and not s.geometry().intersects(own.geometry())), None
    )


class NotesDialog(QDialog):
    """A small dialog to write the note of a page; it is kept however the dialog closes."""

    def __init__(self, notes: LectureNotes, page: NotedPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._notes, self._page = notes, page
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Notes: {page}").format(page=page.heading))
        self.edit = QPlainTextEdit(notes.text(page.name), self)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(self.windowTitle())
        self.edit.setPlaceholderText(
            self.tr("Your own text. It is shown on a second screen only, while you present.")
        )
        self.edit.textChanged.connect(self._limit)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(self.edit, 1)
        rows.addWidget(buttons)
        em = typography.body_pixels()
        self.resize(36 * em, 22 * em)
        self.finished.connect(self._keep)

    def _limit(self) -> None:
        if len(self.edit.toPlainText()) > LONGEST:
            self.edit.undo()  # all of the last edit, so that no half of it stays unseen

    def _keep(self) -> None:
        self._notes.keep(self._page.name, self.edit.toPlainText())


class NotesWindow(QWidget):
    """The note of the page on show, the next page and the time, on a screen of its own.

    It is only ever on a screen that the audience does not see, and closes when there is none.
    `turned(int)`: the next page is asked for (1), or the one before (-1). `ended()`: Escape.
    """

    turned = Signal(int)
    ended = Signal()

    def __init__(
        self,
        notes: LectureNotes,
        appearance: Appearance,
        presented: QWidget,
        screens: Callable[[], list[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__(presented, Qt.WindowType.Window)
        self._notes, self._presented, self._screens = notes, presented, screens
        self._page: NotedPage | None = None
        self._left_out: Callable[[], list[str]] = list
        self._is_on = False
        self._follows_window = False
        self._since = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("Lecture notes"))
        self._heading = TextLabel("", appearance, role="title", any_width=True)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setAccessibleName(self.windowTitle())
        self._unseen = TextLabel("", appearance, role="caption", tone="muted", any_width=True)
        self._next = TextLabel("", appearance, any_width=True)
        self._time = TextLabel("", appearance, role="title", wraps=False)
        self._restart = QPushButton(self.tr("Start the time again"))
        self._restart.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space turns the page
        self._restart.clicked.connect(self.restart)
        foot = QHBoxLayout()
        foot.addWidget(self._next, 1)
        foot.addWidget(self._time)
        foot.addWidget(self._restart)
        rows = QVBoxLayout(self)
        rows.addWidget(self._heading)
        rows.addWidget(self._text, 1)
        rows.addWidget(self._unseen)
        rows.addLayout(foot)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._follow)
        notes.changed.connect(self._show_note)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._place)
        application.screenRemoved.connect(self._place)

    @property
    def text(self) -> str:
        """The note that is shown."""
        return self._text.toPlainText()

    @property
    def time_text(self) -> str:
        """The time since the notes were first shown, as minutes and seconds."""
        return self._time.text()

    def set_presenting(self, on: bool) -> None:
        """Show the notes where there is a screen for them, or no longer."""
        self._is_on = on
        self._place()

    def show_page(self, page: NotedPage, left_out: Callable[[], list[str]]) -> None:
        """Show the note of a page; `left_out` gives the texts that the audience does not see."""
        self._page, self._left_out = page, left_out
        self._heading.setText(page.heading)
        self._next.setText(
            self.tr("Next: {title}").format(title=page.following)
            if page.following
            else self.tr("This is the last page.")
        )
        self._show_note()
        self._follow()

    def restart(self) -> None:
        """Count the time from now."""
        self._since.start()
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages from here too: a clicker's keys go to the window that has the focus."""
        if event.key() == _Key.Key_Escape:
            self.ended.emit()
        elif event.key() in _TURNS:
            self.turned.emit(_TURNS[_Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _show_note(self) -> None:
        if self._page is not None and self._is_on:
            self._text.setPlainText(self._notes.text(self._page.name))

    def _place(self, _changed: object = None) -> None:
        """Go to a screen beside the presented one; hide where there is none."""
        window = self._presented.window()
        screen = other_screen(window, self._screens()) if self._is_on else None
        if screen is None:
            self._timer.stop()
            self.hide()
            return
        handle = window.windowHandle()
        if handle is not None and not self._follows_window:
            self._follows_window = True
            handle.screenChanged.connect(self._place)
        if not self._since.isValid():
            self._since.start()
        self.setScreen(screen)
        self.setWindowState(Qt.WindowState.WindowNoState)  # a maximised one stays where it is
        room = screen.availableGeometry()
        edge = room.height() // 20  # for the frame, which is the system's
        self.setGeometry(room.adjusted(edge, edge, -edge, -edge))
        self.setWindowState(Qt.WindowState.WindowMaximized)
        self._show_note()
        self._follow()
        self._timer.start()
        self.show()

    def _follow(self) -> None:
        seconds = self._since.elapsed() // 1000 if self._since.isValid() else 0
        self._time.setText(f"{seconds // 60}:{seconds % 60:02}")
        texts = self._left_out()
        words = self.tr("Left out on the screen: {texts}").format(texts="\n".join(texts))
        self._unseen.setText(words if texts else "")
