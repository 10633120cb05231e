"""What a person drew, as a value: strokes in a unit square, or a picture they opened."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from lenet.data.rasterize import Stroke
from lenet.network.parameters import Array


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in canvas coordinates, 0..1 to the right and down; or a grey picture.

    A picture that is a digit as MNIST stores them is seen as it is, not fitted once more.
    """

    strokes: tuple[Stroke, ...] = ()
    picture: Array | None = None  # (height, width), grey, 0 black .. 255 white
    digit: NDArray[np.uint8] | None = None  # (28, 28), 0 paper .. 255 ink: what `picture` shows

    @classmethod
    def of_digit(cls, digit: NDArray[np.uint8]) -> Self:
        """A digit as MNIST stores them, (28, 28)."""
        return cls(picture=255 - digit.astype(np.float32), digit=digit)

    @property
    def is_blank(self) -> bool:
        """Nothing drawn and nothing opened."""
        return not self.strokes and self.picture is None

    def with_stroke_at(self, x: float, y: float) -> Self:
        """A new stroke of one point. A picture gives way to it: it is a new drawing."""
        return replace(self, strokes=(*self.strokes, _point(x, y)), picture=None, digit=None)

    def extended_to(self, x: float, y: float) -> Self:
        """The last stroke one point longer."""
        last = np.concatenate([self.strokes[-1], _point(x, y)])
        return replace(self, strokes=(*self.strokes[:-1], last))

    def without_strokes_near(self, x: float, y: float, *, radius: float) -> Self:
        """Without the strokes that pass within `radius` of a place; itself if none does."""
        kept = tuple(s for s in self.strokes if distance_to_stroke(s, x=x, y=y) > radius)
        return self if len(kept) == len(self.strokes) else replace(self, strokes=kept)


def distance_to_stroke(stroke: Stroke, *, x: float, y: float) -> float:
    """How far a place is from a stroke's nearest line segment, in the stroke's unit."""
    place = np.array([x, y], dtype=np.float32)
    start = stroke[:-1] if len(stroke) > 1 else stroke  # (m, 2)
    along = stroke[1:] - start if len(stroke) > 1 else np.zeros_like(stroke)  # (m, 2)
    length = np.maximum((along * along).sum(axis=1), 1e-12)  # (m,)
    share = np.clip(((place - start) * along).sum(axis=1) / length, 0, 1)  # (m,)
    nearest = start + share[:, None] * along  # (m, 2)
    return float(np.sqrt(((nearest - place) ** 2).sum(axis=1)).min())


def _point(x: float, y: float) -> Stroke:
    return np.array([[x, y]], dtype=np.float32)  # (1, 2)


class History:
    """The drawing now, with the ones before it and the ones taken back."""

    def __init__(self) -> None:
        self._past: list[Drawing] = []
        self._future: list[Drawing] = []
        self.now = Drawing()

    def keep(self) -> None:
        """Remember the drawing now: what comes next can be undone back to here."""
        self._past.append(self.now)
        self._future.clear()

    def undo(self) -> None:
        """One step back, if there is one."""
        if self._past:
            self._future.append(self.now)
            self.now = self._past.pop()

    def redo(self) -> None:
        """One step forward again, if there is one."""
        if self._future:
            self._past.append(self.now)
            self.now = self._future.pop()

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)
