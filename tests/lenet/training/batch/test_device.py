"""The device of a run: found, refused in a sentence, told; and every array of a step is on it.

No GPU computes here. torch's device "meta" has shapes and no numbers, and like a GPU it refuses
arrays of another device.
"""

from pathlib import Path

import pytest
import torch

from lenet.cli.main import main
from lenet.errors import InputError
from lenet.network.checkpoint import load_model
from lenet.network.loss import Loss
from lenet.network.parameters import initial
from lenet.runs.folder import MODEL, open_run
from lenet.runs.recipe import Minibatch
from lenet.runs.spec import RunSpec
from lenet.training.batch.device import find_device, kernels_of
from lenet.training.batch.model import Twin
from lenet.training.batch.optimizer import Optimiser
from lenet.training.train import resume, train
from tests.lenet.training.samples import BATCHES, ONLINE, dataset

HAS_GPU = torch.cuda.is_available() or torch.backends.mps.is_available()


@pytest.mark.parametrize("muon", [False, True])
def test_a_whole_step_is_on_the_device(muon: bool) -> None:
    meta = torch.device("meta")
    twin, optimiser = Twin(initial(0), meta), Optimiser(Minibatch(muon=muon), meta)
    images, labels = torch.empty(4, 1, 32, 32, device=meta), torch.zeros(4, device=meta).long()
    value, wrong = twin.learn(images, labels, Loss(equation=9))
    optimiser.step(twin, 0.1, 1)
    for tensor in (value, wrong, twin.gradient, twin.vector, twin.distances(images)):
        assert tensor.device == meta


@pytest.mark.skipif(HAS_GPU, reason="there is a GPU")
def test_without_a_gpu_auto_is_the_processor_and_a_gpu_is_a_sentence() -> None:
    assert find_device("auto") == find_device("cpu") == "cpu"
    assert kernels_of("cpu") == torch.backends.cpu.get_cpu_capability()
    for name in ("cuda", "mps"):
        with pytest.raises(InputError, match=f"Training on {name} cannot be done here: torch"):
            find_device(name)


@pytest.mark.skipif(HAS_GPU, reason="there is a GPU")
def test_run_card_and_folder_name_the_device_that_computed(tmp_path: Path) -> None:
    spec = RunSpec(recipe=BATCHES, device="auto")
    list(train(spec, dataset(20), tmp_path / "run"))
    assert open_run(tmp_path / "run").started.device == "cpu"
    assert load_model(tmp_path / "run" / MODEL).card.device == "cpu"


@pytest.mark.skipif(HAS_GPU, reason="there is a GPU")
def test_a_run_of_a_gpu_is_not_resumed_elsewhere(tmp_path: Path) -> None:
    list(train(RunSpec(recipe=BATCHES), dataset(20), tmp_path / "run"))
    log = tmp_path / "run" / "events.jsonl"
    log.write_text(log.read_text().replace('"device": "cpu"', '"device": "cuda"'))
    with pytest.raises(InputError, match="A run keeps its device, since another gives other bits"):
        resume(open_run(tmp_path / "run"), dataset(20))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["modern", "tpu"], "--device is tpu, but must be one of cpu, cuda, mps, auto."),
        (["paper", "cuda"], "paper learns one pattern an update, on the processor: --device cuda"),
    ],
)
def test_a_wrong_device_is_a_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    recipe, device = arguments
    out = str(tmp_path / "run")
    assert main(["train", "--recipe", recipe, "--device", device, "--out", out]) == 2
    assert capsys.readouterr().err.startswith(f"lenet: {sentence}")
    assert not (tmp_path / "run").exists()


def test_the_papers_training_has_no_choice() -> None:
    assert train(RunSpec(recipe=ONLINE, device="auto"), dataset(), Path("unused"))
