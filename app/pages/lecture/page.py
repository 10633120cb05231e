"""The lecture that explains the network, page by page."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStackedWidget,
    QWidget,
)

from app.context.app_context import AppContext
from app.context.evaluation.dataset import EvaluationDataset
from app.context.evaluation.queue import evaluation_queue_of
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.contents import LESSONS, titles
from app.pages.lecture.pager import Pager
from app.pages.page import Page
from app.style.theme import DARK
from app.widgets.forms.focus_keys import FocusFirst
from app.widgets.maps.figure_export import ExportFigure
from lenet.errors import InputError

_LEAST_LARGE: Final = 1.25  # times the system's type, when presenting
_PLAIN_HEIGHT: Final = 720  # of a window for which the system's type is right
_CONTENTS_WIDTH: Final = 31  # characters
_ITEM_MARGIN: Final = QSize(12, 7)  # of a title, around its text
_NAMES: Final = tuple(LESSONS)


class LecturePage(Page):
    """Contents, one lesson, and the keys of a presenter's clicker.

    Clickers send Page Down and Page Up, F5 (some with Shift) to begin, Escape to end, and B or a
    full stop for a blank screen.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._titles = titles()
        self._lessons: dict[str, Lesson] = {}
        self._running: Lesson | None = None
        self._is_presenting = False
        self._contents = QListWidget(self)
        self._stack = QStackedWidget(self)
        self._curtain = _Curtain(self)
        self._back = self._action(self.tr("Page before"), "PgUp", self.go_back)
        self._on = self._action(self.tr("Next page"), "PgDown", self.go_on)
        self._show_contents = self._action(self.tr("Contents"), "Ctrl+L", self._toggle_contents)
        self._show_contents.setCheckable(True)
        self._present = self._action(self.tr("Present"), "F5", self._toggle_presenting)
        self._end = self._action(self.tr("End the presentation"), "Escape", self._escape)
        self._blank = self._action(self.tr("Blank the screen"), "B", self._toggle_curtain)
        self._present.setShortcuts([QKeySequence("F5"), QKeySequence("Shift+F5")])
        self._blank.setShortcuts([QKeySequence("B"), QKeySequence(".")])
        for action in (self._end, self._blank):
            action.setEnabled(False)
        self.pager = Pager(
            context.appearance,
            contents=self._show_contents,
            back=self._back,
            on=self._on,
            present=self._present,
        )
        self._menu = self._lecture_menu()
        self._build()
        kept = context.settings.text("lecture_page", _NAMES[0], choices=_NAMES)
        self._bring(_NAMES.index(kept) + 1)

    @property
    def number(self) -> int:
        """Which page is shown, from 1."""
        return self._contents.currentRow() + 1

    @property
    def lesson(self) -> Lesson:
        """The page that is shown."""
        return self._lessons[_NAMES[self.number - 1]]

    @property
    def is_presenting(self) -> bool:
        """Whether the lecture has the whole screen."""
        return self._is_presenting

    def menus(self) -> list[QMenu]:
        return [self._menu]

    def foot(self) -> QWidget:
        return self.pager

    def export_figures(self) -> list[ExportFigure]:
        return self.lesson.export_figures()

    def enter(self) -> None:
        self._run(self.lesson)

    def leave(self) -> None:
        self.present(False)
        self._run(None)

    def at_work(self) -> bool:
        reading = any(
            evaluation_dataset.is_loading
            for evaluation_dataset in self.findChildren(EvaluationDataset)
        )
        return reading or evaluation_queue_of(self._context.session).is_busy

    def show_lesson(self, number: int) -> None:
        """Show a page, from 1. Raises InputError when the lecture does not have it."""
        if not 1 <= number <= len(LESSONS):
            raise InputError(
                "There is no page {number}: the lecture has pages 1 to {last}.",
                number=number,
                last=len(LESSONS),
            )
        self._bring(number)

    def go_on(self) -> None:
        """The next page, if there is one; a blank screen is lit first."""
        self._go(1)

    def go_back(self) -> None:
        """The page before, if there is one."""
        self._go(-1)

    def present(self, on: bool) -> None:
        """The whole screen and large type for the lesson, or everything as it was."""
        if on == self._is_presenting:
            return
        self._is_presenting = on
        self._curtain.hide()
        for action in (self._end, self._blank):
            action.setEnabled(on)
        self._show()
        self.presenting.emit(on)
        self._take_size()
        if on:
            self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._curtain.setGeometry(self.rect())
        if self._is_presenting:
            self._take_size()

    def _take_size(self) -> None:
        """Type as large as the screen is high, so that the last row can read it."""
        large = max(_LEAST_LARGE, self.height() / _PLAIN_HEIGHT)
        self._context.appearance.enlarge(large if self._is_presenting else 1.0)

    def _go(self, by: int) -> None:
        if self._curtain.isVisible():
            self._curtain.hide()
        elif 1 <= self.number + by <= len(LESSONS):
            self._contents.setCurrentRow(self.number - 1 + by)

    def _bring(self, number: int) -> None:
        """Show a page without remembering it: only what a person chose is kept."""
        self._contents.blockSignals(True)
        self._contents.setCurrentRow(number - 1)
        self._contents.blockSignals(False)
        self._open(number)

    def _choose(self, row: int) -> None:
        self._context.settings.keep("lecture_page", _NAMES[row])
        self._open(row + 1)

    def _open(self, number: int) -> None:
        name = _NAMES[number - 1]
        if name not in self._lessons:
            lesson = self._lessons[name] = LESSONS[name](self._context, self._titles[number - 1])
            lesson.said.connect(self.said)
            lesson.failed.connect(self.failed)
            lesson.page_wanted.connect(self.page_wanted)
            FocusFirst(lesson)
            self._stack.addWidget(lesson)
        self._stack.setCurrentWidget(self.lesson)
        self.pager.show_place(number, self._titles)
        if self._running is not None:
            self._run(self.lesson)

    def _run(self, lesson: Lesson | None) -> None:
        """Only the lesson in front moves."""
        if lesson is self._running:
            return
        if self._running is not None:
            self._running.stop()
        self._running = lesson
        if lesson is not None:
            lesson.start()

    def _toggle_presenting(self) -> None:
        self.present(not self._is_presenting)

    def _escape(self) -> None:
        """The blank screen first, then the presentation."""
        if self._curtain.isVisible():
            self._curtain.hide()
        else:
            self.present(False)

    def _toggle_curtain(self) -> None:
        self._curtain.setVisible(self._curtain.isHidden())
        self._curtain.raise_()

    def _toggle_contents(self, on: bool) -> None:
        self._context.settings.keep("lecture_contents", "shown" if on else "hidden")
        self._show()

    def _show(self) -> None:
        self._contents.setVisible(self._show_contents.isChecked() and not self._is_presenting)

    def _action(self, text: str, key: str, command: Callable[..., object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(
            f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
        )
        action.triggered.connect(command)
        self.addAction(action)  # else its key would rest while the menus are hidden
        return action

    def _lecture_menu(self) -> QMenu:
        menu = QMenu(self.tr("&Lecture"), self)
        menu.addActions([self._on, self._back, self._show_contents])
        menu.addSeparator()
        menu.addActions([self._present, self._blank, self._end])
        return menu

    def _build(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._contents.setFrameShape(QFrame.Shape.NoFrame)
        self._contents.setWordWrap(True)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list_titles()
        self._contents.setAccessibleName(self.tr("Contents"))
        self._contents.currentRowChanged.connect(self._choose)
        kept = self._context.settings.text("lecture_contents", "shown", choices=("shown", "hidden"))
        self._show_contents.setChecked(kept == "shown")
        columns = QHBoxLayout(self)
        columns.setContentsMargins(8, 8, 0, 0)
        columns.setSpacing(8)
        columns.addWidget(self._contents)
        columns.addWidget(self._stack, 1)
        self._show()

    def _list_titles(self) -> None:
        """All titles in full, over two lines where one is too short: Qt alone cuts some off."""
        metrics = self._contents.fontMetrics()
        width = metrics.averageCharWidth() * _CONTENTS_WIDTH
        self._contents.setFixedWidth(width)
        for number, title in enumerate(self._titles, start=1):
            item = QListWidgetItem(f"{number}   {title}", self._contents)
            room = QRect(0, 0, width - 2 * _ITEM_MARGIN.width(), 0)
            text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(width, text.height() + 2 * _ITEM_MARGIN.height()))


class _Curtain(QWidget):
    """Darkness over the page, so that the audience looks at the lecturer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), DARK.colour("surface"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.hide()
