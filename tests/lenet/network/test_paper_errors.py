"""The 82 errors of 1998, held against the lecture's slides where they are at hand."""

import re
from pathlib import Path

import numpy as np
import pytest

from lenet.network import paper
from lenet.network.paper_errors import WRONG_1998, confusion_1998

SLIDES = Path(__file__).resolve().parents[3].parent / "shared" / "seed" / "lecture-slides.txt"


def test_there_are_as_many_as_the_paper_says_and_none_is_right() -> None:
    assert len(WRONG_1998) == paper.DISTORTED_WRONG == 82
    assert round(len(WRONG_1998) / 100, 1) == paper.TEST_ERROR_DISTORTED
    assert all(truth != answer for truth, answer in WRONG_1998)
    assert {digit for pair in WRONG_1998 for digit in pair} == set(range(10))


def test_they_are_those_of_the_slides_in_their_order() -> None:
    if not SLIDES.exists():
        pytest.skip("the slides are not at hand")
    pairs = re.findall(r"(\d)->(\d)", SLIDES.read_text(encoding="utf-8"))
    assert tuple((int(truth), int(answer)) for truth, answer in pairs) == WRONG_1998


def test_they_are_counted_by_truth_and_answer() -> None:
    counts = confusion_1998()
    assert counts.sum() == 82
    assert counts[9, 4] == 8  # the commonest
    assert counts.max() == 8
    assert not np.diag(counts).any()
    assert WRONG_1998.count((6, 0)) == counts[6, 0] == 4
