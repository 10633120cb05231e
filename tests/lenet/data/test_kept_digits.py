"""Files that come into My digits, and what leaves them."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lenet.data.idx import read_idx_folder, write_idx_folder
from lenet.data.ink_files import InkDigit, write_ink
from lenet.data.kept_digits import (
    NOT_A_DIGIT,
    import_files,
    judged_digits,
    label_in_name,
    mark_of,
    marked,
    picture_of,
)
from lenet.data.rasterize import rasterize_drawings
from lenet.errors import InputError
from lenet.evaluation.dataset import load_labelled_ink

LINE = np.array([[1, 2], [1, 9]], np.float32)


def write_picture(path: Path, *, blank: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    grey = np.full((90, 60), 240, dtype=np.uint8)
    if not blank:
        grey[20:70, 25:33] = 10
    Image.fromarray(grey).save(path)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("7_ann.png", 7),
        ("3/scan.png", 3),
        ("3/0_scan.png", 0),
        ("77_ann.png", None),
        ("12/scan.png", None),
        ("x/7-ann.png", None),
        ("7.png", None),
    ],
)
def test_a_name_tells_the_label(path: str, label: int | None) -> None:
    assert label_in_name(Path("home") / path) == label


def test_pictures_and_ink_of_a_folder_are_found(tmp_path: Path) -> None:
    write_picture(tmp_path / "class" / "7" / "a.png")
    write_picture(tmp_path / "class" / "4_b.jpg")
    write_picture(tmp_path / "class" / "c.png")
    (tmp_path / "class" / "notes.txt").write_text("no digit")
    write_ink(tmp_path / "class" / "ink.jsonl", [InkDigit(2, "Ben", (LINE,))])
    found = import_files([tmp_path / "class"], writer="Ann", time="now")
    assert not found.faults
    assert found.files == 4
    assert [(digit.label, digit.writer) for digit in found.digits] == [
        (4, "Ann"),
        (7, "Ann"),
        (None, "Ann"),
        (2, "Ben"),
    ]
    assert picture_of(found.digits[0])[14].max() > 200


def test_a_file_without_a_digit_stops_no_other(tmp_path: Path) -> None:
    write_picture(tmp_path / "blank.png", blank=True)
    write_picture(tmp_path / "good.png")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    paths = [tmp_path / name for name in ("blank.png", "broken.png", "gone.jsonl", "good.png")]
    found = import_files(paths, writer="", time="")
    assert len(found.digits) == 1
    first, second, third = (str(fault) for fault in found.faults)
    assert "No digit was found in blank.png" in first
    assert "broken.png is not a picture" in second
    assert "gone.jsonl cannot be read" in third


def test_a_mark_is_a_digit_or_none_of_them() -> None:
    digit = InkDigit(3, "Ann", (LINE,))
    for mark in (*range(10), NOT_A_DIGIT, None):
        assert mark_of(marked(digit, mark)) == mark
        assert marked(digit, mark).key == digit.key


def test_judged_digits_are_those_with_a_label() -> None:
    picture = np.arange(784, dtype=np.uint8).reshape(28, 28)
    kept = [
        InkDigit(1, "Ann", (LINE,)),
        InkDigit(None, "Ann", (LINE,)),
        marked(InkDigit(None, "Ann", (LINE * 2,)), NOT_A_DIGIT),
        InkDigit(8, "Ann", (), picture=picture),
    ]
    judged = judged_digits(kept, "Ann")
    assert judged.labels.tolist() == [1, 8]
    np.testing.assert_array_equal(judged.images[0], rasterize_drawings([(LINE,)])[0])
    np.testing.assert_array_equal(judged.images[1], picture)
    with pytest.raises(InputError, match="Ann: none of these digits has a label"):
        judged_digits(kept[1:3], "Ann")


def test_digits_come_back_from_an_idx_folder(tmp_path: Path) -> None:
    judged = judged_digits([InkDigit(1, "Ann", (LINE,)), InkDigit(7, "Ann", (LINE,))], "Ann")
    write_idx_folder(tmp_path / "idx", judged)
    again = read_idx_folder(tmp_path / "idx", "test")
    np.testing.assert_array_equal(again.images, judged.images)
    assert again.labels.tolist() == [1, 7]


def test_what_is_no_digit_is_not_judged(tmp_path: Path) -> None:
    none = marked(InkDigit(None, "w", (LINE * 3,)), NOT_A_DIGIT)
    write_ink(tmp_path / "a.jsonl", [InkDigit(1, "w", (LINE,)), none])
    assert load_labelled_ink([tmp_path / "a.jsonl"]).labels.tolist() == [1]
    write_ink(tmp_path / "b.jsonl", [none])
    with pytest.raises(InputError, match="holds no digit"):
        load_labelled_ink([tmp_path / "b.jsonl"])
