"""What is known of a network after a pass: its errors, and its card."""

from datetime import UTC, datetime
from typing import Final

import numpy as np
import torch

from lenet import __version__
from lenet.data.idx import Digits
from lenet.network.checkpoint import Card
from lenet.network.forward import network_input
from lenet.network.loss import Loss
from lenet.network.parameters import Parameters
from lenet.runs.events import PassDone
from lenet.runs.recipe import Recipe
from lenet.training.batch.model import batch_distances, batch_loss
from lenet.training.dataset import TrainingDataset
from lenet.training.throughput import Throughput

_CHUNK: Final = 5_000  # images measured at once


def measure(
    network: Parameters, dataset: TrainingDataset, recipe: Recipe, throughput: Throughput
) -> PassDone:
    """The errors of a network after a pass, on every kind of digits there is."""
    learned = dataset.learned
    sample = Digits(
        learned.images[: recipe.measured], learned.labels[: recipe.measured], learned.source
    )
    training_errors, training_loss = errors_and_loss(network, sample, recipe.loss)
    test_errors, test_loss = errors_and_loss(network, dataset.test, recipe.loss)
    held_out_errors, held_out_loss = errors_and_loss(network, dataset.held_out, recipe.loss)
    return PassDone(
        number=throughput.number,
        passes=recipe.passes,
        loss=throughput.mean_loss,
        training_errors=training_errors,
        training_count=len(sample),
        test_errors=test_errors,
        test_count=len(dataset.test),
        held_out_errors=held_out_errors,
        held_out_count=len(dataset.held_out or ()),
        seconds=throughput.seconds,
        training_loss=training_loss,
        test_loss=test_loss,
        held_out_loss=held_out_loss,
    )


def errors_and_loss(
    network: Parameters, digits: Digits | None, loss: Loss
) -> tuple[int | None, float | None]:
    """How many digits the network reads wrong, and their mean loss; None for no digits."""
    if digits is None or not len(digits):
        return None, None
    wrong, total = 0, 0.0
    for start in range(0, len(digits), _CHUNK):
        images = network_input(digits.images[start : start + _CHUNK])
        labels = digits.labels[start : start + _CHUNK]
        distances = batch_distances(network, images)
        wrong += int(np.count_nonzero(distances.argmin(axis=1) != labels))
        truth = torch.from_numpy(labels.astype(np.int64))
        total += batch_loss(torch.from_numpy(distances), truth, loss)[0] * len(labels)
    return wrong, total / len(digits)


def card_of(
    recipe: Recipe,
    dataset: TrainingDataset,
    *,
    seed: int,
    passes: int,
    test_errors: int | None,
    seconds: float,
) -> Card:
    """The card of the network after some passes."""
    data = dataset.learned.source
    if len(dataset.drawings):
        data += f" and {len(dataset.drawings):,} drawings"
    return Card(
        name=recipe.name,
        recipe=recipe.name,
        seed=seed,
        data=data,
        passes=passes,
        test_errors=test_errors,
        test_count=len(dataset.test),
        seconds=round(seconds, 1),
        date=datetime.now(UTC).date().isoformat(),
        version=__version__,
    )
