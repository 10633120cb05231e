"""A digit as it was written: its strokes on paper, and how they came about."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.context.drawing import Drawing
from app.style import typography
from app.style.theme import Appearance
from app.widgets.canvas.ink_layer import InkLayer
from lenet.data.rasterize import PEN_WIDTH
from lenet.network import paper

_FRAME_MS: Final = 16
_FRAMES: Final = 75  # of a digit, however many points it has
_CORNER: Final = 6.0
_SIDE: Final = 15.0  # at most, in heights of body text


class StrokePlayer(QWidget):
    """Shows a drawing; `play` writes it again, stroke by stroke."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._drawing = Drawing()
        self._points: int | None = None  # that are shown; None: all
        self._layer = InkLayer(corner=_CORNER)
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._go_on)
        self.setAccessibleName(self.tr("The digit as it was written"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        appearance.theme_changed.connect(self.update)
        appearance.type_changed.connect(self.updateGeometry)

    @property
    def is_playing(self) -> bool:
        """Whether a digit is being written."""
        return self._timer.isActive()

    @property
    def shown(self) -> Drawing:
        """What of the drawing is shown now."""
        return self._drawing if self._points is None else _first(self._drawing, self._points)

    def sizeHint(self) -> QSize:
        side = typography.ems(_SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = typography.ems(_SIDE / 2)
        return QSize(side, side)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing as a whole."""
        self._timer.stop()
        self._drawing, self._points = drawing, None
        self.update()

    def play(self) -> None:
        """Write the strokes from the beginning; a picture has none."""
        if self._drawing.strokes:
            self._points = 1
            self._timer.start()
            self.update()

    def _go_on(self) -> None:
        total = sum(len(stroke) for stroke in self._drawing.strokes)
        self._points = (self._points or 0) + max(total // _FRAMES, 1)
        if self._points >= total:
            self._points = None
            self._timer.stop()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._appearance.theme
        side = min(self.width(), self.height()) - 1
        corner = QPointF((self.width() - side) // 2, 0)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.translate(corner)
        painter.drawRoundedRect(0, 0, side, side, _CORNER, _CORNER)
        self._layer.set_style(
            side=side,
            ratio=self.devicePixelRatioF(),
            width=side * PEN_WIDTH / paper.DIGIT_SIDE,
            colour=theme.colour("ink"),
            paper=theme.colour("surface"),
        )
        self._layer.show(self.shown)
        painter.drawPixmap(QPointF(0, 0), self._layer.pixmap())
        painter.end()


def _first(drawing: Drawing, points: int) -> Drawing:
    """Return the first points of a drawing, in the order in which they were written."""
    strokes = []
    for stroke in drawing.strokes:
        if points <= 0:
            break
        strokes.append(stroke[:points])
        points -= len(stroke)
    return Drawing(strokes=tuple(strokes))
