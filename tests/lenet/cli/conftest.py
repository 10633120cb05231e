"""A model, a picture and an ink file for the commands; children that no test leaves behind."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lenet.data.idx import bundled_mnist
from lenet.data.ink_files import InkDigit, write_ink
from lenet.network.checkpoint import Card, Model, save_model
from lenet.network.parameters import initial
from tests.lenet.cli.child import Child


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.safetensors"
    save_model(path, Model(initial(4), Card(name="untrained")))
    return path


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Ziffer sieben ü.png"
    Image.fromarray(255 - bundled_mnist("test").images[0]).save(path)
    return path


@pytest.fixture
def ink(tmp_path: Path) -> Path:
    rng = np.random.default_rng(0)
    strokes = [(rng.uniform(0, 50, (9, 2)).astype(np.float32),) for _ in range(3)]
    path = tmp_path / "ink.jsonl.gz"
    write_ink(path, [InkDigit(label, "w", stroke) for label, stroke in enumerate(strokes)])
    return path


@pytest.fixture
def children() -> Iterator[list[Child]]:
    """Those started by a test; none survives it."""
    started: list[Child] = []
    yield started
    for child in started:
        child.process.kill()
        child.process.wait()
        for pipe in (child.process.stdin, child.process.stdout, child.process.stderr):
            if pipe is not None:
                pipe.close()
