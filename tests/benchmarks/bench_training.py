"""The training step beside the recipe of every tutorial, and the paper's online learning."""

from collections.abc import Iterator

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import DataLoader, TensorDataset

from lenet.data.idx import bundled_mnist
from lenet.network import paper
from lenet.network.forward import dense_c3, network_input
from lenet.network.parameters import initial
from lenet.runs.recipe_file import find_recipe
from lenet.runs.spec import RunSpec
from lenet.training.batch.minibatch import MinibatchLearner
from lenet.training.batch.model import Twin
from lenet.training.controls import Controls
from lenet.training.dataset import gather
from lenet.training.online.sdlm import SdlmLearner
from lenet.training.process import keep_freed_memory
from tests.benchmarks.measure import Measurement, repeat

_BATCH = 128


class _Tutorial(nn.Module):
    """The same network from plain modules and operators, as one would write it first."""

    table: torch.Tensor  # (16, 6, 5, 5)
    codes: torch.Tensor  # (10, 84)

    def __init__(self) -> None:
        super().__init__()
        self.c1, self.c3 = nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5)
        self.c5, self.f6 = nn.Linear(400, 120), nn.Linear(120, 84)
        self.s2, self.s4 = (
            nn.ParameterList([torch.full((n, 1, 1), 0.25), torch.zeros(n, 1, 1)]) for n in (6, 16)
        )
        mask = dense_c3(np.ones((60, 5, 5), dtype=np.float32))
        self.register_buffer("table", torch.from_numpy(mask))
        self.register_buffer("codes", torch.from_numpy(paper.CODES.copy()))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        def squash(a: torch.Tensor) -> torch.Tensor:
            return paper.SQUASH_A * torch.tanh(paper.SQUASH_S * a)

        x = squash(self.c1(x))
        x = squash(4 * functional.avg_pool2d(x, 2) * self.s2[0] + self.s2[1])
        x = squash(functional.conv2d(x, self.c3.weight * self.table, self.c3.bias))
        x = squash(4 * functional.avg_pool2d(x, 2) * self.s4[0] + self.s4[1])
        x = squash(self.f6(squash(self.c5(x.flatten(1)))))
        distances: torch.Tensor = ((x[:, None] - self.codes) ** 2).sum(2)
        return distances


def run() -> Iterator[Measurement]:
    torch.set_num_threads(1)
    train = bundled_mnist("train")
    images = torch.from_numpy(network_input(train.images[:20_000]))[:, None]
    data = TensorDataset(images, torch.from_numpy(train.labels[:20_000].astype(np.int64)))
    model = _Tutorial()
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-4)
    loader = iter(DataLoader(data, batch_size=_BATCH, shuffle=True))

    def tutorial_step() -> None:
        batch, labels = next(loader)
        optimiser.zero_grad()
        scaled = model(batch) * 0.1
        loss = scaled.gather(1, labels[:, None]).mean() + torch.logsumexp(-scaled, 1).mean()
        loss.backward()
        optimiser.step()

    yield repeat(f"tutorial step, {_BATCH} digits, no distortions", tutorial_step, n=100)

    keep_freed_memory()
    recipe = find_recipe("modern")
    assert recipe.minibatch is not None
    dataset = gather(train, bundled_mnist("test"))
    steps = MinibatchLearner(RunSpec(recipe=recipe), dataset).learn(1, Controls())
    batch = recipe.minibatch.batch
    name = f"modern step, {batch} digits, distortions included"
    target = f"tutorial x {batch / _BATCH / 1.5:.2f}"
    yield repeat(name, lambda: next(steps), n=200, target=target)

    left, right = torch.rand(1024, 1024), torch.rand(1024, 1024)
    # 341k multiply-adds a digit forward, twice that backward, at the speed of a large product.
    name = "2^30 multiply-adds as one matrix product (128 digits: 2^27)"
    yield repeat(name, lambda: left @ right, n=50)

    online = find_recipe("paper")
    patterns = SdlmLearner(RunSpec(recipe=online), dataset).learn(1, Controls())
    name = "paper, 100 digits online (a pass: 600 of these)"
    yield repeat(name, lambda: next(patterns), n=25, target="median < 66", warm_up=3)
    twin = Twin(initial(0))
    with torch.no_grad():
        yield repeat("torch forward, 500 digits", lambda: twin.distances(images[:500]), n=50)
