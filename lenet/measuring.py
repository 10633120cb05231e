"""What is known of a network after a pass: its errors, and its card."""

from datetime import UTC, datetime
from typing import Final

import numpy as np

from lenet import __version__
from lenet.datasets import Digits
from lenet.events import PassDone
from lenet.material import Material
from lenet.model import batch_distances
from lenet.modelfile import Card
from lenet.network import network_input
from lenet.parameters import Parameters
from lenet.recipes import Recipe
from lenet.watch import Watch

_CHUNK: Final = 5_000  # images measured at once


def measure(network: Parameters, material: Material, recipe: Recipe, watch: Watch) -> PassDone:
    """The errors of a network after a pass, on every kind of digits there is."""
    learned = material.learned
    sample = Digits(
        learned.images[: recipe.measured], learned.labels[: recipe.measured], learned.source
    )
    return PassDone(
        number=watch.number,
        passes=recipe.passes,
        loss=watch.mean_loss,
        training_errors=count_errors(network, sample),
        training_count=len(sample),
        test_errors=count_errors(network, material.test),
        test_count=len(material.test),
        held_out_errors=count_errors(network, material.held_out),
        held_out_count=len(material.held_out or ()),
        seconds=watch.seconds,
    )


def count_errors(network: Parameters, digits: Digits | None) -> int | None:
    """How many digits the network reads wrong; None for no digits."""
    if digits is None or not len(digits):
        return None
    wrong = 0
    for start in range(0, len(digits), _CHUNK):
        images = network_input(digits.images[start : start + _CHUNK])
        answers = batch_distances(network, images).argmin(axis=1)
        wrong += int(np.count_nonzero(answers != digits.labels[start : start + _CHUNK]))
    return wrong


def card_of(
    recipe: Recipe,
    material: Material,
    *,
    seed: int,
    passes: int,
    test_errors: int | None,
    seconds: float,
) -> Card:
    """The card of the network after some passes."""
    data = material.learned.source
    if len(material.drawings):
        data += f" and {len(material.drawings):,} drawings"
    return Card(
        name=recipe.name,
        recipe=recipe.name,
        seed=seed,
        data=data,
        passes=passes,
        test_errors=test_errors,
        test_count=len(material.test),
        seconds=round(seconds, 1),
        date=datetime.now(UTC).date().isoformat(),
        version=__version__,
    )
