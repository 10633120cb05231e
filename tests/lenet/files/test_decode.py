"""Foreign values come in typed and within bounds, or are refused in one short sentence."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

import pytest
from msgspec import Meta

from lenet.errors import InputError, Phrase
from lenet.files.decode import (
    LARGEST_TOML,
    Count,
    Fault,
    Fraction,
    Line,
    Text,
    Whole,
    check,
    convert,
    fault_in,
    from_json,
    parse_toml,
    shortened,
)


@dataclass(frozen=True)
class Inner:
    share: Fraction = 0.5
    free: float = 0.0
    positive: Annotated[float, Meta(gt=0)] = 1.0
    flag: bool = False


@dataclass(frozen=True)
class Outer:
    name: Line
    count: Count = 0
    whole: Whole = 0
    text: Text = ""
    inner: Inner | None = None
    pairs: Annotated[
        tuple[tuple[Count, Annotated[Count, Meta(extra={"name": Phrase("a second")})]], ...],
        Meta(extra={"wanted": Phrase("pairs like [[1, 2]]")}),
    ] = ()
    marks: tuple[Count, ...] = ()
    table: dict[Text, Count] = field(default_factory=dict)


NAMED = {"name": "n"}


def test_sound_entries_become_a_typed_value() -> None:
    entries = NAMED | {"inner": {"share": 1, "flag": True}, "pairs": [[1, 2]], "marks": [3]}
    value = convert(entries, Outer, source="a.toml")
    assert value == Outer("n", inner=Inner(1.0, flag=True), pairs=((1, 2),), marks=(3,))
    assert value.inner is not None
    assert type(value.inner.share) is float


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({}, "a.toml gives no name."),
        (NAMED | {"x": 1}, "a.toml has an unknown key x."),
        (NAMED | {"inner": {"x\ny": 1}}, "a.toml has an unknown key inner.x\ufffdy."),
        (NAMED | {"inner": 3}, "a.toml: inner must be a table, [inner]."),
        (NAMED | {"count": True}, "a.toml: count must be a whole number, not True."),
        (NAMED | {"count": 7.0}, "a.toml: count must be a whole number, not 7.0."),
        (NAMED | {"count": -1}, "a.toml: count is -1, but must be from 0 to 9.0072e+15."),
        (NAMED | {"count": 10**5000}, "a.toml: count is ..., but must be from 0 to 9.0072e+15."),
        (NAMED | {"inner": {"share": "x"}}, "a.toml: inner.share must be a number, not 'x'."),
        (NAMED | {"inner": {"share": 2}}, "a.toml: inner.share is 2, but must be from 0 to 1."),
        (
            NAMED | {"inner": {"share": math.nan}},
            "a.toml: inner.share must be a finite number, not nan.",
        ),
        (
            NAMED | {"inner": {"free": 10**400}},
            f"a.toml: inner.free is 1{'0' * 56}..., but must be from -inf to inf.",
        ),
        (
            NAMED | {"inner": {"positive": 0}},
            "a.toml: inner.positive is 0, but must be from 0 to inf.",
        ),
        (NAMED | {"inner": {"flag": 1}}, "a.toml: inner.flag must be true or false, not 1."),
        ({"name": "n" * 1001}, "a.toml: name is longer than 1,000 characters."),
        ({"name": "n\u202e"}, r"a.toml: name must be text on one line, not 'n\u202e'."),
        ({"name": "n\n"}, r"a.toml: name must be text on one line, not 'n\n'."),
        (NAMED | {"text": 3}, "a.toml: text must be text, not 3."),
        (NAMED | {"pairs": [[1]]}, "a.toml: pairs must be pairs like [[1, 2]], not [[1]]."),
        (
            NAMED | {"pairs": [[1, "x"]]},
            "a.toml: pairs must be pairs like [[1, 2]], not [[1, 'x']].",
        ),
        (NAMED | {"pairs": [[1, -2]]}, "a.toml: a second is -2, but must be from 0 to 9.0072e+15."),
        (NAMED | {"marks": 3}, "a.toml: marks must be of another kind, not 3."),
        (NAMED | {"marks": [1, "x"]}, "a.toml: marks[1] must be a whole number, not 'x'."),
    ],
)
def test_a_fault_is_said_with_its_place(entries: Mapping[str, Any], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        convert(entries, Outer, source="a.toml")
    assert str(caught.value) == sentence


def test_values_of_the_program_are_held_to_the_same_bounds() -> None:
    check(Outer("n", inner=Inner()), source="here")
    with pytest.raises(InputError, match=r"here: inner\.share is 3, but must be from 0 to 1"):
        check(Outer("n", inner=Inner(share=3)), source="here")
    assert fault_in(Inner()) is None
    assert fault_in(Inner(share=math.nan)) == Fault("share", "range")
    assert fault_in(Outer("n", text="x" * 10_001)) == Fault("text", "length")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        '{"name": "a"} x',
        '{"name": "a", "count": NaN}',
        '{"name": "a", "count": ' + "9" * 5000 + "}",
        '{"name": "a", "other": ' + "[" * 100_000,
        '{"name": "a\\u0000"}',
        '{"name": "a\\nb"}',
        '{"name": "\\ud800"}',
        '{"name": "\ud800"}',
        b'{"name": "\xff"}',
        '{"name": "a", "table": {"x": -1}}',
    ],
)
def test_json_that_holds_no_such_value_gives_none(text: str | bytes) -> None:
    assert from_json(text, Outer) is None


def test_json_of_a_later_version_is_read() -> None:
    assert from_json('{"name": "a", "later": [1]}', Outer) == Outer("a")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("name = ", "is not valid TOML: Invalid value"),
        ("a = 1" + "0" * 5000, "is not valid TOML: a number has too many digits."),
        ("a = " + "[" * 5000, "is not valid TOML: it is nested too deeply."),
        ("a" + ".a" * LARGEST_TOML + " = 1", "is longer than 10,000 characters."),
    ],
)
def test_what_is_no_toml_is_said(text: str, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_toml(text, source="a.toml")
    assert str(caught.value).startswith(f"a.toml {fault}")


def test_a_text_is_shown_on_one_line_and_cut() -> None:
    assert shortened("a\r\nb\x00") == "a\ufffd\ufffdb\ufffd"
    assert shortened("a\u2028\u202e\ufeffb") == "a\ufffd\ufffd\ufffdb"
    assert shortened("第" * 61) == "第" * 57 + "..."
    assert shortened("abcdef", 5) == "ab..."
