"""What LeNet-5 costs in all: each layer's part of the parameters and of the connections."""

from dataclasses import dataclass
from typing import Final

from lenet.lecture.arithmetic import SlidingKernel
from lenet.network import paper


@dataclass(frozen=True)
class LayerShare:
    """A layer's counts beside those of the whole network.

    `step` is the kernel that makes the side of its maps from that of the layer below; None for
    the output, which is no picture.
    """

    name: str  # as the paper writes it: C1, S2 and so on
    parameters: int
    connections: int
    side: int
    step: SlidingKernel | None

    @property
    def parameter_share(self) -> float:
        """The layer's part of all parameters, 0 to 1."""
        return self.parameters / paper.TRAINABLE_PARAMETERS

    @property
    def connection_share(self) -> float:
        """The layer's part of all connections, 0 to 1."""
        return self.connections / paper.CONNECTIONS

    @property
    def uses(self) -> float:
        """How many connections share one parameter on average; 0 where none is trained."""
        return self.connections / self.parameters if self.parameters else 0.0


def _step(name: str, below: int) -> SlidingKernel | None:
    """Return a layer's kernel: 5x5 in steps of 1, 2x2 in steps of 2, or on a single unit."""
    if name == "RBF":
        return None
    if name.startswith("S"):
        return SlidingKernel(input=below, kernel=2, padding=0, stride=2)
    kernel = paper.KERNEL_SIDE if name.startswith("C") else 1
    return SlidingKernel(input=below, kernel=kernel, padding=0, stride=1)


def layer_shares() -> tuple[LayerShare, ...]:
    """Return all layers from C1 to the output, with the paper's counts."""
    shares, side = [], paper.INPUT_SIDE
    for facts in paper.LAYER_FACTS:
        step = _step(facts.name, side)
        side = 1 if step is None else step.output
        shares.append(LayerShare(facts.name, facts.parameters, facts.connections, side, step))
    return tuple(shares)


SIDES: Final = (paper.INPUT_SIDE, *(share.side for share in layer_shares()[:5]))  # to C5
