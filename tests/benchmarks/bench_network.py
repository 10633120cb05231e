"""The numpy network on one image, and inking a drawing."""

from collections.abc import Iterator

import numpy as np

from lenet.data.rasterize import rasterize_strokes
from lenet.network import parameters
from lenet.network.forward import forward, network_input
from tests.benchmarks.measure import Measurement, repeat
from tests.benchmarks.strokes import two_strokes


def run() -> Iterator[Measurement]:
    p = parameters.initial(0)
    image = network_input(np.random.default_rng(0).random((28, 28), dtype=np.float32))
    strokes = two_strokes(points=200)
    yield repeat(
        "numpy forward, full Trace", lambda: forward(p, image), n=2000, target="median < 0.15"
    )
    yield repeat(
        "inking 200 points to 28x28",
        lambda: rasterize_strokes(strokes),
        n=1000,
        target="median < 1",
    )
