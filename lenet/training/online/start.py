"""The curvature and the steps before anything is learned, by the rule of the initial weights.

`python -m lenet.training.online.start` prints them: why the recipe as printed does not start.

The paper says (p. 10) that the steps of the first pass ran from about 7e-5 to 0.016, so h_kk from
7.1 down to 0.011. Going down a layer, h_kk is multiplied by a sum of squared weights. From F6 to
C5 that sum is 84 * 2.4^2 / (3 * 120^2) = 0.011 with weights of +-2.4/fan-in, but 84 / (3 * 120) =
0.23 with +-1/sqrt(fan-in); from C5 to S4 it is 0.0014, but 0.10. So with the first rule h_kk is
lost on its way down: in C1 it is 3e-6, mu alone sets the step, and that is 0.025 for every kernel.
With the second rule h_kk is about 0.1 to 4 in nearly all weights, and the steps have the range
that the paper reports. The sums do not depend on the digits.
"""

import sys
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np

from lenet.data.idx import bundled_mnist
from lenet.network.forward import network_input
from lenet.network.loss import Loss
from lenet.network.parameters import Array, InitialWeights, Parameters, initial
from lenet.runs.recipe import Sdlm
from lenet.training.online.sdlm import mean_curvature, scheduled_rate

LAYERS: Final = ("C1", "S2", "C3", "S4", "C5", "F6")


@dataclass(frozen=True, eq=False)
class Start:
    """What SDLM measures before the first pass, for every parameter."""

    curvature: Parameters  # h_kk
    steps: Parameters  # rate / (mu + h_kk), at the rate of pass 1


def measure_start(
    rule: InitialWeights,
    images: Array,
    *,
    seed: int = 0,
    loss: Loss | None = None,
    method: Sdlm | None = None,
) -> Start:
    """Return the curvature on images of (n, 32, 32), and the steps, of the weights of a seed.

    Without `loss` and `method` they are the paper's, with a loss of scale 1. 500 images take
    about half a second.
    """
    method = method or Sdlm()
    curvature = mean_curvature(initial(seed, rule), images, loss or Loss())
    steps = np.float32(scheduled_rate(method, 1)) / (np.float32(method.mu) + curvature)
    return Start(Parameters.from_vector(curvature), Parameters.from_vector(steps))


def layer_values(values: Parameters, layer: str) -> Array:
    """Return the values of all parameters of a layer, "C1" to "F6": (n,)."""
    arrays = values.arrays().items()
    return np.concatenate([a.ravel() for name, a in arrays if name.startswith(layer.lower())])


def main() -> int:
    """Print the ranges of h_kk and of the steps, array by array, for both rules."""
    images = network_input(bundled_mnist("train").images[: Sdlm().curvature_patterns])
    for rule in get_args(InitialWeights):
        start = measure_start(rule, images)
        sys.stdout.write(f"{rule}: lowest, median and highest h_kk, then steps of pass 1\n")
        rows = {"all": (start.curvature.to_vector(), start.steps.to_vector())}
        steps = start.steps.arrays()
        rows |= {name: (array, steps[name]) for name, array in start.curvature.arrays().items()}
        for name, pair in rows.items():
            ranges = [
                f"{np.min(values):9.2g} {np.median(values):9.2g} {np.max(values):9.2g}"
                for values in pair
            ]
            sys.stdout.write(f"  {name:<15}{'  '.join(ranges)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
