"""Ablation: kernels, maps, coefficients and F6 units switched off, to see what they do."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Self

import numpy as np

from lenet.network import paper
from lenet.network.forward import Trace, forward
from lenet.network.parameters import Array, Parameters

MAP_LAYERS: Final = ("c1", "s2", "c3", "s4")
COEFFICIENT_LAYERS: Final = ("s2", "s4")
_WEIGHTS: Final = {
    "c1": "c1_kernels",
    "s2": "s2_coefficient",
    "s4": "s4_coefficient",
    "f6": "f6_weights",
}
_KERNEL_AT: Final = {pair: kernel for kernel, pair in enumerate(paper.C3_KERNELS)}


def kernel_at(c3_map: int, s2_map: int) -> int | None:
    """Return which of the 60 kernels joins two maps; None where Table I has no cross."""
    return _KERNEL_AT.get((c3_map, s2_map))


def kernels_of_c3_map(c3_map: int) -> frozenset[int]:
    """Return the three, four or six kernels of a column of Table I."""
    return frozenset(_KERNEL_AT[c3_map, s2_map] for s2_map in paper.C3_TABLE[c3_map])


def kernels_of_s2_map(s2_map: int) -> frozenset[int]:
    """Return the ten kernels of a row of Table I."""
    return frozenset(kernel for (_, s2), kernel in _KERNEL_AT.items() if s2 == s2_map)


@dataclass(frozen=True)
class Ablation:
    """What is switched off. A toggle returns a new Ablation.

    A kernel that is off adds nothing to its C3 map. A map that is off has the state 0
    everywhere. A subsampling coefficient that is off is 0, so its map shows its bias alone,
    squashed. An F6 unit that is off has the state 0, half-way between the +1 and -1 of a code,
    and so adds 1 to all ten distances.
    """

    kernels: frozenset[int] = frozenset()  # of 0..59, in the order of paper.C3_KERNELS
    maps: frozenset[tuple[str, int]] = frozenset()  # (layer, map), layer one of MAP_LAYERS
    coefficients: frozenset[tuple[str, int]] = frozenset()  # (layer, map), layer s2 or s4
    f6_units: frozenset[int] = frozenset()  # of 0..83

    @property
    def all_on(self) -> bool:
        """Whether nothing is switched off."""
        return not (self.kernels or self.maps or self.coefficients or self.f6_units)

    def toggle_cell(self, c3_map: int, s2_map: int) -> Self:
        """Toggle the kernel of one cross of Table I; without a cross nothing changes."""
        kernel = kernel_at(c3_map, s2_map)
        return self if kernel is None else replace(self, kernels=self.kernels ^ {kernel})

    def toggle_column(self, c3_map: int) -> Self:
        """Switch all kernels of a C3 map off if any is on, otherwise all on."""
        return replace(self, kernels=_toggled_together(self.kernels, kernels_of_c3_map(c3_map)))

    def toggle_row(self, s2_map: int) -> Self:
        """Switch all kernels on an S2 map off if any is on, otherwise all on."""
        return replace(self, kernels=_toggled_together(self.kernels, kernels_of_s2_map(s2_map)))

    def toggle_map(self, layer: str, number: int) -> Self:
        """Toggle the output of a whole map of C1, S2, C3 or S4."""
        return replace(self, maps=self.maps ^ {(layer, number)})

    def toggle_coefficient(self, layer: str, number: int) -> Self:
        """Toggle the coefficient of a map of S2 or S4."""
        return replace(self, coefficients=self.coefficients ^ {(layer, number)})

    def toggle_f6_unit(self, number: int) -> Self:
        """Toggle one of the 84 units of F6."""
        return replace(self, f6_units=self.f6_units ^ {number})

    @cached_property
    def zeroed(self) -> dict[str, list[int]]:
        """Maps and F6 units whose states `forward` must hold at 0, by layer."""
        found: dict[str, list[int]] = {}
        for layer, number in sorted(self.maps):
            found.setdefault(layer, []).append(number)
        if self.f6_units:
            found["f6"] = sorted(self.f6_units)
        return found


def ablate_weights(parameters: Parameters, ablation: Ablation) -> Parameters:
    """Return the parameters with the kernels and coefficients that are off at 0.

    It is the same object when none of them is off. With these, `units.explain` adds up to the
    net inputs of the trace that `forward_ablated` gives.
    """
    changed: dict[str, Array] = {}
    if ablation.kernels:
        changed["c3_kernels"] = _with_zeros(parameters.c3_kernels, ablation.kernels)
    for layer in COEFFICIENT_LAYERS:
        numbers = [number for at, number in ablation.coefficients if at == layer]
        if numbers:
            name = f"{layer}_coefficient"
            changed[name] = _with_zeros(getattr(parameters, name), numbers)
    return replace(parameters, **changed) if changed else parameters


def fold_ablation(parameters: Parameters, ablation: Ablation) -> Parameters:
    """Return parameters with which a plain `forward` computes what `forward_ablated` does.

    A map or unit that is held at 0 gets weights and a bias of 0: f(0) is 0. It is the same
    object when everything is on.
    """
    if ablation.all_on:
        return parameters
    arrays = {
        name: np.array(array)
        for name, array in ablate_weights(parameters, ablation).arrays().items()
    }
    for layer, numbers in ablation.zeroed.items():
        arrays[f"{layer}_bias"][numbers] = 0
        if layer == "c3":
            kernels = [kernel for number in numbers for kernel in kernels_of_c3_map(number)]
            arrays["c3_kernels"][kernels] = 0
        else:
            arrays[_WEIGHTS[layer]][numbers] = 0
    return replace(parameters, **arrays)


def forward_ablated(parameters: Parameters, image: Array, ablation: Ablation) -> Trace:
    """Read one image, (32, 32), with parts of the network off; with all on it is `forward`."""
    return forward(ablate_weights(parameters, ablation), image, ablation.zeroed)


def _toggled_together(off: frozenset[int], group: frozenset[int]) -> frozenset[int]:
    return off - group if group <= off else off | group


def _with_zeros(array: Array, places: Iterable[int]) -> Array:
    copy: Array = np.array(array)
    copy[list(places)] = 0
    return copy
