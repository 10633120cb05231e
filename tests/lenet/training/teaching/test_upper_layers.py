"""C5 and F6 that learn: against the clear form of the same arithmetic, image by image."""

import numpy as np

from lenet.data.idx import bundled_mnist
from lenet.evaluation.metrics import s4_states
from lenet.network.backprop import curvatures, gradients
from lenet.network.checkpoint import load_model
from lenet.network.forward import forward, network_input
from lenet.network.loss import Loss, digit_loss
from lenet.resources import find_model
from lenet.training.teaching.upper_layers import (
    Memory,
    UpperLayers,
    competition_slopes,
    f6_states,
    measure_steps,
)

P = load_model(find_model("paper")).parameters
DIGITS = bundled_mnist("test")
IMAGES, LABELS = DIGITS.images[:12], DIGITS.labels[:12].astype(np.int64)
S4 = s4_states(P, IMAGES)
LOSS = Loss(equation=9, j=2.5, scale=0.1)
NO_MEMORY = Memory(share=0.0, strength=0.0)
NOTHING = np.zeros((0, 84), dtype=np.float32)


def test_the_steps_are_those_of_sdlm() -> None:
    mu = 0.1
    steps = measure_steps(P, S4, loss=LOSS, mu=mu)
    f6_curvature = np.full(84, 2 * LOSS.scale, dtype=np.float32)
    each = [
        curvatures(P, forward(P, image), f6_curvature).arrays() for image in network_input(IMAGES)
    ]
    for name in ("c5_weights", "c5_bias", "f6_weights", "f6_bias"):
        mean = np.mean([entry[name] for entry in each], axis=0)
        expected = (1 / (mu + mean)).reshape(getattr(steps, name).shape)
        np.testing.assert_allclose(getattr(steps, name), expected, rtol=1e-4)


def test_an_update_sums_the_gradients_of_its_patterns() -> None:
    steps = measure_steps(P, S4, loss=LOSS, mu=0.1)
    layers = UpperLayers(P, steps, LOSS, NO_MEMORY)
    layers.update(S4, LABELS, NOTHING, 0.01)
    learned = layers.network().arrays()
    summed = {name: np.zeros_like(array) for name, array in P.arrays().items()}
    for image, label in zip(network_input(IMAGES), LABELS.tolist(), strict=True):
        trace = forward(P, image)
        slope = digit_loss(trace.distances, label, LOSS)[1]
        for name, array in gradients(P, trace, slope).arrays().items():
            summed[name] += array
    for name, array in P.arrays().items():
        if name.startswith(("c5", "f6")):
            step = getattr(steps, name).reshape(array.shape)
            np.testing.assert_allclose(
                learned[name] - array, -0.01 * step * summed[name], rtol=2e-2, atol=2e-6
            )
        else:
            assert np.array_equal(learned[name], array), name


def test_the_slopes_are_those_of_eq_9_and_rubbish_pushes_every_code_away() -> None:
    distances = np.array([[5, 90, 30, 140, 60, 60, 61, 200, 20, 15]] * 3, dtype=np.float32)
    slopes = competition_slopes(distances, np.array([0, 9, 10]), LOSS)
    for row, label in enumerate((0, 9)):
        np.testing.assert_allclose(
            slopes[row], digit_loss(distances[row], label, LOSS)[1], rtol=1e-5, atol=1e-9
        )
    assert (slopes[2] < 0).all()


def test_memory_pulls_f6_back_to_what_it_showed() -> None:
    steps = measure_steps(P, S4, loss=LOSS, mu=0.1)
    remembered = f6_states(P, S4)
    layers = UpperLayers(P, steps, LOSS, Memory(share=1.0, strength=0.03))
    wrong = (LABELS + 1) % 10
    for _ in range(5):
        layers.update(S4, wrong, NOTHING, 0.02)
    away = np.abs(f6_states(layers.network(), S4) - remembered).sum()
    for _ in range(60):
        layers.update(S4, wrong, remembered, 0.02)
    left = np.abs(f6_states(layers.network(), S4) - remembered).sum()
    assert left < 0.5 * away


def test_half_the_way_is_the_mean_of_both_networks() -> None:
    layers = UpperLayers(P, measure_steps(P, S4, loss=LOSS, mu=0.1), LOSS, NO_MEMORY)
    layers.update(S4, LABELS, NOTHING, 0.05)
    half, whole, old = layers.network(0.5), layers.network(), layers.network(0.0)
    np.testing.assert_allclose(half.f6_weights, (whole.f6_weights + old.f6_weights) / 2, atol=1e-6)
    assert np.array_equal(old.to_vector(), P.to_vector())
