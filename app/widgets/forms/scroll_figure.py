"""A figure in a scroll area: it fills the room, and is never smaller than it can be read."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.style import typography


class ScrollFigure(QScrollArea):
    """Gives a figure its own size, or the least size that it hints at; then it scrolls."""

    def __init__(self, figure: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._figure = figure
        self.setWidget(figure)

    def minimumSizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(24 * body, 12 * body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Give the figure its size, also while this is hidden, for an export of it."""
        room, least = self.maximumViewportSize(), self._figure.minimumSizeHint()
        if least.height() > room.height():  # the bar takes some of the width, and the other way
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        if least.width() > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        self._figure.resize(least.expandedTo(room))
        for part in (self._figure, *self._figure.findChildren(QWidget)):
            layout = part.layout()
            if layout is not None and not part.isVisible():  # else Qt does it
                layout.setGeometry(part.contentsRect())
