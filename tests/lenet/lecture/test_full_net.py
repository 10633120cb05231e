"""The fully connected network of the opening page: its size, its errors, shifted images."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from lenet.data.idx import bundled_mnist
from lenet.errors import InputError
from lenet.lecture.full_net import (
    FULL_NET_ERRORS,
    LENET_ERRORS,
    SHIFTS,
    TEST_DIGITS,
    load_full_net,
    read_shifted,
    shifted,
)
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.network.forward import network_input
from lenet.resources import bundled_models
from tests.benchmarks.full_net import full_net_errors, lenet_errors

_ROUNDING = 5  # digits that another processor's sums may turn


def test_it_has_as_many_parameters_as_lenet() -> None:
    assert load_full_net().parameter_count == 60_040  # LeNet-5: 60,000


@pytest.mark.parametrize("shift", [-3, 0, 4])
def test_the_errors_at_a_shift_are_counted_over_all_test_digits(shift: int) -> None:
    test = bundled_mnist("test")
    assert len(test) == TEST_DIGITS
    at = SHIFTS.index(shift)
    assert abs(full_net_errors(load_full_net(), test, shift) - FULL_NET_ERRORS[at]) <= _ROUNDING


def test_lenet_reads_digits_shifted_by_two() -> None:
    test = bundled_mnist("test")
    model = load_model(bundled_models()["paper"])
    at = SHIFTS.index(2)
    assert abs(lenet_errors(model.parameters, test, 2) - LENET_ERRORS[at]) <= _ROUNDING
    unshifted = LENET_ERRORS[SHIFTS.index(0)]
    assert abs(unshifted - (model.card.test_errors or 0)) <= _ROUNDING


def test_lenet_fails_later_at_every_shift() -> None:
    assert len(SHIFTS) == len(FULL_NET_ERRORS) == len(LENET_ERRORS) == 13
    for full, lenet in zip(FULL_NET_ERRORS, LENET_ERRORS, strict=True):
        assert lenet < full


def test_a_shift_moves_every_pixel_and_fills_with_background() -> None:
    image = np.arange(32 * 32, dtype=np.float32).reshape(32, 32)
    right, left = shifted(image, 3), shifted(image, -2)
    assert (right[:, 3:] == image[:, :29]).all()
    assert (right[:, :3] == np.float32(paper.BACKGROUND)).all()
    assert (left[:, :30] == image[:, 2:]).all()
    assert (left[:, 30:] == np.float32(paper.BACKGROUND)).all()
    assert (shifted(image, 0) == image).all()


def test_both_networks_read_the_moved_image() -> None:
    image = network_input(bundled_mnist("test").images[0])  # a 7
    model = load_model(bundled_models()["paper"]).parameters
    reading = read_shifted(load_full_net(), model, image, right=0)
    assert (reading.full_net, reading.lenet) == (7, 7)
    assert (
        read_shifted(load_full_net(), model, image, right=5).image[:, 5:] == image[:, :27]
    ).all()


def test_a_file_of_other_arrays_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    path.write_bytes(save({"hidden_bias": np.zeros(3, np.float32)}))
    with pytest.raises(InputError, match="fully connected network"):
        load_full_net(path)
