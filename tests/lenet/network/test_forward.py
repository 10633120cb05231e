"""The forward pass against a slow one written unit by unit from the paper; a trace as a file."""

import math
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lenet.network import paper
from lenet.network.forward import (
    Trace,
    forward,
    network_input,
    save_trace,
    squash,
    squash_slope,
)
from lenet.network.parameters import Parameters, initial
from tests.lenet.files.full_disk import room_for

IMAGE = np.random.default_rng(7).uniform(-0.1, 1.175, (32, 32)).astype(np.float32)


def stirred(seed: int) -> Parameters:
    rng = np.random.default_rng(seed)
    return Parameters(
        **{
            name: array * np.float32(1.5) + rng.normal(0, 0.1, array.shape).astype(np.float32)
            for name, array in initial(seed).arrays().items()
        }
    )


P = stirred(1)
TRACE = forward(P, IMAGE)


def f(a: float) -> float:
    return 1.7159 * math.tanh(2 / 3 * a)


def window(image: NDArray[np.float32], kernel: NDArray[np.float32], row: int, column: int) -> float:
    return math.fsum(
        float(image[row + i, column + j]) * float(kernel[i, j]) for i in range(5) for j in range(5)
    )


def test_f_of_one_is_one_and_its_slope_is_the_derivative() -> None:
    assert squash(np.ones(1, dtype=np.float32))[0] == pytest.approx(1, abs=1e-5)
    a: Any = np.linspace(-3, 3, 13)  # float64, where so small a difference can be told
    slope = (squash(a + 1e-5) - squash(a - 1e-5)) / np.float32(2e-5)
    assert squash_slope(squash(a)) == pytest.approx(slope, abs=1e-6)


def test_c1_units() -> None:
    for k, row, column in [(0, 0, 0), (3, 27, 27), (5, 10, 3)]:
        a = window(IMAGE, P.c1_kernels[k], row, column) + float(P.c1_bias[k])
        assert TRACE.c1_net[k, row, column] == pytest.approx(a, abs=1e-5)
        assert TRACE.c1[k, row, column] == pytest.approx(f(a), abs=1e-5)


@pytest.mark.parametrize("layer", ["s2", "s4"])
def test_subsampling_units(layer: str) -> None:
    below = TRACE.c1 if layer == "s2" else TRACE.c3
    maps, side = getattr(TRACE, layer).shape[:2]
    for k, row, column in [(0, 0, 0), (maps - 1, side - 1, side - 1), (2, 1, side - 2)]:
        total = sum(float(below[k, 2 * row + i, 2 * column + j]) for i in (0, 1) for j in (0, 1))
        coefficient = float(getattr(P, f"{layer}_coefficient")[k])
        a = total * coefficient + float(getattr(P, f"{layer}_bias")[k])
        assert getattr(TRACE, f"{layer}_sum")[k, row, column] == pytest.approx(total, abs=1e-5)
        assert getattr(TRACE, f"{layer}_net")[k, row, column] == pytest.approx(a, abs=1e-5)
        assert getattr(TRACE, layer)[k, row, column] == pytest.approx(f(a), abs=1e-5)


def test_c3_units_look_at_the_maps_of_their_column_of_the_table() -> None:
    kernel = 0
    for k, s2_maps in enumerate(paper.C3_TABLE):
        row, column = k % 10, 9 - k % 7
        a = float(P.c3_bias[k])
        for s2_map in s2_maps:
            a += window(TRACE.s2[s2_map], P.c3_kernels[kernel], row, column)
            kernel += 1
        assert TRACE.c3_net[k, row, column] == pytest.approx(a, abs=1e-5)
        assert TRACE.c3[k, row, column] == pytest.approx(f(a), abs=1e-5)
    assert kernel == len(P.c3_kernels)


def test_c5_f6_and_output_units() -> None:
    for unit in (0, 59, 119):
        a = float(P.c5_bias[unit])
        a += math.fsum(window(TRACE.s4[m], P.c5_weights[unit, m], 0, 0) for m in range(16))
        assert TRACE.c5_net[unit] == pytest.approx(a, abs=1e-5)
        assert TRACE.c5[unit] == pytest.approx(f(a), abs=1e-5)
    for unit in (0, 83):
        a = float(P.f6_bias[unit])
        a += math.fsum(float(P.f6_weights[unit, j]) * float(TRACE.c5[j]) for j in range(120))
        assert TRACE.f6_net[unit] == pytest.approx(a, abs=1e-5)
        assert TRACE.f6[unit] == pytest.approx(f(a), abs=1e-5)
    for digit in range(10):
        y = math.fsum((float(TRACE.f6[j]) - float(paper.CODES[digit, j])) ** 2 for j in range(84))
        assert TRACE.distances[digit] == pytest.approx(y, rel=1e-5)


def test_the_smallest_distance_is_the_answer() -> None:
    order = sorted(range(10), key=lambda digit: float(TRACE.distances[digit]))
    assert (TRACE.answer, TRACE.runner_up) == (order[0], order[1])
    gap = float(TRACE.distances[order[1]] - TRACE.distances[order[0]])
    assert TRACE.margin == pytest.approx(gap)


def test_the_input_is_the_digit_in_the_middle_on_the_papers_scale() -> None:
    digit = np.zeros((28, 28), dtype=np.uint8)
    digit[0, 0], digit[27, 27] = 255, 51
    image = network_input(digit)
    assert image.shape == (32, 32)
    assert image.dtype == np.float32
    assert image[2, 2] == pytest.approx(1.175)
    assert image[29, 29] == pytest.approx(-0.1 + 0.2 * 1.275)
    assert (image == np.float32(-0.1)).sum() == 32 * 32 - 2
    assert network_input(digit / 255) == pytest.approx(image, abs=1e-6)


def test_a_trace_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Spur 3.npz"
    save_trace(path, TRACE, model="modern Ü")
    with np.load(path, allow_pickle=False) as found:
        names = [field.name for field in fields(Trace)]
        assert sorted(found.files) == sorted([*names, "model"])
        assert str(found["model"]) == "modern Ü"
        again = Trace(**{name: found[name] for name in names})
    for name in names:
        assert np.array_equal(getattr(again, name), getattr(TRACE, name))
        assert getattr(again, name).dtype == np.float32
    assert again.answer == TRACE.answer
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_failed_save_leaves_the_old_trace(tmp_path: Path) -> None:
    path = tmp_path / "t.npz"
    save_trace(path, TRACE, model="a")
    old = path.read_bytes()
    with room_for(1000), pytest.raises(OSError, match="too large"):
        save_trace(path, forward(initial(2), IMAGE), model="b")
    assert path.read_bytes() == old
