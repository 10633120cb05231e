"""The file format of a drawing with its undo history: a folder with JSON and PNG pictures.

    {"version": 1, "now": 2, "strokes": [[[x, y], ...], ...], "drawings": [
        {"first": 0, "strokes": []}, {"first": 0, "strokes": [0]}, {"first": 1, "strokes": [1]},
        {"picture": "0123456789abcdef.png", "digit": true}]}

A drawing has the first strokes of the one before it, and then those with the numbers that it
names. A picture is named by its content and is written once. JSON is written after the pictures
it names, so that after a kill at any moment all of them are there.
"""

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, Literal
from uuid import UUID, uuid4

import msgspec
import numpy as np
from msgspec import Meta
from numpy.typing import NDArray

from app.context.drawing import Drawing, Steps
from lenet.data.rasterize import Stroke
from lenet.errors import InputError
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import from_json
from lenet.files.foreign_file import read_file
from lenet.network import paper

NAME: Final = "drawing.json"
_PICTURE: Final = ".png"
_LARGEST: Final = 64 << 20  # bytes of JSON; MOST_BYTES of strokes take 45 MB
_MOST_STROKES: Final = 1_000_000  # of all drawings together, as often as they name them

_Coordinate = Annotated[float, Meta(ge=-1000, le=1000)]
_Number = Annotated[int, Meta(ge=0, le=1_000_000)]


@dataclass(frozen=True)
class _Drawing:
    first: _Number = 0
    strokes: tuple[_Number, ...] = ()
    picture: Annotated[str, Meta(pattern=r"\A([0-9a-f]{16}\.png)?\Z")] = ""
    digit: bool = False


@dataclass(frozen=True)
class _File:
    version: Literal[1]
    now: _Number
    strokes: list[Annotated[list[tuple[_Coordinate, _Coordinate]], Meta(min_length=1)]]
    drawings: Annotated[list[_Drawing], Meta(min_length=1, max_length=100_000)]


@dataclass
class StepsWriter:
    """What writes one folder again and again, and turns each stroke into JSON only once."""

    folder: Path
    _encoded: dict[int, tuple[Stroke, msgspec.Raw]] = field(default_factory=dict)

    def write(self, steps: Steps) -> None:
        """Replace what the folder keeps. Raises OSError, and then the folder keeps the former."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        strokes = {id(stroke): stroke for drawing in steps.drawings for stroke in drawing.strokes}
        known = self._encoded
        self._encoded = {
            key: known.get(key) or (stroke, msgspec.Raw(msgspec.json.encode(stroke.tolist())))
            for key, stroke in strokes.items()
        }
        numbers = {key: number for number, key in enumerate(strokes)}
        pictures: set[str] = set()
        drawings = []
        before: tuple[int, ...] = ()
        for drawing in steps.drawings:
            now = tuple(numbers[id(stroke)] for stroke in drawing.strokes)
            first = _shared(before, now)
            name = "" if drawing.picture is None else self._keep_picture(drawing.picture)
            drawings.append(_Drawing(first, now[first:], name, drawing.digit is not None))
            pictures.add(name)
            before = now
        content = {
            "version": 1,
            "now": steps.now,
            "strokes": [raw for _, raw in self._encoded.values()],
            "drawings": drawings,
        }
        atomic_write(self.folder / NAME, msgspec.json.encode(content), private=True)
        for path in self.folder.glob(f"*{_PICTURE}"):
            if path.name not in pictures:
                path.unlink(missing_ok=True)

    def _keep_picture(self, picture: NDArray[np.uint8]) -> str:
        shape = f"{picture.shape}".encode()
        name = hashlib.sha256(shape + picture.tobytes()).hexdigest()[:16] + _PICTURE
        path = self.folder / name
        if not path.exists():
            from PIL import Image  # for pictures only

            content = io.BytesIO()
            Image.fromarray(picture).save(content, "png", compress_level=1)
            atomic_write(path, content.getvalue(), private=True)
        return name


def read_steps(folder: Path) -> Steps | None:
    """Return what a folder keeps; None where it keeps nothing.

    Raises InputError naming the file when it cannot be read, or is not what was written.
    """
    path = folder / NAME
    if not path.exists():
        return None
    kept = from_json(read_file(path, _LARGEST), _File)
    steps = None if kept is None else _steps(kept, folder)
    if steps is None:
        raise InputError("{path} is damaged.", path=path)
    return steps


def _steps(kept: _File, folder: Path) -> Steps | None:
    """The drawings of a file; None where their numbers do not fit together."""
    strokes = [np.array(points, dtype=np.float32) for points in kept.strokes]  # each (n, 2)
    ids = [uuid4() for _ in strokes]
    pictures: dict[str, NDArray[np.uint8]] = {}
    drawings: list[Drawing] = []
    before: tuple[int, ...] = ()
    total = 0
    for drawing in kept.drawings:
        if drawing.first > len(before):
            return None
        now = before[: drawing.first] + drawing.strokes
        total += len(now)
        if total > _MOST_STROKES or any(number >= len(strokes) for number in drawing.strokes):
            return None
        drawn = tuple(strokes[number] for number in now)
        if drawing.picture and drawing.picture not in pictures:
            pictures[drawing.picture] = _picture(folder / drawing.picture)
        one = _drawing(drawn, tuple(ids[number] for number in now), drawing, pictures)
        if one is None:
            return None
        drawings.append(one)
        before = now
    return Steps(tuple(drawings), kept.now) if kept.now < len(drawings) else None


def _drawing(
    strokes: tuple[Stroke, ...],
    ids: tuple[UUID, ...],
    kept: _Drawing,
    pictures: dict[str, NDArray[np.uint8]],
) -> Drawing | None:
    if not kept.picture:
        return None if kept.digit else Drawing(strokes=strokes, stroke_ids=ids)
    picture = pictures[kept.picture]
    if kept.digit and picture.shape != (paper.DIGIT_SIDE, paper.DIGIT_SIDE):
        return None
    digit = 255 - picture if kept.digit else None
    return Drawing(strokes=strokes, picture=picture, digit=digit, stroke_ids=ids)


def _picture(path: Path) -> NDArray[np.uint8]:
    from lenet.data.photo import read_picture  # Pillow is needed for pictures only

    return read_picture(path).astype(np.uint8)


def _shared(before: tuple[int, ...], now: tuple[int, ...]) -> int:
    """How many first strokes two drawings have in common."""
    most = min(len(before), len(now))
    return next((place for place in range(most) if before[place] != now[place]), most)
