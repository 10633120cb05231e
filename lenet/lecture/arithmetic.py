"""Where a window can stand on a padded input, and how large the output becomes.

The formula and the names of the paddings: Dumoulin and Visin, "A guide to convolution
arithmetic for deep learning", 2016.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Windows:
    """A kernel sliding over an input, along one axis; a square has it twice."""

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
        """Whether the kernel finds any place at all."""
        return self.kernel <= self.padded

    @property
    def output(self) -> int:
        """The guide's o = floor((i + 2p - k) / s) + 1; 0 where the kernel does not fit."""
        return (self.padded - self.kernel) // self.stride + 1 if self.fits else 0

    @property
    def unseen(self) -> int:
        """Rows at the end that no window reaches, because the stride steps over them."""
        return (self.padded - self.kernel) % self.stride if self.fits else self.padded

    @property
    def is_half(self) -> bool:
        """Half padding: an odd kernel at stride 1 leaves the size as it is."""
        return self.kernel % 2 == 1 and self.padding == half_padding(self.kernel)

    @property
    def is_full(self) -> bool:
        """Full padding: every window that touches the input with one cell at least."""
        return self.padding == full_padding(self.kernel)

    def start(self, position: int) -> int:
        """The first cell under the window; a negative one lies in the padding."""
        return position * self.stride - self.padding


def half_padding(kernel: int) -> int:
    """Half the kernel, rounded down."""
    return kernel // 2


def full_padding(kernel: int) -> int:
    """One less than the kernel."""
    return kernel - 1


# The slides' four figures, which are Figures 2.1 to 2.4 of the guide.
FIGURES: Final = (
    Windows(input=4, kernel=3, padding=0, stride=1),
    Windows(input=5, kernel=4, padding=2, stride=1),
    Windows(input=5, kernel=3, padding=half_padding(3), stride=1),
    Windows(input=5, kernel=3, padding=full_padding(3), stride=1),
)
