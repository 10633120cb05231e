"""`python -m tests.benchmarks.full_net`: train the fully connected network of the lecture.

Takes ten seconds. It writes resources/lecture/full-net.safetensors and prints the errors over all
test digits for each shift, of it and of the bundled model "paper": lenet/lecture/full_net.py has
them as FULL_NET_ERRORS and LENET_ERRORS. Batches of 100, 20 passes, momentum 0.9, a rate that
falls from 0.02 to 0 by a cosine, softmax cross-entropy. The test digits chose none of it.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from lenet.data.idx import Digits, bundled_mnist
from lenet.files.atomic_write import atomic_write
from lenet.lecture.full_net import (
    FULL_NET_PATH,
    HIDDEN,
    PIXELS,
    SHAPES,
    SHIFTS,
    FullNet,
    load_full_net,
    shifted,
)
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.network.forward import forward, network_input, squash, squash_slope
from lenet.network.parameters import Array, Parameters
from lenet.resources import bundled_models

_PASSES: Final = 20
_BATCH: Final = 100
_RATE: Final = 0.02
_MOMENTUM: Final = np.float32(0.9)
_SEED: Final = 0


def train(digits: Digits) -> FullNet:
    """Return the network after 20 passes over the digits."""
    rng = np.random.default_rng(_SEED)
    images = network_input(digits.images).reshape(-1, PIXELS)
    targets = np.eye(paper.CLASSES, dtype=np.float32)[digits.labels]
    values = [
        _first_weights(rng, HIDDEN, PIXELS),
        np.zeros(HIDDEN, np.float32),
        _first_weights(rng, paper.CLASSES, HIDDEN),
        np.zeros(paper.CLASSES, np.float32),
    ]
    speeds = [np.zeros_like(value) for value in values]
    for number in range(_PASSES):
        rate = np.float32(_RATE * 0.5 * (1 + np.cos(np.pi * number / _PASSES)))
        order = rng.permutation(len(images))
        for start in range(0, len(images), _BATCH):
            chosen = order[start : start + _BATCH]
            x = images[chosen]
            w1, b1, w2, b2 = values
            hidden = squash(x @ w1.T + b1)
            error = (_softmax(hidden @ w2.T + b2) - targets[chosen]) / _BATCH
            below = (error @ w2) * squash_slope(hidden)
            gradient = [below.T @ x, below.sum(axis=0), error.T @ hidden, error.sum(axis=0)]
            for index, slope in enumerate(gradient):
                speeds[index] = _MOMENTUM * speeds[index] + slope
                values[index] -= rate * speeds[index]
    return FullNet(*values)


def full_net_errors(net: FullNet, digits: Digits, shift: int) -> int:
    """Return how many digits, moved to the right by a shift, it gets wrong."""
    images = shifted(network_input(digits.images), shift)
    return int((net.answers(images) != digits.labels).sum())


def lenet_errors(parameters: Parameters, digits: Digits, shift: int) -> int:
    """Return how many digits, moved to the right by a shift, a LeNet-5 gets wrong."""
    images = shifted(network_input(digits.images), shift)
    answers = [forward(parameters, image).answer for image in images]
    return int((np.array(answers) != digits.labels).sum())


def main() -> int:
    """Train, write the file and print the errors."""
    net = train(bundled_mnist("train"))
    halves = {name: getattr(net, name).astype(np.float16) for name in SHAPES}
    FULL_NET_PATH.parent.mkdir(exist_ok=True)
    atomic_write(FULL_NET_PATH, save(halves))
    test = bundled_mnist("test")
    net = load_full_net()  # as it is in the file
    paper_model = load_model(bundled_models()["paper"]).parameters
    for name, counts in (
        ("fully connected", [full_net_errors(net, test, shift) for shift in SHIFTS]),
        ("LeNet-5", [lenet_errors(paper_model, test, shift) for shift in SHIFTS]),
    ):
        sys.stdout.write(f"{name}: {', '.join(map(str, counts))}\n")
    return 0


def _first_weights(rng: np.random.Generator, units: int, inputs: int) -> Array:
    bound = inputs**-0.5
    return rng.uniform(-bound, bound, (units, inputs)).astype(np.float32)


def _softmax(outputs: NDArray[np.float32]) -> Array:
    shares = np.exp(outputs - outputs.max(axis=1, keepdims=True))
    result: Array = shares / shares.sum(axis=1, keepdims=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
