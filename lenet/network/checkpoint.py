"""A trained network as a file: safetensors, with the model's card in its metadata."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated, Final

import numpy as np
from msgspec import Meta
from numpy.typing import NDArray
from safetensors.numpy import save

from lenet.files.atomic_write import atomic_write
from lenet.files.decode import Count, Line, Whole, from_json
from lenet.files.tensors import read_tensors
from lenet.network.parameters import Array, Parameters, checked

SUFFIX: Final = ".safetensors"
CARD_KEY: Final = "card"
_MOST_BYTES: Final = 2 << 20  # of a file; in double precision a network takes 0.5 MB
_Entries = Meta(max_length=10_000)


@dataclass(frozen=True)
class Taught:
    """What a taught model learned on top of another one: whose drawings, and what that cost."""

    model: Line  # the name of the model it began with
    fingerprint: Line  # of that model's parameters, as `fingerprint_of` gives it
    writers: Annotated[tuple[Line, ...], _Entries]
    drawings: Count
    not_digits: Count  # of them said to be no digit
    seed: Whole
    updates: Count
    seconds: Annotated[float, Meta(ge=0)]
    # Errors on those of the drawings that have a label from 0 to 9, never read by a network that
    # learned them:
    own_count: Count
    own_errors_before: Count
    own_errors_after: Count
    test_errors_before: Count


@dataclass(frozen=True)
class Card:
    """The model card: where a model comes from, and its errors on the MNIST test set."""

    name: Line
    recipe: Line = ""
    seed: Whole = 0
    data: Line = ""
    passes: Count = 0
    test_errors: Count | None = None
    test_count: Count | None = None
    seconds: Annotated[float, Meta(ge=0)] | None = None
    date: Line = ""  # ISO 8601
    version: Line = ""  # of the program that trained it
    all_seeds: Annotated[dict[Line, Count], _Entries] = field(
        default_factory=dict
    )  # seed -> test errors
    thresholds: Annotated[dict[Line, float], _Entries] = field(default_factory=dict)
    taught: Taught | None = None  # recipe, seed, data and passes are those of the first model
    device: Line = ""  # that it was trained on, such as "cpu"; early versions did not note it

    @property
    def error_rate(self) -> float | None:
        """Test errors as a fraction, where both counts are known."""
        if self.test_errors is None or not self.test_count:
            return None
        return self.test_errors / self.test_count


@dataclass(frozen=True, eq=False)
class Model:
    """A network ready for use: its parameters and its card."""

    parameters: Parameters
    card: Card


def fingerprint_of(parameters: Parameters) -> str:
    """Return the sha256 of the parameters: models that compute the same have the same one."""
    return hashlib.sha256(parameters.to_vector().astype("<f4").tobytes()).hexdigest()


def save_model(path: Path, model: Model, *, durable: bool = True) -> None:
    """Write a model file, as `atomic_write` does. Raises OSError."""
    save_arrays(path, model.parameters.arrays(), model.card, durable=durable)


def model_content(model: Model) -> bytes:
    """Return the content of a model file."""
    return _content(model.parameters.arrays(), model.card, {})


def load_model(path: Path) -> Model:
    """Read a model file; nothing in it can run code.

    Raises InputError, naming the file and the fault, for a file that cannot be read, is not
    safetensors (a pickle, a truncated file), or is not a LeNet-5.
    """
    arrays, metadata = load_arrays(path)
    return Model(checked(arrays, source=str(path)), read_card(metadata, path))


def save_arrays(
    path: Path,
    arrays: dict[str, Array],
    card: Card,
    *,
    facts: dict[str, str] | None = None,
    durable: bool = True,
) -> None:
    """Write the layers of a network, its card and further facts about it. Raises OSError."""
    atomic_write(path, _content(arrays, card, facts or {}), durable=durable)


def _content(arrays: dict[str, Array], card: Card, facts: dict[str, str]) -> bytes:
    return save(arrays, metadata={CARD_KEY: json.dumps(asdict(card)), **facts})


def load_arrays(path: Path) -> tuple[dict[str, NDArray[np.generic]], dict[str, str]]:
    """The arrays of a safetensors file, unchecked, and its metadata.

    Raises InputError, naming the file and the fault, for a file that cannot be read, is larger
    than such a network can be, or is not whole safetensors.
    """
    return read_tensors(path, _MOST_BYTES)


def read_card(metadata: dict[str, str], path: Path) -> Card:
    """Return the card, or one with the file's name: a model without a sound card still works."""
    card = from_json(metadata.get(CARD_KEY, ""), Card)
    if card is None:
        return Card(name=path.stem)
    most_errors = max(card.test_errors or 0, *card.all_seeds.values(), 0)
    is_sound = card.test_count is None or most_errors <= card.test_count
    return card if is_sound else Card(name=path.stem)
