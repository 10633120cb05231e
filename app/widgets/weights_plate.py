"""A plate of weights with one of them looked at, by pointer or by arrow keys."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.theme import Appearance
from app.widgets.plate import Plate
from app.widgets.weight_pictures import WeightPictures, moved
from lenet.units import Weight

_Key = Qt.Key
_MOVES: Final = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}


class WeightsPlate(Plate):
    """Subclasses say where the pictures go (`area`) and which weight is looked at (`show_weight`).

    `pointed(Weight)`: the pointer or a key is on another weight.
    `pressed(Weight)`: it was clicked.
    """

    pointed = Signal(object)
    pressed = Signal(object)
    key_step = 1  # weights that an arrow key moves by

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.pictures = WeightPictures()
        self.weight = Weight("c1", 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def arrange(self) -> None:
        """Lay the pictures out for the size; subclasses override."""

    def show_weight(self, weight: Weight) -> None:
        """Look at another weight."""
        self.weight = weight
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()
        super().resizeEvent(event)

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

    def event(self, event: QEvent) -> bool:
        """The arrow keys walk over the weights while this has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVES
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            right, down = (by * self.key_step for by in _MOVES[_Key(event.key())])
            self.pointed.emit(moved(self.weight, right=right, down=down))
        else:
            super().keyPressEvent(event)
