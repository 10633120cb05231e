"""The state of the small net, kept by the first two lessons, and handles of its numbers."""

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from lenet.lecture.small_net import (
    LIMIT,
    START_INPUTS,
    START_TARGET,
    Activation,
    ParameterIndex,
    SmallNet,
    SmallTrace,
    forward,
    start_net,
)

KEY: Final = "small net"  # of the state in AppContext.notes
NEGLIGIBLE_ERROR: Final = 1e-6  # an error of this size counts as none


class Handle(NamedTuple):
    """A number that can be dragged: an input by its number, a parameter, or the target."""

    kind: str  # "input", "parameter" or "target"
    input: int  # -1 for the others
    place: ParameterIndex | None  # of a parameter


@dataclass(frozen=True, eq=False)
class NetState:
    """The small net with its inputs, its function f, and its target."""

    net: SmallNet
    inputs: tuple[float, ...] = START_INPUTS
    function: Activation = "tanh"
    target: float = START_TARGET

    @property
    def trace(self) -> SmallTrace:
        """The forward pass."""
        return forward(self.net, np.array(self.inputs), self.function)

    def value(self, handle: Handle) -> float:
        """Return the number that a handle names."""
        if handle.kind == "target":
            return self.target
        if handle.place is None:
            return self.inputs[handle.input]
        return self.net.at(handle.place)

    def with_value(self, handle: Handle, value: float) -> "NetState":
        """Return the state with another number at a handle, kept within LIMIT."""
        value = round(min(max(value, -LIMIT), LIMIT), 2)
        if handle.kind == "target":
            return replace(self, target=value)
        if handle.place is not None:
            return replace(self, net=self.net.with_value(handle.place, value))
        inputs = list(self.inputs)
        inputs[handle.input] = value
        return replace(self, inputs=tuple(inputs))


def initial_state() -> NetState:
    """Return the state with which the lecture opens."""
    return NetState(start_net())
