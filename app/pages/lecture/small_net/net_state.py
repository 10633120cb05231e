"""What a person set the small net to; two of the lecture's pages show the same one."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from app.pages.lecture.small_net.net_drawing import Handle
from lenet.lecture.small_net import (
    START_INPUTS,
    START_TARGET,
    Activation,
    SmallNet,
    SmallTrace,
    forward,
    start_net,
)

KEY: Final = "small net"  # among the lab's notes
LIMIT: Final = 3.0  # inputs and parameters stay within
GOOD: Final = 1e-6  # an error of this size counts as none


@dataclass(frozen=True, eq=False)
class NetState:
    """The net, what goes in, f, and what should come out."""

    net: SmallNet
    inputs: tuple[float, ...] = START_INPUTS
    function: Activation = "tanh"
    target: float = START_TARGET

    @property
    def trace(self) -> SmallTrace:
        return forward(self.net, np.array(self.inputs), self.function)

    def value(self, handle: Handle) -> float:
        """What a handle stands at."""
        if handle.kind == "target":
            return self.target
        if handle.place is None:
            return self.inputs[handle.input]
        return self.net.at(handle.place)

    def having(self, handle: Handle, value: float) -> "NetState":
        """The state with a handle elsewhere."""
        value = round(min(max(value, -LIMIT), LIMIT), 2)
        if handle.kind == "target":
            return replace(self, target=value)
        if handle.place is not None:
            return replace(self, net=self.net.with_value(handle.place, value))
        inputs = list(self.inputs)
        inputs[handle.input] = value
        return replace(self, inputs=tuple(inputs))


def fresh() -> NetState:
    """As the lecture opens."""
    return NetState(start_net())
