"""How the paper's counts of parameters and connections come about, factor by factor."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from lenet.network import paper


@dataclass(frozen=True)
class Group:
    """Maps of a layer that are alike: each has a square window on `below` maps of the layer below.

    A pooled map adds up its window and has one coefficient for the sum; any other map has a
    weight for each input. Every map has one bias. `window` is the side in units.
    """

    maps: int
    below: int
    window: int
    pooled: bool = False

    @property
    def inputs(self) -> int:
        """How many inputs one unit has, its bias left out."""
        return self.below * self.window**2

    @property
    def weights(self) -> int:
        """How many trainable numbers one map has, its bias left out."""
        return 1 if self.pooled else self.inputs


@dataclass(frozen=True)
class Count:
    """How to count a layer: its groups of maps, and the height and width of a map."""

    groups: tuple[Group, ...]
    height: int
    width: int

    @property
    def maps(self) -> int:
        """How many maps the layer has."""
        return sum(group.maps for group in self.groups)

    @property
    def parameters(self) -> int:
        """How many trainable numbers the layer has: all units of a map share weights and bias."""
        return sum((group.weights + 1) * group.maps for group in self.groups)

    @property
    def unshared(self) -> int:
        """How many parameters it would be with a weight for every input of a window.

        For pooled maps the slides count this (S2: 30); for other layers it is `parameters`.
        """
        return sum((group.inputs + 1) * group.maps for group in self.groups)

    @property
    def connections(self) -> int:
        """How many connections: the inputs and the bias of every unit."""
        return self.unshared * self.height * self.width


def _c3() -> tuple[Group, ...]:
    """Group Table I's columns by the number of their crosses: 6 of three, 9 of four, 1 of six."""
    lengths = Counter(len(s2_maps) for s2_maps in paper.C3_TABLE)
    return tuple(Group(maps, below, paper.KERNEL_SIDE) for below, maps in sorted(lengths.items()))


COUNTS: Final[dict[str, Count]] = {
    "c1": Count((Group(paper.C1_MAPS, 1, paper.KERNEL_SIDE),), paper.C1_SIDE, paper.C1_SIDE),
    "s2": Count((Group(paper.C1_MAPS, 1, 2, pooled=True),), paper.S2_SIDE, paper.S2_SIDE),
    "c3": Count(_c3(), paper.C3_SIDE, paper.C3_SIDE),
    "s4": Count((Group(paper.C3_MAPS, 1, 2, pooled=True),), paper.S4_SIDE, paper.S4_SIDE),
    "c5": Count((Group(paper.C5_UNITS, paper.C3_MAPS, paper.S4_SIDE),), 1, 1),
    "f6": Count((Group(paper.F6_UNITS, paper.C5_UNITS, 1),), 1, 1),
}
SLIDES_CROSSES: Final = 65  # in the slides' C3 table, as we have it; the paper's Table I has 60
RBF_CONNECTIONS: Final = paper.F6_UNITS * paper.CLASSES  # the codes are fixed: no parameters
