"""A teaching spec: a model and the drawings it is taught; what is said of them, and the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from lenet import __version__
from lenet.data.ink_files import InkDigit
from lenet.data.negatives import RUBBISH_LABEL
from lenet.errors import InputError, reason
from lenet.files.decode import shortened
from lenet.network import paper
from lenet.network.checkpoint import SUFFIX, Model, Taught, fingerprint_of, save_model
from lenet.network.parameters import Parameters
from lenet.runs.teaching_events import TeachingDone, TeachingNote, TeachingStarted
from lenet.training.teaching.drawings import is_taught
from lenet.training.teaching.settings import Teaching

_FEW: Final = 10  # drawings
_MOST_NAMES: Final = 3  # writers in the name of a model
_LONGEST_NAME: Final = 40  # characters of a writer in it
_MOST_WRITERS: Final = 100  # on a card


@dataclass(frozen=True, eq=False)
class TeachingSpec:
    """What is taught to which model, and with which seed."""

    model: Model
    drawings: Sequence[InkDigit]  # as `taught_drawings` gives them
    seed: int = 0
    teaching: Teaching = field(default_factory=Teaching)
    keep_odd: bool = False  # learn odd labels too: a person has looked at them

    @property
    def writers(self) -> tuple[str, ...]:
        """The names of all writers, in order; "" stands for one without a name."""
        names = {shortened(drawing.writer, _LONGEST_NAME) for drawing in self.drawings}
        return tuple(sorted(names))

    @property
    def name(self) -> str:
        """The name of the taught model: "pen + Ann"."""
        writers = self.writers
        if len(writers) > _MOST_NAMES:
            whose = f"{len(writers)} writers"
        else:
            whose = ", ".join(writer or "drawings" for writer in writers)
        return shortened(f"{self.model.card.name} + {whose}", 200)

    @property
    def not_digits(self) -> int:
        """How many drawings are said to be no digit."""
        return sum(drawing.label == RUBBISH_LABEL for drawing in self.drawings)

    def started(self) -> TeachingStarted:
        """Return the first event."""
        return TeachingStarted(
            model=self.model.card.name,
            fingerprint=fingerprint_of(self.model.parameters),
            writers=self.writers,
            drawings=len(self.drawings),
            not_digits=self.not_digits,
            seed=self.seed,
            version=__version__,
        )

    def save(self, out: Path, taught: Parameters, done: TeachingDone) -> None:
        """Write the taught model with its card. Raises InputError; the old file is kept then."""
        old = self.model.card
        taught_card = Taught(
            model=old.name,
            fingerprint=fingerprint_of(self.model.parameters),
            writers=self.writers[:_MOST_WRITERS],
            drawings=len(self.drawings),
            not_digits=self.not_digits,
            seed=self.seed,
            updates=self.teaching.updates,
            seconds=done.seconds,
            own_count=done.own_count,
            own_errors_before=done.before.own_errors,
            own_errors_after=done.after.own_errors,
            test_errors_before=done.before.test_errors,
        )
        card = replace(
            old,
            name=self.name,
            test_errors=done.after.test_errors,
            test_count=done.test_count,
            date=datetime.now(UTC).date().isoformat(),
            version=__version__,
            all_seeds={},
            thresholds=done.after.thresholds,
            taught=taught_card,
        )
        try:
            save_model(out, Model(taught, card))
        except OSError as error:
            raise InputError(
                "{path} cannot be written: {reason}. No model was changed.",
                path=out,
                reason=reason(error),
            ) from error


def check_out(out: Path) -> None:
    """Raise InputError for a file that the taught model cannot have."""
    if out.suffix.lower() != SUFFIX:
        raise InputError(
            "{path} is no name of a model: it must end in {end}.", path=out, end=SUFFIX
        )
    if out.is_dir() or not out.parent.is_dir():
        raise InputError("{path} cannot be written: there is no such folder.", path=out)


def notes_on(spec: TeachingSpec) -> Iterator[TeachingNote]:
    """Yield what a person should know of the drawings before they are taught."""
    count = len(spec.drawings)
    labels = {drawing.label for drawing in spec.drawings}
    classes = [label for label in range(paper.CLASSES) if label in labels]
    illegible = sum(not is_taught(drawing) for drawing in spec.drawings)
    if illegible:
        yield TeachingNote.because(
            "{count} drawings are dots or a single line, and not said to be a 1: they are not"
            " learned.",
            count=illegible,
        )
    if count < _FEW:
        yield TeachingNote.because(
            "{count} drawings say little of a hand: two of each digit are a good beginning.",
            count=count,
        )
    elif len(classes) < paper.CLASSES:
        yield TeachingNote.because(
            "There are drawings of {classes} only: two of each digit teach more.",
            classes=", ".join(map(str, classes)) or "no digit",
        )


def notes_on_odd(done: TeachingDone) -> Iterator[TeachingNote]:
    """Yield that most labels disagree with the drawings, where they do."""
    odd = len(done.odd_labels)
    if odd > done.own_count / 2:
        yield TeachingNote.because(
            "{odd} of {count} labels disagree with what is drawn: look at them before you use"
            " this model.",
            odd=odd,
            count=done.own_count,
        )
