"""A first tour: six steps that point at places of the window, to be skipped at any moment."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFontInfo,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.pages.draw.page import DrawPage
from app.shell.header import Header
from app.style import typography
from app.style.theme import DARK, Appearance
from app.widgets.forms.plain_text import PlainLabel

_VEIL: Final = 120  # of 255: how dark it is around the place
_EDGE: Final = 6  # pixels around the place
_GAP: Final = 14  # pixels between place and bubble
_LINE: Final = 24  # heights of body text: the width of the bubble
_ON: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
_ROUND: Final = 8  # pixels


class TourStep(NamedTuple):
    """One step: the page that it is on, the place, and what is said of it."""

    page: str
    place: Callable[[], QWidget]
    title: str
    text: str


class Tour(QWidget):
    """A veil over the window with a hole at the place, and a bubble beside it.

    Right, Enter and Page Down go on, Left and Page Up go back, Escape ends it.

    `ended()`: the person has seen or left it.
    """

    ended = Signal()

    def __init__(
        self,
        window: QWidget,
        steps: list[TourStep],
        show_page: Callable[[str], object],
        appearance: Appearance,
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("A first tour"))
        self._window, self._steps = window, steps
        self._show_page, self._appearance = show_page, appearance
        self.number = 0
        self._bubble = QFrame(self)
        self._bubble.setAutoFillBackground(True)
        self._title, self._text, self._count = (PlainLabel(self._bubble) for _ in range(3))
        self._skip = QPushButton(self.tr("Skip"), self._bubble)
        self._back = QPushButton(self.tr("Back"), self._bubble)
        self._next = QPushButton(self._bubble)
        self._build()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show_step(0)
        self.show()
        self.raise_()
        self._next.setFocus()

    def show_step(self, number: int) -> None:
        """Show a step, from 0; past the last one the tour ends."""
        if number >= len(self._steps):
            self.close()
            return
        self.number = max(number, 0)
        step = self._steps[self.number]
        self._show_page(step.page)
        self._title.setText(step.title)
        self._text.setText(step.text)
        self._count.setText(f"{self.number + 1} / {len(self._steps)}")
        last = self.number == len(self._steps) - 1
        self._next.setText(self.tr("Done") if last else self.tr("Next"))
        self._back.setEnabled(self.number > 0)
        self._skip.setVisible(not last)
        self._place_bubble()
        self.raise_()
        self._next.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (*_ON, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_step(self.number + 1)
        elif key in _BACK:
            self.show_step(self.number - 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.ended.emit()

    def event(self, event: QEvent) -> bool:
        _keep_key(event)
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab stay among the buttons: the page below is veiled."""
        buttons = [b for b in (self._skip, self._back, self._next) if b.isVisible()]
        ready = [button for button in buttons if button.isEnabled()]
        if not ready:  # the tour is closing
            return False
        at = next((n for n, button in enumerate(ready) if button.hasFocus()), 0)
        at = (at + (1 if forward else -1)) % len(ready)
        ready[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
            self._place_bubble()
        if isinstance(watched, QPushButton):
            _keep_key(event)
            pressed = event.type() == QEvent.Type.KeyPress
            if isinstance(event, QKeyEvent) and pressed and event.key() in (*_ON, *_BACK):
                self.keyPressEvent(event)  # a button would pass the focus on
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil, hole = QPainterPath(), QPainterPath()
        veil.addRect(self.rect())
        hole.addRoundedRect(self._hole(), _ROUND, _ROUND)
        veiled = DARK.colour("surface")
        veiled.setAlpha(_VEIL)
        painter.fillPath(veil.subtracted(hole), veiled)
        painter.setPen(QPen(self._appearance.theme.colour("accent"), 2))
        painter.drawPath(hole)

    def _hole(self) -> QRect:
        place = self._steps[self.number].place()
        at = place.mapTo(self._window, QPoint(0, 0))
        around = QRect(at, place.size()).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        return around.intersected(self.rect().adjusted(2, 2, -2, -2))

    def _place_bubble(self) -> None:
        """Put the bubble beside the place, where there is most room; else into its middle."""
        em = QFontInfo(typography.body()).pixelSize()
        self._bubble.setFixedWidth(min(_LINE * em, self.width() - 2 * _GAP))
        self._bubble.adjustSize()
        size, hole = self._bubble.size(), self._hole()
        rooms = {
            "right": self.width() - hole.right() - size.width(),
            "left": hole.left() - size.width(),
            "below": self.height() - hole.bottom() - size.height(),
            "above": hole.top() - size.height(),
        }
        side = max(rooms, key=lambda name: rooms[name])
        x = hole.center().x() - size.width() // 2
        y = hole.center().y() - size.height() // 2
        if rooms[side] < _GAP:
            side = ""
        x = {"right": hole.right() + _GAP, "left": hole.left() - _GAP - size.width()}.get(side, x)
        y = {"below": hole.bottom() + _GAP, "above": hole.top() - _GAP - size.height()}.get(side, y)
        x = min(max(x, _GAP), self.width() - size.width() - _GAP)
        y = min(max(y, _GAP), self.height() - size.height() - _GAP)
        self._bubble.move(x, y)
        self.update()

    def _build(self) -> None:
        typography.set_type(self._title, "title")
        typography.set_type(self._count, "caption")
        self._text.setWordWrap(True)
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._skip.clicked.connect(self.close)
        for button in (self._skip, self._back, self._next):
            button.installEventFilter(self)
        self._next.setObjectName("primary")  # for the style sheet
        buttons = QHBoxLayout()
        buttons.addWidget(self._count)
        buttons.addStretch(1)
        for button in (self._skip, self._back, self._next):
            buttons.addWidget(button)
        rows = QVBoxLayout(self._bubble)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.addWidget(self._title)
        rows.addWidget(self._text)
        rows.addLayout(buttons)

    def _go_back(self) -> None:
        self.show_step(self.number - 1)

    def _go_on(self) -> None:
        self.show_step(self.number + 1)


def _keep_key(event: QEvent) -> None:
    """Keep a plain key from the shortcuts of the page below; Ctrl+Q and the like still work."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        plain = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if not event.modifiers() & ~plain:
            event.accept()


def first_tour(page: DrawPage, header: Header) -> list[TourStep]:
    """Return the steps of the tour through the Draw page and the header."""
    translate = QCoreApplication.translate
    return [
        TourStep(
            "draw",
            lambda: page.drawing_panel,
            translate("Tour", "Draw a digit here"),
            translate(
                "Tour",
                "With mouse, pen or finger. The keys 0 to 9 bring examples of MNIST, and a "
                "picture can be dropped or pasted.",
            ),
        ),
        TourStep(
            "draw",
            lambda: page.network_panel,
            translate("Tour", "Watch it pass through"),
            translate(
                "Tour",
                "Each square is a map: units of one layer, orange above zero, blue below. Point "
                "at a unit to see what it comes from; click to pin it, and another to compare.",
            ),
        ),
        TourStep(
            "draw",
            lambda: page.rbf_panel,
            translate("Tour", "Read the answer"),
            translate(
                "Tour",
                "F6 is compared with the code of each digit. The nearest code is the answer; "
                "the distances say how sure it is.",
            ),
        ),
        TourStep(
            "draw",
            lambda: page.step_bar,
            translate("Tour", "Go step by step"),
            translate(
                "Tour",
                "The right arrow key steps to the next layer, down to the next unit. The space "
                "bar goes through all of them.",
            ),
        ),
        TourStep(
            "draw",
            lambda: header.tabs,
            translate("Tour", "Three more pages"),
            translate(
                "Tour",
                "Train networks yourself, look at the digits that they read wrong, and read or "
                "present a lecture of ten pages.",
            ),
        ),
        TourStep(
            "draw",
            lambda: header.menu_bar,
            translate("Tour", "Where to find more"),
            translate(
                "Tour",
                "F1 lists the keys of a page, F5 presents it to a class, and this tour is in the "
                "Help menu.",
            ),
        ),
    ]
