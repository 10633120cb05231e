"""A frame over the canvas that a person drags around the digit in a picture, to crop to it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.canvas.pointer_area import PointerArea, place_in
from app.widgets.forms.arrow_keys import accept_arrows, arrow_step

_FIRST: Final = QRectF(0.2, 0.2, 0.6, 0.6)  # of the square's side: the frame before a drag
_SMALLEST: Final = 0.04  # of the side: less is a click, not a frame
_STEP: Final = 0.02  # of the side: what an arrow key moves or enlarges
_DIM: Final = 0.6  # opacity over what will be cut off
_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class CropFrame(QWidget):
    """Covers the canvas while it is open. A drag crops when it ends, Enter crops to the frame.

    Arrow keys move the frame, with Shift they enlarge it; Escape and another focus close it.

    `chosen(left, top, right, bottom)`: crop to this frame, in 0..1 of the square.
    `closed()`: it is no longer open.
    """

    chosen = Signal(float, float, float, float)
    closed = Signal()

    def __init__(self, appearance: Appearance, canvas: PointerArea) -> None:
        super().__init__(canvas)
        self._appearance = appearance
        self._canvas = canvas
        self.frame = QRectF(_FIRST)  # in 0..1 of the square
        self._from: QPointF | None = None  # where the drag began, in 0..1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Frame around the digit in the picture"))
        self.setAccessibleDescription(self._hint())
        canvas.installEventFilter(self)
        self.hide()

    def open(self, frame: QRectF | None = None) -> None:
        """Show the frame over the canvas, at a place in 0..1 of the square, and take the keys."""
        self.frame = QRectF(frame or _FIRST)
        self._cover()
        self.show()
        self.raise_()
        self.setFocus()

    def close_frame(self) -> None:
        """Close it, and give the focus back to the canvas."""
        if not self.isHidden():
            self._from = None
            self.hide()
            self._canvas.setFocus()
            self.closed.emit()

    def _hint(self) -> str:
        return self.tr("Drag a frame around the digit. Enter crops, Esc cancels.")

    def _cover(self) -> None:
        self.setGeometry(self._canvas.square.toAlignedRect())

    def _crop(self) -> None:
        frame = self.frame
        self.close_frame()
        self.chosen.emit(frame.left(), frame.top(), frame.right(), frame.bottom())

    def _place(self, event: QMouseEvent) -> QPointF:
        return QPointF(*place_in(QRectF(self.rect()), event.position()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._cover()
        return False

    def event(self, event: QEvent) -> bool:
        return accept_arrows(event, *_KEYS) or super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self._place(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.frame = QRectF(self._from, self._place(event)).normalized()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._from = None
        if min(self.frame.width(), self.frame.height()) >= _SMALLEST:
            self._crop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        if step is not None:
            across, down = step.right * _STEP, step.down * _STEP
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                wide = min(max(self.frame.width() + across, _SMALLEST), 1 - self.frame.left())
                high = min(max(self.frame.height() + down, _SMALLEST), 1 - self.frame.top())
                self.frame = QRectF(self.frame.left(), self.frame.top(), wide, high)
            else:
                left = min(max(self.frame.left() + across, 0), 1 - self.frame.width())
                top = min(max(self.frame.top() + down, 0), 1 - self.frame.height())
                self.frame.moveTo(left, top)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._crop()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_frame()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.close_frame()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, side = self._appearance.theme, self.width()
        frame = self.frame
        inner = QRectF(
            frame.left() * side, frame.top() * side, frame.width() * side, frame.height() * side
        )
        painter = QPainter(self)
        dim: QColor = theme.colour("window")
        dim.setAlphaF(_DIM)
        painter.save()
        painter.setClipRegion(QRegion(self.rect()) - QRegion(inner.toAlignedRect()))
        painter.fillRect(self.rect(), dim)
        painter.restore()
        for colour, wide in ((theme.colour("surface"), 4.0), (theme.colour("accent"), 2.0)):
            painter.setPen(QPen(colour, wide))  # a light and a dark line are seen on any picture
            painter.drawRect(inner)
        self._paint_hint(painter)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        theme, font = self._appearance.theme, typography.body()
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRectF(self.rect()).adjusted(16, 8, -16, -8)
        text = QFontMetricsF(font).boundingRect(room, int(flags), self._hint())
        box = QRectF(0, 0, text.width() + 16, text.height() + 8)
        box.moveCenter(QPointF(self.width() / 2, 0))
        box.moveBottom(self.height() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.colour("text"))
        painter.setFont(font)
        painter.drawText(box, flags, self._hint())
