"""Back-propagation through one convolution: the derivative by a weight that many places share."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from lenet.lecture.convolution import FIRST_IMAGE, FIRST_KERNEL, correlate, fixed, patch
from lenet.lecture.counts import COUNTS
from lenet.network.parameters import Array

STEP: Final = 0.1  # how far a weight is moved to try: E is a parabola in it, so any step is exact
# Forward passes to find every derivative of LeNet-5 by trying: two a parameter.
TRIAL_PASSES: Final = 2 * sum(count.parameters for count in COUNTS.values())


@dataclass(frozen=True, eq=False)
class SharedWeights:
    """An image, a kernel and the result that is wanted. E is half the sum of squared errors."""

    image: Array  # (h, w)
    kernel: Array  # (k, l)
    target: Array  # (h - k + 1, w - l + 1)

    @property
    def result(self) -> Array:
        """S, the convolution."""
        return correlate(self.image, self.kernel)

    @property
    def deltas(self) -> Array:
        """Return dE/dS = S - T, one for each place."""
        return self.result - self.target

    @property
    def error(self) -> float:
        """Return E = (1/2) sum (S - T)^2."""
        deltas = self.deltas.astype(np.float64)
        return float((deltas * deltas).sum() / 2)

    @property
    def gradient(self) -> Array:
        """Return dE/dK: the image convolved with the deltas. The shape of the kernel."""
        return correlate(self.image, self.deltas)

    def pixels(self, row: int, column: int) -> Array:
        """Return the pixels that a weight meets, one for each place; the shape of the deltas."""
        return patch(self.image, self.deltas, row=row, column=column)

    def tried(self, row: int, column: int) -> tuple[float, float]:
        """Return E with a weight raised and lowered by STEP: two forward passes."""
        return self._moved(row, column, STEP).error, self._moved(row, column, -STEP).error

    def _moved(self, row: int, column: int, step: float) -> "SharedWeights":
        kernel = self.kernel.copy()
        kernel[row, column] += step
        return replace(self, kernel=kernel)


# The slides' example with a target near its result, so that all numbers stay small.
EXAMPLE: Final = SharedWeights(FIRST_IMAGE, FIRST_KERNEL, fixed([[3, 3, 5], [2, 4, 1], [2, 4, 4]]))
