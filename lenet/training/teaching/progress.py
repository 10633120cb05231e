"""Progress of teaching: parts of the whole, and commands obeyed between them."""

from collections.abc import Generator
from typing import Final, TypeVar

from lenet.runs.teaching_events import Part, TeachingEvent, TeachingProgress
from lenet.training.controls import Controls

T = TypeVar("T")

_SPANS: Final[dict[Part, tuple[float, float]]] = {  # of the whole, by the time that each takes
    "reading": (0.0, 0.5),
    "leaving out": (0.5, 0.88),
    "learning": (0.88, 0.95),
    "measuring": (0.95, 1.0),
}
_BETWEEN_EVENTS: Final = 0.2  # of a part


def scaled(work: Generator[float, None, T], begin: float, size: float) -> Generator[float, None, T]:
    """Do work whose progress is a part of a larger one's."""
    while True:
        try:
            yield begin + size * next(work)
        except StopIteration as end:
            result: T = end.value
            return result


def in_part(
    part: Part, work: Generator[float, None, T], controls: Controls
) -> Generator[TeachingEvent, None, T]:
    """Do work between commands, with some progress events. Raises StoppedEarly."""
    told = -1.0
    while True:
        controls.raise_if_stopped()
        try:
            done = next(work)
        except StopIteration as end:
            result: T = end.value
            return result
        if done - told >= _BETWEEN_EVENTS:
            told = done
            yield progress(part, done)


def progress(part: Part, done: float) -> TeachingProgress:
    """Return the event for a place within a part, from 0 to 1."""
    begin, end = _SPANS[part]
    return TeachingProgress(part, round(begin + (end - begin) * done, 3))
