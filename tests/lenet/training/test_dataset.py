"""What a run learns from: how much of it, and that it is told apart by its fingerprint."""

import numpy as np
import pytest

from lenet.errors import InputError
from lenet.training.dataset import gather
from tests.lenet.training.samples import code_pictures

TRAIN, TEST = code_pictures(160, 1), code_pictures(40, 2)


def test_a_run_learns_the_first_digits_alone_and_holds_the_last_out() -> None:
    few = gather(TRAIN, TEST, digits=50, held_out=20)
    assert np.array_equal(few.learned.images, TRAIN.images[:50])
    assert np.array_equal(few.learned.labels, TRAIN.labels[:50])
    assert few.held_out is not None
    assert np.array_equal(few.held_out.images, TRAIN.images[-20:])
    assert few.fingerprint != gather(TRAIN, TEST, held_out=20).fingerprint


def test_without_a_number_of_digits_all_are_learned() -> None:
    assert len(gather(TRAIN, TEST).learned) == 160
    assert len(gather(TRAIN, TEST, held_out=20).learned) == 140


def test_more_digits_than_there_are_is_refused() -> None:
    assert len(gather(TRAIN, TEST, digits=140, held_out=20).learned) == 140
    with pytest.raises(InputError, match="140 digits to learn, so not 141"):
        gather(TRAIN, TEST, digits=141, held_out=20)


def test_any_block_of_digits_can_be_held_out() -> None:
    middle = gather(TRAIN, TEST, held_out=30, held_out_from=40)
    assert middle.held_out is not None
    assert np.array_equal(middle.held_out.labels, TRAIN.labels[40:70])
    assert np.array_equal(middle.held_out.images, TRAIN.images[40:70])
    assert np.array_equal(middle.learned.images, np.delete(TRAIN.images, slice(40, 70), axis=0))
    assert np.array_equal(middle.learned.labels, np.delete(TRAIN.labels, slice(40, 70)))
    few = gather(TRAIN, TEST, digits=50, held_out=30, held_out_from=40)
    assert np.array_equal(few.learned.images, middle.learned.images[:50])
    last, same = (
        gather(TRAIN, TEST, held_out=30),
        gather(TRAIN, TEST, held_out=30, held_out_from=130),
    )
    assert last.fingerprint == same.fingerprint != middle.fingerprint


def test_a_block_beyond_the_last_digit_is_refused() -> None:
    with pytest.raises(InputError, match="30 cannot be held out from digit 131 on"):
        gather(TRAIN, TEST, held_out=30, held_out_from=131)
