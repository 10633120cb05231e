"""Makers of cases: files of most kinds, made of sound parts and wrong ones."""

import dataclasses
import io
import json
import random
import struct
import tomllib
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin
from safetensors.numpy import save

from lenet.network.checkpoint import Card, Taught
from lenet.network.parameters import initial
from lenet.runs import commands, events
from lenet.runs.recipe_file import recipe_text
from tests.fuzz.measure import Case
from tests.fuzz.mutate import as_json, mutated, packed, spoiled
from tests.lenet.training.samples import BATCHES, DRAWN, ONLINE

_ARRAYS: Final[dict[str, NDArray[Any]]] = dict(initial(0).arrays())
_TAUGHT: Final = Taught("pen", "ab", ("Ann", "Ben"), 20, 1, 0, 1000, 2.5, 19, 3, 1, 54)
_CARD: Final = dataclasses.asdict(
    Card(*("n", "r", 1, "MNIST", 20, 95, 10_000, 3.5, "2026", "1", {"1": 95}, {"m": 4.5}, _TAUGHT))
)
STROKES: Final = [[[1, 2], [3, 4.5], [5, 1]], [[0, 0]]]
_INK: Final[tuple[dict[str, Any], ...]] = (
    {"label": 7, "writer": "w", "strokes": STROKES},
    {"version": 1, "not_a_digit": True, "time": "2026-01-01T00:00:00+00:00", "strokes": STROKES},
    {"version": 1, "label": 2, "writer": "w", "picture": "/wAA" * 261 + "AA=="},
)
_DIMENSIONS: Final = (0, 1, 5, 28, 255, 65_535, 10**6, 2**31, 2**32 - 1)
_OLD: Final = Path(__file__).parents[1] / "lenet" / "runs" / "version_0_1"
_COMMANDS: Final[tuple[commands.Command, ...]] = (
    *(commands.Pause(), commands.Stop(), commands.ShowLive(on=True)),
    *(commands.SetRate(0.5), commands.SetStops(0.01, 3, 5.0)),
)
_EVENTS: Final[tuple[events.Event, ...]] = (
    events.RunStarted("batches", 3, 160, "0.1.0", "2.13.0", "made up", "ab"),
    events.BatchDone(1, 32, 160, 0.5, 0.1, 100.0, 0, 16, (0.5, 0.4), (3, 4)),
    events.PassDone(1, 3, 0.1, 1, 50, 2, 40, 3, 20, 0.1, 0.2, 0.3, 0.4),
    events.SnapshotSaved(1, "snapshots/pass-0001.safetensors"),
    events.RateChanged(2, 32, 0.5),
    events.StopsChanged(0.01, 3, 5.0),
    *(events.RunPaused(2, 32), events.RunContinued(2, 32), events.RunStopped(1, 32)),
    events.RunResumed(1, 32, 160),
    events.RunDone(3, 12.0, 2, 40, "model.safetensors"),
    events.RunFailed.because("{folder} is full.", folder="x"),
)


def model(rng: random.Random) -> Case:
    """A model file: its numbers, its header or its bytes are wrong."""
    card = as_json(mutated(_CARD, rng)) if rng.random() < 0.5 else json.dumps(_CARD)
    arrays, is_wrong = dict(_ARRAYS), False
    if rng.random() < 0.5:
        is_wrong = _spoil_arrays(arrays, rng)
    return _tensors(arrays, {"card": card}, is_wrong, rng)


def state(rng: random.Random) -> Case:
    """The state of a run of batches, within a pass or after one."""
    names = ("vector", "average", "first_moment", "second_moment")
    arrays: dict[str, NDArray[Any]] = {name: np.ones(60_000, np.float32) for name in names}
    arrays["generator"] = np.array([1, 2, 3, 4, 0, 5], np.uint64)
    numbers: dict[str, Any] = {"number": 2, "done": 3, "seconds": 1.5, "rate_factor": 1.0}
    if rng.random() < 0.5:
        numbers = mutated(numbers, rng)
    facts = (
        {str(name): as_json(value)[:10_000] for name, value in numbers.items()}
        if isinstance(numbers, dict)
        else {}
    )
    is_wrong = _spoil_arrays(arrays, rng) if rng.random() < 0.5 else False
    return _tensors(arrays, facts, is_wrong, rng)


def _spoil_arrays(arrays: dict[str, NDArray[Any]], rng: random.Random) -> bool:
    """Change an array; whether it is wrong then."""
    name = rng.choice([name for name in arrays if name != "generator"])
    array = arrays[name]
    wrong: tuple[NDArray[Any], ...] = (
        array.reshape(1, -1),
        array[:-1],
        np.zeros((0, *array.shape), np.float32),
        np.full_like(array, rng.choice((np.nan, np.inf, -np.inf))),
        array.astype(np.float64) + 1e300,
        *(array.astype(kind) for kind in (np.int8, np.int64, np.uint16, np.bool_)),
    )
    if rng.random() < 0.2:
        del arrays[name]
    else:
        arrays[name] = rng.choice(wrong)
    return True


def _tensors(
    arrays: dict[str, NDArray[Any]], facts: dict[str, str], is_wrong: bool, rng: random.Random
) -> Case:
    facts = {name: text.encode("utf-8", "replace").decode() for name, text in facts.items()}
    content = save(arrays, metadata=facts)
    if rng.random() < 0.6:
        return Case(content, is_wrong)
    length = int.from_bytes(content[:8], "little")
    header, data = json.loads(content[8 : 8 + length]), content[8 + length :]
    kind = rng.randrange(4)
    if kind == 0:
        return Case(content[: rng.randrange(len(content))], is_wrong=True)
    if kind == 1:  # a lie on the length of the header
        lie = rng.choice((0, 1, length - 1, length + 1, 100 << 20, 2**63, 2**64 - 1))
        return Case(lie.to_bytes(8, "little") + content[8:], is_wrong=True)
    if kind == 2:
        return Case(spoiled(content, rng))
    text = as_json(mutated(header, rng)).encode("utf-8", "replace")
    return Case(len(text).to_bytes(8, "little") + text + data)


def card(rng: random.Random) -> Case:
    """The text of a model's card."""
    text = as_json(mutated(_CARD, rng)).encode("utf-8", "replace")
    return Case(spoiled(text, rng) if rng.random() < 0.2 else text)


def idx(rng: random.Random) -> Case:
    """An IDX file whose header may lie, plain or packed."""
    shape = rng.choice(((5,), (5, 28, 28), (2, 3), (1, 2, 3, 4), (0, 28, 28)))
    lengths = list(shape)
    if rng.random() < 0.5:
        lengths[rng.randrange(len(lengths))] = rng.choice(_DIMENSIONS)
    head = bytes([0, 0, rng.choice((8, 8, 8, 8, 9, 13)), len(lengths)])
    if rng.random() < 0.1:
        head = rng.randbytes(4)
    values = int(np.prod(shape))
    content = head + struct.pack(f">{len(lengths)}I", *lengths) + rng.randbytes(values)
    is_wrong = head != bytes([0, 0, 8, len(shape)]) or int(np.prod(lengths, dtype=object)) != values
    if rng.random() < 0.3:
        return Case(spoiled(content, rng))
    return Case(packed(content, rng)) if rng.random() < 0.3 else Case(content, is_wrong)


def ink(rng: random.Random) -> Case:
    """An ink file of one to three lines, plain or packed; My digits are one too."""
    digits = rng.choices(_INK, k=rng.choice((1, 2, 3)))
    lines = [
        as_json(mutated(digit, rng)) if rng.random() < 0.5 else json.dumps(digit)
        for digit in digits
    ]
    content = "\n".join(lines).encode("utf-8", "replace")
    if rng.random() < 0.05:
        content = b"\n".join([lines[0].encode("utf-8", "replace")] * 2_000)
    if rng.random() < 0.3:
        return Case(spoiled(content, rng))
    return Case(packed(content, rng) if rng.random() < 0.3 else content)


def picture(rng: random.Random) -> Case:
    """A picture of any kind and mode, whose header or data may be wrong."""
    numbers = np.random.default_rng(rng.randrange(2**32))
    width, height = (rng.choice((1, 2, 3, 17, 40, 200)) for _ in range(2))
    grey = numbers.integers(0, 256, (height, width), dtype=np.uint8)
    grey[height // 3 : height // 2, width // 4 :] = 0
    kind = rng.choice(("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"))
    image, is_wrong = _in_some_mode(grey, kind, rng)
    options: dict[str, Any] = {}
    if kind in ("PNG", "JPEG", "WEBP", "TIFF") and rng.random() < 0.3:
        exif = Image.Exif()
        exif[0x0112] = rng.choice((0, 3, 6, 8, 9, 60_000))
        options["exif"] = exif
    if kind == "PNG" and rng.random() < 0.2:
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", "x" * rng.choice((10, 10**6, 10**7)), zip=True)
        options["pnginfo"] = text
    if kind in ("GIF", "PNG", "TIFF", "WEBP") and rng.random() < 0.2:
        options |= {"save_all": True, "append_images": [image] * 3}
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    content = stream.getvalue()
    if rng.random() < 0.15:
        postscript = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n{} loop\n"
        return Case(rng.choice((postscript, b"P6 9 9 1\n")), is_wrong=True)
    if kind == "PNG" and rng.random() < 0.4:
        return Case(_with_other_size(content, rng))
    return Case(spoiled(content, rng)) if rng.random() < 0.5 else Case(content, is_wrong)


def _in_some_mode(
    grey: NDArray[np.uint8], kind: str, rng: random.Random
) -> tuple[Image.Image, bool]:
    """The picture in a mode that the format has; and whether its greys are none."""
    modes = {"JPEG": ("L", "RGB", "CMYK"), "GIF": ("L", "P"), "WEBP": ("RGB", "RGBA")}
    more = {"PNG": ("LA", "RGBA", "I;16"), "BMP": (), "TIFF": ("RGBA", "CMYK", "I;16", "I", "F")}
    mode = rng.choice(modes.get(kind) or ("1", "L", "P", "RGB", *more[kind]))
    if mode == "I;16":
        return Image.fromarray(grey.astype(np.uint16) * 257), False
    if mode == "F":
        values = grey.astype(np.float32)
        wrong = rng.choice((0.0, -1.0, np.nan, np.inf))
        values[0, 0] = wrong
        return Image.fromarray(values), wrong != 0
    return Image.fromarray(grey).convert("RGB").convert(mode), False


def _with_other_size(png: bytes, rng: random.Random) -> bytes:
    """A PNG whose header gives another size, depth or kind, with a correct checksum."""
    header = bytearray(png[12:29])  # the chunk's name, width, height, depth, kind and so on
    place = rng.choice((4, 8))
    header[place : place + 4] = struct.pack(
        ">I", rng.choice((0, 1, 300, 5_000, 30_000, 30_001, 2**31, 2**32 - 1))
    )
    if rng.random() < 0.3:
        header[12], header[13] = rng.choice((1, 2, 8, 16, 33)), rng.randrange(8)
    return png[:12] + bytes(header) + struct.pack(">I", zlib.crc32(header)) + png[33:]


def recipe(rng: random.Random) -> Case:
    """A recipe with a value, a key or a character that is wrong."""
    text = recipe_text(rng.choice((BATCHES, ONLINE, DRAWN)))
    entries = mutated(tomllib.loads(text), rng)
    if rng.random() < 0.8 and isinstance(entries, dict):
        text = "".join(f"{_toml_key(key)} = {_toml(value)}\n" for key, value in entries.items())
    if rng.random() < 0.1:
        text += rng.choice(("a" + ".a" * 100_000 + " = 1", "[" * 600, "x = 1" + "0" * 5_000))
    content = text.encode("utf-8", "replace")
    return Case(spoiled(content, rng) if rng.random() < 0.2 else content)


def _toml_key(key: str) -> str:
    return json.dumps(key) if not key.isidentifier() else key


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml_key(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return as_json(value).replace("NaN", "nan").replace("-Infinity", "-inf")


def run_events(rng: random.Random) -> Case:
    """The events of a run: lines that are wrong among sound ones."""
    lines = (_OLD / "events.jsonl").read_text(encoding="utf-8").splitlines()
    if rng.random() < 0.8:
        lines = [events.to_line(_EVENTS[0])]
        lines += [events.to_line(rng.choice(_EVENTS)) for _ in range(rng.randrange(12))]
    return _lines(lines, rng)


def command_lines(rng: random.Random) -> Case:
    """The lines of a command file."""
    return _lines([commands.to_line(rng.choice(_COMMANDS)) for _ in range(3)], rng)


def _lines(lines: list[str], rng: random.Random) -> Case:
    wrong = [
        as_json(mutated(json.loads(rng.choice(lines)), rng)) for _ in range(rng.choice((1, 4)))
    ]
    for line in wrong:
        lines.insert(rng.randrange(len(lines) + 1), line)
    content = "\n".join(lines).encode("utf-8", "replace") + b"\n"
    return Case(spoiled(content, rng) if rng.random() < 0.3 else content)
