"""The handout: all pages of the lecture as one PDF, written between the window's events."""

import time
from collections.abc import Generator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QIODevice,
    QMarginsF,
    QObject,
    QPoint,
    QRectF,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QListView, QScrollArea, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.contents import LESSONS, lesson_titles
from app.style import typography
from app.style.theme import PaperAppearance

_MARGIN: Final = 12.0  # millimetres
_RESOLUTION: Final = 300  # dots an inch: only for where lines end, everything is drawn as vectors
_WIDTH: Final = 98  # heights of body text: 1280 pixels of text that is 13 pixels high
_FOOT: Final = 2.4  # heights of body text: the line below a page
_GROWTH: Final = (1.0, 1.08, 1.16, 1.25, 1.4)  # a page with more text than fits is set smaller
_BETWEEN_MS: Final = 10
_LONGEST_WAIT: Final = 60.0  # seconds, for a page that reads all test digits


class Handout(QObject):
    """Writes the pages as they are set now, in the window's language, light on white.

    Each page is built anew from what the app context keeps of it, so nothing changes on screen. A
    turn of the event loop builds a page or paints it, never more.

    `progressed(int)`: so many pages are done. `done(bytes)`: the whole PDF; empty where a page
    failed, which is reported as any fault of a page is.
    """

    progressed = Signal(int)
    done = Signal(bytes)

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._appearance = PaperAppearance(self)
        # A copy of the notes: what a page notes while it is painted is not the person's doing.
        self._context = replace(context, appearance=self._appearance, notes=dict(context.notes))
        self._content = QBuffer(self)
        self._content.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._content)
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Landscape,
                QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
                QPageLayout.Unit.Millimeter,
            )
        )
        self._writer.setResolution(_RESOLUTION)
        self._writer.setTitle(self.tr("LeNet-5: the lecture"))
        self._writer.setCreator("LeNet-5 Lab")
        self._painter = QPainter()
        self._lesson: Lesson | None = None
        self._painted = 0
        self._steps = self._all_steps()
        self._timer = QTimer(self, interval=_BETWEEN_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        """Whether pages are being written."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin to write."""
        self._timer.start()

    def cancel(self) -> None:
        """Stop, and drop what was written; `done` is not emitted."""
        self._timer.stop()
        self._steps.close()
        self._drop_lesson()
        if self._painter.isActive():
            self._painter.end()

    def _step(self) -> None:
        if next(self._steps, None) is not None:
            return
        is_whole = self._painted == len(LESSONS)  # an exception ends the steps, too
        self.cancel()
        self.done.emit(bytes(self._content.data().data()) if is_whole else b"")

    def _all_steps(self) -> Generator[int]:
        """Do one step before each value: build a page, let it lay itself out, paint it."""
        titles = lesson_titles()
        for number, (lesson_class, title) in enumerate(
            zip(LESSONS.values(), titles, strict=True), start=1
        ):
            lesson = self._lesson = lesson_class.build(self._context, title)
            self._open(lesson)
            yield number
            until = time.monotonic() + _LONGEST_WAIT
            while lesson.at_work() and time.monotonic() < until:
                yield number
            for growth in _GROWTH:
                lesson.resize((self._page_size() * growth).toSize())
                yield number  # the layout follows between two events
                if not _is_cut(lesson):
                    break
            for view in lesson.findChildren(QListView):  # no row is cut
                row = view.gridSize().height()
                view.setMaximumHeight(view.height() // row * row)
            yield number  # the layout follows
            self._paint(lesson, number, len(titles))
            self._drop_lesson()
            self._painted = number
            self.progressed.emit(number)
            yield number

    def _page_size(self) -> QSizeF:
        """Return the size of a page without its foot, in pixels of the screen.

        Type is as large as the window has it now, so the page is as many letters wide as ever.
        """
        body = typography.body_pixels()
        area = QSizeF(self._writer.width(), self._writer.height())
        return QSizeF(_WIDTH * body, _WIDTH * body * area.height() / area.width() - _FOOT * body)

    def _open(self, lesson: Lesson) -> None:
        """Lay a page out as if it were shown, where nobody sees it."""
        lesson.setParent(self._parent, Qt.WindowType.Window)  # and goes with it
        lesson.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        lesson.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        lesson.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._appearance.apply_to(lesson)
        lesson.resize(self._page_size().toSize())
        lesson.show()
        lesson.start()

    def _paint(self, lesson: Lesson, number: int, count: int) -> None:
        if self._painter.isActive():
            self._writer.newPage()
        else:
            self._painter.begin(self._writer)
        painter, size = self._painter, lesson.size()
        foot = _FOOT * typography.body_pixels()
        scale = min(
            self._writer.width() / size.width(), self._writer.height() / (size.height() + foot)
        )
        painter.save()
        painter.scale(scale, scale)
        lesson.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        painter.restore()
        painter.save()
        scale = self._writer.width() / self._page_size().width()
        painter.scale(scale, scale)
        place = QRectF(0, 0, self._writer.width() / scale, self._writer.height() / scale)
        painter.setFont(typography.caption())
        painter.setPen(self._appearance.theme.colour("muted"))
        edge = place.adjusted(foot / 2, 0, -foot / 2, 0)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(edge, bottom | Qt.AlignmentFlag.AlignLeft, self._writer.title())
        page = self.tr("{number} of {count}").format(number=number, count=count)
        painter.drawText(edge, bottom | Qt.AlignmentFlag.AlignRight, page)
        painter.restore()

    def _drop_lesson(self) -> None:
        if self._lesson is not None:
            self._lesson.stop()
            self._lesson.hide()
            self._lesson.deleteLater()
            self._lesson = None


def _is_cut(lesson: Lesson) -> bool:
    """Return whether a part of the text could be seen by scrolling only."""
    return any(
        area.isVisible() and area.verticalScrollBar().maximum() > 0
        for area in lesson.findChildren(QScrollArea)
    )
