"""What may be asked of a run while it goes, as frozen values and as JSON lines."""

import json
import math
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Final

from lenet.runs.early_stopping import Stops

_LOWEST_FACTOR: Final = 1e-6
_HIGHEST_FACTOR: Final = 1e6


@dataclass(frozen=True)
class Pause:
    """Rest after this batch, until asked to go on."""


@dataclass(frozen=True)
class GoOn:
    """Rest no longer."""


@dataclass(frozen=True)
class OneBatch:
    """Learn one batch, then rest."""


@dataclass(frozen=True)
class OnePass:
    """Learn to the end of this pass, then rest."""


@dataclass(frozen=True)
class Stop:
    """End here; the run can be resumed where it was."""


@dataclass(frozen=True)
class SetRate:
    """Multiply every rate of the recipe, from the next batch on."""

    factor: float


@dataclass(frozen=True)
class SetStops:
    """End by itself under these conditions from now on, and no longer under the old ones."""

    error_below: float | None = None
    patience: int | None = None
    minutes: float | None = None


@dataclass(frozen=True)
class ShowLive:
    """Keep the network of the moment in the run folder, some times a second, or no longer."""

    on: bool


Command = Pause | GoOn | OneBatch | OnePass | Stop | SetRate | SetStops | ShowLive
_KINDS: Final = {
    kind.__name__: kind
    for kind in (Pause, GoOn, OneBatch, OnePass, Stop, SetRate, SetStops, ShowLive)
}


def to_line(order: Command) -> str:
    """The order as one line of JSON without its line end; `order` names its kind."""
    return json.dumps({"order": type(order).__name__} | asdict(order))


def from_line(line: str) -> Command | None:
    """The order of a line; None for anything else, and for numbers that make no sense."""
    try:
        entries = json.loads(line)
        kind: Callable[..., Command] = _KINDS[entries.pop("order")]
        known = {
            f.name: entries[f.name] for f in fields(_KINDS[kind.__name__]) if f.name in entries
        }
        order = kind(**known)
        return order if _makes_sense(order) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _makes_sense(order: Command) -> bool:
    """Whether its values can be obeyed. Raises TypeError for values of another kind."""
    if isinstance(order, SetRate):
        return math.isfinite(order.factor) and _LOWEST_FACTOR <= order.factor <= _HIGHEST_FACTOR
    if isinstance(order, SetStops):
        return Stops(order.error_below, order.patience, order.minutes).fault is None
    return not isinstance(order, ShowLive) or isinstance(order.on, bool)
