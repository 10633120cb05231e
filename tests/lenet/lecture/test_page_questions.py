"""The answers to the questions of the lecture's pages are those of the paper, or by hand."""

import pytest

from lenet.lecture.page_questions import ANSWERS

_KNOWN = {
    "forward": 12,
    "convolution": 81,
    "several": 151,
    "backward": 784,
    "sharing": 122_304,
    "arithmetic": 2,
    "kernel": 3,
    "equivariance": 16,
    "layers": 12,
    "totals": 340_908,
    "gaussian": 48,
    "codes": 2,
    "results": 10,
    "classifiers": 6,
    "wrong": 9,
}


@pytest.mark.parametrize("name", list(_KNOWN))
def test_an_answer_is_the_known_one_and_the_slip_another(name: str) -> None:
    answer = ANSWERS[name]()
    assert answer.right == _KNOWN[name]
    assert answer.slip != answer.right
    assert answer.is_possible(answer.right)


def test_every_answer_is_checked_here() -> None:
    assert set(ANSWERS) == set(_KNOWN)
