"""One network that learns in batches: its weights, their average, and how they step."""

from collections.abc import Sequence
from typing import Final

import torch
from torch import Tensor

from lenet.learner import Kept
from lenet.model import Twin, answers, shares
from lenet.optimiser import Optimiser
from lenet.parameters import Parameters
from lenet.recipes import Loss, Minibatch

_AVERAGE: Final = "average"
_VECTOR: Final = "vector"


class Pupil:
    """A network and the average of its past, which is the better one and speaks for it."""

    def __init__(self, parameters: Parameters, method: Minibatch, loss: Loss) -> None:
        self._method, self._loss = method, loss
        self._twin, self._average = Twin(parameters), Twin(parameters)
        self._optimiser = Optimiser(method)

    def begin_with(self, parameters: Parameters) -> None:
        """Learn from these weights on."""
        self._twin.vector.copy_(torch.from_numpy(parameters.to_vector()))
        self._average.vector.copy_(self._twin.vector)

    def network(self) -> Parameters:
        """The average so far, as the method has it."""
        return self._average.parameters()

    def answers(self, images: Tensor) -> Tensor:
        """The share that the average gives each class and rubbish: (n, 1, 32, 32) -> (n, 11)."""
        return answers(self._average.distances(images), self._loss)

    def learn(
        self, images: Tensor, labels: Tensor, wanted: Tensor | None, rate: float, step: int
    ) -> tuple[float, int]:
        """Take the `step`-th step, from 1, by a batch; its mean loss, and how many read wrong."""
        loss, wrong = self._twin.learn(images, labels, self._loss, wanted)
        self._optimiser.step(self._twin, rate, step)
        # Early on the average must forget the random start sooner.
        keep = min(self._method.averaging, step / (step + 10))
        self._average.vector.lerp_(self._twin.vector, 1 - keep)
        return loss, wrong

    def state(self) -> Kept:
        """All that its next steps depend on."""
        weights = {_VECTOR: self._twin.vector.numpy(), _AVERAGE: self._average.vector.numpy()}
        return weights | self._optimiser.state()

    def restore(self, state: Kept) -> None:
        """Continue from what `state` gave."""
        self._twin.vector.copy_(torch.from_numpy(state[_VECTOR]))
        self._average.vector.copy_(torch.from_numpy(state[_AVERAGE]))
        self._optimiser.restore(state)


def mutual(said: Sequence[Tensor], labels: Tensor, weight: float) -> list[Tensor]:
    """What each of several networks is to answer, when each has said (n, 11) of the same batch.

    The label's class, and by `weight` the mean of what all the others said: mutual learning
    (Zhang et al. 2018, "Deep mutual learning"). A label that is wrong or a drawing that could be
    two digits then pulls less, since the others say so.
    """
    total = torch.stack(list(said)).sum(dim=0)
    label = shares(labels)
    return [label.lerp((total - own) / (len(said) - 1), weight) for own in said]
