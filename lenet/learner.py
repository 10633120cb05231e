"""What the engine knows of a way to learn."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np

from lenet.parameters import Array, Parameters


class Progress(NamedTuple):
    """One batch was learned."""

    done: int  # patterns learned in this pass
    patterns: int  # in this batch
    loss: float  # mean of this batch
    rate: float


class Learner(Protocol):
    """A network in training. All it does follows from recipe, seed, material and `state`."""

    patterns: int  # in one pass

    def learn(self, number: int, controls: "Controls") -> Iterator[Progress]:
        """One pass, the `number`-th from 1."""

    def network(self) -> Parameters:
        """The network to keep, as it is now."""

    def state(self) -> dict[str, Array]:
        """All that the next pass depends on."""

    def restore(self, state: dict[str, Array], number: int) -> None:
        """Continue from what `state` gave after pass `number`."""


class Controls:
    """What a listener may ask of a run while it goes; looked at between batches.

    To pause, the listener simply does not ask the run for its next event.
    """

    def __init__(self) -> None:
        self.stop = False
        self.rate_factor = 1.0  # on every rate of the recipe


def pass_rng(seed: int, number: int, use: int = 0) -> np.random.Generator:
    """The randomness of one pass, for one use of several.

    It follows from these numbers alone, so that no generator's state has to be kept.
    """
    return np.random.default_rng([seed, number, use])
