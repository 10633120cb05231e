"""Convolution arithmetic against the slides' four figures and against sliding by hand."""

import pytest

from lenet.lecture.arithmetic import FIGURES, SlidingKernel, full_padding, half_padding
from lenet.network import paper

# Captions of the slides' Figures 2.1 to 2.4: i, k, p, s; the outputs are those of the figures.
SLIDE_FIGURES = [(4, 3, 0, 1), (5, 4, 2, 1), (5, 3, 1, 1), (5, 3, 2, 1)]
SLIDE_OUTPUTS = [2, 6, 5, 7]


def test_the_four_figures_are_the_slides() -> None:
    assert [(w.input, w.kernel, w.padding, w.stride) for w in FIGURES] == SLIDE_FIGURES
    assert [w.output for w in FIGURES] == SLIDE_OUTPUTS


def test_the_third_figure_is_half_and_the_fourth_full() -> None:
    assert [w.is_half for w in FIGURES] == [False, False, True, False]
    assert [w.is_full for w in FIGURES] == [False, False, False, True]


@pytest.mark.parametrize("stride", [1, 2, 3, 5])
@pytest.mark.parametrize("padding", [0, 1, 4])
@pytest.mark.parametrize("kernel", [1, 2, 5, 9])
@pytest.mark.parametrize("side", [1, 4, 7])
def test_the_output_is_the_number_of_places_found_by_sliding(
    side: int, kernel: int, padding: int, stride: int
) -> None:
    windows = SlidingKernel(side, kernel, padding, stride)
    starts = list(range(-padding, side + padding - kernel + 1, stride))
    assert windows.output == len(starts)
    assert windows.fits is bool(starts)
    assert [windows.start(place) for place in range(windows.output)] == starts
    covered = {start + cell for start in starts for cell in range(kernel)}
    missed = [cell for cell in range(-padding, side + padding) if cell not in covered]
    assert [cell - padding for cell in windows.unseen] == missed
    assert windows.unseen_inputs == sum(0 <= cell < side for cell in missed)


@pytest.mark.parametrize("kernel", [1, 3, 5, 7])
def test_half_keeps_the_size_and_full_adds_k_minus_1(kernel: int) -> None:
    assert SlidingKernel(9, kernel, half_padding(kernel), 1).output == 9
    assert SlidingKernel(9, kernel, full_padding(kernel), 1).output == 9 + kernel - 1


def test_the_papers_own_layers_follow_the_formula() -> None:
    assert SlidingKernel(paper.INPUT_SIDE, paper.KERNEL_SIDE, 0, 1).output == paper.C1_SIDE
    assert SlidingKernel(paper.C1_SIDE, 2, 0, 2).output == paper.S2_SIDE
    assert SlidingKernel(paper.S2_SIDE, paper.KERNEL_SIDE, 0, 1).output == paper.C3_SIDE
    assert SlidingKernel(paper.C3_SIDE, 2, 0, 2).output == paper.S4_SIDE
    assert SlidingKernel(paper.S4_SIDE, paper.KERNEL_SIDE, 0, 1).output == 1


def test_the_exercise_misses_3_of_9_rows_and_1_of_them_is_input() -> None:
    full = SlidingKernel(5, 3, full_padding(3), 4)
    assert full.padded == 9
    assert full.unseen == (3, 7, 8)  # between the two windows, and after them
    assert full.unseen_inputs == 1
    for stride in (1, 2, 3):
        assert not SlidingKernel(5, 3, full_padding(3), stride).unseen


def test_a_stride_longer_than_the_kernel_leaves_gaps() -> None:
    assert SlidingKernel(5, 1, 0, 2).unseen == (1, 3)


def test_without_padding_the_output_is_smaller_but_for_a_kernel_of_one_cell() -> None:
    for side in range(1, 9):
        for kernel in range(1, side + 1):
            output = SlidingKernel(side, kernel, 0, 1).output
            assert output == side if kernel == 1 else output < side


def test_deeper_padding_than_full_has_windows_of_zeros_only() -> None:
    for padding in (0, 1, 2, 3):
        windows = SlidingKernel(5, 3, padding, 1)
        first = range(windows.start(0), windows.start(0) + 3)
        assert all(cell < 0 for cell in first) is (padding > full_padding(3))
