"""The selection: current layer, hovered unit, pinned units, and what panels show of them."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from lenet.explain.units import LAYER_SHAPES, LAYERS, Unit, Weight, strongest_unit
from lenet.network.forward import Trace

VIEWS: Final = ("network", "kernels", "codes", "step", "compare", "today")
SPEEDS: Final = range(1, 11)
_MOST_PINNED: Final = 2  # one, and one to compare it with


class Selection(QObject):
    """The owner of the selection, as Session is the owner of the drawing.

    `changed()`: the layer, the hovered unit or the pinned units have changed.
    `playing_changed(bool)`: the automatic steps through the layers has started or stopped.
    `view_changed(str)`: another of VIEWS, the views of the network, is in front.
    `weight_changed(Weight)`: another weight of a kernel is selected.
    `part_changed(int)`: another partial sum of a unit is shown large.
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
        self.part = 0  # number of a partial sum, modulo the number that the unit has
        self._trace: Trace | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.set_speed(4)  # of SPEEDS

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units to explain: the hovered one, or else the pinned ones."""
        return (self.hovered,) if self.hovered is not None else self.pinned

    @property
    def playing(self) -> bool:
        """Whether the automatic steps are on."""
        return self._timer.isActive()

    def take_trace(self, trace: Trace | None) -> None:
        """Take the trace in which a step looks for the unit that responds most."""
        self._trace = trace

    def hover(self, unit: Unit | None) -> None:
        """Set the unit under the pointer, or none."""
        if unit != self.hovered:
            self.hovered = unit
            self.changed.emit()

    def pin(self, unit: Unit) -> None:
        """Pin a unit, or a second one to compare, in place of a second one; unpin a pinned one."""
        if unit in self.pinned:
            self.pinned = tuple(other for other in self.pinned if other != unit)
        else:
            self.pinned = (*self.pinned[: _MOST_PINNED - 1], unit)
        self.changed.emit()

    def pin_only(self, *units: Unit) -> None:
        """Pin these units, two at most, and no others."""
        if units != self.pinned:
            self.pinned = units[:_MOST_PINNED]
            self.changed.emit()

    def show_view(self, view: str) -> None:
        """Bring one of VIEWS to the front."""
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)

    def choose_weight(self, weight: Weight) -> None:
        """Select a weight of a kernel."""
        if weight != self.weight:
            self.weight = weight
            self.weight_changed.emit(weight)

    def show_part(self, part: int) -> None:
        """Show another partial sum of a unit large: that of one map, or of a group of units."""
        if part != self.part:
            self.part = part
            self.part_changed.emit(part)

    def clear(self) -> None:
        """Select the whole network: no layer and no unit."""
        self.play(False)
        if self.layer is not None or self.pinned:
            self.layer, self.pinned = None, ()
            self.changed.emit()

    def step_to(self, layer: str | None) -> None:
        """Make a layer the current one, or none, and pin the unit that responds most.

        The layers behind the current one are dimmed. A pointer that rests on another unit no
        longer counts: it selects again once it moves.
        """
        self.layer = layer
        first = self._first_unit(layer)
        self._pin_step(() if first is None else (first,))

    def light(self, layer: str | None) -> None:
        """Make a layer the current one, or none, and pin nothing."""
        self.layer = layer
        self._pin_step(())

    def _first_unit(self, layer: str | None) -> Unit | None:
        if layer is None or layer == "input":
            return None
        if self._trace is None:
            return Unit(layer, 0)
        unit = strongest_unit(self._trace, layer)
        return replace(unit, row=0, column=0) if self.playing else unit  # it goes over the map

    def _pin_step(self, units: tuple[Unit, ...]) -> None:
        """Pin units by a key or a button, in place of a unit under a resting pointer."""
        self.hovered = None
        self.pinned = units
        self.changed.emit()

    def step_forward(self) -> None:
        """Step to the next layer; stay at the last one."""
        place = -1 if self.layer is None else LAYERS.index(self.layer)
        self.step_to(LAYERS[min(place + 1, len(LAYERS) - 1)])

    def step_back(self) -> None:
        """Step to the layer before; from the first one to the whole network."""
        place = 0 if self.layer is None else LAYERS.index(self.layer)
        self.step_to(LAYERS[place - 1] if place else None)

    def slide(self, by: int) -> None:
        """Pin the unit `by` places later in the layer instead of the last pinned one."""
        if self.pinned:
            self._pin_step((*self.pinned[:-1], _neighbour(self.pinned[-1], by)))
        else:
            self.step_to(self.layer or LAYERS[1])

    def slide_map(self, by: int) -> None:
        """Pin the unit at the same place `by` maps later, the first map after the last."""
        if self.pinned:
            last = self.pinned[-1]
            number = (last.map + by) % LAYER_SHAPES[last.layer][0]
            self._pin_step((*self.pinned[:-1], replace(last, map=number)))

    def pin_neighbour(self) -> None:
        """Pin the neighbour of the pinned unit too, to compare the two."""
        if self.pinned:
            last = self.pinned[-1]
            self._pin_step((last, _neighbour(last, 1)))

    def play(self, on: bool) -> None:
        """Start or stop the steps: over one map of a layer, then to the next layer, to the end."""
        if on == self.playing:
            return
        if on:
            self._timer.start()
            if self.layer is None or self.layer == LAYERS[-1]:
                self.step_to(LAYERS[0])
        else:
            self._timer.stop()
        self.playing_changed.emit(on)

    def set_speed(self, speed: int) -> None:
        """Set the speed of the steps within SPEEDS, 1 (two units a second) to 10 (some thirty)."""
        self.speed = min(max(speed, SPEEDS[0]), SPEEDS[-1])
        self._timer.setInterval(int(500 / 1.35 ** (self.speed - 1)))

    def _step(self) -> None:
        unit = self.pinned[-1] if self.pinned else None
        if unit is not None and unit.layer == self.layer:
            later = _neighbour(unit, _stride(unit))
            if later.map == unit.map and (later.row, later.column) > (unit.row, unit.column):
                self._pin_step((later,))
                return
        if self.layer == LAYERS[-1]:
            self.play(False)
            return
        self.step_forward()


def _stride(unit: Unit) -> int:
    """Return the number of units in a step, so that going over a map takes some 50 steps."""
    _, rows, columns = LAYER_SHAPES[unit.layer]
    return max(rows * columns // 50, 1)


def _neighbour(unit: Unit, by: int) -> Unit:
    """Return the unit `by` places later in reading order; after the layer's last unit its first."""
    maps, rows, columns = LAYER_SHAPES[unit.layer]
    place = ((unit.map * rows + unit.row) * columns + unit.column + by) % (maps * rows * columns)
    number, within = divmod(place, rows * columns)
    return Unit(unit.layer, number, *divmod(within, columns))
