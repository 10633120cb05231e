"""What the person looks at: a layer they stepped to, a unit under the pointer, pinned units."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from lenet.explain.units import LAYER_SHAPES, LAYERS, Unit, Weight

VIEWS: Final = ("network", "kernels", "codes", "step", "compare", "today")
SPEEDS: Final = range(1, 11)
_MOST_PINNED: Final = 2  # one, and one to compare it with
_STARTS: Final = {"input": None} | {layer: Unit(layer, 0) for layer in LAYERS[1:]}


class Selection(QObject):
    """One owner of the look, as Session is of the drawing.

    `changed()`: the layer, the unit under the pointer or the pinned ones are others.
    `playing_changed(bool)`: the walk through the layers began or ended.
    `view_changed(str)`: another of VIEWS, the sides from which the network is shown.
    `weight_changed(Weight)`: another weight of a kernel is looked at.
    `part_changed(int)`: another part of a unit's sum is shown large.
    """

    changed = Signal()
    playing_changed = Signal(bool)
    view_changed = Signal(str)
    weight_changed = Signal(object)
    part_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layer: str | None = None  # None: the whole network at once
        self.hovered: Unit | None = None
        self.pinned: tuple[Unit, ...] = ()
        self.view = VIEWS[0]
        self.weight = Weight("c1", 0)
        self.part = 0  # of a unit's sum; one with fewer parts counts on from its first
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._walk)
        self.set_speed(4)  # of SPEEDS

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units to explain: the one under the pointer, or else those that are pinned."""
        return (self.hovered,) if self.hovered is not None else self.pinned

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def hover(self, unit: Unit | None) -> None:
        """The pointer is over a unit, or over none."""
        if unit != self.hovered:
            self.hovered = unit
            self.changed.emit()

    def pin(self, unit: Unit) -> None:
        """Keep a unit; a second one to compare; one that is kept is let go."""
        if unit in self.pinned:
            self.pinned = tuple(kept for kept in self.pinned if kept != unit)
        else:
            self.pinned = (*self.pinned[-(_MOST_PINNED - 1) :], unit)
        self.changed.emit()

    def keep(self, *units: Unit) -> None:
        """Pin just these units, two at most."""
        if units != self.pinned:
            self.pinned = units[:_MOST_PINNED]
            self.changed.emit()

    def show_view(self, view: str) -> None:
        """Look at the network from another side, one of VIEWS."""
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)

    def look_at(self, weight: Weight) -> None:
        """Another weight of a kernel."""
        if weight != self.weight:
            self.weight = weight
            self.weight_changed.emit(weight)

    def show_part(self, part: int) -> None:
        """Another part of a unit's sum: the one of another map below, or of other units."""
        if part != self.part:
            self.part = part
            self.part_changed.emit(part)

    def release(self) -> None:
        """Look at the whole network again: no layer, no unit."""
        self.play(False)
        if self.layer is not None or self.pinned:
            self.layer, self.pinned = None, ()
            self.changed.emit()

    def step_to(self, layer: str | None) -> None:
        """Light one layer, those after it dim; its first unit is explained."""
        self.layer = layer
        start = None if layer is None else _STARTS[layer]
        self.pinned = () if start is None else (start,)
        self.changed.emit()

    def step_on(self) -> None:
        """The next layer; after the last one it stays."""
        place = -1 if self.layer is None else LAYERS.index(self.layer)
        self.step_to(LAYERS[min(place + 1, len(LAYERS) - 1)])

    def step_back(self) -> None:
        """The layer before; before the first one, the whole network."""
        place = 0 if self.layer is None else LAYERS.index(self.layer)
        self.step_to(LAYERS[place - 1] if place else None)

    def slide(self, by: int) -> None:
        """Move the window inside the layer: the pinned unit gives way to a later one."""
        if self.pinned:
            self.pinned = (*self.pinned[:-1], _neighbour(self.pinned[-1], by))
            self.changed.emit()
        else:
            self.step_to(self.layer or LAYERS[1])

    def slide_map(self, by: int) -> None:
        """The same place in a later map of the layer, and round."""
        if self.pinned:
            last = self.pinned[-1]
            number = (last.map + by) % LAYER_SHAPES[last.layer][0]
            self.pinned = (*self.pinned[:-1], replace(last, map=number))
            self.changed.emit()

    def split(self) -> None:
        """Keep the pinned unit where it is and go on with its neighbour, to compare them."""
        if self.pinned:
            last = self.pinned[-1]
            self.pinned = (last, _neighbour(last, 1))
            self.changed.emit()

    def play(self, on: bool) -> None:
        """Walk: slide over a map, then on to the next layer, to the end."""
        if on == self.playing:
            return
        if on:
            if self.layer is None or self.layer == LAYERS[-1]:
                self.step_to(LAYERS[0])
            self._timer.start()
        else:
            self._timer.stop()
        self.playing_changed.emit(on)

    def set_speed(self, speed: int) -> None:
        """From 1, two windows a second, to 10, some thirty; others are brought into SPEEDS."""
        self.speed = min(max(speed, SPEEDS[0]), SPEEDS[-1])
        self._timer.setInterval(int(500 / 1.35 ** (self.speed - 1)))

    def _walk(self) -> None:
        unit = self.pinned[-1] if self.pinned else None
        if unit is not None and unit.layer == self.layer:
            following = _neighbour(unit, _stride(unit))
            if following.map == unit.map and (following.row, following.column) > (
                unit.row,
                unit.column,
            ):
                self.pinned = (following,)
                self.changed.emit()
                return
        if self.layer == LAYERS[-1]:
            self.play(False)
            return
        self.step_on()


def _stride(unit: Unit) -> int:
    """Units to pass over at once, so that a walk over one map takes some fifty steps."""
    _, rows, columns = LAYER_SHAPES[unit.layer]
    return max(rows * columns // 50, 1)


def _neighbour(unit: Unit, by: int) -> Unit:
    """The unit `by` places on in reading order, over all maps of its layer, and round."""
    maps, rows, columns = LAYER_SHAPES[unit.layer]
    place = ((unit.map * rows + unit.row) * columns + unit.column + by) % (maps * rows * columns)
    number, within = divmod(place, rows * columns)
    return Unit(unit.layer, number, *divmod(within, columns))
