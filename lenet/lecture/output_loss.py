"""The gradient of the paper's losses by F6, class by class: each code draws F6 or repels it."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from lenet.errors import InputError
from lenet.network import paper
from lenet.network.checkpoint import Card
from lenet.network.forward import distances_to_codes
from lenet.network.loss import Loss, digit_loss
from lenet.network.parameters import Array
from lenet.runs.recipe_file import find_recipe

# `paper` had this loss before its first weights followed another rule: docs/results.md.
_FIRST_PAPER_LOSS: Final = Loss(9, j=2.0, scale=0.05)
_NEW_PAPER_FROM: Final = "2026-11-28"
_LARGEST_STEP: Final = 0.05  # by which one step changes an F6 unit; not in the paper


@dataclass(frozen=True, eq=False)
class LossAtF6:
    """A loss E at one state x of F6, with its gradient there, class by class.

    dE/dx is the sum over the classes of dE/dy_i * 2 (x - w_i), where y_i is the distance to the
    code w_i. Descent goes the other way.
    """

    loss: float
    slopes: Array  # (10,), dE/dy_i: above 0 draws F6 to the code, below 0 drives it away
    probabilities: Array  # (11,), the terms of the sum in eq. 9 by the sum; the last is rubbish
    descent_by_class: Array  # (10, 84), the part of each class in -dE/dx
    descent: Array  # (84,), -dE/dx


def loss_at_f6(f6: Array, label: int, loss: Loss) -> LossAtF6:
    """Return the loss of a digit of class `label` whose F6 is `f6`, (84,), and its gradient."""
    distances = distances_to_codes(f6)  # (10,)
    value, slopes = digit_loss(distances, label, loss)
    by_class: Array = -2 * slopes[:, None] * (f6 - paper.CODES)  # (10, 84)
    return LossAtF6(
        loss=value,
        slopes=slopes,
        probabilities=class_probabilities(distances, loss),
        descent_by_class=by_class,
        descent=by_class.sum(axis=0),
    )


def class_probabilities(distances: Array, loss: Loss) -> Array:
    """Return e^(-s y_i) of the ten distances and e^-j, each by the sum of all: (11,), eq. 9.

    Eq. 8 has no such sum and no rubbish class: its last entry is 0.
    """
    j = loss.j if loss.equation == 9 else np.inf
    powers = -np.append(distances * loss.scale, j).astype(np.float64)  # (11,)
    terms = np.exp(powers - powers.max())
    return np.asarray(terms / terms.sum(), dtype=np.float32)


def log_likelihood_constant(scale: float) -> float:
    """Return -log N(x; w, I / 2s) less s y: 42 log(pi / s). At s = 1 it is 48.08.

    Eq. 9 on distances times s takes each code for the mean of a Gaussian of variance 1 / 2s.
    """
    return paper.F6_UNITS / 2 * float(np.log(np.pi / scale))


def step_f6(f6: Array, label: int, loss: Loss) -> Array:
    """Return F6, (84,), after a small step of descent, within the range of the squashing f."""
    descent = loss_at_f6(f6, label, loss).descent
    steepest = max(float(np.abs(descent).max()), 1e-6)
    rate = min(_LARGEST_STEP / steepest, _LARGEST_STEP / loss.scale)
    limit = np.float32(paper.SQUASH_A)
    return np.clip(f6 + np.float32(rate) * descent, -limit, limit)


def full_descent(scale: float) -> float:
    """Return -dE/dx of a unit at one end, x = 1, whose code has -1 and all the pull: 4 s."""
    return 4 * scale


def largest_share(j: float) -> float:
    """Return the share p of a class in eq. 9 when F6 is on its code: 1 / (1 + e^-j) at most.

    The rubbish class keeps e^-j; the other codes take a little where s is small.
    """
    return float(1 / (1 + np.exp(-j)))


def is_first_paper(card: Card) -> bool:
    """Whether a model was trained by the recipe `paper` as it was first: +-2.4/fan-in, renewal.

    The same with fewer digits counts, as in Fig. 6.
    """
    return _base(card.recipe) == "paper" and bool(card.date) and card.date < _NEW_PAPER_FROM


def trained_loss(card: Card) -> Loss | None:
    """Return the loss that a model was trained with; None where its recipe is not known here."""
    if is_first_paper(card):
        return _FIRST_PAPER_LOSS
    return _recipe_loss(_base(card.recipe))


def _base(recipe: str) -> str:
    name, _, digits = recipe.rpartition("-")
    return name if digits.isdecimal() else recipe


@cache
def _recipe_loss(recipe: str) -> Loss | None:
    try:
        return find_recipe(recipe).loss
    except InputError:
        return None
