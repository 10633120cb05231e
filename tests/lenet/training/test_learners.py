"""A learner that cannot be imported: a sentence where torch is missing, else the error itself."""

import sys

import pytest

from lenet.errors import InputError
from lenet.training.online.sdlm import SdlmLearner
from lenet.training.train import import_learner
from tests.lenet.training.samples import BATCHES, ONLINE


def test_without_torch_batches_are_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("lenet.training.batch.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(InputError, match="needs torch, which is not installed"):
        import_learner(BATCHES)
    assert import_learner(ONLINE) is SdlmLearner


def test_another_module_that_is_missing_is_a_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "lenet.training.batch.minibatch", None)
    with pytest.raises(ModuleNotFoundError, match="minibatch"):
        import_learner(BATCHES)
