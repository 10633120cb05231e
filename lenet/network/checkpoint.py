"""A trained network as a file: safetensors, with the model's card in its metadata."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from lenet.errors import InputError, unreadable
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import Count, Line, Whole, from_json
from lenet.network.parameters import Array, Parameters, checked

SUFFIX: Final = ".safetensors"
_CARD_KEY: Final = "card"


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
    seconds: float | None = None
    date: Line = ""  # ISO 8601
    version: Line = ""  # of the program that trained it
    all_seeds: dict[Line, Count] = field(default_factory=dict)  # seed -> test errors
    thresholds: dict[Line, float] = field(default_factory=dict)

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


def save_model(path: Path, model: Model, *, durable: bool = True) -> None:
    """Write a model file, as `atomic_write` does. Raises OSError."""
    save_arrays(path, model.parameters.arrays(), model.card, durable=durable)


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
    content = save(arrays, metadata={_CARD_KEY: json.dumps(asdict(card)), **(facts or {})})
    atomic_write(path, content, durable=durable)


def load_arrays(path: Path) -> tuple[dict[str, NDArray[np.generic]], dict[str, str]]:
    """The arrays of a safetensors file, unchecked, and its metadata.

    Raises InputError, naming the file and the fault, for a file that cannot be read or is not
    whole safetensors.
    """
    try:
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata() or {}
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except OSError as error:
        raise unreadable(path, error) from error
    except SafetensorError as error:
        raise InputError(
            "{path} is not a whole safetensors file, so it is not opened.", path=path
        ) from error
    except (TypeError, ValueError, KeyError, AttributeError) as error:  # a dtype numpy lacks
        raise InputError(
            "{path} holds numbers of a kind that LeNet-5 does not use.", path=path
        ) from error
    return arrays, metadata


def read_card(metadata: dict[str, str], path: Path) -> Card:
    """Return the card, or one with the file's name: a model without a sound card still works."""
    card = from_json(metadata.get(_CARD_KEY, ""), Card)
    if card is None:
        return Card(name=path.stem)
    most_errors = max(card.test_errors or 0, *card.all_seeds.values(), 0)
    is_sound = card.test_count is None or most_errors <= card.test_count
    return card if is_sound else Card(name=path.stem)
