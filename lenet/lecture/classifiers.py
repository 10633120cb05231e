"""The paper's comparison of classifiers on MNIST: error, multiply-adds and memory of each.

Source: LeCun et al. 1998, author version. Errors are those of Fig. 9 (p. 12), multiply-adds of
Fig. 11 (p. 14), memory of Fig. 12 (p. 15), both in thousands as the figures print them. The
figures' two variants of LeNet-4 with another last layer are left out.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from lenet.network import paper

# How the digits were prepared: as in MNIST, as MNIST with distorted copies to learn from,
# with their slant removed, or reduced to 16x16 pixels.
Preparation = Literal["regular", "distorted", "deslanted", "16x16"]
Order = Literal["paper", "error", "multiply_adds", "memory"]
ORDERS: Final[tuple[Order, ...]] = ("paper", "error", "multiply_adds", "memory")


@dataclass(frozen=True)
class Classifier:
    """One row of the figures.

    `errors` are in percent, by preparation, the one to compare by first. `costs_of` is the
    preparation that the costs belong to: linear, nearest neighbours and 300 hidden units are
    counted on 20x20 pixels, with the slant removed.
    """

    name: str
    errors: dict[Preparation, float]
    multiply_adds: int  # thousands a digit
    memory: int  # thousands of numbers that must be kept
    costs_of: Preparation = "regular"

    @property
    def error(self) -> float:
        """The error that the bar shows, in percent."""
        return next(iter(self.errors.values()))

    @property
    def is_convolutional(self) -> bool:
        """Whether it is one of the LeNets."""
        return "lenet" in self.name


CLASSIFIERS: Final[tuple[Classifier, ...]] = (
    Classifier("linear", {"regular": 12.0, "deslanted": 8.4}, 4, 4, "deslanted"),
    Classifier("pairwise", {"regular": 7.6}, 36, 35),
    Classifier("knn", {"regular": 5.0, "deslanted": 2.4}, 24_000, 24_000, "deslanted"),
    Classifier("pca", {"regular": 3.3}, 39, 39),
    Classifier("rbf", {"regular": 3.6}, 794, 794),
    Classifier("tangent", {"16x16": 1.1}, 20_000, 25_000, "16x16"),
    Classifier("svm", {"regular": 1.1}, 14_000, 14_000),
    Classifier("rs_svm", {"regular": 1.0}, 650, 650),
    Classifier("v_svm", {"distorted": 0.8}, 28_000, 28_000, "distorted"),
    Classifier("300", {"regular": 4.7, "distorted": 3.6, "deslanted": 1.6}, 123, 123, "deslanted"),
    Classifier("1000", {"regular": 4.5, "distorted": 3.8}, 795, 795),
    Classifier("300-100", {"regular": 3.05, "distorted": 2.5}, 267, 267),
    Classifier("500-150", {"regular": 2.95, "distorted": 2.45}, 469, 469),
    Classifier("lenet-1", {"16x16": 1.7}, 100, 3, "16x16"),
    Classifier("lenet-4", {"regular": 1.1}, 260, 17),
    Classifier(
        "lenet-5",
        {"regular": paper.TEST_ERROR, "distorted": paper.TEST_ERROR_DISTORTED},
        401,
        60,
    ),
    Classifier("boosted-lenet-4", {"distorted": 0.7}, 460, 51, "distorted"),
)


def ordered(order: Order) -> tuple[Classifier, ...]:
    """Return the classifiers as in the figures, or the largest number first."""
    if order == "paper":
        return CLASSIFIERS
    return tuple(sorted(CLASSIFIERS, key=lambda row: getattr(row, order), reverse=True))


def error_uncertainty(percent: float, digits: int = paper.TEST_DIGITS) -> float:
    """Return the standard deviation of an error rate, in percentage points.

    It is that of a binomial count: `digits` digits, each wrong with this probability.
    """
    share = percent / 100
    return 100 * float(np.sqrt(share * (1 - share) / digits))
