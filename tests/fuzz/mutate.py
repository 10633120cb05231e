"""Changes to JSON values and to bytes, at random but from a seed."""

import copy
import gzip
import json
import random
from typing import Any, Final

_TOKENS: Final = {  # what `json.dumps` would not write
    "@nan": "NaN",
    "@inf": "-Infinity",
    "@endless": "1e999",
    "@digits": "9" * 5_000,
    "@octal": "01",
    "@deep": "[" * 990 + "]" * 990,
    "@deeper": "[" * 100_000,
    "@objects": '{"a":' * 600 + "1" + "}" * 600,
}
_VALUES: Final[tuple[Any, ...]] = (
    *_TOKENS,
    *(None, True, False, "", "x", "7", "a\nb", "\0", "\ud800", "<b>x</b><img src=x>", "x" * 20_000),
    *(-1, 0, 1, 10, 2**31, 2**53, 2**53 + 1, 2**63, 2**64, 10**30, 10**400),
    *(0.5, -0.0, 1e-320, 1e-40, 1e39, 3e38, -3e38, 1e300, 1.7e308),
    *([], {}, [[]], [[], []], [None], ["x"], [1] * 5_000, {"a": 1}, {"": None}, [[1, 2, 3]]),
)


def mutated(value: Any, rng: random.Random) -> Any:
    """Return a JSON value with one to three entries replaced, removed, renamed or added."""
    value = json.loads(json.dumps(value))
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        value = _changed(value, rng)
    return value


def _changed(value: Any, rng: random.Random) -> Any:
    inside = isinstance(value, dict | list) and value
    if not inside or rng.random() < 0.1:
        return _any_value(rng)
    key = rng.choice(list(value) if isinstance(value, dict) else range(len(value)))
    action = rng.random()
    if action < 0.6:
        value[key] = _changed(value[key], rng)
    elif action < 0.75:
        del value[key]
    elif isinstance(value, dict):
        name = rng.choice(("x", "", "a.b", "\n", key + "x", "event", "name", "x" * 5_000))
        value[name] = value[key] if rng.random() < 0.5 else _any_value(rng)
    else:
        value.extend([value[key]] * rng.choice((1, 10, 1_000)))
    return value


def _any_value(rng: random.Random) -> Any:
    return copy.deepcopy(rng.choice(_VALUES))  # it may be changed in its place


def as_json(value: Any) -> str:
    """Return a value as JSON, or nearly: some tokens in it are none."""
    text = json.dumps(value)
    for name, token in _TOKENS.items():
        text = text.replace(f'"{name}"', token)
    return text


def spoiled(content: bytes, rng: random.Random) -> bytes:
    """Return bytes that are cut, changed, repeated or lengthened in one place."""
    place = rng.randrange(len(content) + 1)
    end = min(len(content), place + rng.choice((1, 4, 100)))
    part = content[place:end]
    new = rng.choice(
        (
            b"",
            rng.randbytes(len(part)),
            rng.randbytes(20),
            part * 50,
            b"\0",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\n",
            b"[" * 2_000,
            b"9" * 5_000,
            b"\0" * 1_000_000,
        )
    )
    if rng.random() < 0.3:
        return content[:place]
    return content[:place] + new + content[end:]


def packed(content: bytes, rng: random.Random) -> bytes:
    """Return content packed by gzip, sometimes damaged, sometimes with much behind it."""
    if rng.random() < 0.2:
        content += rng.choice((b"\n", b" ", b"\0")) * rng.choice((1, 1_000_000, 20_000_000))
    whole = gzip.compress(content, 1, mtime=0)
    return spoiled(whole, rng) if rng.random() < 0.3 else whole
