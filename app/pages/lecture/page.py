"""The tab with the lecture: a table of contents, and one lesson at a time."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontInfo, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from app.context.app_context import AppContext
from app.context.lecture_notes import LectureNotes
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.contents import LESSONS, lesson_titles
from app.pages.lecture.notes import NotedPage, NotesDialog, NotesWindow
from app.pages.lecture.pager import Pager
from app.pages.lecture.questions import page_questions
from app.pages.page import Page, PageStack, Questions
from app.style import typography
from app.widgets.forms.arrow_keys import FocusFirst
from app.widgets.maps.figure_export import ExportFigure
from lenet.errors import InputError

_CONTENTS_WIDTH: Final = 31  # characters
_CONTENTS: Final = ("shown", "hidden")  # what a person can choose; "": by the room there is
_CONTENTS_ROOM: Final = 92  # heights of body text: a narrower page has no room for the contents
_TITLE_MARGIN: Final = QSize(12, 7)  # pixels around a title in the table of contents
_NAMES: Final = tuple(LESSONS)


class LecturePage(Page):
    """The table of contents, and the lesson that is open.

    A lesson is built when it is first opened, and then kept.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._titles = lesson_titles()
        self._lessons: dict[str, Lesson] = {}
        self._started: Lesson | None = None  # the one that may move: in front, and not stopped
        self._is_presenting = False
        self._contents = QListWidget(self)
        self._stack = PageStack(self)
        self._previous = self._action(self.tr("Page before"), "PgUp", self.show_previous)
        self._next = self._action(self.tr("Next page"), "PgDown", self.show_next)
        self._show_contents = self._action(self.tr("Contents"), "Ctrl+T", self._toggle_contents)
        self._show_contents.setCheckable(True)
        self._present = QAction(self.tr("Present"), self)
        self._present.setToolTip(self.tr("Present: the page fills the screen (F5)"))
        self._present.triggered.connect(self._ask_to_present)
        self.pager = Pager(
            context.appearance,
            contents=self._show_contents,
            previous=self._previous,
            next_=self._next,
            present=self._present,
        )
        folder = context.settings.data_folder
        self._notes = LectureNotes(folder, self)
        self._notes.failed.connect(self.failed)
        self.notes_window = NotesWindow(self._notes, context.appearance, self)
        self.notes_window.turned.connect(self.turn)
        self.notes_window.ended.connect(partial(self.presenting_wanted.emit, False))
        self._edit_notes = self._action(self.tr("Notes…"), "Ctrl+Shift+N", self.edit_notes)
        self._menu = self._lecture_menu()
        self._build()
        name = context.settings.text("lecture_page", _NAMES[0], choices=_NAMES)
        self.show_lesson(_NAMES.index(name) + 1)

    @property
    def number(self) -> int:
        """The number of the lesson that is open, from 1."""
        return self._contents.currentRow() + 1

    @property
    def lesson(self) -> Lesson:
        """The lesson that is open."""
        return self._lessons[_NAMES[self.number - 1]]

    def menus(self) -> list[QMenu]:
        return [self._menu]

    def status_widget(self) -> QWidget:
        return self.pager

    def questions(self) -> Questions:
        return page_questions(_NAMES[self.number - 1]) | self.lesson.questions()

    def export_figures(self) -> list[ExportFigure]:
        return self.lesson.export_figures()

    def enter(self) -> None:
        self._start_only(self.lesson)

    def leave(self) -> None:
        self._start_only(None)

    def at_work(self) -> bool:
        return self.lesson.at_work()

    def show_lesson(self, number: int) -> None:
        """Open a lesson by its number, from 1. Raises InputError where there is none.

        The settings keep only what a person chose, so this is not kept.
        """
        if not 1 <= number <= len(LESSONS):
            raise InputError(
                "There is no page {number}: the lecture has pages 1 to {last}.",
                number=number,
                last=len(LESSONS),
            )
        self._contents.blockSignals(True)
        self._contents.setCurrentRow(number - 1)
        self._contents.blockSignals(False)
        self._open(number)

    def show_next(self) -> None:
        """Open the next lesson, if there is one."""
        self.turn(1)

    def show_previous(self) -> None:
        """Open the lesson before, if there is one."""
        self.turn(-1)

    def set_presenting(self, on: bool) -> None:
        self._is_presenting = on
        self.pager.set_presenting(on)
        self._show_or_hide_contents()
        for lesson in self._lessons.values():
            lesson.set_presenting(on)
        self._edit_notes.setEnabled(not on)  # the audience would see the dialog
        self.notes_window.set_presenting(on)

    def edit_notes(self) -> NotesDialog:
        """Open the dialog with the lecturer's note of the open lesson."""
        dialog = NotesDialog(self._notes, self._noted_page(), self)
        dialog.open()
        return dialog

    def _noted_page(self) -> NotedPage:
        number, titles = self.number, self._titles
        following = titles[number] if number < len(titles) else ""
        heading = f"{number}  {titles[number - 1]}"
        return NotedPage(_NAMES[number - 1], heading, following)

    def turn(self, by: int) -> None:
        if 1 <= self.number + by <= len(LESSONS):
            self._contents.setCurrentRow(self.number - 1 + by)

    def turn_to_end(self, *, last: bool) -> None:
        self._contents.setCurrentRow(len(LESSONS) - 1 if last else 0)

    def _ask_to_present(self) -> None:
        self.presenting_wanted.emit(True)

    def _choose(self, row: int) -> None:
        """Open the lesson that a person chose, and keep it for the next start."""
        self._context.settings.keep("lecture_page", _NAMES[row])
        self._open(row + 1)

    def _open(self, number: int) -> None:
        name = _NAMES[number - 1]
        if name not in self._lessons:
            lesson = LESSONS[name].build(self._context, self._titles[number - 1])
            self._lessons[name] = lesson
            lesson.said.connect(self.said)
            lesson.failed.connect(self.failed)
            lesson.page_wanted.connect(self.page_wanted)
            FocusFirst(lesson)
            lesson.set_presenting(self._is_presenting)
            self._stack.addWidget(lesson)
        self._stack.setCurrentWidget(self.lesson)
        self.pager.show_number(number, self._titles)
        self.notes_window.show_page(self._noted_page(), self.lesson.left_out)
        self.questions_changed.emit()
        if self._started is not None:
            self._start_only(self.lesson)

    def _start_only(self, lesson: Lesson | None) -> None:
        """Stop the lesson that was in front, and start this one."""
        if lesson is self._started:
            return
        if self._started is not None:
            self._started.stop()
        self._started = lesson
        if lesson is not None:
            lesson.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_or_hide_contents()

    def _toggle_contents(self, on: bool) -> None:
        self._context.settings.keep("lecture_contents", "shown" if on else "hidden")
        self._show_or_hide_contents()

    def _show_or_hide_contents(self) -> None:
        """Show the contents as the person chose, or else where there is room for them."""
        choice = self._context.settings.text("lecture_contents", "", choices=_CONTENTS)
        room = _CONTENTS_ROOM * QFontInfo(typography.body()).pixelSize()
        on = choice == "shown" or (choice != "hidden" and self.width() >= room)
        self._show_contents.setChecked(on)
        self._contents.setVisible(on and not self._is_presenting)

    def _action(self, text: str, key: str, command: Callable[..., object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(
            f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
        )
        action.triggered.connect(command)
        return action

    def _lecture_menu(self) -> QMenu:
        menu = QMenu(self.tr("&Lecture"), self)
        menu.addActions([self._next, self._previous, self._show_contents, self._edit_notes])
        return menu

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._contents.setFrameShape(QFrame.Shape.NoFrame)
        self._contents.setWordWrap(True)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list_titles()
        self._contents.setAccessibleName(self.tr("Contents"))
        self._contents.currentRowChanged.connect(self._choose)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(8, 8, 0, 0)
        columns.setSpacing(8)
        columns.addWidget(self._contents)
        columns.addWidget(self._stack, 1)
        self._show_or_hide_contents()

    def _list_titles(self) -> None:
        for number, title in enumerate(self._titles, start=1):
            QListWidgetItem(f"{number}   {title}", self._contents)
        self._fit_titles()
        self._context.appearance.type_changed.connect(self._fit_titles)

    def _fit_titles(self) -> None:
        """Show the titles in full, on two lines where needed: Qt alone cuts some off."""
        metrics = self._contents.fontMetrics()
        width = typography.letter_width(self._contents.font()) * _CONTENTS_WIDTH
        self._contents.setFixedWidth(width)
        room = QRect(0, 0, width - 2 * _TITLE_MARGIN.width(), 0)
        for row in range(self._contents.count()):
            item = self._contents.item(row)
            text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(width, text.height() + 2 * _TITLE_MARGIN.height()))
