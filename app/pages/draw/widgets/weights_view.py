"""A plate of weights with one of them looked at, by pointer or by arrow keys."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from app.pages.draw.widgets.weight_pictures import WeightPictures, moved
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.units import Weight


class WeightsView(CachedWidget):
    """Subclasses lay the pictures out in `arrange` and paint them.

    `pointed(Weight)`: the pointer or a key is on another weight.
    `pressed(Weight)`: it was clicked.
    """

    pointed = Signal(object)
    pressed = Signal(object)
    takes_arrows = True
    key_step = 1  # weights that an arrow key moves by

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.pictures = WeightPictures()
        self.weight = Weight("c1", 0)
        self.setMouseTracking(True)

    def show_weight(self, weight: Weight) -> None:
        """Look at another weight."""
        self.weight = weight
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        weight = self.pictures.weight_at(event.position())
        if weight is not None:
            self.pointed.emit(weight)
        self.point_elsewhere(event.position())

    def point_elsewhere(self, at: QPointF) -> None:
        """The pointer is at a place, on a weight or not; subclasses may override."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        weight = self.pictures.weight_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and weight is not None:
            self.pressed.emit(weight)

    def walk(self, right: int, down: int) -> None:
        step = self.key_step
        self.pointed.emit(moved(self.weight, right=right * step, down=down * step))
