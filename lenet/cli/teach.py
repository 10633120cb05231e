"""`python -m lenet teach`: teach a model somebody's drawings, or judge a class; numpy alone."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lenet.cli.stdin_commands import obey_stdin
from lenet.data.ink_files import InkDigit, read_ink
from lenet.errors import InputError, reason
from lenet.files.atomic_write import atomic_write
from lenet.network.checkpoint import load_model
from lenet.resources import find_model
from lenet.runs.events import failed_with
from lenet.runs.teaching_events import (
    ClassDone,
    TeachingDone,
    TeachingEvent,
    TeachingNote,
    TeachingStarted,
    TeachingStopped,
    WriterRead,
    to_line,
)
from lenet.training.arithmetic import pin_blas_threads
from lenet.training.controls import Controls
from lenet.training.teaching.class_errors import class_csv, read_class
from lenet.training.teaching.drawings import taught_drawings
from lenet.training.teaching.teach import teach
from lenet.training.teaching.teaching_spec import TeachingSpec


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `teach`."""
    parser.add_argument(
        "--ink", metavar="FILE", nargs="+", type=Path, required=True, help="ink files with labels"
    )
    parser.add_argument("--model", metavar="NAME|FILE", help="model to begin with (pen)")
    parser.add_argument("--writer", metavar="NAME", help="learn the drawings of this person only")
    parser.add_argument("--keep-odd", action="store_true", help="learn labels that look wrong too")
    parser.add_argument("--seed", type=int, default=0, help="of all randomness (0)")
    parser.add_argument("--out", metavar="FILE", type=Path, help="new model file (.safetensors)")
    parser.add_argument(
        "--class",
        dest="is_class",
        action="store_true",
        help="errors of every writer, before and after all others were taught",
    )
    parser.add_argument("--csv", metavar="FILE", type=Path, help="write the table of --class")
    parser.add_argument(
        "--json", action="store_true", help="print events, and take commands, as JSON lines"
    )


def run(arguments: argparse.Namespace) -> int:
    """Teach as the arguments say; return the exit status. Raises InputError."""
    pin_blas_threads()
    try:
        _check(arguments)
        model = load_model(find_model(arguments.model))
        ink = [drawing for path in arguments.ink for drawing in read_ink(path, pictures=True)]
        spec = TeachingSpec(model, taught_drawings(ink, arguments.writer), arguments.seed)
        spec = replace(spec, keep_odd=arguments.keep_odd)
        controls = Controls()
        if arguments.json:
            obey_stdin(controls)
        for event in _events(arguments, spec, controls):
            _print(event, spec.drawings, as_json=arguments.json)
            if isinstance(event, ClassDone) and arguments.csv:
                _write_csv(arguments.csv, event)
    except InputError as error:
        if arguments.json:
            sys.stdout.write(to_line(failed_with(error)) + "\n")
        raise
    return 0


def _check(arguments: argparse.Namespace) -> None:
    """Raise InputError for arguments that do not go together."""
    if arguments.seed < 0:
        raise InputError("--seed is {seed}, but must not be negative.", seed=arguments.seed)
    if arguments.out is None and not arguments.is_class:
        raise InputError("Give the file of the new model: --out FILE.safetensors.")
    if arguments.csv is not None and not arguments.is_class:
        raise InputError("--csv writes the table of --class, so give that too.")


def _events(
    arguments: argparse.Namespace, spec: TeachingSpec, controls: Controls
) -> Iterator[TeachingEvent]:
    if arguments.is_class:
        yield from read_class(spec, controls)
    if arguments.out is not None and not controls.stop:
        yield from teach(spec, arguments.out, controls)


def _write_csv(path: Path, done: ClassDone) -> None:
    try:
        atomic_write(path, class_csv(done).encode("utf-8"))
    except OSError as error:
        raise InputError(
            "{path} cannot be written: {reason}.", path=path, reason=reason(error)
        ) from error


def _print(event: TeachingEvent, drawings: Sequence[InkDigit], *, as_json: bool) -> None:
    """Print an event: as a line of JSON, or in words where a person wants to know it."""
    if as_json:
        sys.stdout.write(to_line(event) + "\n")
    else:
        for line in _lines(event, drawings):
            sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _lines(event: TeachingEvent, drawings: Sequence[InkDigit]) -> Iterator[str]:
    match event:
        case TeachingStarted():
            whose = ", ".join(writer or "somebody without a name" for writer in event.writers[:5])
            more = len(event.writers) - 5
            whose += f" and {more} more" if more > 0 else ""
            yield f"{event.model} learns {event.drawings:,} drawings of {whose}, seed {event.seed}"
        case TeachingNote():
            yield event.reason
        case WriterRead():
            yield (
                f"{event.writer or '(no name)'}: {event.count} drawings,"
                f" wrong {event.before} -> {event.after}"
            )
        case ClassDone():
            count = sum(row.count for row in event.writers)
            before = sum(row.before for row in event.writers)
            after = sum(row.after for row in event.writers)
            yield (
                f"{len(event.writers)} writers, each read by a network that learned the others:"
                f" {before} -> {after} of {count} wrong, in {event.seconds:.1f} s"
            )
        case TeachingDone():
            yield from _done_lines(event, drawings)
        case TeachingStopped():
            yield "stopped; no file was written"


def _done_lines(done: TeachingDone, drawings: Sequence[InkDigit]) -> Iterator[str]:
    before, after = done.before, done.after
    yield (
        f"her own drawings, left out: {before.own_errors} -> {after.own_errors} of"
        f" {done.own_count} wrong"
    )
    yield (
        f"MNIST test digits: {before.test_errors} -> {after.test_errors} of"
        f" {done.test_count:,} wrong; {len(done.test_worse)} newly wrong,"
        f" {len(done.test_better)} newly right"
    )
    if before.thresholds:
        yield (
            f"refused: letters {before.letters_refused:.1%} -> {after.letters_refused:.1%},"
            f" scribbles {before.scribbles_refused:.1%} -> {after.scribbles_refused:.1%}, test"
            f" digits {before.test_refused} -> {after.test_refused}"
        )
    for odd in done.odd_labels:
        writer = drawings[odd.drawing].writer
        yield (
            f"drawing {odd.drawing + 1}{f' of {writer}' if writer else ''}: this {odd.label}"
            f" looks like a {odd.answer} to everyone else"
        )
    yield f"{done.name}: {done.path}, in {done.seconds:.1f} s"
