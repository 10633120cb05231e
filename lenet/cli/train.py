"""`python -m lenet train`: train a network, for a person or for a program."""

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple, TypeVar

from lenet.cli.console_progress import print_event
from lenet.cli.stdin_commands import obey_stdin
from lenet.errors import InputError, reason
from lenet.resources import find_model
from lenet.runs.events import Event, RunFailed, failed_with, to_line
from lenet.runs.folder import open_run
from lenet.runs.recipe_file import find_recipe, recipe_names
from lenet.runs.spec import RecipeChanges, RunInputs, RunSpec, Stops, check_spec, load_spec
from lenet.training.controls import Controls, StoppedEarly
from lenet.training.dataset import TrainingDataset, load_dataset
from lenet.training.process import lower_priority
from lenet.training.train import import_learner, resume, train

_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # a system has some of them
_Part = TypeVar("_Part", RecipeChanges, RunInputs, Stops)


class _Flag(NamedTuple):
    """A flag that sets one value of a RunSpec."""

    flag: str
    name: str  # of the field in RecipeChanges, RunInputs or Stops
    type: Callable[[str], object]
    help: str
    metavar: str | None = None
    nargs: str | None = None


def path(text: str) -> str:
    """Return a path that holds in any working directory, also when the run is resumed."""
    return str(Path(text).resolve())


def model(text: str) -> str:
    """Return the absolute path of a model, given by its name or its file."""
    return str(find_model(text).resolve())


def percent(text: str) -> float:
    """Return a number of percent as a fraction."""
    return float(text) / 100


_FLAGS: Final = (
    _Flag("--seed", "seed", int, "of all randomness (0)"),
    _Flag("--passes", "passes", int, "over the training digits (the recipe's)"),
    _Flag("--threads", "threads", int, "for the arithmetic (1)"),
    _Flag("--device", "device", str, "for batches: cpu, cuda, mps or auto (cpu)", "NAME"),
    _Flag("--ink", "ink", path, "drawn digits to add", "FILE", "+"),
    _Flag("--data", "data_folder", path, "IDX files instead of MNIST", "DIR"),
    _Flag("--begin-with", "begin_with", model, "a model's weights", "NAME|FILE"),
    _Flag("--stop-below", "error_below", percent, "end when the error is below this", "PERCENT"),
    _Flag("--stop-after-no-better", "patience", int, "end after N passes without a better", "N"),
    _Flag("--stop-after-minutes", "minutes", float, "end after M minutes of learning", "M"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `train`."""
    parser.add_argument(
        "--recipe",
        metavar="NAME|FILE.toml",
        help=f"what to train: {', '.join(recipe_names())}, or a recipe file of your own",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="new run folder (runs/...)")
    parser.add_argument("--resume", type=Path, metavar="DIR", help="go on with the run in DIR")
    parser.add_argument(
        "--spec",
        type=Path,
        metavar="FILE",
        help="recipe and all values in a file, as the window writes it",
    )
    for flag in _FLAGS:
        parser.add_argument(
            flag.flag,
            dest=flag.name,
            type=flag.type,
            help=flag.help,
            metavar=flag.metavar,
            nargs=flag.nargs,
        )
    parser.add_argument("--make-way", action="store_true", help="let other programs go first")
    parser.add_argument(
        "--json", action="store_true", help="print events, and take commands, as JSON lines"
    )


def run(arguments: argparse.Namespace) -> int:
    """Train as the arguments say; return the exit status. Raises InputError."""
    if arguments.make_way:
        lower_priority()
    controls = Controls()
    try:
        with _signals_stop(controls):
            events = _events(arguments, controls)
            return _print_all(events, controls, _print_line if arguments.json else print_event)
    except StoppedEarly:
        if not arguments.json:
            sys.stderr.write("lenet: stopped before anything was learned\n")
        return 0
    except InputError as error:
        if arguments.json:
            sys.stdout.write(to_line(failed_with(error)) + "\n")
        raise


def _events(arguments: argparse.Namespace, controls: Controls) -> Iterator[Event]:
    """The events of a new or a resumed run. Raises InputError, and StoppedEarly."""
    if arguments.resume is not None:
        return _resumed(arguments, controls)
    spec = _spec_of_flags(arguments) if arguments.spec is None else _spec_of_file(arguments)
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    folder = arguments.out or Path("runs") / f"{spec.recipe.name}-{stamp}"
    return train(spec, _dataset(arguments, spec, controls), folder, controls)


def _dataset(arguments: argparse.Namespace, spec: RunSpec, controls: Controls) -> TrainingDataset:
    """Load the digits of a run, and obey commands from before that. Raises as `load_dataset`."""
    import_learner(spec.recipe)  # before somebody reads standard input: see `obey_stdin`
    if arguments.json:
        obey_stdin(controls)
    return load_dataset(spec, controls)


def _spec_of_flags(arguments: argparse.Namespace) -> RunSpec:
    if arguments.recipe is None:
        raise InputError(
            "Give a recipe: --recipe {names} or a file.", names=", ".join(recipe_names())
        )
    changes = _given(arguments, RecipeChanges)
    recipe = changes.applied_to(find_recipe(arguments.recipe), source="--passes")
    spec = RunSpec.of(recipe, _given(arguments, RunInputs), _given(arguments, Stops))
    check_spec(spec)
    return spec


def _spec_of_file(arguments: argparse.Namespace) -> RunSpec:
    if flag := _first_given(arguments, allowed=("spec", "out")):
        raise InputError(
            "--spec holds all but the run folder, so {option} cannot be given.", option=flag
        )
    return load_spec(arguments.spec)


def _resumed(arguments: argparse.Namespace, controls: Controls) -> Iterator[Event]:
    conditions = [flag.name for flag in _FLAGS if hasattr(Stops(), flag.name)]
    if flag := _first_given(arguments, allowed=conditions):
        raise InputError(
            "--resume takes all from the run folder, so {option} cannot be given.", option=flag
        )
    old = open_run(arguments.resume)
    spec = RunSpec.of(old.recipe, old.started, _given(arguments, Stops))
    check_spec(spec)
    return resume(old, _dataset(arguments, spec, controls), controls, stops=spec.stops)


def _given(arguments: argparse.Namespace, kind: type[_Part]) -> _Part:
    """Return those of the arguments that are fields of a part of a RunSpec."""
    names = {part.name for part in fields(kind)} & vars(arguments).keys()
    values: dict[str, Any] = {}
    for name in names:
        value = getattr(arguments, name)
        if value is not None:
            values[name] = tuple(value) if isinstance(value, list) else value
    return kind(**values)


def _first_given(arguments: argparse.Namespace, *, allowed: Sequence[str]) -> str | None:
    """Return the first flag that says what a run is made of, besides those allowed."""
    flags = {"recipe": "--recipe", "spec": "--spec", "out": "--out"}
    flags |= {flag.name: flag.flag for flag in _FLAGS}
    given = [name for name in flags if getattr(arguments, name) is not None]
    return next((flags[name] for name in given if name not in allowed), None)


def _print_all(events: Iterator[Event], controls: Controls, show: Callable[[Event], None]) -> int:
    """Show every event; stop the run when nobody can read them any more, and say so."""
    failed = False
    fault: OSError | None = None
    for event in events:
        failed = failed or isinstance(event, RunFailed)
        if fault is not None:
            continue
        try:
            show(event)
            sys.stdout.flush()
        except OSError as error:
            fault, controls.stop = error, True
    if fault is None:
        return 1 if failed else 0
    # At its exit Python would still try to write what is buffered.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if show is print_event:
        with contextlib.suppress(OSError):
            sys.stderr.write(
                f"lenet: the output cannot be written ({reason(fault)}), so the run was stopped;"
                " --resume goes on from here\n"
            )
    return 1


def _print_line(event: Event) -> None:
    """Print an event as a line of JSON."""
    sys.stdout.write(to_line(event) + "\n")


@contextlib.contextmanager
def _signals_stop(controls: Controls) -> Iterator[None]:
    """Signals to end stop the run where it is, so that nothing is lost; a second Ctrl-C ends it.

    A signal that this process was told to ignore, as `nohup` does, stays ignored.
    """
    numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}

    def stop(number: int, frame: FrameType | None) -> None:
        controls.stop = True  # no more than that: the code that is interrupted may hold a lock
        if number == signal.SIGINT:
            signal.signal(number, before[number])

    for number, handler in before.items():
        if handler not in (signal.SIG_IGN, None):
            signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)
