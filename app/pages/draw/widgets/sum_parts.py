"""The sum of a unit, divided into parts so small that every number can be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from lenet.explain.units import Arithmetic
from lenet.network import paper
from lenet.network.parameters import Array

_BELOW: Final = {"s2": "C1", "c3": "S2", "s4": "C3", "c5": "S4"}
# Inputs that are one long row are divided into pieces: the 120 of an F6 unit into four of 5x6,
# the 84 of an RBF unit into three of 4x7, each four rows of F6's picture.
_PIECES: Final = {"f6": (5, 6), "rbf": (paper.CODE_ROWS // 3, paper.CODE_COLUMNS)}


@dataclass(frozen=True, eq=False)
class Part:
    """Inputs, weights and products, (h, w) each, and the sum of the products.

    In an RBF unit: F6, the code, and the squared differences.
    """

    name: str  # of the inputs: map "S2 4", units "30–59"; "" where they are the whole input
    inputs: Array
    weights: Array
    products: Array

    @property
    def total(self) -> float:
        return float(self.products.sum())


@dataclass(frozen=True)
class Levels:
    """The numbers that have the full colour, the same for all parts of a unit."""

    inputs: float
    weights: float
    products: float


def parts_of(arithmetic: Arithmetic) -> list[Part]:
    """Return the parts in order; their totals add up to the arithmetic's sum."""
    layer = arithmetic.unit.layer
    if layer in _PIECES:
        return list(_pieces(arithmetic, *_PIECES[layer]))
    below = _BELOW.get(layer)
    return [
        Part(f"{below} {term.source}" if below else "", term.inputs, term.weights, term.products)
        for term in arithmetic.terms
    ]


def levels_of(arithmetic: Arithmetic) -> Levels:
    """Return the levels of a unit's parts."""
    a = paper.SQUASH_A
    if arithmetic.unit.layer == "rbf":
        return Levels(a, a, 4.0)
    largest = max(float(np.abs(term.weights).max()) for term in arithmetic.terms) or 1.0
    return Levels(a, largest, a * largest)


def _pieces(arithmetic: Arithmetic, rows: int, columns: int) -> Iterator[Part]:
    (term,) = arithmetic.terms
    inputs, weights = term.inputs.ravel(), term.weights.ravel()
    products = term.products.ravel()
    if arithmetic.unit.layer == "rbf":  # its term has the differences as inputs
        weights = paper.CODES[arithmetic.unit.map]
        inputs = inputs + weights
    size = rows * columns
    for start in range(0, inputs.size, size):
        piece = slice(start, start + size)
        yield Part(
            f"{start}–{start + size - 1}",
            inputs[piece].reshape(rows, columns),
            weights[piece].reshape(rows, columns),
            products[piece].reshape(rows, columns),
        )
