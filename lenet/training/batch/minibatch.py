"""Train in batches with torch: a cosine rate, averaged weights, distorted images."""

import math
from collections.abc import Iterator
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from lenet.data.idx import Digits
from lenet.data.image_augment import source_coordinates
from lenet.network import paper
from lenet.network.forward import network_input
from lenet.network.parameters import Array, Parameters, initial
from lenet.runs.spec import RunSpec
from lenet.training.batch.device import find_device, kernels_of
from lenet.training.batch.model import Twin, batch_distances, batch_loss
from lenet.training.batch.optimizer import Optimiser
from lenet.training.controls import Controls
from lenet.training.dataset import TrainingDataset
from lenet.training.learner import Kept, Progress, generator_of, generator_words, pass_rng

_SIDE: Final = paper.DIGIT_SIDE
_CHUNK: Final = 5_000  # images measured at once


class MinibatchLearner:
    """A network that learns batch by batch. The network to save is the average of its past."""

    def __init__(self, spec: RunSpec, dataset: TrainingDataset) -> None:
        recipe = spec.recipe
        assert recipe.minibatch is not None
        torch.set_num_threads(spec.threads)
        self._recipe, self._method, self._dataset = recipe, recipe.minibatch, dataset
        self._seed = spec.seed
        self.device = find_device(spec.device)
        self.torch_version = str(torch.__version__)
        self.torch_kernels = kernels_of(self.device)
        self._device = torch.device(self.device)
        self._twin = Twin(initial(spec.seed, recipe.initial_weights), self._device)
        self._average = self._twin.vector.clone()  # (60000,)
        self._optimiser = Optimiser(recipe.minibatch, self._device)
        self._steps = 0
        self._rng: np.random.Generator | None = None  # of the pass that is under way
        rounds = 1
        if recipe.distortion is not None:
            rounds = recipe.distortion.copies + recipe.distortion.originals
        self._mnist_patterns = len(dataset.learned) * rounds
        share = 0.0 if recipe.ink is None else recipe.ink.share
        self._drawings = round(len(dataset.drawings) * share)  # in one pass
        self.patterns = self._mnist_patterns + self._drawings
        self._all_steps = recipe.passes * math.ceil(self.patterns / self._method.batch)

    def learn(self, number: int, controls: Controls, done: int = 0) -> Iterator[Progress]:
        """Learn pass `number`, or its rest after `done` patterns; yield every batch."""
        rng = pass_rng(self._seed, number)
        order = rng.permutation(self.patterns)
        versions = rng.integers(self._dataset.drawings.shape[1], size=len(order))
        chosen = self._chosen(rng)
        if done and self._rng is not None:
            rng = self._rng  # of `restore`: after the numbers that the learned part drew
        self._rng = rng
        for start in range(done, len(order), self._method.batch):
            batch = order[start : start + self._method.batch]
            images, labels = self._pictures(batch, chosen, versions[batch], rng)
            rate = self.rate() * controls.rate_factor
            loss, wrong = self._step(images, labels, rate)
            yield Progress(start + len(batch), len(batch), loss, rate, wrong)
        self._rng = None

    def rate(self) -> float:
        """Return the global rate of the next step: a straight warm-up, then a falling cosine."""
        done = self._steps / self._all_steps
        if done < self._method.warm_up:
            return self._method.rate * max(done / self._method.warm_up, 0.01)
        fall = (done - self._method.warm_up) / (1 - self._method.warm_up)
        return self._method.rate * (1 + math.cos(math.pi * min(fall, 1))) / 2

    def network(self) -> Parameters:
        """Return the average of the weights so far, as the recipe has it."""
        return Parameters.from_vector(self._average.numpy(force=True).copy())

    def measure(self, digits: Digits) -> tuple[int, float]:
        """Return how many digits the average reads wrong, and their mean loss."""
        network = self.network()
        wrong, total = 0, 0.0
        for start in range(0, len(digits), _CHUNK):
            images = network_input(digits.images[start : start + _CHUNK])
            labels = digits.labels[start : start + _CHUNK]
            distances = batch_distances(network, images, self._device)
            wrong += int(np.count_nonzero(distances.argmin(axis=1) != labels))
            truth = torch.from_numpy(labels.astype(np.int64))
            loss, _ = batch_loss(torch.from_numpy(distances), truth, self._recipe.loss)
            total += float(loss) * len(labels)
        return wrong, total / len(digits)

    def begin_with(self, parameters: Parameters) -> None:
        """Take these weights instead of those of the seed."""
        self._twin.vector.copy_(torch.from_numpy(parameters.to_vector()))
        self._average.copy_(self._twin.vector)

    def state(self) -> Kept:
        """Return weights, average and moments, and within a pass its generator."""
        generator = {} if self._rng is None else {"generator": generator_words(self._rng)}
        weights = {
            "vector": self._twin.vector.numpy(force=True),
            "average": self._average.numpy(force=True),
        }
        return generator | weights | self._optimiser.state()

    def restore(self, state: Kept, number: int, done: int = 0) -> None:
        """Take the state after pass `number` and `done` patterns of the next."""
        self._twin.vector.copy_(torch.from_numpy(state["vector"]))
        self._average.copy_(torch.from_numpy(state["average"]))
        self._optimiser.restore(state)
        self._steps = number * math.ceil(self.patterns / self._method.batch)
        self._steps += math.ceil(done / self._method.batch)
        self._rng = generator_of(state["generator"]) if done else None

    def _pictures(
        self,
        batch: NDArray[np.int64],
        chosen: NDArray[np.int64],
        versions: NDArray[np.int64],
        rng: np.random.Generator,
    ) -> tuple[Tensor, Tensor]:
        """Return the inputs (n, 1, 32, 32) and labels (n,) of a batch of pattern numbers.

        Pattern numbers count the digits, round after round, and then the drawings.
        """
        dataset, distortion = self._dataset, self._recipe.distortion
        images = np.empty((len(batch), _SIDE, _SIDE), dtype=np.uint8)
        labels = np.empty(len(batch), dtype=np.int64)
        from_digits = batch < self._mnist_patterns
        digits = batch[from_digits] % len(dataset.learned)
        images[from_digits] = dataset.learned.images[digits]
        labels[from_digits] = dataset.learned.labels[digits]
        if not from_digits.all():
            drawings = chosen[batch[~from_digits] - self._mnist_patterns]
            images[~from_digits] = dataset.drawings[drawings, versions[~from_digits]]
            labels[~from_digits] = dataset.drawing_labels[drawings]

        pictures = torch.from_numpy(images).to(self._device)[:, None].float()  # (n, 1, 28, 28)
        if distortion is not None and distortion.copies:
            strength: float | Array = self._strength()
            if self._recipe.ink is not None:
                drawn = strength * self._recipe.ink.distorted
                strength = np.where(from_digits, strength, drawn).astype(np.float32)
            places = source_coordinates(distortion, len(batch), rng, strength=strength)
            if distortion.originals:
                originals = batch < len(dataset.learned)
                places[originals] = _identity()
            pictures = resample_batch(pictures, torch.from_numpy(places).to(self._device))
        border = (paper.INPUT_SIDE - _SIDE) // 2
        pictures = functional.pad(pictures, (border, border, border, border))
        pictures = pictures.mul_((paper.INK - paper.BACKGROUND) / 255).add_(paper.BACKGROUND)
        return pictures, torch.from_numpy(labels).to(self._device)

    def _chosen(self, rng: np.random.Generator) -> NDArray[np.int64]:
        """Return the drawings of a pass: each as often as any other, or once more."""
        count = len(self._dataset.drawings)
        rounds = -(-self._drawings // max(count, 1))
        drawn = [rng.permutation(count) for _ in range(rounds)]
        return np.concatenate([np.empty(0, dtype=np.int64), *drawn])[: self._drawings]

    def _strength(self) -> float:
        """Return the strength of the distortions now, from 1 to 0 where they fade."""
        assert self._recipe.distortion is not None
        fade_from = self._recipe.distortion.fade_from
        done = self._steps / self._all_steps
        return 1.0 if done < fade_from else (1 - done) / (1 - fade_from)

    def _step(self, images: Tensor, labels: Tensor, rate: float) -> tuple[float, int]:
        """Learn one batch; return its mean loss, and how many digits were read wrong."""
        twin, method = self._twin, self._method
        loss, wrong = twin.learn(images, labels, self._recipe.loss)
        self._steps += 1
        self._optimiser.step(twin, rate, self._steps)
        # Early on the average must forget the random start sooner.
        keep = min(method.averaging, self._steps / (self._steps + 10))
        self._average.lerp_(twin.vector, 1 - keep)
        return float(loss), int(wrong)


def resample_batch(pictures: Tensor, places: Tensor) -> Tensor:
    """Resample pictures (n, 1, 28, 28) at places (n, 2, 784): `image_augment.resample` in torch.

    Values are not rounded.
    """
    grid = (places * (2 / _SIDE)).transpose(1, 2).reshape(-1, _SIDE, _SIDE, 2)
    return functional.grid_sample(pictures, grid, align_corners=False)


def _identity() -> Array:
    """Return the places of the undistorted image, (2, 784)."""
    line = np.arange(_SIDE, dtype=np.float32) - (_SIDE - 1) / 2
    return np.stack([np.tile(line, _SIDE), np.repeat(line, _SIDE)])
