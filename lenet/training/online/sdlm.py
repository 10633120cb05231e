"""The paper's training: stochastic diagonal Levenberg-Marquardt, one pattern an update."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lenet.data.idx import Digits
from lenet.data.image_augment import resample, source_coordinates
from lenet.evaluation.metrics import evaluate
from lenet.network import paper
from lenet.network.backprop import curvatures
from lenet.network.forward import forward, network_input
from lenet.network.loss import Loss, digit_loss
from lenet.network.parameters import PARAMETER_COUNT, Array, Parameters, initial
from lenet.runs.recipe import Sdlm
from lenet.runs.spec import Device, RunSpec
from lenet.training.controls import Controls
from lenet.training.dataset import TrainingDataset
from lenet.training.learner import Kept, Progress, generator_of, generator_words, pass_rng
from lenet.training.online.network import OnlineNetwork

_CHUNK: Final = 100  # patterns that are prepared at once, and learned between two commands
_SAMPLES: Final = 1  # use of a pass's randomness: which patterns measure the curvature
_ORDER: Final = 0  # the pass whose randomness orders the patterns: the paper keeps one order


class SdlmLearner:
    """A network that learns one digit after the other, with a step of its own for each weight."""

    def __init__(self, spec: RunSpec, dataset: TrainingDataset) -> None:
        recipe = spec.recipe
        assert recipe.sdlm is not None
        self._recipe, self._method, self._dataset = recipe, recipe.sdlm, dataset
        self._seed = spec.seed
        self.device: Device = "cpu"
        self.torch_version = self.torch_kernels = ""  # numpy does it all
        self._vector = initial(spec.seed, recipe.initial_weights).to_vector()  # (60000,)
        self._parameters = Parameters.from_vector(self._vector)
        self._network = OnlineNetwork(self._vector)
        self._midway: Kept = {}  # what the rest of a pass that is under way depends on
        rounds = self._parts = 1
        if recipe.distortion is not None:
            rounds = recipe.distortion.copies + recipe.distortion.originals
            self._parts = recipe.distortion.parts
        self._all_patterns = len(dataset.learned) * rounds
        self.patterns = self._all_patterns // self._parts

    def learn(self, number: int, controls: Controls, done: int = 0) -> Iterator[Progress]:
        """Learn pass `number`, or its rest after `done` patterns.

        Curvatures are measured first; then every pattern is seen once, each with its own update.
        """
        method, loss = self._method, self._recipe.loss
        part = (number - 1) % self._parts
        order = pass_rng(self._seed, _ORDER).permutation(self._all_patterns)
        order = order[part * self.patterns : (part + 1) * self.patterns]
        varied = self._recipe.distortion is not None and self._recipe.distortion.fresh
        rng = pass_rng(self._seed, number if varied else part)
        sample_rng = pass_rng(self._seed, number, _SAMPLES)
        if done:
            rng = generator_of(self._midway["generator"])
            sample_rng = generator_of(self._midway["sampler"])
            reach: Array = self._midway["reach"]
        else:
            reach = self._reach(sample_rng)  # (60000,)
        for start in range(done, len(order), _CHUNK):
            if number == 1 and start and method.renewal and start % method.renewal < _CHUNK:
                reach = self._reach(sample_rng)
            batch = order[start : start + _CHUNK]
            images, labels = self._pictures(batch, rng)
            rate = scheduled_rate(method, number) * controls.rate_factor
            steps = np.float32(rate) * reach  # (60000,)
            total, wrong = 0.0, 0
            for image, label in zip(images, labels.tolist(), strict=True):
                distances = self._network.forward(image)
                value, slope = digit_loss(distances, label, loss)
                self._network.backward(slope)
                self._network.update(steps)
                total += value
                wrong += int(distances.argmin() != label)
            self._midway = {
                "generator": generator_words(rng),
                "sampler": generator_words(sample_rng),
                "reach": reach,
            }
            yield Progress(start + len(batch), len(batch), total / len(batch), rate, wrong)
        self._midway = {}

    def _reach(self, rng: np.random.Generator) -> Array:
        """Return 1 / (mu + h_kk) for every weight, (60000,), from patterns drawn at random."""
        count = min(self._method.curvature_patterns, self._all_patterns)
        images, _ = self._pictures(rng.choice(self._all_patterns, count, replace=False), rng)
        curvature = mean_curvature(self._parameters, images, self._recipe.loss)  # (60000,)
        return np.float32(1) / (np.float32(self._method.mu) + curvature)

    def network(self) -> Parameters:
        """Return a copy of the weights."""
        return Parameters.from_vector(self._vector.copy())

    def measure(self, digits: Digits) -> tuple[int, float]:
        """Return how many digits the network reads wrong, and their mean loss."""
        result = evaluate(self._parameters, digits)
        rows = zip(result.distances, digits.labels.tolist(), strict=True)
        losses = [digit_loss(row, label, self._recipe.loss)[0] for row, label in rows]
        return result.errors, sum(losses) / len(losses)

    def begin_with(self, parameters: Parameters) -> None:
        """Take these weights instead of those of the seed."""
        self._vector[:] = parameters.to_vector()

    def state(self) -> Kept:
        """Return the weights, and within a pass its curvatures and generators.

        Between passes the weights are enough: every pass measures its curvatures anew.
        """
        return {"vector": self._vector} | self._midway

    def restore(self, state: Kept, number: int, done: int = 0) -> None:
        """Take the state after pass `number` and `done` patterns of the next."""
        self._vector[:] = state["vector"]
        self._midway = {name: state[name] for name in state if name != "vector"} if done else {}

    def _pictures(
        self, batch: NDArray[np.int64], rng: np.random.Generator
    ) -> tuple[Array, NDArray[np.uint8]]:
        """Return the inputs (n, 32, 32) and labels (n,) of patterns.

        Pattern numbers count the digits round after round: as they are, then each copy.
        """
        learned, distortion = self._dataset.learned, self._recipe.distortion
        digits = batch % len(learned)
        images = learned.images[digits]
        if distortion is not None:
            varied = batch >= len(learned) * distortion.originals
            places = source_coordinates(distortion, int(varied.sum()), rng)
            images[varied] = resample(images[varied], places)
        return network_input(images), learned.labels[digits]


def scheduled_rate(method: Sdlm, number: int) -> float:
    """Return the global rate of a pass, from 1; after the schedule's end its last rate stays."""
    last = 0
    for passes, rate in method.schedule:
        last += passes
        if number <= last:
            return rate
    return method.schedule[-1][1]


def mean_curvature(parameters: Parameters, images: Array, loss: Loss) -> Array:
    """Return h_kk of every parameter, averaged over images of (n, 32, 32): (60000,).

    The second derivative of the loss by each F6 unit is taken to be that of the first term,
    y_D = sum_j (x_j - w_j)^2, which is 2. For eq. 8 that is exact. For eq. 9 it is the positive
    constant that the paper asks for, since the competition's own part can be negative.
    """
    f6_curvature = np.full(paper.F6_UNITS, 2 * loss.scale, dtype=np.float32)  # (84,)
    total = np.zeros(PARAMETER_COUNT, dtype=np.float64)
    for image in images:
        total += curvatures(parameters, forward(parameters, image), f6_curvature).to_vector()
    return (total / len(images)).astype(np.float32)
