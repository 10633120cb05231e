"""The tutorial network: its counts, its file, and torch as the oracle of its forward pass."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from lenet.data.idx import Digits, bundled_mnist
from lenet.data.image_augment import Distortion
from lenet.errors import InputError
from lenet.network import paper
from lenet.network.checkpoint import Card, load_model, save_arrays
from lenet.network.forward import network_input
from lenet.network.tutorial import (
    PAPER_SCALE,
    TUTORIAL_LAYER_FACTS,
    TUTORIAL_PARAMETER_COUNT,
    TUTORIAL_SHAPES,
    Pooling,
    Squash,
    TutorialModel,
    TutorialParameters,
    load_tutorial,
    save_tutorial,
    softmax,
    tutorial_forward,
)
from lenet.resources import RESOURCES
from lenet.runs.recipe import Minibatch

VARIANTS: list[tuple[Squash, Pooling]] = [
    ("relu", "max"),
    ("relu", "mean"),
    ("tanh", "max"),
    ("tanh", "mean"),
]
CARD = Card(name="tutorial", seed=3, test_errors=70, test_count=10_000)


def random_parameters(
    seed: int, squash: Squash = "relu", pooling: Pooling = "max"
) -> TutorialParameters:
    rng = np.random.default_rng(seed)
    layers = {
        name: rng.normal(0, 0.15, shape).astype(np.float32)
        for name, shape in TUTORIAL_SHAPES.items()
    }
    return TutorialParameters(**layers, squash=squash, pooling=pooling, scale=PAPER_SCALE)


def random_images(count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    rng = np.random.default_rng(2)
    return rng.uniform(-0.1, 1.175, (count, 32, 32)).astype(np.float32)


def test_the_counts_are_those_that_every_tutorial_prints() -> None:
    counted = {
        layer: sum(
            int(np.prod(shape)) for name, shape in TUTORIAL_SHAPES.items() if name.startswith(layer)
        )
        for layer in ("c1", "c3", "c5", "f6", "output")
    }
    assert counted == {"c1": 156, "c3": 2_416, "c5": 48_120, "f6": 10_164, "output": 850}
    assert sum(counted.values()) == TUTORIAL_PARAMETER_COUNT == 61_706
    facts = {fact.name.lower(): fact for fact in TUTORIAL_LAYER_FACTS}
    assert {name: facts[name].parameters for name in counted} == counted
    assert sum(fact.parameters for fact in TUTORIAL_LAYER_FACTS) == TUTORIAL_PARAMETER_COUNT


def test_the_layers_have_the_shapes_of_the_papers_and_the_connections_they_make() -> None:
    trace = tutorial_forward(random_parameters(0), random_images(1)[0])
    places = {
        fact.name.lower(): (fact.maps, fact.height, fact.width) for fact in TUTORIAL_LAYER_FACTS
    }
    for name, (maps, height, width) in places.items():
        values = trace.scores if name == "output" else getattr(trace, name)
        assert values.size == maps * height * width, name
    inputs = {"c1": 26, "s2": 4, "c3": 151, "s4": 4, "c5": 401, "f6": 121, "output": 85}
    for fact in TUTORIAL_LAYER_FACTS:
        units = fact.maps * fact.height * fact.width
        assert fact.connections == units * inputs[fact.name.lower()], fact.name
    for fact, original in zip(TUTORIAL_LAYER_FACTS[:5], paper.LAYER_FACTS, strict=False):
        assert fact[:4] == original[:4]


@pytest.mark.parametrize(("squash", "pooling"), VARIANTS)
def test_numpy_and_torch_agree(squash: Squash, pooling: Pooling) -> None:
    training = pytest.importorskip("lenet.training.batch.tutorial")
    parameters = random_parameters(1, squash, pooling)
    images = random_images(5)
    scores = training.batch_scores(parameters, images)
    for image, expected in zip(images, scores, strict=True):
        trace = tutorial_forward(parameters, image)
        assert trace.scores == pytest.approx(expected, abs=1e-4)
        assert trace.answer == int(expected.argmax())
        assert trace.probabilities.sum() == pytest.approx(1, abs=1e-6)


def test_the_states_are_squashed_and_pooled_nets() -> None:
    image = random_images(1)[0]
    trace = tutorial_forward(random_parameters(1, "relu", "max"), image)
    assert (trace.c3 == trace.c3_net.clip(0)).all()
    assert trace.s2[3, 5, 6] == trace.c1[3, 10:12, 12:14].max()
    trace = tutorial_forward(random_parameters(1, "tanh", "mean"), image)
    assert trace.f6 == pytest.approx(np.tanh(trace.f6_net))
    assert trace.s4[3, 4, 0] == pytest.approx(trace.c3[3, 8:10, 0:2].mean(), abs=1e-6)


def test_softmax_does_not_overflow() -> None:
    probabilities = softmax(np.array([1000, 999, 0], dtype=np.float32))
    assert probabilities == pytest.approx([1 / (1 + np.exp(-1)), 1 / (1 + np.e), 0])


def test_a_model_comes_back_with_its_card_and_its_choices(tmp_path: Path) -> None:
    path = tmp_path / "Übung 1.safetensors"
    save_tutorial(path, TutorialModel(random_parameters(5, "tanh", "mean"), CARD))
    again = load_tutorial(path)
    assert again.card == CARD
    assert (again.parameters.squash, again.parameters.pooling) == ("tanh", "mean")
    for name, array in random_parameters(5).arrays().items():
        assert np.array_equal(getattr(again.parameters, name), array)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"squash": "relu"}, "pools by max or mean"),
        ({"pooling": "max"}, "squashes by relu, tanh or sigmoid"),
        ({"squash": "gelu", "pooling": "max"}, "squashes by relu, tanh or sigmoid"),
    ],
)
def test_a_file_must_say_what_cannot_be_seen(
    tmp_path: Path, facts: dict[str, str], sentence: str
) -> None:
    path = tmp_path / "m.safetensors"
    save_arrays(path, random_parameters(0).arrays(), CARD, facts=facts)
    with pytest.raises(InputError, match=sentence) as caught:
        load_tutorial(path)
    assert str(path) in str(caught.value)


def test_the_two_kinds_of_network_are_not_taken_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    save_tutorial(path, TutorialModel(random_parameters(0), CARD))
    with pytest.raises(InputError, match="not a LeNet-5 model"):
        load_model(path)
    arrays = random_parameters(0).arrays()
    save_file({**arrays, "s2_bias": np.zeros(6, dtype=np.float32)}, path)
    with pytest.raises(InputError, match="a layer s2_bias that tutorial LeNet-5"):
        load_tutorial(path)
    bad = replace(random_parameters(0), c3_bias=np.full(16, np.nan, dtype=np.float32))
    save_tutorial(path, TutorialModel(bad, CARD))
    with pytest.raises(InputError, match="c3_bias holds numbers that are not finite"):
        load_tutorial(path)


def test_training_learns_and_a_seed_gives_the_same_network() -> None:
    training = pytest.importorskip("lenet.training.batch.tutorial")
    rng = np.random.default_rng(0)
    labels = np.arange(200, dtype=np.uint8) % 10
    images = np.zeros((200, 28, 28), dtype=np.uint8)
    for image, label in zip(images, labels, strict=True):  # a bar whose height is the digit
        image[4 + 2 * label : 7 + 2 * label, 4:24] = rng.integers(180, 256)
    digits = Digits(images, labels, "bars")
    setting = training.TutorialSpec(
        squash="relu",
        pooling="max",
        seed=4,
        passes=12,
        method=Minibatch(batch=20, rate=5e-3, averaging=0.9),
        distortion=Distortion(translation=0.5, elastic=0.2),
    )
    first = list(training.train_tutorial(digits, setting))
    assert [done.number for done in first] == list(range(1, 13))
    assert first[-1].loss < first[0].loss / 5
    assert training.count_errors(first[-1].parameters, digits) <= 4
    again = list(training.train_tutorial(digits, setting))[-1].parameters
    for name, array in first[-1].parameters.arrays().items():
        assert np.array_equal(getattr(again, name), array)


@pytest.mark.parametrize(("squash", "pooling"), [("relu", "max"), ("tanh", "mean")])
def test_the_models_that_come_with_the_program_read_digits(
    squash: Squash, pooling: Pooling
) -> None:
    path = RESOURCES / "models" / f"tutorial-{squash}-{pooling}.safetensors"
    if not path.exists():
        pytest.skip("no tutorial model is bundled")
    model = load_tutorial(path)
    assert (model.parameters.squash, model.parameters.pooling) == (squash, pooling)
    assert model.card.error_rate is not None
    assert model.card.error_rate < 0.01
    test = bundled_mnist("test")
    images = network_input(test.images[5_000:5_500])
    answers = [tutorial_forward(model.parameters, image).answer for image in images]
    assert np.count_nonzero(answers != test.labels[5_000:5_500]) <= 10
