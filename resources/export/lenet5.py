"""LeNet-5 as its paper has it, in PyTorch, with the weights of the file beside this one.

LeCun, Bottou, Bengio, Haffner, "Gradient-Based Learning Applied to Document Recognition", 1998.
It differs from the LeNet-5 of today's tutorials in its scaled tanh, in S2 and S4 (trained sums),
in C3 (a table says which maps it is connected to) and in its output (distances from ten codes).
It needs torch and safetensors. Run as a program it reads a bar of ink as a 1.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WEIGHTS = Path(__file__).with_suffix(".safetensors")
A, S = 1.7159, 2 / 3  # f(a) = A tanh(S a), so that f(1) = 1 and f(-1) = -1 (p. 8)
PAPER, INK = -0.1, 1.175  # of the input: its mean is then about 0, its variance about 1 (p. 7)

# Table I (p. 8): the S2 maps that each of the 16 C3 maps sees; 60 pairs, so 60 kernels.
C3_TABLE = (
    *((0, 1, 2), (1, 2, 3), (2, 3, 4), (3, 4, 5), (0, 4, 5), (0, 1, 5)),
    *((0, 1, 2, 3), (1, 2, 3, 4), (2, 3, 4, 5), (0, 3, 4, 5), (0, 1, 4, 5), (0, 1, 2, 5)),
    *((0, 1, 3, 4), (1, 2, 4, 5), (0, 2, 3, 5), (0, 1, 2, 3, 4, 5)),
)
# Fig. 3: a picture of 12 rows of 7 pixels for each digit; a row is a byte, its highest bit left.
CODES = (
    "3e001c3663636363361c0000",
    "0c1c3c0c0c0c0c0c0c3f0000",
    "3e003e6343061c30607f0000",
    "7f03060c1e030303633e0000",
    "3e00003333736363673f0303",
    "3e007f60603c1e03633e0000",
    "1e3060607e736363733e0000",
    "7f0303060c0c181818180000",
    "3e6363633e636363633e0000",
    "3e676363673f0303063c0000",
)


def codes() -> Tensor:
    """Return the ten codes, (10, 84): +1 is ink, -1 is paper."""
    rows = [byte for code in CODES for byte in bytes.fromhex(code)]
    bits = [row >> (6 - column) & 1 for row in rows for column in range(7)]
    return 2.0 * torch.tensor(bits).reshape(10, 84) - 1


def squash(a: Tensor) -> Tensor:
    """Return the state f(a) of a net input a."""
    return A * torch.tanh(S * a)


def sum_2x2(maps: Tensor) -> Tensor:
    """Return the sum of each window of 2x2: (n, c, h, w) to (n, c, h / 2, w / 2)."""
    return 4 * functional.avg_pool2d(maps, 2)


class LeNet5(nn.Module):
    """The 60,000 parameters, named as in the file of the weights, and how they compute."""

    def __init__(self) -> None:
        super().__init__()
        shapes = {
            **{"c1_kernels": (6, 5, 5), "c1_bias": (6,)},
            **{"s2_coefficient": (6,), "s2_bias": (6,)},  # one of each a map: 12, not 30
            **{"c3_kernels": (60, 5, 5), "c3_bias": (16,)},
            **{"s4_coefficient": (16,), "s4_bias": (16,)},
            **{"c5_weights": (120, 16, 5, 5), "c5_bias": (120,)},
            **{"f6_weights": (84, 120), "f6_bias": (84,)},
        }
        for name, shape in shapes.items():
            self.register_parameter(name, nn.Parameter(torch.zeros(shape)))
        pairs = [(c3, s2) for c3, s2_maps in enumerate(C3_TABLE) for s2 in s2_maps]
        self.register_buffer("pairs", torch.tensor(pairs).T, persistent=False)  # (2, 60)
        self.register_buffer("codes", codes(), persistent=False)  # (10, 84), fixed

    def forward(self, image: Tensor) -> Tensor:
        """Return the distances (n, 10) of images (n, 1, 32, 32); the smallest is the answer."""
        c1 = squash(functional.conv2d(image, self.c1_kernels[:, None], self.c1_bias))
        s2 = self.subsample(c1, self.s2_coefficient, self.s2_bias)  # (n, 6, 14, 14)
        c3 = squash(functional.conv2d(s2, self.c3_grid(), self.c3_bias))  # (n, 16, 10, 10)
        s4 = self.subsample(c3, self.s4_coefficient, self.s4_bias)  # (n, 16, 5, 5)
        c5 = squash(functional.conv2d(s4, self.c5_weights, self.c5_bias)).flatten(1)  # (n, 120)
        f6 = squash(functional.linear(c5, self.f6_weights, self.f6_bias))  # (n, 84)
        return (f6[:, None] - self.codes).square().sum(2)  # y_i = sum_j (x_j - w_ij)^2 (p. 8)

    def subsample(self, maps: Tensor, coefficient: Tensor, bias: Tensor) -> Tensor:
        """Return S2 or S4: sums of 2x2 times a coefficient plus a bias, one of each a map."""
        return squash(sum_2x2(maps) * coefficient[:, None, None] + bias[:, None, None])

    def c3_grid(self) -> Tensor:
        """Return the 60 kernels in a grid (16, 6, 5, 5), 0 where the table has no cross."""
        grid = torch.zeros(16, 6, 5, 5)
        grid[self.pairs[0], self.pairs[1]] = self.c3_kernels
        return grid


def as_input(digits: Tensor) -> Tensor:
    """Return digits (n, 28, 28), 0 paper to 1 ink, in the middle of images (n, 1, 32, 32)."""
    return functional.pad(digits, (2, 2, 2, 2))[:, None] * (INK - PAPER) + PAPER


def load() -> LeNet5:
    """Return the network with the weights of the file beside this one."""
    network = LeNet5()
    network.load_state_dict(load_file(WEIGHTS))
    return network


if __name__ == "__main__":
    digit = torch.zeros(1, 28, 28)
    digit[0, 4:24, 13:16] = 1  # a bar, 20 pixels high
    distances = load()(as_input(digit))[0]
    print("distances from the codes of 0 to 9:", [round(d, 1) for d in distances.tolist()])
    print("answer:", int(distances.argmin()))
