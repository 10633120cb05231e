"""Decode foreign JSON and TOML into typed values, or say in one sentence what is wrong.

A dataclass says by its annotations what may stand in a file: the types, and the bounds by
`msgspec.Meta` beside each field. msgspec checks them, and here its errors become sentences for
a person. Nothing that a file holds may end in another exception than InputError.

Beside bounds, `Meta(extra=...)` takes two Phrases for those sentences: "wanted" for a field that
is no plain number, text or table, and "name" for an item that has no name of its own.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeVar

import msgspec
from msgspec import Meta, inspect

from lenet.errors import InputError, Phrase, one_line

T = TypeVar("T")

Count = Annotated[int, Meta(ge=0, le=2**53)]  # no more than a float can count exactly
Whole = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
Fraction = Annotated[float, Meta(ge=0, le=1)]
Text = Annotated[str, Meta(max_length=10_000)]
# Without control characters, and those that break lines or turn the direction of what follows.
_SHOWN: Final = r"[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
Line = Annotated[str, Meta(max_length=1_000, pattern=rf"\A{_SHOWN}*\Z")]

LARGEST_TOML: Final = 10_000  # characters; our longest recipe has 2,670

FaultKind = Literal["missing", "range", "length", "type"]


class Fault(NamedTuple):
    """The first thing that is wrong with foreign values."""

    place: str  # "minibatch.rate", "strokes[0][3]"; empty: the values as a whole
    kind: FaultKind


def from_json(text: str | bytes, kind: type[T]) -> T | None:
    """Return the value in a JSON text; None for a text that holds no such value."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (ValueError, RecursionError):  # what msgspec, UTF-8 and deep nesting raise
        return None


def parse_toml(text: str, *, source: str) -> dict[str, Any]:
    """Return the entries of a TOML text, unchecked. Raises InputError naming `source`."""
    if len(text) > LARGEST_TOML:  # a key of 100,000 dots would cost 16 s and 3 GB
        raise InputError(
            "{source} is longer than {most:,} characters.", source=source, most=LARGEST_TOML
        )
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, tomllib.TOMLDecodeError):
            fault = shortened(str(error), 150)
        elif isinstance(error, RecursionError):
            fault = Phrase("it is nested too deeply")
        else:  # of Python's own, on a number of more than 4,300 digits
            fault = Phrase("a number has too many digits")
        raise InputError(
            "{source} is not valid TOML: {error}.", source=source, error=fault
        ) from error


def convert(entries: Mapping[str, Any], kind: type[T], *, source: str) -> T:
    """Return the value that the entries of a file stand for.

    Raises InputError naming `source`, the key and the fault, for a key that is unknown or
    missing, and for a value of another type or out of its bounds.
    """
    info = _type_info(kind)  # type: ignore[arg-type]  # mypy takes no class for hashable
    unknown = _unknown_key(entries, info)
    if unknown is not None:
        raise InputError(
            "{source} has an unknown key {name}.", source=source, name=shortened(unknown)
        )
    try:
        return msgspec.convert(entries, kind)
    except msgspec.ValidationError as error:
        raise _refused(fault_of(error), entries, info, source) from error


def check(value: Any, *, source: str) -> None:
    """Raise InputError, as `convert` does, when a value of the program breaks its own bounds."""
    convert(asdict(value), type(value), source=source)


def fault_in(value: Any) -> Fault | None:
    """Return what is wrong with a dataclass of the program by its own bounds."""
    try:
        msgspec.convert(asdict(value), type(value))
    except msgspec.ValidationError as error:
        return fault_of(error)
    return None


def fault_of(error: msgspec.ValidationError) -> Fault:
    """Return the place and kind of a fault; msgspec says them in words only."""
    words, _, place = str(error).partition(" - at `$")
    place = place.removesuffix("`").removeprefix(".")
    missing = re.fullmatch(r"Object missing required field `(.+)`", words)
    if missing:
        return Fault(f"{place}.{missing[1]}".removeprefix("."), "missing")
    if " of length " in words:
        return Fault(place, "length")
    if words.endswith("out of range") or re.match(r"Expected `\w+` [<>]", words):
        return Fault(place, "range")
    return Fault(place, "type")


def shortened(text: str, most: int = 60) -> str:
    """Return a text from outside for a sentence: on one line, at most so many characters."""
    text = text if len(text) <= most else text[: most - 3] + "..."
    return one_line(text)


@cache
def _type_info(kind: type) -> inspect.Type:
    return inspect.type_info(kind)


class _Spot(NamedTuple):
    """What a fault is about: a value, its name, and the type that belongs there."""

    name: str
    value: Any
    info: inspect.Type
    extra: Mapping[str, Phrase]


def _refused(fault: Fault, entries: Any, info: inspect.Type, source: str) -> InputError:
    """The sentence on a fault."""
    if fault.kind == "missing":
        return InputError("{source} gives no {name}.", source=source, name=fault.place)
    spot = _spot_of(fault, entries, info)
    values = {"source": source, "name": spot.extra.get("name", spot.name)}
    kind, value = spot.info, spot.value
    if isinstance(kind, inspect.DataclassType):
        return InputError("{source}: {name} must be a table, [{name}].", **values)
    if isinstance(value, float) and not abs(value) < float("inf"):
        return InputError(
            "{source}: {name} must be a finite number, not {value}.", **values, value=value
        )
    if fault.kind == "range" and isinstance(kind, inspect.IntType | inspect.FloatType):
        low, high = kind.ge if kind.ge is not None else kind.gt, kind.le
        return InputError(
            "{source}: {name} is {value}, but must be from {low:g} to {high:g}.",
            **values,
            value=_shown(value),
            low=float("-inf") if low is None else low,
            high=float("inf") if high is None else high,
        )
    if fault.kind == "length" and isinstance(kind, inspect.StrType):
        return InputError(
            "{source}: {name} is longer than {most:,} characters.", **values, most=kind.max_length
        )
    return InputError(
        "{source}: {name} must be {wanted}, not {value}.",
        **values,
        wanted=spot.extra.get("wanted", _wanted(kind)),
        value=_shown(value),
    )


def _wanted(kind: inspect.Type) -> Phrase:
    if isinstance(kind, inspect.StrType) and kind.pattern is not None:
        return Phrase("text on one line")
    return {
        inspect.IntType: Phrase("a whole number"),
        inspect.FloatType: Phrase("a number"),
        inspect.StrType: Phrase("text"),
        inspect.BoolType: Phrase("true or false"),
    }.get(type(kind), Phrase("of another kind"))


def _spot_of(fault: Fault, entries: Any, info: inspect.Type) -> _Spot:
    """Follow a place such as "sdlm.schedule[0][1]" through the entries and their types.

    A fault of type within a field that has a "wanted" of its own is a fault of that field.
    """
    name, value = "", entries
    info, extra = _plain(info)
    for step in re.findall(r"\w+", fault.place):
        if "wanted" in extra and fault.kind != "range":
            break
        if isinstance(info, inspect.DictType):
            break  # msgspec does not tell which key
        if isinstance(info, inspect.DataclassType):
            name, value = f"{name}.{step}".removeprefix("."), value[step]
            inner = next(field.type for field in info.fields if field.name == step)
        else:
            name, value = f"{name}[{step}]", value[int(step)]
            inner = _item(info, int(step))
        info, extra = _plain(inner)
    return _Spot(name, value, info, extra)


def _item(info: inspect.Type, number: int) -> inspect.Type:
    """The type of an item of an array."""
    if isinstance(info, inspect.TupleType):
        return info.item_types[number]
    assert isinstance(info, inspect.VarTupleType | inspect.ListType)
    return info.item_type


def _plain(info: inspect.Type) -> tuple[inspect.Type, Mapping[str, Phrase]]:
    """A type without its metadata and without None, and what the metadata add."""
    extra: Mapping[str, Phrase] = {}
    if isinstance(info, inspect.Metadata):
        extra, info = info.extra or {}, info.type
    if isinstance(info, inspect.UnionType):
        info = next(kind for kind in info.types if not isinstance(kind, inspect.NoneType))
    return info, extra


def _unknown_key(entries: Any, info: inspect.Type, table: str = "") -> str | None:
    """The first key that no field has, with its table; msgspec overlooks such keys."""
    info, _ = _plain(info)
    if not isinstance(info, inspect.DataclassType) or not isinstance(entries, Mapping):
        return None
    kinds = {field.name: field.type for field in info.fields}
    for key, value in entries.items():
        name = f"{table}.{key}" if table else key
        found = _unknown_key(value, kinds[key], name) if key in kinds else name
        if found is not None:
            return found
    return None


def _shown(value: Any) -> str:
    """A wrong value as a sentence shows it."""
    try:
        return shortened(repr(value))
    except (ValueError, RecursionError):  # a number of 5,000 digits, lists in lists
        return "..."
