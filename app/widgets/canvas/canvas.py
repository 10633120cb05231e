"""The canvas to draw on: it shows the drawing, the eraser, and an invitation when blank."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from app.context.drawing import Drawing
from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.canvas.ink_layer import InkLayer
from app.widgets.canvas.pointer_area import ERASER_RADIUS, PointerArea, Tool
from app.widgets.forms.arrow_keys import FOCUS_BY_KEY
from lenet.data.rasterize import PEN_WIDTH
from lenet.network import paper

CORNER: Final = 8.0  # radius of the paper's corners, in logical pixels
_SMALLEST: Final = 180
_GUIDE: Final = paper.DIGIT_BOX / paper.DIGIT_SIDE  # of the side: what a digit fills of 28x28
_GUIDE_ARM: Final = 12.0


class Canvas(PointerArea):
    """Shows the drawing it is handed. PointerArea's signals say what the person does on it."""

    def __init__(
        self, appearance: Appearance, parent: QWidget | None = None, *, invites: bool = True
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._invites = invites  # in words, while it is blank
        self._layer = InkLayer(corner=CORNER)
        self._pen_width = PEN_WIDTH / paper.DIGIT_SIDE
        self._focus_ring = False
        self._is_target = False
        self._invitation = 1.0  # its opacity
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._show_invitation)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Canvas"))
        self.setAccessibleDescription(
            self.tr("Draw a digit with mouse, finger or pen; the right button erases")
        )
        self.pen_released.connect(self._repaint_ink)
        appearance.theme_changed.connect(self._recolour)

    def sizeHint(self) -> QSize:
        return QSize(_SMALLEST, _SMALLEST)

    def minimumSizeHint(self) -> QSize:
        return QSize(_SMALLEST, _SMALLEST)

    def set_drawing(self, drawing: Drawing) -> None:
        """Show a drawing. The stroke under the pen ends unless it is the drawing's last."""
        drawn = self.stroke_id
        if drawn is not None and drawing.stroke_ids[-1:] != (drawn,):
            self.let_go()
        was_blank = self._layer.drawing.is_blank
        self._prepare_layer()
        changed = self._layer.show(drawing).translated(self.square.topLeft())
        self.update(changed.toAlignedRect())
        if was_blank != drawing.is_blank:
            self._invite() if drawing.is_blank else self._fade_invitation()

    def set_pen_width(self, fraction: float) -> None:
        """Set the pen's width as a part of the side, also of the strokes already drawn."""
        self._pen_width = fraction
        self.update()

    def set_tool(self, tool: Tool) -> None:
        """Set what the left button, a finger and the tip of a pen do."""
        self.tool = tool
        erases = tool == "eraser"
        self.setCursor(Qt.CursorShape.BlankCursor if erases else Qt.CursorShape.CrossCursor)
        self.update()

    def mark_as_target(self, is_target: bool) -> None:
        """Show whether what is dragged over the canvas can be dropped."""
        self._is_target = is_target
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, square = self._appearance.theme, self.square
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(square, CORNER, CORNER)
        if self._invitation > 0:
            self._paint_invitation(painter, square, theme)
        self._prepare_layer()
        painter.drawPixmap(square.topLeft(), self._layer.pixmap())
        self._paint_frame(painter, square, theme)
        if self.pointer is not None and self.erases:
            painter.setPen(QPen(theme.colour("text"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            reach = ERASER_RADIUS * square.width()
            painter.drawEllipse(self.pointer, reach, reach)
        painter.end()

    def _paint_frame(self, painter: QPainter, square: QRectF, theme: Theme) -> None:
        strong = self._focus_ring or self._is_target
        width = 2.0 if strong else 1.0
        painter.setPen(QPen(theme.colour("accent" if strong else "line"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        inside = square.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inside, CORNER - inset, CORNER - inset)

    def _paint_invitation(self, painter: QPainter, square: QRectF, theme: Theme) -> None:
        painter.save()
        painter.setOpacity(self._invitation)
        box = QRectF(0, 0, square.width() * _GUIDE, square.height() * _GUIDE)
        box.moveCenter(square.center())
        painter.setPen(QPen(theme.colour("line"), 1.5))
        for corner, right, down in (
            (box.topLeft(), 1, 1),
            (box.topRight(), -1, 1),
            (box.bottomLeft(), 1, -1),
            (box.bottomRight(), -1, -1),
        ):
            painter.drawLine(corner, corner + QPointF(right * _GUIDE_ARM, 0))
            painter.drawLine(corner, corner + QPointF(0, down * _GUIDE_ARM))
        if not self._invites:
            painter.restore()
            return
        painter.setPen(theme.colour("muted"))
        painter.setFont(typography.body())
        line = QFontMetricsF(typography.body()).lineSpacing()
        upper = QRectF(box.left(), square.center().y() - line, box.width(), line)
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(upper, middle, self.tr("Draw a digit"))
        painter.setFont(typography.caption())
        lower = QRectF(box.left(), upper.bottom(), box.width(), 2 * line)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(lower, middle, self.tr("or drop a picture of one"))
        painter.restore()

    def _prepare_layer(self) -> None:
        side = self.square.width()
        self._layer.set_style(
            side=side,
            ratio=self.devicePixelRatioF(),
            width=self._pen_width * side,
            colour=self._appearance.theme.colour("ink"),
            paper=self._appearance.theme.colour("surface"),
        )

    def _invite(self) -> None:
        self._fade.stop()
        self._show_invitation(1.0)

    def _fade_invitation(self) -> None:
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if duration <= 0 or not self.isVisible():  # zero: the person wants no motion
            self._show_invitation(0.0)
        else:
            self._fade.setDuration(duration)
            self._fade.start()

    def _show_invitation(self, opacity: float) -> None:
        self._invitation = opacity
        self.update()

    def _repaint_ink(self) -> None:
        self._layer.repaint()
        self.update()

    def _recolour(self, _theme: Theme) -> None:
        self.update()

    def pointer_moved(self, before: QPointF | None) -> None:
        if not self.erases:
            return
        reach = ERASER_RADIUS * self.square.width() + 2
        for place in (before, self.pointer):
            if place is not None:
                around = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
                self.update(around.toAlignedRect())

    def let_go(self) -> None:
        super().let_go()
        self.update()  # the eraser's circle may go

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.let_go()  # the pointer is at another place of the square now
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focus_ring = event.reason() in FOCUS_BY_KEY
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._focus_ring = False
        super().focusOutEvent(event)
