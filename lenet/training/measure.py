"""After a pass: the errors and losses of the network, and its card."""

from datetime import UTC, datetime

from lenet import __version__
from lenet.data.idx import Digits
from lenet.network.checkpoint import Card
from lenet.runs.events import PassDone
from lenet.runs.recipe import Recipe
from lenet.runs.spec import RunSpec
from lenet.training.dataset import TrainingDataset
from lenet.training.learner import Learner
from lenet.training.throughput import Throughput


def measure(
    learner: Learner, dataset: TrainingDataset, recipe: Recipe, throughput: Throughput
) -> PassDone:
    """Return the errors and losses of the network after a pass, on every kind of digits."""
    learned = dataset.learned
    sample = Digits(
        learned.images[: recipe.measured], learned.labels[: recipe.measured], learned.source
    )
    training_errors, training_loss = errors_and_loss(learner, sample)
    test_errors, test_loss = errors_and_loss(learner, dataset.test)
    held_out_errors, held_out_loss = errors_and_loss(learner, dataset.held_out)
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
    learner: Learner, digits: Digits | None
) -> tuple[int, float] | tuple[None, None]:
    """Return how many digits are read wrong, and their mean loss; None and None for no digits."""
    if digits is None or not len(digits):
        return None, None
    return learner.measure(digits)


def card_of(
    spec: RunSpec,
    dataset: TrainingDataset,
    *,
    passes: int,
    test_errors: int | None,
    seconds: float,
) -> Card:
    """Return the card of the network after some passes."""
    data = dataset.learned.source
    if len(dataset.drawings):
        data += f" and {len(dataset.drawings):,} drawings"
    return Card(
        name=spec.recipe.name,
        recipe=spec.recipe.name,
        seed=spec.seed,
        data=data,
        passes=passes,
        test_errors=test_errors,
        test_count=len(dataset.test),
        seconds=round(seconds, 1),
        date=datetime.now(UTC).date().isoformat(),
        version=__version__,
        device=spec.device,
    )
