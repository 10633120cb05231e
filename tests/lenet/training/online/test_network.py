"""The in-place network does what the clear one does."""

import numpy as np

from lenet.network.backprop import gradients
from lenet.network.forward import forward, network_input
from lenet.network.parameters import PARAMETER_COUNT, Parameters
from lenet.training.online.network import OnlineNetwork
from tests.lenet.training.batch.test_model import stirred
from tests.lenet.training.samples import code_pictures

IMAGES = network_input(code_pictures(3, 4).images)


def test_distances_and_gradients_are_those_of_the_clear_network() -> None:
    p = stirred(6)
    network = OnlineNetwork(p.to_vector())
    slope = np.linspace(-1, 1, 10, dtype=np.float32)
    for image in IMAGES:  # several, so that what one left behind would show in the next
        trace = forward(p, image)
        np.testing.assert_allclose(network.forward(image), trace.distances, rtol=1e-4, atol=1e-3)
        network.backward(slope)
        in_place = Parameters.from_vector(network.gradient).arrays()
        for name, gradient in gradients(p, trace, slope).arrays().items():
            allowed = 1e-4 * float(np.abs(gradient).max()) + 1e-6
            np.testing.assert_allclose(in_place[name], gradient, rtol=0, atol=allowed, err_msg=name)


def test_an_update_moves_every_weight_by_its_own_step() -> None:
    p = stirred(7)
    network = OnlineNetwork(p.to_vector())
    slope = np.ones(10, dtype=np.float32)
    network.forward(IMAGES[0])
    network.backward(slope)
    gradient = network.gradient.copy()
    steps = np.linspace(0, 1e-3, PARAMETER_COUNT, dtype=np.float32)
    network.update(steps)
    np.testing.assert_array_equal(network.vector, p.to_vector() - steps * gradient)
