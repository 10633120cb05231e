"""A drawing as a value, strokes in a unit square or an opened picture, and its history."""

from dataclasses import dataclass, replace
from itertools import compress
from operator import is_
from typing import Final, Self
from uuid import UUID, uuid4

import numpy as np
from numpy.typing import NDArray

from lenet.data.erase import erase_circle
from lenet.data.rasterize import Stroke
from lenet.network.parameters import Array

PICTURE_SIDE: Final = 640  # pixels of the longer side: the digit is looked for in no more
MOST_BYTES: Final = 16 << 20  # of a history: 50 photos, or 10,000 strokes of 100 points
_REFERENCE: Final = 16  # bytes that a drawing takes for each of its strokes and ids
_OBJECT: Final = 200  # bytes of a drawing, or of a stroke with its id, beside the points


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in canvas coordinates, 0..1 to the right and down; or a grey picture.

    A picture that is a digit as MNIST stores them is read as it is, not fitted once more.
    A stroke keeps its id while it grows: a canvas knows by the ids what was added.
    """

    strokes: tuple[Stroke, ...] = ()
    picture: NDArray[np.uint8] | None = None  # (height, width), grey, 0 black .. 255 white
    digit: NDArray[np.uint8] | None = None  # (28, 28), 0 paper .. 255 ink: what `picture` shows
    stroke_ids: tuple[UUID, ...] = ()  # one a stroke; where none are given, new ones

    def __post_init__(self) -> None:
        if not self.stroke_ids:
            object.__setattr__(self, "stroke_ids", tuple(uuid4() for _ in self.strokes))

    @classmethod
    def of_picture(cls, grey: Array) -> Self:
        """Return the drawing of a picture of any size, (h, w), 0 black to 255 white."""
        from lenet.data.photo import shrink  # Pillow is needed for pictures only

        small = shrink(grey, PICTURE_SIDE)
        return cls(picture=np.rint(small.clip(0, 255)).astype(np.uint8))

    @classmethod
    def of_digit(cls, digit: NDArray[np.uint8]) -> Self:
        """Return the drawing of a digit as MNIST stores them, (28, 28)."""
        return cls(picture=255 - digit, digit=digit)

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

    def without_ink_near(self, x: float, y: float, *, radius: float) -> Self:
        """Return it without what lies within `radius` of a place; itself where there is nothing.

        A stroke that is cut keeps its id for its first piece; the pieces after it have new ones.
        """
        strokes: list[Stroke] = []
        ids: list[UUID] = []
        for stroke, stroke_id in zip(self.strokes, self.stroke_ids, strict=True):
            pieces = erase_circle(stroke, x=x, y=y, radius=radius)
            strokes += pieces
            ids += [stroke_id, *(uuid4() for _ in pieces[1:])][: len(pieces)]
        same = len(strokes) == len(self.strokes)
        if same and all(map(is_, strokes, self.strokes)):
            return self
        return replace(self, strokes=tuple(strokes), stroke_ids=tuple(ids))

    def cropped(self, left: float, top: float, right: float, bottom: float) -> Self:
        """Return the part of a picture in a frame, in canvas coordinates; itself without one.

        What of the frame lies beyond the picture is left out; a frame on no pixel changes nothing.
        """
        if self.picture is None:
            return self
        height, width = self.picture.shape
        side, beside, above = _on_canvas(height, width)
        columns = [min(max(round(x * side - beside), 0), width) for x in (left, right)]
        rows = [min(max(round(y * side - above), 0), height) for y in (top, bottom)]
        part = self.picture[rows[0] : rows[1], columns[0] : columns[1]]
        return replace(self, picture=part.copy(), digit=None) if part.size else self

    def ink_frame(self, margin: float) -> tuple[float, float, float, float] | None:
        """Return left, top, right and bottom of the ink in a picture, in canvas coordinates.

        With a margin on each side. None without a picture, and without ink in it.
        """
        if self.picture is None:
            return None
        from lenet.data.photo import ink_bounds  # Pillow is needed for pictures only

        bounds = ink_bounds(self.picture)
        if bounds is None:
            return None
        height, width = self.picture.shape
        side, beside, above = _on_canvas(height, width)
        left, right = ((beside + share * width) / side for share in bounds[::2])
        top, bottom = ((above + share * height) / side for share in bounds[1::2])
        return (
            max(left - margin, 0.0),
            max(top - margin, 0.0),
            min(right + margin, 1.0),
            min(bottom + margin, 1.0),
        )


def _on_canvas(height: int, width: int) -> tuple[int, float, float]:
    """Return the canvas' side, and the room beside and above a picture, in its pixels.

    A picture fills the canvas along its longer side.
    """
    side = max(height, width)
    return side, (side - width) / 2, (side - height) / 2


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


@dataclass(frozen=True, eq=False)
class Steps:
    """A history as a value: the drawings in their order, and which of them is the present one."""

    drawings: tuple[Drawing, ...] = (Drawing(),)
    now: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing was ever drawn or opened."""
        return all(drawing.is_blank for drawing in self.drawings)


class History:
    """The present drawing, the ones before it, and the ones that undo took back.

    What undo leads back to takes at most MOST_BYTES; the oldest drawings are forgotten first.
    """

    def __init__(self, steps: Steps | None = None) -> None:
        steps = steps or Steps()
        self._past: list[Drawing] = []
        self._sizes: list[int] = []  # bytes that each drawing of the past takes by itself
        for drawing in steps.drawings[: steps.now]:
            self._remember(drawing)
        self._future = list(reversed(steps.drawings[steps.now + 1 :]))
        self.now = steps.drawings[steps.now]

    @property
    def steps(self) -> Steps:
        """The history as it is now."""
        return Steps((*self._past, self.now, *reversed(self._future)), len(self._past))

    def keep(self) -> None:
        """Remember the present drawing: `undo` comes back to it."""
        self._remember(self.now)
        self._future.clear()

    def undo(self) -> None:
        """Go one step back, if there is one."""
        if self._past:
            self._future.append(self.now)
            self.now = self._past.pop()
            self._sizes.pop()

    def redo(self) -> None:
        """Go one step forward again, if there is one."""
        if self._future:
            self._remember(self.now)
            self.now = self._future.pop()

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def _remember(self, drawing: Drawing) -> None:
        self._sizes.append(_size(drawing, beside=self._past[-1] if self._past else Drawing()))
        self._past.append(drawing)
        while sum(self._sizes) > MOST_BYTES:
            del self._past[0], self._sizes[0]


def _size(drawing: Drawing, *, beside: Drawing) -> int:
    """The bytes that a drawing takes beside another one, with which it may share strokes."""
    shared = {id(stroke) for stroke in beside.strokes}
    added = [stroke.nbytes + _OBJECT for stroke in drawing.strokes if id(stroke) not in shared]
    pictures = [
        new.nbytes
        for new, old in ((drawing.picture, beside.picture), (drawing.digit, beside.digit))
        if new is not None and new is not old
    ]
    return _OBJECT + _REFERENCE * len(drawing.strokes) + sum(added) + sum(pictures)
