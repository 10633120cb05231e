"""A drawing as a value, strokes in a unit square or an opened picture, and its history."""

from dataclasses import dataclass, replace
from itertools import compress
from typing import Self
from uuid import UUID, uuid4

import numpy as np
from numpy.typing import NDArray

from lenet.data.rasterize import Stroke
from lenet.network.parameters import Array


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in canvas coordinates, 0..1 to the right and down; or a grey picture.

    A picture that is a digit as MNIST stores them is read as it is, not fitted once more.
    A stroke keeps its id while it grows: whoever shows drawings knows by the ids what was added.
    """

    strokes: tuple[Stroke, ...] = ()
    picture: Array | None = None  # (height, width), grey, 0 black .. 255 white
    digit: NDArray[np.uint8] | None = None  # (28, 28), 0 paper .. 255 ink: what `picture` shows
    stroke_ids: tuple[UUID, ...] = ()  # one a stroke; where none are given, new ones

    def __post_init__(self) -> None:
        if not self.stroke_ids:
            object.__setattr__(self, "stroke_ids", tuple(uuid4() for _ in self.strokes))

    @classmethod
    def of_digit(cls, digit: NDArray[np.uint8]) -> Self:
        """Return the drawing of a digit as MNIST stores them, (28, 28)."""
        return cls(picture=255 - digit.astype(np.float32), digit=digit)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is drawn and nothing opened."""
        return not self.strokes and self.picture is None

    def with_stroke_at(self, x: float, y: float, stroke_id: UUID | None = None) -> Self:
        """Return the drawing with a new stroke of one point; it takes the place of a picture."""
        return replace(
            self,
            strokes=(*self.strokes, _point(x, y)),
            stroke_ids=(*self.stroke_ids, stroke_id or uuid4()),
            picture=None,
            digit=None,
        )

    def extended_to(self, x: float, y: float) -> Self:
        """Return the drawing with its last stroke one point longer."""
        last = np.concatenate([self.strokes[-1], _point(x, y)])
        return replace(self, strokes=(*self.strokes[:-1], last))

    def without_strokes_near(self, x: float, y: float, *, radius: float) -> Self:
        """Return it without the strokes within `radius` of a place; itself where there are none."""
        kept = [distance_to_stroke(s, x=x, y=y) > radius for s in self.strokes]
        if all(kept):
            return self
        return replace(
            self,
            strokes=tuple(compress(self.strokes, kept)),
            stroke_ids=tuple(compress(self.stroke_ids, kept)),
        )


def distance_to_stroke(stroke: Stroke, *, x: float, y: float) -> float:
    """Return the distance of a place from a stroke's nearest line segment, in its unit."""
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
    """The present drawing, the ones before it, and the ones that undo took back."""

    def __init__(self) -> None:
        self._past: list[Drawing] = []
        self._future: list[Drawing] = []
        self.now = Drawing()

    def keep(self) -> None:
        """Remember the present drawing: `undo` comes back to it."""
        self._past.append(self.now)
        self._future.clear()

    def undo(self) -> None:
        """Go one step back, if there is one."""
        if self._past:
            self._future.append(self.now)
            self.now = self._past.pop()

    def redo(self) -> None:
        """Go one step forward again, if there is one."""
        if self._future:
            self._past.append(self.now)
            self.now = self._future.pop()

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)
