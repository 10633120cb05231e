"""A square whose signals say what mouse, finger or pen did on it, in the same words for all."""

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID, uuid4

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEventPoint,
    QHideEvent,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

Tool = Literal["pen", "eraser"]
Source = Literal["mouse", "touch", "tablet"]

ERASER_RADIUS: Final = 0.03  # of the square's side
_TOUCHES: Final = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)
# After these the release goes to another widget.
_ENDS: Final = (QEvent.Type.UngrabMouse, QEvent.Type.WindowDeactivate, QEvent.Type.EnabledChange)


def place_in(square: QRectF, position: QPointF) -> tuple[float, float]:
    """Return a position as x, y of the square in 0..1; one outside goes to the nearest edge."""
    x = (position.x() - square.left()) / square.width()
    y = (position.y() - square.top()) / square.height()
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)


def places_between(
    start: tuple[float, float], end: tuple[float, float], *, step: float
) -> list[tuple[float, float]]:
    """Return places from start to end, at most a step apart, with the end but not the start."""
    count = max(int(np.ceil(np.hypot(end[0] - start[0], end[1] - start[1]) / step)), 1)
    shares = [number / count for number in range(1, count + 1)]
    return [
        (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
        for share in shares
    ]


@dataclass
class _Hold:
    """A pointer that is down."""

    source: Source
    stroke_id: UUID | None  # of the stroke that it draws; None: it erases
    place: tuple[float, float]  # where it was last


class PointerArea(QWidget):
    """The largest square in the middle of the widget. Places are x, y in 0..1, right and down.

    `pen_pressed(x, y, stroke_id)`, `pen_moved(x, y)`, `pen_released()`: one stroke of the pen.
    `eraser_lifted()`: what was erased since it came down was one act.
    `erased(list)`: the eraser was at these places x, y, one after the other; ERASER_RADIUS says how
    far it reaches. The right button, a pen's second button and its other end erase whatever the
    tool is.
    """

    pen_pressed = Signal(float, float, object)
    pen_moved = Signal(float, float)
    pen_released = Signal()
    erased = Signal(object)
    eraser_lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool: Tool = "pen"
        self.pointer: QPointF | None = None  # where it hovers or draws, in the widget
        self._hold: _Hold | None = None
        self._finger = -1
        self._touched = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.setTabletTracking(True)

    @property
    def square(self) -> QRectF:
        """The square's place in the widget."""
        side = max(min(self.width(), self.height()), 1)
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    @property
    def stroke_id(self) -> UUID | None:
        """The id of the stroke under the pen; None while no pen is down."""
        return None if self._hold is None else self._hold.stroke_id

    @property
    def erases(self) -> bool:
        """Whether the pointer is an eraser now."""
        return self.tool == "eraser" if self._hold is None else self._hold.stroke_id is None

    def let_go(self) -> None:
        """End the stroke, or the erasing, of a pointer that is down."""
        hold, self._hold = self._hold, None
        if hold is None:
            return
        if hold.stroke_id is None:
            self.eraser_lifted.emit()
        else:
            self.pen_released.emit()

    def pointer_moved(self, before: QPointF | None) -> None:
        """Follow the pointer, which was at `before`; a subclass that paints there overrides."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_echo(event):
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._press("mouse", event.position(), erases=self.tool == "eraser")
        elif event.button() == Qt.MouseButton.RightButton:
            self._press("mouse", event.position(), erases=True)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_echo(event):
            return
        if event.buttons() == Qt.MouseButton.NoButton:
            self._release("mouse")  # another widget got the release
        self._drag("mouse", event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:
            self._release("mouse")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Keep the right button for erasing; the menu key asks the page for its menu."""
        event.setAccepted(event.reason() == QContextMenuEvent.Reason.Mouse)

    def tabletEvent(self, event: QTabletEvent) -> None:
        flipped = event.pointerType() == QPointingDevice.PointerType.Eraser
        if event.type() == QEvent.Type.TabletPress:
            second = event.button() == Qt.MouseButton.RightButton
            erases = flipped or second or self.tool == "eraser"
            self._press("tablet", event.position(), erases=erases)
        elif event.type() == QEvent.Type.TabletMove:
            self._drag("tablet", event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._release("tablet")
        event.accept()  # else Qt sends it again as a mouse event

    def event(self, event: QEvent) -> bool:
        if event.type() in _TOUCHES and isinstance(event, QTouchEvent):
            # A laptop's touchpad moves the pointer; its fingers are not on the canvas.
            if event.device().type() == QInputDevice.DeviceType.TouchScreen:
                self._take_touch(event)
                event.accept()
                return True
        elif event.type() in _ENDS:
            self.let_go()
        return super().event(event)

    def _take_touch(self, event: QTouchEvent) -> None:
        self._touched = True
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._drop_finger()
            return
        gone = self._finger not in [point.id() for point in event.points()]
        if event.type() == QEvent.Type.TouchBegin and (gone or self._hold is None):
            self._drop_finger()  # another widget got its end
        for point in event.points():
            if event.type() == QEvent.Type.TouchBegin and self._finger < 0:
                self._finger = point.id()
                self._press("touch", point.position(), erases=self.tool == "eraser")
            elif point.id() == self._finger and point.state() != QEventPoint.State.Stationary:
                self._drag("touch", point.position())
                if point.state() == QEventPoint.State.Released:
                    self._drop_finger()

    def _drop_finger(self) -> None:
        self._finger = -1
        self._release("touch")
        self._move_pointer(None)

    def _is_echo(self, event: QMouseEvent) -> bool:
        """Whether the system made a mouse event of a touch that was taken already."""
        made = event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
        return made and self._touched

    def _press(self, source: Source, position: QPointF, *, erases: bool) -> None:
        if self._hold is not None:
            return
        place = place_in(self.square, position)
        self._hold = _Hold(source, None if erases else uuid4(), place)
        self._move_pointer(position)
        if erases:
            self.erased.emit([place])
        else:
            self.pen_pressed.emit(*place, self._hold.stroke_id)

    def _drag(self, source: Source, position: QPointF) -> None:
        self._move_pointer(position)
        hold = self._hold
        if hold is None or hold.source != source:
            return
        place = place_in(self.square, position)
        if place == hold.place:
            return
        before, hold.place = hold.place, place
        if hold.stroke_id is not None:
            self.pen_moved.emit(*place)
            return
        self.erased.emit(places_between(before, place, step=ERASER_RADIUS))

    def _release(self, source: Source) -> None:
        if self._hold is not None and self._hold.source == source:
            self.let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_go()
        super().hideEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._move_pointer(None)
        super().leaveEvent(event)

    def _move_pointer(self, position: QPointF | None) -> None:
        before, self.pointer = self.pointer, position
        self.pointer_moved(before)
