"""The ink dataset: every pen, reproducible, legible digits only, negatives under their label."""

from pathlib import Path

import numpy as np
import pytest

from lenet.data.ink_dataset import (
    is_legible,
    load_ink_dataset,
    rasterize_versions,
    training_negatives,
)
from lenet.data.ink_files import InkDigit, write_ink
from lenet.data.negatives import RUBBISH_LABEL
from lenet.data.stroke_augment import InkSettings
from lenet.errors import InputError

BAR = (np.array([[0, 0], [0, 50], [2, 100]], dtype=np.float32),)
CROSS = (
    np.array([[0, 50], [100, 50]], dtype=np.float32),
    np.array([[50, 0], [50, 100]], dtype=np.float32),
)
DRAWN = [InkDigit(1, "a", BAR), InkDigit(4, "b", CROSS)]


def test_every_drawing_is_drawn_with_ever_thicker_pens() -> None:
    pictures, labels = rasterize_versions(
        DRAWN, InkSettings(thinnest=1, thickest=4, versions=4), seed=0
    )
    assert pictures.shape == (2, 4, 28, 28)
    assert labels.tolist() == [1, 4]
    ink = pictures.astype(np.int64).sum(axis=(2, 3))  # (2, 4)
    assert (np.diff(ink, axis=1) > 0).all()


def test_the_pictures_follow_from_the_seed() -> None:
    ink = InkSettings(versions=3, slant=0.2, turn=0.1, aspect=0.1, jitter=0.05)
    first, again = (
        rasterize_versions(DRAWN, ink, seed=1)[0],
        rasterize_versions(DRAWN, ink, seed=1)[0],
    )
    np.testing.assert_array_equal(first, again)
    assert (rasterize_versions(DRAWN, ink, seed=2)[0] != first).any()


def test_negatives_join_the_files_under_the_rubbish_label(tmp_path: Path) -> None:
    write_ink(tmp_path / "a.jsonl", DRAWN)
    pictures, labels = load_ink_dataset(
        [tmp_path / "a.jsonl"], InkSettings(versions=2, nondigits=20), seed=0
    )
    assert len(pictures) == 22
    assert labels.tolist() == [1, 4] + [RUBBISH_LABEL] * 20
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
    assert is_legible(InkDigit(label, "a", strokes)) is may_be


def test_an_illegible_drawing_is_left_out(tmp_path: Path) -> None:
    write_ink(tmp_path / "a.jsonl", [*DRAWN, InkDigit(9, "c", BAR)])
    assert load_ink_dataset([tmp_path / "a.jsonl"], InkSettings(versions=1), seed=0)[
        1
    ].tolist() == [1, 4]


def test_a_drawing_without_a_label_is_refused(tmp_path: Path) -> None:
    write_ink(tmp_path / "a.jsonl", [InkDigit(None, "a", BAR)])
    with pytest.raises(InputError, match="without a label"):
        load_ink_dataset([tmp_path / "a.jsonl"], InkSettings(), seed=0)


def test_one_in_ten_negatives_is_two_digits_side_by_side() -> None:
    drawings = training_negatives([InkDigit(4, "b", CROSS)], 20, seed=0)
    assert [drawing.label for drawing in drawings] == [RUBBISH_LABEL] * 20
    for pair in drawings[-2:]:
        assert len(pair.strokes) == 4
        left = np.concatenate(pair.strokes[:2])[:, 0].max()
        assert np.concatenate(pair.strokes[2:])[:, 0].min() > left
