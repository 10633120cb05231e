"""Networks of other programs: known by their shapes, read as they were trained, or refused."""

import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file

from lenet.data.idx import Digits, bundled_mnist
from lenet.errors import InputError
from lenet.evaluation.metrics import distances, evaluate
from lenet.exchange.network_file import ImportedModel, load_lenet, load_network
from lenet.network.checkpoint import Model
from lenet.network.forward import network_input
from lenet.network.tutorial import (
    InputScale,
    Pooling,
    Squash,
    TutorialModel,
    tutorial_forward,
)
from lenet.resources import bundled_models, tutorial_model_paths
from tests.lenet.exchange.networks import as_keras, as_torch, bundled, for_unit_scale, onnx_file

TEST = bundled_mnist("test")
FEW = Digits(TEST.images[:500], TEST.labels[:500], "MNIST")
RELU, TANH = bundled(0), bundled(1)


def opened(path: Path) -> ImportedModel:
    network = load_network(path)
    assert isinstance(network, ImportedModel)
    return network


@pytest.mark.parametrize(("number", "squash", "pooling"), [(0, "relu", "max"), (1, "tanh", "mean")])
@pytest.mark.parametrize("style", [as_torch, as_keras])
def test_a_network_of_other_names_and_shapes_is_the_same_network(
    tmp_path: Path, number: int, squash: Squash, pooling: Pooling, style: Any
) -> None:
    ours = bundled(number)
    save_file(style(for_unit_scale(ours)), tmp_path / "mine.safetensors")
    network = opened(tmp_path / "mine.safetensors")
    guess = network.guess
    assert (guess.squash, guess.pooling) == (squash, pooling)
    assert network.card.name == "mine"
    for name, array in ours.arrays().items():
        if not name.startswith("c1"):
            assert (getattr(network.parameters, name) == array).all(), name
    expected = evaluate(ours, FEW)
    # Networks that learned distorted digits read well on more scales than their own.
    assert guess.errors <= expected.errors + 3
    assert guess.count == 500
    assert evaluate(network.parameters, FEW).errors == guess.errors


def test_what_a_file_says_of_itself_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    facts = {"squash": "sigmoid", "pooling": "mean", "border": "zero"}
    facts |= {"background": "-0.5", "ink": "2.5"}
    for name, value in (("", ""), ("ink", "nan"), ("border", "x"), ("squash", "x")):
        save_file(as_torch(TANH.arrays()), path, metadata={**facts, name: value})
        guess = opened(path).guess
        assert guess.pooling == "mean"
        assert (guess.squash == "sigmoid") == (name != "squash")
        assert (guess.scale == InputScale(-0.5, 2.5, "zero")) == (name in ("", "squash"))


def test_on_its_own_scale_a_network_computes_what_it_did() -> None:
    arrays = for_unit_scale(TANH)
    kernels, bias = arrays["c1_kernels"], arrays["c1_bias"]
    p = replace(TANH, c1_kernels=kernels, c1_bias=bias, scale=InputScale(0, 1))
    found = distances(p, FEW.images[:50])
    np.testing.assert_allclose(found, distances(TANH, FEW.images[:50]), rtol=1e-3, atol=1e-4)
    for digit, penalties in zip(FEW.images[:5], found, strict=False):
        trace = tutorial_forward(p, network_input(digit))
        np.testing.assert_allclose(trace.image[2:-2, 2:-2], digit / 255, atol=1e-6)
        np.testing.assert_allclose(-np.log(trace.probabilities), penalties, rtol=1e-3, atol=1e-4)


def test_an_onnx_file_says_squashing_pooling_and_padding(tmp_path: Path) -> None:
    path = tmp_path / "mine.onnx"
    arrays = as_torch(for_unit_scale(RELU))
    path.write_bytes(onnx_file(arrays, ("Conv", "Tanh", "AveragePool", "Gemm"), pads=2))
    guess = opened(path).guess
    assert (guess.squash, guess.pooling) == ("tanh", "mean")  # it says so, though it reads badly
    path.write_bytes(onnx_file(arrays, pads=0, typed=True))
    network = opened(path)
    assert network.guess.scale.border != "zero"
    assert (network.parameters.f6_weights == RELU.f6_weights).all()


def test_ours_are_known_by_their_names() -> None:
    assert isinstance(load_network(bundled_models()["pen"]), Model)
    network = load_network(tutorial_model_paths()[1])
    assert isinstance(network, TutorialModel)
    assert not isinstance(network, ImportedModel)
    assert network.card.test_errors == evaluate(network.parameters, TEST).errors


def test_a_tutorial_network_is_not_taken_for_that_of_1998() -> None:
    with pytest.raises(InputError, match="a LeNet-5 of today's tutorials, not of 1998"):
        load_lenet(tutorial_model_paths()[0])


def changed(**arrays: NDArray[Any] | None) -> dict[str, NDArray[Any]]:
    """The arrays of a tutorial network, with some of them replaced or left out."""
    whole = as_torch(RELU.arrays()) | {key.replace("__", "."): v for key, v in arrays.items()}
    return {name: array for name, array in whole.items() if array is not None}


@pytest.mark.parametrize(
    ("arrays", "sentence"),
    [
        (
            changed(fc1__weight=np.zeros((120, 256), np.float32)),
            "have the shapes .*120×256",
        ),
        (changed(conv1__bias=None), "is no LeNet-5: its layers have the shapes"),
        (changed(bn__weight=np.ones(6, np.float32)), "is no LeNet-5"),
        (changed(conv1__bias=np.full(6, np.nan, np.float32)), "c1_bias holds numbers that are not"),
        (changed(fc3__bias=np.arange(10)), "output_bias holds int64"),
        ({f"w{n}": np.zeros(9, np.float32) for n in range(500)}, "shapes 9, 9, .*…"),
        ({}, "is no LeNet-5: its layers have the shapes none"),
    ],
)
def test_anything_else_is_refused_with_its_shapes(
    tmp_path: Path, arrays: dict[str, NDArray[Any]], sentence: str
) -> None:
    save_file(arrays, tmp_path / "x.safetensors")
    with pytest.raises(InputError, match=sentence):
        load_network(tmp_path / "x.safetensors")


@pytest.mark.parametrize("name", ["net.pt", "net.pth", "net.pkl", "renamed.safetensors"])
def test_a_pickle_is_never_opened_and_the_sentence_converts_it(tmp_path: Path, name: str) -> None:
    touched = tmp_path / "touched"
    hostile = pickle.dumps(_Hostile(str(touched)))
    (tmp_path / name).write_bytes(hostile)
    with pytest.raises(InputError) as caught:
        load_network(tmp_path / name)
    assert not touched.exists()
    assert "import torch, safetensors.torch" in str(caught.value)
    assert f'safetensors.torch.save_file(torch.load("{name}", weights_only=True)' in str(
        caught.value
    )


class _Hostile:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (self.path, "w")
