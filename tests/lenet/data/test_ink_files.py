"""Ink files, sound and made wrong on purpose."""

import gzip
import json
import time
import zlib
from pathlib import Path

import numpy as np
import pytest

from lenet.data.ink_files import InkDigit, read_ink, write_ink
from lenet.data.rasterize import rasterize_strokes
from lenet.errors import InputError
from tests.lenet.files.full_disk import room_for

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "ink"
GOOD = '{"label": 7, "writer": "w", "strokes": [[[1, 2], [3, 4.5]], [[0, 0]]]}'


@pytest.mark.parametrize("name", ["ink.jsonl", "Tinte mit Lücke.jsonl.gz"])
def test_what_is_written_is_read_back(tmp_path: Path, name: str) -> None:
    rng = np.random.default_rng(0)
    digits = [
        InkDigit(3, "Zoë", (rng.normal(0, 1e3, (20, 2)).astype(np.float32),)),
        InkDigit(None, "", (np.array([[1, 2]], np.float32), np.array([[-3, 4]], np.float32))),
    ]
    path = tmp_path / name
    write_ink(path, digits)
    again = read_ink(path)
    assert [(digit.label, digit.writer) for digit in again] == [(3, "Zoë"), (None, "")]
    for digit, other in zip(digits, again, strict=True):
        assert len(digit.strokes) == len(other.strokes)
        assert all(map(np.array_equal, digit.strokes, other.strokes))
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ink.jsonl"
    path.write_text(GOOD, encoding="utf-8")
    line = np.zeros((1000, 2), dtype=np.float32)
    with room_for(1000), pytest.raises(OSError, match="too large"):
        write_ink(path, [InkDigit(1, "", (line,))])
    assert path.read_text(encoding="utf-8") == GOOD


def test_blank_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "ink.jsonl"
    path.write_text("\ufeff" + GOOD + "\r\n\n" + GOOD + "\n", encoding="utf-8")
    assert len(read_ink(path)) == 2


def test_label_and_writer_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ink.jsonl"
    path.write_text('{"strokes": [[[1, 2]]]}', encoding="utf-8")
    (digit,) = read_ink(path)
    assert digit.label is None
    assert digit.writer == ""


def with_entry(**changes: object) -> str:
    return json.dumps({**json.loads(GOOD), **changes})


WRONG_LINES = {
    "cut": (GOOD[:-5], "not a whole JSON object"),
    "not an object": ("[1, 2]", "something else"),
    "deep": ('{"strokes": ' + "[" * 100_000, "list of"),
    "deep in an entry": ('{"other": ' + "[" * 100_000, "not a whole JSON object"),
    "deep and no object": ("[" * 100_000, "something else"),
    "label 10": (with_entry(label=10), "the label is 10"),
    "label -1": (with_entry(label=-1), "the label is -1"),
    "label text": (with_entry(label="7"), 'the label is "7"'),
    "label true": (with_entry(label=True), "the label is true"),
    "label float": (with_entry(label=7.0), "the label is 7.0"),
    "writer": (with_entry(writer=5), "writer is not a text"),
    "no strokes": (with_entry(strokes=[]), "no strokes"),
    "strokes null": (with_entry(strokes=None), "no strokes"),
    "strokes number": (with_entry(strokes=3), "no strokes"),
    "empty stroke": (with_entry(strokes=[[[1, 2]], []]), "no points"),
    "stroke text": (with_entry(strokes=["ab"]), "no points"),
    "one number": (with_entry(strokes=[[[1], [2]]]), "list of"),
    "three numbers": (with_entry(strokes=[[[1, 2, 3]]]), "list of"),
    "ragged": (with_entry(strokes=[[[1, 2], [3]]]), "list of"),
    "text": (with_entry(strokes=[[["a", "b"]]]), "list of"),
    "null": (with_entry(strokes=[[[None, 1]]]), "list of"),
    "NaN": (with_entry(strokes=[[[float("nan"), 1]]]), "not a finite number"),
    "infinity": (with_entry(strokes=[[[float("inf"), 1]]]), "not a finite number"),
    "beyond float32": (with_entry(strokes=[[[1e39, 1]]]), "a coordinate is beyond 1,000,000,000"),
    "an endless extent": (
        with_entry(strokes=[[[3e38, 3e38], [3e38, 3.1e38]]]),
        "a coordinate is beyond 1,000,000,000",
    ),
    "far to the left": (with_entry(strokes=[[[-1.1e9, 1]]]), "a coordinate is beyond"),
    "long texts": (with_entry(strokes=[[["1" * 100_000, 1]]] * 2), "list of"),
    "huge integer": (with_entry(strokes=[[[10**400, 1]]]), "not a finite number"),
    "endless label": (with_entry(label=10**4000), r"the label is 1000.*\.\.\.,"),
    "label of 5,000 digits": (GOOD.replace("7", "7" * 5_000), r"the label is 7777.*\.\.\.,"),
    "endless writer": (with_entry(writer="w" * 1_001), "name is too long"),
    "half a character": (GOOD.replace('w"', '\\ud800"'), "not a whole JSON object"),
    "many points": (with_entry(strokes=[[[1, 2]] * 20_001]), "more than 20,000 points"),
}


@pytest.mark.parametrize("fault", WRONG_LINES)
def test_a_wrong_line_is_named_with_its_number(tmp_path: Path, fault: str) -> None:
    line, sentence = WRONG_LINES[fault]
    path = tmp_path / "ink.jsonl"
    path.write_text(f"{GOOD}\n\n{line}\n{GOOD}\n", encoding="utf-8")
    with pytest.raises(InputError, match=sentence) as caught:
        read_ink(path)
    assert str(caught.value).startswith(f"{path}, line 3: ")
    assert "\n" not in str(caught.value)


def test_the_ink_of_version_0_1_is_read_and_written_as_it_was(tmp_path: Path) -> None:
    old = Path(__file__).parent / "version_0_1.jsonl"
    digits = read_ink(old)
    assert [(digit.label, digit.writer) for digit in digits] == [(3, "Zoë"), (None, "")]
    assert digits[1].strokes[0].tolist() == [[1, 2], [-3, 40_000]]
    write_ink(tmp_path / "new.jsonl", digits)
    assert (tmp_path / "new.jsonl").read_bytes() == old.read_bytes()


@pytest.mark.parametrize("size", [1e9, 1e-11, 1e-12, 1e-13, 1e-40])
def test_what_is_computed_of_an_extent_is_finite(tmp_path: Path, size: float) -> None:
    path = tmp_path / "ink.jsonl"
    near = float(np.nextafter(np.float32(size), np.float32(0)))
    strokes = [[[size, size], [near, 0], [-size, size]], [[0, 0], [size - near, 0]]]
    path.write_text(with_entry(strokes=strokes), encoding="utf-8")
    (digit,) = read_ink(path)
    points = np.concatenate(digit.strokes)
    differences = (points[:, None] - points).ravel()
    assert np.isfinite(differences**2).all()
    assert np.isfinite(np.float32(1) / differences[differences != 0]).all()
    rasterized = rasterize_strokes(digit.strokes)
    assert rasterized is not None
    assert np.isfinite(rasterized.image).all()


def packed(line: bytes, times: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = max(1, 1_000_000 // len(line))
    parts = (packer.compress(line * block) for _ in range(times // block))
    return b"".join(parts) + packer.flush()


BOMBS = {
    "digits": (b'{"strokes":[[[0,0]]]}\n', 100_000, 80_001),
    "strokes": (b'{"strokes":[' + b"[[0,0]]," * 5_000 + b"[[0,0]]]}\n", 150, 100),
    "points": (b'{"strokes":[[' + b"[0,0]," * 19_999 + b"[0,0]]]}\n", 160, 151),
    "blank lines": (b"\n", 20_000_000, 160_001),
    "one line": (b" ", 20_000_000, 1),
    "characters": (b'{"strokes":[[[0,0]]]' + b" " * 1_000_000 + b"}\n", 70, 68),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, kind: str) -> None:
    line, times, number = BOMBS[kind]
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(packed(line, times))
    begun = time.process_time()
    with pytest.raises(InputError, match=f"line {number}: too long for an ink file"):
        read_ink(path)
    assert time.process_time() - begun < 5


WRONG_FILES = {
    "empty": (b"", "no digit"),
    "bytes": (b"\xff\xfe\x00\x01", "not text"),
    "cut gzip": (gzip.compress(GOOD.encode() * 50)[:-12], "cut off"),
    "gzip checksum": (gzip.compress(GOOD.encode())[:-8] + b"\0" * 8, "damaged gzip"),
}


@pytest.mark.parametrize("fault", WRONG_FILES)
def test_a_wrong_file_gets_one_sentence(tmp_path: Path, fault: str) -> None:
    content, sentence = WRONG_FILES[fault]
    path = tmp_path / "ink.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=sentence) as caught:
        read_ink(path)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_ink(tmp_path / "none.jsonl")


@pytest.mark.skipif(not SHARED.exists(), reason="the ink of real people is not at hand")
def test_real_peoples_ink_is_read_whole() -> None:
    digits = read_ink(SHARED / "pendigits-tra.jsonl.gz")
    assert len(digits) == 7494
    assert len({digit.writer for digit in digits}) == 30
