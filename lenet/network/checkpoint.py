"""A trained network as a file: safetensors, with the model's card in its metadata."""

import json
import math
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from lenet.errors import InputError, unreadable
from lenet.files.atomic_write import atomic_write
from lenet.network.parameters import Array, Parameters, checked

SUFFIX: Final = ".safetensors"
_CARD_KEY: Final = "card"


@dataclass(frozen=True)
class Card:
    """Where a model comes from and how good it is. Error counts are of the MNIST test set."""

    name: str
    recipe: str = ""
    seed: int = 0
    data: str = ""
    passes: int = 0
    test_errors: int | None = None
    test_count: int | None = None
    seconds: float | None = None
    date: str = ""  # ISO 8601
    version: str = ""  # of the program that trained it
    all_seeds: dict[str, int] = field(default_factory=dict)  # seed -> test errors
    thresholds: dict[str, float] = field(default_factory=dict)

    @property
    def error_rate(self) -> float | None:
        """Test errors as a fraction, where both counts are known."""
        if self.test_errors is None or not self.test_count:
            return None
        return self.test_errors / self.test_count


@dataclass(frozen=True, eq=False)
class Model:
    """A network ready for use: its numbers and its card."""

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
    """The card, or one with the file's name alone: a model without a sound card still works."""
    try:
        entries = json.loads(metadata[_CARD_KEY])
        card = Card(**{f.name: entries[f.name] for f in fields(Card) if f.name in entries})
    except (KeyError, TypeError, ValueError):
        return Card(name=path.stem)
    return card if _is_sound(card) else Card(name=path.stem)


def _is_sound(card: Card) -> bool:
    """Whether every value of a card that came from outside is of its kind."""
    texts = (card.name, card.recipe, card.data, card.date, card.version)
    results = [count for count in (card.test_errors, card.test_count) if count is not None]
    if not isinstance(card.all_seeds, dict) or not isinstance(card.thresholds, dict):
        return False
    counts = (card.seed, card.passes, *results, *card.all_seeds.values())
    numbers = (0 if card.seconds is None else card.seconds, *card.thresholds.values())
    return (
        all(isinstance(text, str) for text in texts)
        and all(type(count) is int for count in counts)
        and all(type(number) in (int, float) and math.isfinite(number) for number in numbers)
    )
