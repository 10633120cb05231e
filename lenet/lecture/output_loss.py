"""What a loss does to the state of F6: each class pulls it to its code or pushes it away."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from lenet.network import paper
from lenet.network.forward import distances_to_codes
from lenet.network.loss import Loss, digit_loss
from lenet.network.parameters import Array

_STEP: Final = 0.05  # of F6 down the slope, where the steepest slope is 1; not in the paper


@dataclass(frozen=True, eq=False)
class Pull:
    """A loss at one state of F6, and its slope there, class by class.

    E's slope by F6 is the sum over the classes of dE/dy_i * 2 (x - w_i): the parts.
    """

    loss: float
    slopes: Array  # (10,), dE/dy_i: above 0 draws F6 to the code, below 0 drives it away
    shares: Array  # (11,), what each class has of the sum in eq. 9; the last is e^-j, "rubbish"
    parts: Array  # (10, 84), -dE/dF6 by each class: the way it would have F6 move
    total: Array  # (84,), -dE/dF6


def pull(f6: Array, label: int, loss: Loss) -> Pull:
    """The loss of a digit of class `label` whose F6 is `f6`, (84,)."""
    distances = distances_to_codes(f6)  # (10,)
    value, slopes = digit_loss(distances, label, loss)
    parts: Array = -2 * slopes[:, None] * (f6 - paper.CODES)  # (10, 84)
    return Pull(value, slopes, shares(distances, loss), parts, parts.sum(axis=0))


def shares(distances: Array, loss: Loss) -> Array:
    """e^(-s y_i) and e^-j, each as a part of their sum, (11,): eq. 9's probabilities.

    Eq. 8 has no such sum and no rubbish class; its shares are those of the ten codes alone.
    """
    j = loss.j if loss.equation == 9 else np.inf
    powers = -np.append(distances * loss.scale, j).astype(np.float64)  # (11,)
    terms = np.exp(powers - powers.max())
    return np.asarray(terms / terms.sum(), dtype=np.float32)


def log_likelihood_constant(scale: float) -> float:
    """What -log N(x; w, I / 2s) has beside s y: 42 log(pi / s). At s = 1 it is 48.08.

    Eq. 9 on distances times s takes each code for the middle of a Gaussian of variance 1 / 2s.
    """
    return paper.F6_UNITS / 2 * float(np.log(np.pi / scale))


def moved(f6: Array, label: int, loss: Loss) -> Array:
    """F6 a small step on the way that the loss would have it go, within what f can give."""
    slope = pull(f6, label, loss).total
    steepest = max(float(np.abs(slope).max()), 1e-6)
    rate = min(_STEP / steepest, _STEP / loss.scale)
    limit = np.float32(paper.SQUASH_A)
    return np.clip(f6 + np.float32(rate) * slope, -limit, limit)
