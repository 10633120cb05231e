"""Drawings become training pictures: with every pen, in other hands, non-digits labelled so."""

from pathlib import Path

import numpy as np
import pytest

from lenet.data.ink_dataset import ink_drawings, inked_files, legible, rubbish
from lenet.data.ink_files import InkDigit, write_ink
from lenet.data.negatives import RUBBISH
from lenet.data.stroke_augment import InkSettings
from lenet.errors import InputError

BAR = (np.array([[0, 0], [0, 50], [2, 100]], dtype=np.float32),)
CROSS = (
    np.array([[0, 50], [100, 50]], dtype=np.float32),
    np.array([[50, 0], [50, 100]], dtype=np.float32),
)
DRAWN = [InkDigit(1, "a", BAR), InkDigit(4, "b", CROSS)]


def test_every_drawing_is_inked_by_ever_thicker_pens() -> None:
    pictures, labels = ink_drawings(DRAWN, InkSettings(thinnest=1, thickest=4, versions=4), seed=0)
    assert pictures.shape == (2, 4, 28, 28)
    assert labels.tolist() == [1, 4]
    ink = pictures.astype(np.int64).sum(axis=(2, 3))  # (2, 4)
    assert (np.diff(ink, axis=1) > 0).all()


def test_the_pictures_follow_from_the_seed() -> None:
    ink = InkSettings(versions=3, slant=0.2, turn=0.1, aspect=0.1, jitter=0.05)
    first, again = ink_drawings(DRAWN, ink, seed=1)[0], ink_drawings(DRAWN, ink, seed=1)[0]
    np.testing.assert_array_equal(first, again)
    assert (ink_drawings(DRAWN, ink, seed=2)[0] != first).any()


def test_made_up_nondigits_join_the_files_under_the_rubbish_label(tmp_path: Path) -> None:
    write_ink(tmp_path / "a.jsonl", DRAWN)
    ink = InkSettings(versions=2, nondigits=20)
    pictures, labels = inked_files([tmp_path / "a.jsonl"], ink, seed=0)
    assert len(pictures) == 22
    assert labels.tolist() == [1, 4] + [RUBBISH] * 20
    assert (pictures.max(axis=(2, 3)) > 0).all()


@pytest.mark.parametrize(
    ("label", "strokes", "may_be"),
    [
        (1, BAR, True),
        (7, BAR, False),
        (4, CROSS, True),
        (3, (BAR[0][:1],), False),
        (3, (BAR[0][:1], CROSS[0][:1]), False),
        (1, (BAR[0][:1],), False),
    ],
    ids=["a line as 1", "a line as 7", "two lines as 4", "a dot", "two dots", "a dot as 1"],
)
def test_dots_are_no_digit_and_a_line_is_a_one(
    label: int, strokes: tuple[np.ndarray, ...], may_be: bool
) -> None:
    assert legible(InkDigit(label, "a", strokes)) is may_be


def test_what_shows_no_digit_is_not_learned(tmp_path: Path) -> None:
    write_ink(tmp_path / "a.jsonl", [*DRAWN, InkDigit(9, "c", BAR)])
    _, labels = inked_files([tmp_path / "a.jsonl"], InkSettings(versions=1), seed=0)
    assert labels.tolist() == [1, 4]


def test_a_drawing_without_a_label_teaches_nothing(tmp_path: Path) -> None:
    write_ink(tmp_path / "a.jsonl", [InkDigit(None, "a", BAR)])
    with pytest.raises(InputError, match="without a label"):
        inked_files([tmp_path / "a.jsonl"], InkSettings(), seed=0)


def test_one_in_ten_nondigits_is_two_digits_beside_each_other() -> None:
    drawings = rubbish([InkDigit(4, "b", CROSS)], 20, seed=0)
    assert [drawing.label for drawing in drawings] == [RUBBISH] * 20
    for pair in drawings[-2:]:
        assert len(pair.strokes) == 4
        left = np.concatenate(pair.strokes[:2])[:, 0].max()
        assert np.concatenate(pair.strokes[2:])[:, 0].min() > left
