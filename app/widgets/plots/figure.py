"""A scene in screen pixels: a background painted once, live items on top."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QToolTip, QWidget

from app.style.theme import Appearance, Theme
from app.widgets.forms.plain_text import plain_tip
from app.widgets.maps.cached_background import CachedBackground


@dataclass(frozen=True)
class Hint:
    """A place in a figure and its tool tip."""

    place: QRectF
    text: str


class Figure(QGraphicsView):
    """A base class. Scene coordinates are the widget's pixels; nothing is panned or zoomed.

    `paint_background` paints what changes only with size or theme, and is kept as one picture.
    What changes with every pen event are items, which `arrange` places.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.appearance = appearance
        self.hints: list[Hint] = []
        self._background_picture = CachedBackground()
        self._pointer = QPointF(-1, -1)  # on the screen
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        # One rectangle to repaint: with Qt's many small ones, each picture is clipped to
        # an uneven region, and Qt leaves its fast path for scaled pictures.
        self.setViewportUpdateMode(self.ViewportUpdateMode.BoundingRectViewportUpdate)
        # The background covers everything: Qt need not fill the viewport, and what lies behind it,
        # with plain colours first.
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        appearance.theme_changed.connect(self._take_theme)
        appearance.type_changed.connect(self.rearrange)

    def arrange(self, width: float, height: float) -> None:
        """Place the live items for a size; subclasses override."""

    def paint_background(self, painter: QPainter) -> None:
        """Paint what no item shows; subclasses override."""

    def forget_background(self) -> None:
        """Paint the background anew, because what it shows has changed."""
        self._background_picture.forget()
        self.viewport().update()

    def recolour(self, theme: Theme) -> None:
        """Give the live items the theme's colours; subclasses override."""

    def rearrange(self) -> None:
        """Place and paint everything anew; a change of size does it by itself."""
        self.hints = []
        self.arrange(self.width(), self.height())
        self.recolour(self.appearance.theme)
        self.forget_background()

    def has_moved(self, event: QMouseEvent) -> bool:
        """Return whether the pointer is at another place of the screen than at the last call.

        What moves under a resting pointer makes events too, and must not select anything.
        """
        before, self._pointer = self._pointer, event.globalPosition()
        return before != self._pointer

    def pixel(self) -> float:
        """Return the side of one device pixel in scene units."""
        return 1.0 / float(self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setSceneRect(0, 0, self.width(), self.height())
        self.rearrange()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        colour = self.appearance.theme.colour("window")
        self._background_picture.draw(
            painter, self.viewport(), colour=colour, paint=self.paint_background
        )

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            spot = event.pos()
            for hint in self.hints:
                if hint.place.contains(spot.toPointF()):
                    QToolTip.showText(
                        event.globalPos(), plain_tip(hint.text), self, hint.place.toAlignedRect()
                    )
                    return True
            QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _take_theme(self, theme: Theme) -> None:
        self.recolour(theme)
        self.forget_background()
