"""Model files, sound and made wrong on purpose."""

import json
import pickle
import tracemalloc
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from lenet.errors import InputError
from lenet.network.checkpoint import Card, Model, load_model, save_model
from lenet.network.parameters import initial
from lenet.resources import bundled_models
from tests.lenet.files.full_disk import room_for

CARD = Card(
    name="modern",
    recipe="modern",
    seed=3,
    data="MNIST",
    passes=40,
    test_errors=50,
    test_count=10_000,
    seconds=12.5,
    date="2026-01-01",
    version="0.1.0",
    all_seeds={"1": 48, "3": 50},
    thresholds={"margin": 4.5},
)


def arrays() -> dict[str, NDArray[np.generic]]:
    return dict(initial(0).arrays())


def test_a_model_comes_back_with_its_card(tmp_path: Path) -> None:
    path = tmp_path / "Modell Ü.safetensors"
    save_model(path, Model(initial(5), CARD))
    again = load_model(path)
    assert again.card == CARD
    assert again.card.error_rate == 0.005
    assert np.array_equal(again.parameters.to_vector(), initial(5).to_vector())
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_model_without_a_card_is_named_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    save_file(arrays(), path)
    assert load_model(path).card == Card(name="mine")


@pytest.mark.parametrize(
    "entry",
    [
        {"name": 7},
        {"date": None},
        {"test_errors": ""},
        {"test_count": "many"},
        {"passes": True},
        {"seconds": float("nan")},
        {"seconds": -1.0},
        {"all_seeds": [1, 2]},
        {"all_seeds": {"0": "few"}},
        {"thresholds": {"margin": "wide"}},
        {"thresholds": {"margin": 10**400}},
        {"test_errors": -1},
        {"test_errors": 10_001},
        {"all_seeds": {"0": 10_001}},
        {"seed": 10**30},
        {"name": "a\nb"},
        {"name": "a\0"},
        {"data": "d" * 1_001},
    ],
)
def test_a_card_with_a_value_of_the_wrong_kind_counts_as_none(
    tmp_path: Path, entry: dict[str, object]
) -> None:
    path = tmp_path / "mine.safetensors"
    card = json.dumps(asdict(CARD) | entry)
    save_file(arrays(), path, metadata={"card": card})
    assert load_model(path).card == Card(name="mine")


@pytest.mark.parametrize(
    "card",
    [
        "",
        "[]",
        '{"seed": 3}',
        '{"name": "a", "seed": ' + "9" * 5_000 + "}",
        '{"name": "a", "more": ' + "[" * 990 + "]" * 990 + "}",
        '{"name": "\\ud800"}',
    ],
)
def test_a_card_that_is_no_card_counts_as_none(tmp_path: Path, card: str) -> None:
    path = tmp_path / "mine.safetensors"
    save_file(arrays(), path, metadata={"card": card})
    assert load_model(path).card == Card(name="mine")


@pytest.mark.parametrize("name", ["pen", "modern", "paper-distorted"])
def test_the_cards_of_version_0_1_are_read_whole(name: str) -> None:
    path = bundled_models()[name]  # all written by that version
    with safe_open(path, framework="numpy") as file:
        entries = json.loads(file.metadata()["card"])
    card = load_model(path).card
    later = {"taught": None, "device": ""}  # fields of later versions
    assert json.dumps(asdict(card)) == json.dumps(entries | later)
    assert (card.name, card.version) == (name, "0.1.0")


def test_double_precision_is_taken_as_single(tmp_path: Path) -> None:
    path = tmp_path / "double.safetensors"
    save_file({name: array.astype(np.float64) for name, array in arrays().items()}, path)
    assert load_model(path).parameters.c5_weights.dtype == np.float32


def test_a_failed_save_leaves_the_old_model(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    save_model(path, Model(initial(1), CARD))
    with room_for(1000), pytest.raises(OSError, match="too large"):
        save_model(path, Model(initial(2), CARD))
    assert np.array_equal(load_model(path).parameters.to_vector(), initial(1).to_vector())


def changed(name: str, array: NDArray[np.generic] | None) -> dict[str, NDArray[np.generic]]:
    entries = arrays()
    entries.pop(name, None)
    return entries if array is None else {**entries, name: array}


def with_value(value: float) -> NDArray[np.float32]:
    array = initial(0).f6_weights.copy()
    array[3, 4] = value
    return array


WRONG_ARRAYS = {
    "missing": (changed("s4_bias", None), "lacks the layer s4_bias"),
    "unknown": (changed("c7_bias", np.zeros(3, np.float32)), "layer c7_bias"),
    "shape": (changed("c1_kernels", np.zeros((6, 25), np.float32)), r"shape \(6, 25\)"),
    "beyond single precision": (
        changed("c1_bias", np.full(6, 1e300)),
        "c1_bias holds numbers beyond 100,000",
    ),
    "too large to compute with": (
        changed("f6_weights", with_value(-2e5)),
        "f6_weights holds numbers beyond",
    ),
    "an endless name": (changed("c" * 5_000, np.zeros(3, np.float32)), r"layer c{57}\.\.\. that"),
    "a name of two lines": (changed("a\nb", np.zeros(3, np.float32)), "layer a\ufffdb that"),
    "many dimensions": (
        changed("c1_bias", np.zeros((1,) * 60, np.float32)),
        r"shape \([1, ]{56}\.\.\.,",
    ),
    "integers": (changed("c1_bias", np.zeros(6, np.int32)), "holds int32"),
    "NaN": (changed("f6_weights", with_value(np.nan)), "f6_weights.*not finite"),
    "infinity": (changed("f6_weights", with_value(np.inf)), "f6_weights.*not finite"),
}


@pytest.mark.parametrize("fault", WRONG_ARRAYS)
def test_wrong_arrays_get_one_sentence_with_the_file(tmp_path: Path, fault: str) -> None:
    entries, sentence = WRONG_ARRAYS[fault]
    path = tmp_path / "m.safetensors"
    save_file(entries, path)
    with pytest.raises(InputError, match=sentence) as caught:
        load_model(path)
    assert str(path) in str(caught.value)


def test_a_model_of_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    size = 3 << 30
    header = json.dumps({"a": {"dtype": "F32", "shape": [size // 4], "data_offsets": [0, size]}})
    with path.open("wb") as file:
        file.write(len(header).to_bytes(8, "little") + header.encode())
        file.truncate(8 + len(header) + size)  # takes no room on the disk
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=r"too large: up to 2 MiB are opened\.$"):
            load_model(path)
        assert tracemalloc.get_traced_memory()[1] < 1e6
    finally:
        tracemalloc.stop()


class Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return (exec, ("raise SystemExit('code from a model file ran')",))


def wrong_contents(path: Path) -> dict[str, bytes]:
    save_model(path, Model(initial(0), CARD))
    whole = path.read_bytes()
    path.unlink()
    return {
        "empty": b"",
        "truncated": whole[:-1000],
        "header only": whole[:50],
        "pickle": pickle.dumps(Bomb()),
        "text": b"hello, this is not a model",
        "boundless header": b"\xff" * 8 + whole[8:],
    }


@pytest.mark.parametrize(
    "fault", ["empty", "truncated", "header only", "pickle", "text", "boundless header"]
)
def test_what_is_not_whole_safetensors_is_not_opened(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(wrong_contents(path)[fault])
    with pytest.raises(InputError, match="not a whole safetensors file") as caught:
        load_model(path)
    assert str(path) in str(caught.value)


def test_a_folder_or_a_missing_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.safetensors"):
        with pytest.raises(InputError) as caught:
            load_model(path)
        assert str(path) in str(caught.value)
