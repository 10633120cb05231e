"""The events of teaching a model somebody's drawings, as frozen values and as JSON lines.

`python -m lenet teach --json` prints them: TeachingStarted, TeachingProgress some ten times, and
at the end TeachingDone, ClassDone, TeachingStopped or RunFailed. With --class there is one
WriterRead a writer before the end. A Stop command, as to a run, ends the work early.
"""

import typing
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal, Self

from msgspec import Meta

from lenet.files.decode import Count, Fraction, Text, Whole
from lenet.files.json_lines import JsonLines
from lenet.runs.events import RunFailed

Part = Literal["reading", "learning", "leaving out", "measuring"]
_Answer = Annotated[int, Meta(ge=0, le=9)]


@dataclass(frozen=True)
class TeachingStarted:
    """Teaching begins: from which model, with whose drawings."""

    model: Text  # the name on the card of the model that it begins with
    fingerprint: Text  # sha256 of that model's parameters
    writers: tuple[Text, ...]
    drawings: Count  # that are learned
    not_digits: Count  # of them said to be no digit
    seed: Count
    version: Text  # of this program


@dataclass(frozen=True)
class TeachingNote:
    """Something to know of the drawings; teaching goes on. Worded as in RunFailed."""

    reason: Text  # one sentence for a person, in English
    template: Text
    values: dict[Text, Text | Whole | float] = field(default_factory=dict, hash=False)

    @classmethod
    def because(cls, template: str, **values: str | int | float) -> Self:
        """Return the event for literal English words with named places and the values in them."""
        return cls(template.format(**values) if values else template, template, values)


@dataclass(frozen=True)
class TeachingProgress:
    """How far teaching is."""

    part: Part
    done: Fraction  # of all parts


@dataclass(frozen=True)
class Measured:
    """What a model makes of the person's drawings, of the test digits and of what is no digit.

    Of the model that was taught, drawings are read by networks that did not learn them: the
    drawings are divided, and each part is read by a network taught on the others. Where there
    are no thresholds nothing is refused, and the parts refused are 0.
    """

    own_errors: Count  # of the drawings with a label from 0 to 9
    own_answers: tuple[_Answer, ...]  # to every drawing, in their order
    own_refused: Count  # of the drawings with a label from 0 to 9
    test_errors: Count
    test_refused: Count
    letters_refused: Fraction  # of made-up letters of kinds that no model learned
    scribbles_refused: Fraction
    thresholds: dict[Text, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class OddLabel:
    """A label that neither the model before nor one taught on the other drawings agrees with.

    It is not learned where another drawing has the same label, unless a person asks for it.
    """

    drawing: Count  # its place among the drawings, from 0
    label: _Answer
    answer: _Answer  # what both read


@dataclass(frozen=True)
class TeachingDone:
    """The taught model is on disk. `before` and `after` are what the two models read."""

    path: Text
    name: Text  # on the card: "pen + Ann"
    own_count: Count  # drawings with a label from 0 to 9
    test_count: Count
    before: Measured
    after: Measured
    test_worse: tuple[Count, ...]  # test digits that only the model after reads wrong
    test_better: tuple[Count, ...]  # test digits that only the model before reads wrong
    odd_labels: tuple[OddLabel, ...]
    seconds: float  # from the first event to the last


@dataclass(frozen=True)
class WriterRead:
    """The drawings of one writer, read by the model before and by one taught by all others."""

    writer: Text
    count: Count  # drawings with a label from 0 to 9
    before: Count  # errors
    after: Count  # errors


@dataclass(frozen=True)
class ClassDone:
    """All writers of a class are read. The errors are those of every WriterRead."""

    writers: tuple[WriterRead, ...]
    seconds: float


@dataclass(frozen=True)
class TeachingStopped:
    """A command ended teaching; no file was written."""


TeachingEvent = (
    TeachingStarted
    | TeachingNote
    | TeachingProgress
    | TeachingDone
    | WriterRead
    | ClassDone
    | TeachingStopped
    | RunFailed
)
_LINES: Final[JsonLines[TeachingEvent]] = JsonLines("event", typing.get_args(TeachingEvent))


def to_line(event: TeachingEvent) -> str:
    """Return the event as one line of JSON without its line end; `event` names its kind."""
    return _LINES.to_line(event)


def from_line(line: str | bytes) -> TeachingEvent | None:
    """Return the event of a line; None for half a line, an unknown kind or a wrong value."""
    return _LINES.from_line(line)
