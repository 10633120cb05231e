"""Differences of traces, and a trace as a file."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from lenet.explain.trace_diff import diff_traces
from lenet.explain.trace_file import save_trace
from lenet.explain.units import LAYER_SHAPES, LAYERS, Unit, layer_values
from lenet.network.forward import Trace, forward
from lenet.network.parameters import initial

RNG = np.random.default_rng(1)
P = initial(2)
FIRST, SECOND = (
    forward(P, RNG.uniform(-0.1, 1.175, (32, 32)).astype(np.float32)) for _ in range(2)
)


def test_a_trace_does_not_differ_from_itself() -> None:
    for layer, difference in diff_traces(FIRST, FIRST).items():
        assert not difference.values.any()
        assert (difference.mean, difference.largest) == (0, 0)
        assert difference.unit == Unit(layer, 0)


def test_every_layer_is_second_less_first() -> None:
    found = diff_traces(FIRST, SECOND)
    assert tuple(found) == LAYERS
    for layer, difference in found.items():
        expected = layer_values(SECOND, layer) - layer_values(FIRST, layer)
        assert difference.values.shape == LAYER_SHAPES[layer]
        assert np.array_equal(difference.values, expected)
        assert difference.mean == pytest.approx(float(np.abs(expected).mean()))
        assert abs(difference.largest) == np.abs(expected).max()


def test_the_largest_difference_is_found_with_its_sign_and_unit() -> None:
    c3 = FIRST.c3.copy()
    c3[9, 2, 7] -= 3
    c3[4, 1, 1] += 2
    difference = diff_traces(FIRST, replace(FIRST, c3=c3))["c3"]
    assert difference.unit == Unit("c3", 9, 2, 7)
    assert difference.largest == pytest.approx(-3)
    assert difference.mean == pytest.approx(5 / 1600)


def test_a_trace_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Spur 3.npz"
    save_trace(path, FIRST, model="modern Ü")
    with np.load(path, allow_pickle=False) as found:
        names = [field.name for field in fields(Trace)]
        assert sorted(found.files) == sorted([*names, "model"])
        assert str(found["model"]) == "modern Ü"
        again = Trace(**{name: found[name] for name in names})
    for name in names:
        assert np.array_equal(getattr(again, name), getattr(FIRST, name))
        assert getattr(again, name).dtype == np.float32
    assert again.answer == FIRST.answer
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_failed_save_leaves_the_old_trace(tmp_path: Path) -> None:
    path = tmp_path / "t.npz"
    save_trace(path, FIRST, model="a")
    old = path.read_bytes()
    (tmp_path / "t.npz.part").mkdir()
    with pytest.raises(OSError, match="part"):
        save_trace(path, SECOND, model="b")
    assert path.read_bytes() == old
