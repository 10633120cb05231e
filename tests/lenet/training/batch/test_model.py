"""The numpy network and its torch twin are the same function, forward and backward."""

import numpy as np
import pytest
import torch

from lenet.network.backprop import gradients
from lenet.network.forward import forward, network_input
from lenet.network.loss import Loss, digit_loss
from lenet.network.parameters import Parameters, initial
from lenet.training.batch.model import Twin, batch_distances
from tests.lenet.training.samples import code_pictures

DIGITS = code_pictures(8, 3)
IMAGES = network_input(DIGITS.images)  # (8, 32, 32)


def stirred(seed: int = 5) -> Parameters:
    """Parameters far from their small start, so that no layer is near its linear part."""
    rng = np.random.default_rng(seed)
    start = initial(seed).to_vector()
    return Parameters.from_vector(start * 2 + rng.normal(0, 0.05, start.shape).astype(np.float32))


def test_the_twin_gives_the_distances_of_the_numpy_network() -> None:
    p = stirred()
    ours = np.stack([forward(p, image).distances for image in IMAGES])
    np.testing.assert_allclose(batch_distances(p, IMAGES), ours, rtol=1e-4, atol=1e-3)


def test_the_twin_hands_its_parameters_back_unchanged() -> None:
    p = stirred()
    np.testing.assert_array_equal(Twin(p).parameters().to_vector(), p.to_vector())


@pytest.mark.parametrize(
    "loss",
    [Loss(equation=8, scale=0.3), Loss(equation=9, j=20.0), Loss(equation=9, j=1.0, scale=0.1)],
    ids=["eq. 8", "eq. 9", "eq. 9 scaled"],
)
def test_numpy_and_torch_agree_on_loss_and_gradients(loss: Loss) -> None:
    p = stirred()
    total = np.zeros_like(p.to_vector())
    values, answers = [], []
    for image, label in zip(IMAGES, DIGITS.labels.tolist(), strict=True):
        trace = forward(p, image)
        value, slope = digit_loss(trace.distances, label, loss)
        values.append(value)
        answers.append(trace.answer)
        total += gradients(p, trace, slope).to_vector()

    twin = Twin(p)
    labels = torch.from_numpy(DIGITS.labels.astype(np.int64))
    mean, wrong = twin.learn(torch.from_numpy(IMAGES)[:, None], labels, loss)

    assert mean == pytest.approx(np.mean(values), rel=1e-5)
    assert wrong == np.count_nonzero(np.array(answers) != DIGITS.labels)
    ours = Parameters.from_vector((total / len(IMAGES)).astype(np.float32)).arrays()
    theirs = Parameters.from_vector(twin.gradient.numpy()).arrays()
    for name, gradient in ours.items():
        allowed = 1e-4 * float(np.abs(gradient).max()) + 1e-7
        np.testing.assert_allclose(theirs[name], gradient, rtol=0, atol=allowed, err_msg=name)
