"""Questions that check themselves, by what can be counted or computed: Qt-free values."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from lenet.explain.units import Region, Unit, receptive_field
from lenet.lecture.counts import COUNTS
from lenet.network import paper
from lenet.network.ablation import Ablation, forward_ablated
from lenet.network.forward import Trace
from lenet.network.parameters import Array, Parameters

NEAR: Final = 1  # pixels: so exactly a corner must be met
_SEPARATORS: Final = str.maketrans("", "", ",.' \u00a0\u202f\uff0c")  # between thousands

Mistake = Literal["none", "other", "no bias", "every map", "connections", "weight a unit"]


@dataclass(frozen=True)
class FieldQuestion:
    """Which pixels of the input does a unit of C1, S2, C3 or S4 see?"""

    unit: Unit

    @property
    def field(self) -> Region:
        """The pixels that the unit sees."""
        return receptive_field(self.unit)["input"]

    def check(self, first: tuple[int, int], second: tuple[int, int]) -> bool:
        """Return whether two opposite corners, (row, column), are those of the field.

        Each may be NEAR pixels beside its place.
        """
        marked, field = spanned(first, second), self.field
        ends = zip(_ends(marked), _ends(field), strict=True)
        return all(abs(one - other) <= NEAR for one, other in ends)


@dataclass(frozen=True)
class CountQuestion:
    """How many parameters has a layer?"""

    layer: str  # of COUNTS

    @property
    def right(self) -> int:
        """The number of parameters."""
        return COUNTS[self.layer].parameters

    def mistake(self, answer: int) -> Mistake:
        """Return what was forgotten or mixed up in an answer; "none" for the right one."""
        count = COUNTS[self.layer]
        whole = (paper.C1_MAPS * paper.KERNEL_SIDE**2 + 1) * count.maps
        known: tuple[tuple[int, Mistake], ...] = (
            (self.right, "none"),
            (self.right - count.maps, "no bias"),
            (whole if self.layer == "c3" else -1, "every map"),
            (count.connections, "connections"),
            (count.unshared * count.height * count.width, "weight a unit"),
            (count.unshared, "weight a unit"),
        )
        return next((mistake for number, mistake in known if number == answer), "other")


@dataclass(frozen=True)
class SwitchQuestion:
    """Which answer comes when a map is switched off?"""

    layer: str  # of ablation.MAP_LAYERS
    map: int

    @property
    def ablation(self) -> Ablation:
        """The map off and all else on."""
        return Ablation().toggle_map(self.layer, self.map)

    def trace(self, parameters: Parameters, image: Array) -> Trace:
        """Return the trace of an image, (32, 32), with the map off."""
        return forward_ablated(parameters, image, self.ablation)


def hardest_switch(parameters: Parameters, image: Array) -> SwitchQuestion:
    """Return the map of S2 or C3 without which the two nearest codes are nearest to a tie."""
    questions = [
        *(SwitchQuestion("s2", number) for number in range(paper.C1_MAPS)),
        *(SwitchQuestion("c3", number) for number in range(paper.C3_MAPS)),
    ]
    margins = [question.trace(parameters, image).margin for question in questions]
    return questions[int(np.argmin(margins))]


def parsed_count(text: str) -> int | None:
    """Return the whole number in a typed text, thousands separated or not; None for another."""
    plain = text.strip().translate(_SEPARATORS)
    return int(plain) if plain.isdecimal() and len(plain) <= 12 else None


def spanned(first: tuple[int, int], second: tuple[int, int]) -> Region:
    """Return the pixels between two opposite corners, both of them included."""
    (top, bottom), (left, right) = (sorted(pair) for pair in zip(first, second, strict=True))
    return Region((0,), top, left, bottom - top + 1, right - left + 1)


def _ends(region: Region) -> tuple[int, int, int, int]:
    return (
        region.top,
        region.left,
        region.top + region.height - 1,
        region.left + region.width - 1,
    )
