"""Weight sharing: weights of a layer that is fully connected, local, or shares one kernel."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["full", "local", "shared"]
KINDS: Final[tuple[Kind, ...]] = ("full", "local", "shared")


@dataclass(frozen=True)
class Sharing:
    """A square image below, a square of units above, and the side of a unit's patch.

    Biases are not counted, as on the slides. Weights are numbered from 1.
    """

    image: int
    units: int
    patch: int

    @property
    def connections(self) -> dict[Kind, int]:
        """How many connections; sharing a weight saves none."""
        local = self.patch**2 * self.units**2
        return {"full": self.image**2 * self.units**2, "local": local, "shared": local}

    @property
    def weights(self) -> dict[Kind, int]:
        """How many trainable weights."""
        return {**self.connections, "shared": self.patch**2}

    def corner(self, row: int, column: int) -> tuple[int, int]:
        """Return row and column of the upper left pixel of a unit's patch.

        Patches are spread evenly from edge to edge, whatever the number of units.
        """
        room, last = self.image - self.patch, max(self.units - 1, 1)
        return (2 * row * room + last) // (2 * last), (2 * column * room + last) // (2 * last)

    def weight(self, kind: Kind, *, unit: tuple[int, int], pixel: tuple[int, int]) -> int | None:
        """Return the number of the weight from a pixel to a unit; None without a connection."""
        number = unit[0] * self.units + unit[1]
        if kind == "full":
            return number * self.image**2 + pixel[0] * self.image + pixel[1] + 1
        top, left = self.corner(*unit)
        down, across = pixel[0] - top, pixel[1] - left
        if not (0 <= down < self.patch and 0 <= across < self.patch):
            return None
        within = down * self.patch + across + 1
        return within if kind == "shared" else number * self.patch**2 + within


# The slides' two examples: 9 features of a 5x5 image, a million units on 1000x1000.
SMALL: Final = Sharing(image=5, units=3, patch=3)
LARGE: Final = Sharing(image=1000, units=1000, patch=10)
