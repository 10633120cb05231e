"""The protocol of a learner, which the training loop drives, and the randomness of a pass."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from lenet.data.idx import Digits
from lenet.network.parameters import Parameters
from lenet.runs.spec import Device
from lenet.training.controls import Controls

_WORD: Final = (1 << 64) - 1

Kept = dict[str, NDArray[Any]]


class Progress(NamedTuple):
    """A batch that was learned."""

    done: int  # patterns learned in this pass
    patterns: int  # in this batch
    loss: float  # mean of this batch
    rate: float
    wrong: int = 0  # digits of this batch that were read wrong before they were learned


class Learner(Protocol):
    """A network in training. All it does follows from spec, dataset and `state`."""

    patterns: int  # in one pass
    device: Device  # that it computes on; never "auto"
    torch_version: str  # of the torch that it computes with; empty: it needs none
    torch_kernels: str  # that torch chose by the processor; empty where it needs none

    def learn(self, number: int, controls: Controls, done: int = 0) -> Iterator[Progress]:
        """Learn pass `number`, from 1, or its rest after `done` patterns; yield every batch."""

    def network(self) -> Parameters:
        """Return the network to save, as it is now."""

    def measure(self, digits: Digits) -> tuple[int, float]:
        """Return how many digits `network` reads wrong, and their mean loss."""

    def begin_with(self, parameters: Parameters) -> None:
        """Take these weights instead of those of the seed."""

    def state(self) -> Kept:
        """Return all that the rest of the run depends on, between any two batches."""

    def restore(self, state: Kept, number: int, done: int = 0) -> None:
        """Take the state after pass `number` and `done` patterns of the next."""


def pass_rng(seed: int, number: int, use: int = 0) -> np.random.Generator:
    """Return the random generator of one pass, for one use of several.

    It follows from these numbers alone, so that a state between passes needs no generator.
    """
    return np.random.default_rng([seed, number, use])


def generator_words(rng: np.random.Generator) -> NDArray[np.uint64]:
    """Return where a generator of `pass_rng` is in its sequence, for a state: (6,)."""
    state: Any = rng.bit_generator.state
    place, step = state["state"]["state"], state["state"]["inc"]
    words = [place & _WORD, place >> 64, step & _WORD, step >> 64]
    return np.array([*words, state["has_uint32"], state["uinteger"]], dtype=np.uint64)


def generator_of(words: NDArray[np.uint64]) -> np.random.Generator:
    """Return the generator that `generator_words` described."""
    numbers = [int(word) for word in words]
    bits = np.random.PCG64()
    bits.state = {
        "bit_generator": "PCG64",
        "state": {"state": numbers[0] | numbers[1] << 64, "inc": numbers[2] | numbers[3] << 64},
        "has_uint32": numbers[4],
        "uinteger": numbers[5],
    }
    return np.random.Generator(bits)
