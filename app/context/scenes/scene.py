"""The file format of a scene: what is on screen, to be shown again here or by somebody else.

    {"version": 1, "page": "draw", "view": "network", "layer": "c3", "model": "pen",
     "pinned": [{"layer": "c3", "map": 4, "row": 2, "column": 3}], "off": {"s2": [1]}, "digit": 7}

Everything but the version may be left out. The drawing is strokes in 0..1 of the canvas, or a
test digit of MNIST by its number, or a picture as 28 rows of 28 hexadecimal numbers. The model is
one that comes with the program, by its name, or a file, as a path from the scene's folder.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar, get_args

import msgspec
from msgspec import Meta

from lenet.errors import InputError, Phrase
from lenet.explain.units import LAYER_SHAPES, Unit, Weight
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import Line, convert, from_json
from lenet.files.foreign_file import read_file
from lenet.network import paper
from lenet.network.ablation import Ablation
from lenet.network.parameters import PARAMETER_SHAPES

SUFFIX: Final = ".scene.json"
VERSION: Final = 1
MOST_POINTS: Final = 20_000  # in one drawing; a digit is some hundred
_LARGEST: Final = 2 << 20  # bytes; MOST_POINTS take half
_Value = TypeVar("_Value", bool, int, float, str, tuple[int, int], tuple[bool, ...])
_FIRST_WEIGHT: Final = Weight("c1", 0)
_KERNELS: Final = {"c1": paper.C1_MAPS, "c3": PARAMETER_SHAPES["c3_kernels"][0]}

PageName = Literal["draw", "train", "errors", "lecture"]
View = Literal["network", "kernels", "codes", "step", "compare", "today"]
ErrorsView = Literal["errors", "paper", "models", "compare", "digits"]
LayerName = Literal["input", "c1", "s2", "c3", "s4", "c5", "f6", "rbf"]
Order = Literal["digits", "nearest"]
RuleName = Literal["plain", "sdlm"]


def _one_of(kind: Any) -> Meta:
    """What belongs into a field of a few words, for the sentence on one that has another."""
    return Meta(extra={"wanted": ", ".join(get_args(kind))})


def _count(below: int) -> Meta:
    return Meta(ge=0, le=below - 1)


_Coordinate = Annotated[float, Meta(ge=-1000, le=1000)]
Point = tuple[_Coordinate, _Coordinate]
InkStroke = Annotated[tuple[Point, ...], Meta(min_length=1, max_length=MOST_POINTS)]
_PICTURE: Final = Phrase("28 rows of 56 hexadecimal characters")
_Row = Annotated[str, Meta(pattern=r"\A[0-9a-f]{56}\Z")]
_PenWidth = Annotated[float, Meta(ge=1, le=4)]
_Word = Annotated[str, Meta(pattern=r"\A[a-z0-9_ ,.-]{0,60}\Z")]
_Number = Annotated[float, Meta(ge=-1e6, le=1e6)]
_Whole = Annotated[int, Meta(ge=-1_000_000, le=1_000_000)]
_NAME: Final = re.compile(r"[a-z_0-9]{1,40}")  # of a setting
_Numbers = Annotated[tuple[bool | _Whole | _Number, ...], Meta(max_length=64)]
Setting = bool | _Whole | _Number | _Word | _Numbers
_SETTINGS: Final = Phrase("a few names with a word, a number or some numbers each")
ViewSettings = Annotated[dict[str, Setting], Meta(max_length=20, extra={"wanted": _SETTINGS})]
_SIXTEEN = tuple[Annotated[int, _count(paper.C3_MAPS)], ...]
_SIX = tuple[Annotated[int, _count(paper.C1_MAPS)], ...]


@dataclass(frozen=True, kw_only=True)
class Off:
    """What is switched off, by number: maps of each layer, units of F6, kernels, coefficients."""

    c1: _SIX = ()
    s2: _SIX = ()
    c3: _SIXTEEN = ()
    s4: _SIXTEEN = ()
    f6: tuple[Annotated[int, _count(paper.F6_UNITS)], ...] = ()
    c3_kernels: tuple[Annotated[int, _count(_KERNELS["c3"])], ...] = ()
    s2_coefficients: _SIX = ()
    s4_coefficients: _SIXTEEN = ()

    @classmethod
    def of(cls, ablation: Ablation) -> "Off":
        """Return an ablation as the file has it."""

        def numbers(pairs: frozenset[tuple[str, int]], layer: str) -> tuple[int, ...]:
            return tuple(sorted(number for at, number in pairs if at == layer))

        return cls(
            c1=numbers(ablation.maps, "c1"),
            s2=numbers(ablation.maps, "s2"),
            c3=numbers(ablation.maps, "c3"),
            s4=numbers(ablation.maps, "s4"),
            f6=tuple(sorted(ablation.f6_units)),
            c3_kernels=tuple(sorted(ablation.kernels)),
            s2_coefficients=numbers(ablation.coefficients, "s2"),
            s4_coefficients=numbers(ablation.coefficients, "s4"),
        )

    @property
    def ablation(self) -> Ablation:
        """The ablation that the file stands for."""
        maps = {"c1": self.c1, "s2": self.s2, "c3": self.c3, "s4": self.s4}
        return Ablation(
            kernels=frozenset(self.c3_kernels),
            maps=frozenset((layer, number) for layer, of in maps.items() for number in of),
            coefficients=frozenset(
                [("s2", number) for number in self.s2_coefficients]
                + [("s4", number) for number in self.s4_coefficients]
            ),
            f6_units=frozenset(self.f6),
        )


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """The drawing that others are compared with, and the network that read it."""

    model: Annotated[Line, Meta(min_length=1)]  # as in a scene
    strokes: Annotated[tuple[InkStroke, ...], Meta(max_length=2_000)] = ()
    digit: Annotated[int, _count(10_000)] | None = None
    picture: Annotated[tuple[_Row, ...], Meta(max_length=28, extra={"wanted": _PICTURE})] = ()
    pen_width: _PenWidth = 2.0
    off: Off = field(default_factory=Off)


@dataclass(frozen=True)
class Scene:
    """What is on screen: page, drawing, model, what is looked at, what is switched off."""

    version: Annotated[int, Meta(ge=1, le=VERSION)] = VERSION
    page: Annotated[PageName, _one_of(PageName)] = "draw"
    view: Annotated[View, _one_of(View)] = "network"
    errors_view: Annotated[ErrorsView, _one_of(ErrorsView)] = "errors"
    lesson: Annotated[str, Meta(pattern=r"\A[a-z_]{0,40}\Z")] = ""  # by its name in the contents
    model: Line = ""  # a name, or a path that ends in .safetensors; "" leaves the one in use
    strokes: Annotated[tuple[InkStroke, ...], Meta(max_length=2_000)] = ()
    digit: Annotated[int, _count(10_000)] | None = None  # of MNIST's test digits, from 0
    picture: Annotated[tuple[_Row, ...], Meta(max_length=28, extra={"wanted": _PICTURE})] = ()
    pen_width: _PenWidth | None = None
    layer: Annotated[LayerName | None, _one_of(LayerName)] = None
    pinned: Annotated[tuple[Unit, ...], Meta(max_length=2)] = ()
    off: Off = field(default_factory=Off)
    weight: Weight = _FIRST_WEIGHT  # looked at on the side of the kernels
    part: Annotated[int, _count(1_000)] = 0  # of a unit's sum, shown large
    order: Annotated[Order, _one_of(Order)] = "digits"  # of the ten rows of the answer
    rule: Annotated[RuleName, _one_of(RuleName)] = "plain"  # of one step of learning
    label: Annotated[int, _count(paper.CLASSES)] | None = None  # the right answer that was chosen
    frozen: Frozen | None = None
    settings: ViewSettings = field(default_factory=dict)  # of the lesson, by its own names


def setting(
    settings: ViewSettings, name: str, now: _Value, suits: Callable[[_Value], bool]
) -> _Value:
    """Return a setting of a lesson, or what it is set to now where the file has none that suits."""
    value = settings.get(name, now)
    if isinstance(now, float) and type(value) is int:
        value = float(value)
    if type(value) is not type(now) or (isinstance(now, tuple) and not _is_like(value, now)):
        return now
    return value if suits(value) else now


def _is_like(value: Setting, now: tuple[Setting, ...]) -> bool:
    """Return whether a tuple has as many values of the same kinds as another."""
    assert isinstance(value, tuple)
    return [*map(type, value)] == [*map(type, now)]


def is_scene_file(path: Path) -> bool:
    """Whether the name of a file is that of a scene."""
    return path.name.lower().endswith(SUFFIX)


def scene_name(path: Path) -> str:
    """Return the name of a scene's file without its ending."""
    return path.name[: -len(SUFFIX)] if is_scene_file(path) else path.name


def read_scene(path: Path) -> Scene:
    """Read a scene. Raises InputError naming the file, and the entry that is wrong."""
    entries = from_json(read_file(path, _LARGEST), dict[str, Any])
    if entries is None:
        raise InputError("{path} is no scene: it is not a whole JSON object.", path=path)
    version = entries.get("version")
    if isinstance(version, int) and version > VERSION:
        raise InputError(
            "{path} was saved by a later version of the program, which alone can open it.",
            path=path,
        )
    if version is None:
        raise InputError("{source} gives no {name}.", source=path, name="version")
    scene = convert(entries, Scene, source=str(path))
    _check(scene, path)
    return scene


def write_scene(path: Path, scene: Scene) -> None:
    """Write a scene as `atomic_write` does; what is as in a new window is left out.

    Raises OSError.
    """
    standard, entries = asdict(Scene()), asdict(scene)
    kept: dict[str, Any] = {"version": VERSION}
    kept |= {name: value for name, value in entries.items() if value != standard[name]}
    if scene.frozen is not None:
        plain = asdict(Frozen(model=""))
        frozen = {name: of for name, of in entries["frozen"].items() if of != plain[name]}
        kept["frozen"] = frozen
    for part in (kept, kept.get("frozen", {})):
        if "off" in part:
            part["off"] = {name: of for name, of in part["off"].items() if of}
    atomic_write(path, msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")


def _check(scene: Scene, path: Path) -> None:
    """Raise InputError for values that are right by themselves and do not fit together."""
    for number, unit in enumerate(scene.pinned):
        shape = LAYER_SHAPES.get(unit.layer, (0, 0, 0))
        places = (unit.map, unit.row, unit.column)
        inside = all(0 <= place < end for place, end in zip(places, shape, strict=True))
        if unit.layer == "input" or not inside:
            raise InputError(
                "{path}: pinned[{number}] is no unit of the network.", path=path, number=number
            )
    weight = scene.weight
    side = range(paper.KERNEL_SIDE)
    if weight.kernel not in range(_KERNELS[weight.layer]) or not (
        weight.row in side and weight.column in side
    ):
        raise InputError("{path}: weight is none of the network's.", path=path)
    if not all(_NAME.fullmatch(name) for name in scene.settings):
        raise InputError("{path}: settings has a name that no page gives.", path=path)
    _check_drawing(scene, path)
    if scene.frozen is not None:
        _check_drawing(scene.frozen, path)


def _check_drawing(scene: Scene | Frozen, path: Path) -> None:
    """Raise InputError for a drawing that is too long, no square, or two at once."""
    if sum(map(len, scene.strokes)) > MOST_POINTS:
        raise InputError(
            "{path}: more than {most:,} points are no drawing.", path=path, most=MOST_POINTS
        )
    if len(scene.picture) not in (0, paper.DIGIT_SIDE):
        raise InputError("{path}: picture must be {wanted}.", path=path, wanted=_PICTURE)
    if (scene.digit is not None) + bool(scene.strokes) + bool(scene.picture) > 1:
        raise InputError(
            "{path}: a scene has strokes, a picture or a digit, only one of them.", path=path
        )
