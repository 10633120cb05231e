"""The base class of stages whose numbers are dragged, or changed by wheel and arrow keys."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.pages.lecture.small_net.net_state import Handle
from app.widgets.forms.arrow_keys import accept_arrows, arrow_step

_A_PIXEL: Final = 0.01
_A_KEY: Final = 0.05
_NOTCH: Final = 120  # of a wheel, in Qt's eighths of a degree


class HandleStage(QWidget):
    """A stage with handles; one is chosen with the pointer or the Tab key.

    A subclass sets `places`, the rectangle of each handle in pixels, in the order of the Tab key.

    `dragged(Handle, float)`: the person changed a handle's number; by how much.
    `pointed(Handle | None)`: another handle was chosen.
    """

    dragged = Signal(object, float)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places: dict[Handle, QRectF] = {}
        self.chosen: Handle | None = None
        self._held: Handle | None = None
        self._last = QPointF()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def handle_at(self, at: QPointF) -> Handle | None:
        """Return the handle at a point; where several overlap, the last one of `places`."""
        under = [handle for handle, place in self.places.items() if place.contains(at)]
        return under[-1] if under else None

    def choose(self, handle: Handle | None) -> None:
        """Choose another handle."""
        if handle != self.chosen:
            self.chosen = handle
            self.pointed.emit(handle)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.handle_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or handle is None:
            event.ignore()
            return
        self._held, self._last = handle, event.position()
        self.choose(handle)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._held = None
            handle = self.handle_at(event.position())
            self.setCursor(
                Qt.CursorShape.ArrowCursor if handle is None else Qt.CursorShape.SizeVerCursor
            )
            if handle is not None:
                self.choose(handle)
            return
        up = round(self._last.y() - event.position().y())
        if up:
            self._last = event.position()
            self.dragged.emit(self._held, up * _A_PIXEL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        handle = self.handle_at(event.position())
        if handle is None:
            event.ignore()
            return
        self.choose(handle)
        self.dragged.emit(handle, event.angleDelta().y() / _NOTCH * _A_KEY)
        event.accept()

    def event(self, event: QEvent) -> bool:
        # Tab goes through the handles before it leaves the stage. Qt acts on Tab in event().
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if by is not None and self._walk(by):
                return True
        if accept_arrows(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is None or self.chosen is None:
            super().keyPressEvent(event)
            return
        fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.dragged.emit(self.chosen, step.increase * (_A_PIXEL if fine else _A_KEY))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        order = list(self.places)
        if event.reason() == Qt.FocusReason.TabFocusReason and order:
            self.choose(order[0])
        elif event.reason() == Qt.FocusReason.BacktabFocusReason and order:
            self.choose(order[-1])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _walk(self, by: int) -> bool:
        """Choose the next handle; return False past the last one."""
        order = list(self.places)
        if not order:
            return False
        place = order.index(self.chosen) + by if self.chosen in order else 0
        if not 0 <= place < len(order):
            return False
        self.choose(order[place])
        return True
