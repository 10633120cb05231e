"""The tutorials' network on many digits: a penalty for each class, as the RBF units give."""

import numpy as np
from numpy.typing import NDArray

from lenet.evaluation.convolution import convolve
from lenet.network import paper
from lenet.network.forward import network_input
from lenet.network.parameters import Array
from lenet.network.tutorial import TutorialParameters, pool_by, squash_by


def tutorial_penalties(
    p: TutorialParameters, images: NDArray[np.uint8] | NDArray[np.floating]
) -> Array:
    """Return -log of the ten probabilities of some digits: (n, 28, 28) -> (n, 10).

    It is to a softmax what the distance is to an RBF unit: the smallest is the answer (p. 8). It
    is the same network as `tutorial.tutorial_forward`, arranged as `metrics.distances`.
    """
    inputs = p.scale.applied(network_input(images))  # (n, 32, 32)
    c1_net = convolve(inputs[None], p.c1_kernels.reshape(paper.C1_MAPS, -1), p.c1_bias)
    c1 = squash_by(c1_net, p.squash)  # (6, n, 28, 28)
    s2 = pool_by(c1, p.pooling)  # (6, n, 14, 14)
    c3_net = convolve(s2, p.c3_kernels.reshape(paper.C3_MAPS, -1), p.c3_bias)
    c3 = squash_by(c3_net, p.squash)  # (16, n, 10, 10)
    s4 = pool_by(c3, p.pooling)  # (16, n, 5, 5)
    rows = s4.transpose(1, 0, 2, 3).reshape(len(inputs), -1)  # (n, 400)
    c5_net = rows @ p.c5_weights.reshape(paper.C5_UNITS, -1).T + p.c5_bias
    c5 = squash_by(c5_net, p.squash)  # (n, 120)
    f6 = squash_by(c5 @ p.f6_weights.T + p.f6_bias, p.squash)  # (n, 84)
    scores = f6 @ p.output_weights.T + p.output_bias  # (n, 10)
    least: Array = scores - scores.max(axis=1, keepdims=True)  # so that nothing overflows
    penalties: Array = np.log(np.exp(least).sum(axis=1, keepdims=True)) - least
    return penalties
