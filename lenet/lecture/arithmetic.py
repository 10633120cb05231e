"""Convolution arithmetic: the size of the output from input, kernel, padding and stride.

The formula and the names of the paddings: Dumoulin and Visin, "A guide to convolution
arithmetic for deep learning", 2016.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class SlidingKernel:
    """A kernel that slides over an input along one axis. All sizes are in cells."""

    input: int
    kernel: int
    padding: int
    stride: int

    @property
    def padded(self) -> int:
        """The input with its border of zeros on both sides."""
        return self.input + 2 * self.padding

    @property
    def fits(self) -> bool:
        """Whether the kernel is no longer than the padded input."""
        return self.kernel <= self.padded

    @property
    def output(self) -> int:
        """How many windows, o = floor((i + 2p - k) / s) + 1; 0 where the kernel does not fit."""
        return (self.padded - self.kernel) // self.stride + 1 if self.fits else 0

    @property
    def unseen(self) -> tuple[int, ...]:
        """The cells under no window, counted from 0 at the edge of the padding.

        They lie between two windows where the stride is longer than the kernel, and at the end.
        """
        seen = {
            first + cell
            for first in range(0, self.output * self.stride, self.stride)
            for cell in range(self.kernel)
        }
        return tuple(cell for cell in range(self.padded) if cell not in seen)

    @property
    def unseen_inputs(self) -> int:
        """How many of the `unseen` cells are input, not padding."""
        return sum(self.padding <= cell < self.padding + self.input for cell in self.unseen)

    @property
    def is_half(self) -> bool:
        """Half padding: an odd kernel at stride 1 leaves the size as it is."""
        return self.kernel % 2 == 1 and self.padding == half_padding(self.kernel)

    @property
    def is_full(self) -> bool:
        """Full padding: every window touches the input with at least one cell."""
        return self.padding == full_padding(self.kernel)

    def start(self, position: int) -> int:
        """Return the first input cell under window `position`; a negative one is in the padding."""
        return position * self.stride - self.padding


def half_padding(kernel: int) -> int:
    """Return half the kernel, rounded down."""
    return kernel // 2


def full_padding(kernel: int) -> int:
    """Return the kernel less one."""
    return kernel - 1


# The slides' four figures, which are Figures 2.1 to 2.4 of the guide.
FIGURES: Final = (
    SlidingKernel(input=4, kernel=3, padding=0, stride=1),
    SlidingKernel(input=5, kernel=4, padding=2, stride=1),
    SlidingKernel(input=5, kernel=3, padding=half_padding(3), stride=1),
    SlidingKernel(input=5, kernel=3, padding=full_padding(3), stride=1),
)
