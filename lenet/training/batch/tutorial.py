"""`python -m lenet.training.batch.tutorial`: train the "LeNet-5" of today's tutorials, with torch.

Batches, optimiser, rate, averaging and distortions are those of the recipe `modern`, which
trains the paper's network; nothing was tried out for this one, and nothing is chosen by the
test digits, which are read once, at the end.
"""

import argparse
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, get_args

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from lenet import __version__
from lenet.data.idx import Digits, bundled_mnist
from lenet.data.image_augment import Distortion, source_coordinates
from lenet.errors import InputError
from lenet.network import paper
from lenet.network.checkpoint import Card
from lenet.network.forward import network_input
from lenet.network.parameters import Array
from lenet.network.tutorial import (
    PAPER_SCALE,
    TUTORIAL_SHAPES,
    Pooling,
    Squash,
    TutorialModel,
    TutorialParameters,
    save_tutorial,
)
from lenet.runs.recipe import Minibatch
from lenet.runs.recipe_file import find_recipe
from lenet.training.arithmetic import pin_blas_threads
from lenet.training.batch.minibatch import resample_batch
from lenet.training.learner import pass_rng
from lenet.training.process import keep_freed_memory

_BORDER: Final = (paper.INPUT_SIDE - paper.DIGIT_SIDE) // 2
_CHUNK: Final = 1_000  # images measured at once


@dataclass(frozen=True)
class TutorialSpec:
    """All that one training of one variant is made of."""

    squash: Squash
    pooling: Pooling
    seed: int
    passes: int
    method: Minibatch
    distortion: Distortion | None


@dataclass(frozen=True, eq=False)
class TutorialPass:
    """A pass that is done. `parameters` is the average of the weights so far."""

    number: int
    loss: float  # mean over the pass
    seconds: float
    parameters: TutorialParameters


def build(squash: Squash, pooling: Pooling) -> nn.Sequential:
    """Return the network as tutorials write it: images (n, 1, 32, 32) to scores (n, 10)."""
    squashing = nn.ReLU if squash == "relu" else nn.Tanh
    pool = nn.MaxPool2d if pooling == "max" else nn.AvgPool2d
    return nn.Sequential(
        nn.Conv2d(1, paper.C1_MAPS, paper.KERNEL_SIDE),
        squashing(),
        pool(2),
        nn.Conv2d(paper.C1_MAPS, paper.C3_MAPS, paper.KERNEL_SIDE),
        squashing(),
        pool(2),
        nn.Flatten(),
        nn.Linear(paper.C3_MAPS * paper.S4_SIDE**2, paper.C5_UNITS),
        squashing(),
        nn.Linear(paper.C5_UNITS, paper.F6_UNITS),
        squashing(),
        nn.Linear(paper.F6_UNITS, paper.CLASSES),
    )


def train_tutorial(digits: Digits, spec: TutorialSpec) -> Iterator[TutorialPass]:
    """Train one variant, pass by pass; seed, digits and torch's version fix every number."""
    torch.manual_seed(spec.seed)
    network = build(spec.squash, spec.pooling)
    weights = list(network.parameters())
    average = [weight.detach().clone() for weight in weights]
    method = spec.method
    optimiser = torch.optim.AdamW(weights, lr=method.rate, weight_decay=method.weight_decay)
    all_steps = spec.passes * math.ceil(len(digits) / method.batch)
    step = 0
    for number in range(1, spec.passes + 1):
        started, loss_sum = time.perf_counter(), 0.0
        rng = pass_rng(spec.seed, number)
        order = rng.permutation(len(digits))
        for start in range(0, len(order), method.batch):
            batch = order[start : start + method.batch]
            inputs = _inputs(digits.images[batch], spec.distortion, step / all_steps, rng)
            labels = torch.from_numpy(digits.labels[batch].astype(np.int64))
            for group in optimiser.param_groups:
                group["lr"] = _rate(method, step / all_steps)
            optimiser.zero_grad()
            loss = functional.cross_entropy(network(inputs), labels)
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            step += 1
            loss_sum += float(loss.detach()) * len(batch)
            # Early on the average must forget the random start sooner.
            keep = min(method.averaging, step / (step + 10))
            for mean, weight in zip(average, weights, strict=True):
                mean.lerp_(weight.detach(), 1 - keep)
        yield TutorialPass(
            number,
            loss_sum / len(digits),
            time.perf_counter() - started,
            parameters_of(average, spec.squash, spec.pooling),
        )


def parameters_of(weights: list[Tensor], squash: Squash, pooling: Pooling) -> TutorialParameters:
    """Return a copy of torch's weights, in the order of `build`, as numpy's parameters."""
    layers: dict[str, Array] = {
        name: weight.detach().numpy().reshape(shape).copy()
        for (name, shape), weight in zip(TUTORIAL_SHAPES.items(), weights, strict=True)
    }
    return TutorialParameters(**layers, squash=squash, pooling=pooling, scale=PAPER_SCALE)


def batch_scores(parameters: TutorialParameters, images: Array) -> Array:
    """Return the ten scores of each image of (n, 32, 32), by torch: (n, 10)."""
    network = build(parameters.squash, parameters.pooling)
    with torch.no_grad():
        for weight, array in zip(network.parameters(), parameters.arrays().values(), strict=True):
            weight.copy_(torch.from_numpy(array).reshape(weight.shape))
        scores: Array = network(torch.from_numpy(images)[:, None]).numpy()
    return scores


def count_errors(parameters: TutorialParameters, digits: Digits) -> int:
    """Return how many digits the network reads wrong."""
    wrong = 0
    for start in range(0, len(digits), _CHUNK):
        images = network_input(digits.images[start : start + _CHUNK])
        answers = batch_scores(parameters, images).argmax(axis=1)
        wrong += int(np.count_nonzero(answers != digits.labels[start : start + _CHUNK]))
    return wrong


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lenet.training.batch.tutorial", description=__doc__
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="model to write")
    parser.add_argument("--seed", type=int, default=0, help="of all randomness (0)")
    parser.add_argument("--passes", type=int, default=20, help="over the training digits (20)")
    parser.add_argument("--squash", choices=get_args(Squash), default="relu")
    parser.add_argument("--pooling", choices=get_args(Pooling), default="max")
    given = parser.parse_args(arguments)
    if given.passes < 1 or given.seed < 0:
        parser.error("--passes must be 1 or more, and --seed not negative")
    torch.set_num_threads(1)
    pin_blas_threads()
    keep_freed_memory()
    try:
        _train_to_file(given)
    except InputError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    except OSError as error:
        print(f"{given.out} cannot be written: {error.strerror or error}.", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _train_to_file(given: argparse.Namespace) -> None:
    """Train and save a model.

    Raises InputError for MNIST files that are wrong, OSError when the model cannot be written.
    """
    recipe = find_recipe("modern")
    assert recipe.minibatch is not None
    spec = TutorialSpec(
        squash=given.squash,
        pooling=given.pooling,
        seed=given.seed,
        passes=given.passes,
        method=recipe.minibatch,
        distortion=recipe.distortion,
    )
    digits, test = bundled_mnist("train"), bundled_mnist("test")
    given.out.parent.mkdir(parents=True, exist_ok=True)
    seconds = 0.0
    for done in train_tutorial(digits, spec):
        seconds += done.seconds
        line = f"pass {done.number}/{spec.passes}  loss {done.loss:.4f}  {done.seconds:.1f} s"
        print(line, flush=True)  # noqa: T201
    errors = count_errors(done.parameters, test)
    card = Card(
        name=f"tutorial, {spec.squash} and {spec.pooling} pooling",
        recipe="tutorial",
        seed=spec.seed,
        data=digits.source,
        passes=spec.passes,
        test_errors=errors,
        test_count=len(test),
        seconds=round(seconds, 1),
        date=datetime.now(UTC).date().isoformat(),
        version=__version__,
    )
    save_tutorial(given.out, TutorialModel(done.parameters, card))
    print(f"{errors / len(test):.2%} of {test.source} wrong: {given.out}")  # noqa: T201


def _inputs(
    images: np.typing.NDArray[np.uint8],
    distortion: Distortion | None,
    done: float,
    rng: np.random.Generator,
) -> Tensor:
    """Return the inputs (n, 1, 32, 32) of digits (n, 28, 28); `done`: fraction of the run."""
    pictures = torch.from_numpy(images)[:, None].float()  # (n, 1, 28, 28)
    if distortion is not None:
        fade = distortion.fade_from
        strength = 1.0 if done < fade else (1 - done) / (1 - fade)
        places = source_coordinates(distortion, len(images), rng, strength=strength)
        pictures = resample_batch(pictures, torch.from_numpy(places))
    pictures = functional.pad(pictures, (_BORDER, _BORDER, _BORDER, _BORDER))
    return pictures.mul_((paper.INK - paper.BACKGROUND) / 255).add_(paper.BACKGROUND)


def _rate(method: Minibatch, done: float) -> float:
    """Return the rate: a straight warm-up, then a falling cosine; `done`: fraction of the run."""
    if done < method.warm_up:
        return method.rate * max(done / method.warm_up, 0.01)
    fall = (done - method.warm_up) / (1 - method.warm_up)
    return method.rate * (1 + math.cos(math.pi * fall)) / 2


if __name__ == "__main__":
    raise SystemExit(main())
