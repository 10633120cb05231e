"""Evaluation: the batch network, counts, margins and rejection curves."""

import numpy as np
import pytest

from lenet.data.idx import Digits, bundled_mnist
from lenet.evaluation.metrics import Evaluation, distances, evaluate
from lenet.network.forward import forward, network_input
from lenet.network.parameters import Parameters, initial


def trained_looking(seed: int) -> Parameters:
    """Initial parameters with every array stirred, biases and coefficients too."""
    rng = np.random.default_rng(seed)
    stirred = {
        name: array * np.float32(1.5) + rng.normal(0, 0.05, array.shape).astype(np.float32)
        for name, array in initial(seed).arrays().items()
    }
    return Parameters(**stirred)


def test_the_batch_network_is_the_network() -> None:
    images = bundled_mnist("test").images[:130]  # more than one chunk, the last one not full
    for seed in range(3):
        p = trained_looking(seed)
        single = np.array([forward(p, network_input(image)).distances for image in images])
        assert np.abs(distances(p, images) - single).max() < 1e-4 * single.max()
        assert np.abs(distances(p, images / np.float32(255)) - single).max() < 1e-4 * single.max()


def test_no_images_give_no_distances() -> None:
    assert distances(initial(0), np.zeros((0, 28, 28), dtype=np.uint8)).shape == (0, 10)


def made_up() -> Evaluation:
    """Six digits; the third and the last are read wrong."""
    table = np.full((6, 10), 90, dtype=np.float32)
    answers = [(0, 10), (1, 20), (2, 30), (4, 5), (9, 8), (7, 40)]
    runners_up = [(1, 80), (2, 60), (3, 31), (9, 50), (4, 48), (1, 45)]
    for row, ((answer, nearest), (second, runner_up)) in enumerate(
        zip(answers, runners_up, strict=True)
    ):
        table[row, answer] = nearest
        table[row, second] = runner_up
    return Evaluation(table, np.array([0, 1, 3, 4, 9, 1], dtype=np.uint8))


def test_errors_are_counted_by_truth_and_answer() -> None:
    result = made_up()
    assert (result.count, result.errors) == (6, 2)
    assert result.error_rate == pytest.approx(1 / 3)
    assert result.confusion.sum() == 6
    assert result.confusion[3, 2] == 1
    assert result.confusion[1, 7] == 1
    assert int(np.trace(result.confusion)) == 4


def test_margins_are_runner_up_less_answer() -> None:
    assert made_up().margins.tolist() == [70, 40, 1, 45, 40, 5]


def test_rejection_by_margin_refuses_the_least_margin_first() -> None:
    curve = made_up().rejection_by_margin()
    assert curve.reject_rate.tolist() == pytest.approx([k / 6 for k in range(6)])
    assert curve.error_rate.tolist() == pytest.approx([2 / 6, 1 / 5, 0, 0, 0, 0])


def test_rejection_by_distance_refuses_the_farthest_first() -> None:
    curve = made_up().rejection_by_distance()
    assert curve.error_rate.tolist() == pytest.approx([2 / 6, 1 / 5, 0, 0, 0, 0])


def test_evaluate_reads_every_digit_as_forward_does() -> None:
    test = bundled_mnist("test")
    some = Digits(test.images[:60], test.labels[:60], "some")
    p = trained_looking(1)
    result = evaluate(p, some)
    answers = [forward(p, network_input(image)).answer for image in some.images]
    assert result.answers.tolist() == answers
    assert result.errors == sum(a != b for a, b in zip(answers, some.labels, strict=True))
