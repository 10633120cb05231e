"""`python -m lenet train`: a run from the command line, for a person or for a program."""

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import FrameType

from lenet.cli.console_progress import tell
from lenet.cli.stdin_commands import listen
from lenet.data.idx import bundled_mnist, load_folder
from lenet.data.ink_dataset import inked_files
from lenet.errors import InputError
from lenet.runs.commands import Stop
from lenet.runs.early_stopping import Stops
from lenet.runs.events import Event, RunFailed, to_line
from lenet.runs.folder import open_run
from lenet.runs.recipe import Recipe, check_recipe
from lenet.runs.recipe_file import find_recipe, recipe_names
from lenet.training.controls import Controls
from lenet.training.dataset import TrainingDataset, gather
from lenet.training.process import lower_priority
from lenet.training.train import Setting, train


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `train` takes."""
    parser.add_argument(
        "--recipe",
        metavar="NAME|FILE.toml",
        help=f"what to train: {', '.join(recipe_names())}, or a recipe file of your own",
    )
    parser.add_argument("--seed", type=int, help="of all randomness (0)")
    parser.add_argument("--passes", type=int, help="over the training digits (the recipe's)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="new run folder (runs/...)")
    parser.add_argument("--resume", type=Path, metavar="DIR", help="go on with the run in DIR")
    parser.add_argument("--threads", type=int, help="for the arithmetic (1)")
    parser.add_argument("--ink", type=Path, nargs="+", metavar="FILE", help="drawn digits to add")
    parser.add_argument("--data", type=Path, metavar="DIR", help="IDX files instead of MNIST")
    parser.add_argument("--begin-with", type=Path, metavar="FILE", help="a model's weights")
    parser.add_argument(
        "--stop-below", type=float, metavar="PERCENT", help="end when the error is below this"
    )
    parser.add_argument(
        "--stop-after-no-better", type=int, metavar="N", help="end after N passes without a better"
    )
    parser.add_argument(
        "--stop-after-minutes", type=float, metavar="M", help="end after M minutes of learning"
    )
    parser.add_argument("--make-way", action="store_true", help="let other programs go first")
    parser.add_argument(
        "--json", action="store_true", help="print events, and take orders, as JSON lines"
    )


def run(arguments: argparse.Namespace) -> int:
    """Train as the arguments say; gives the exit status. Raises InputError."""
    if arguments.make_way:
        lower_priority()
    controls = Controls()
    try:
        controls.stops = _stops(arguments)
        events = _start(arguments, controls)
        with _interrupt_stops(controls):
            return _tell_lines(events, controls) if arguments.json else _tell_all(events)
    except InputError as error:
        if arguments.json:
            sys.stdout.write(to_line(_as_event(error)) + "\n")
        raise


@contextmanager
def _interrupt_stops(controls: Controls) -> Iterator[None]:
    """The first Ctrl-C stops the run where it is, so that nothing is lost; the second ends it."""

    def stop(number: int, frame: FrameType | None) -> None:
        controls.give(Stop())
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _as_event(error: InputError) -> RunFailed:
    """What cannot be used, for the program that started the run."""
    values = {
        name: value if isinstance(value, str | int | float) else str(value)
        for name, value in error.values.items()
    }
    return RunFailed(str(error), error.template, values)


def _tell_lines(events: Iterator[Event], controls: Controls) -> int:
    """Print every event as a line, and obey what comes on standard input."""
    failed = alone = False
    listen(controls)
    for event in events:
        failed = failed or isinstance(event, RunFailed)
        try:
            if not alone:
                sys.stdout.write(to_line(event) + "\n")
                sys.stdout.flush()
        except OSError:  # the reader has gone
            alone = controls.stop = True
    if alone:
        # Python would still try to write the rest out on its way down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if failed or alone else 0


def _tell_all(events: Iterator[Event]) -> int:
    """Tell a person."""
    failed = False
    for event in events:
        failed = failed or isinstance(event, RunFailed)
        tell(event)
        sys.stdout.flush()
    return 1 if failed else 0


def _stops(arguments: argparse.Namespace) -> Stops:
    """The conditions to end. Raises InputError."""
    below = arguments.stop_below
    stops = Stops(
        error_below=None if below is None else below / 100,
        patience=arguments.stop_after_no_better,
        minutes=arguments.stop_after_minutes,
    )
    if stops.fault:
        raise stops.fault
    return stops


def _start(arguments: argparse.Namespace, controls: Controls) -> Iterator[Event]:
    if arguments.resume is not None:
        recipe, setting = _resumed(arguments)
    else:
        recipe, setting = _new(arguments)
    dataset = _dataset(recipe, setting)
    return train(recipe, dataset, setting, controls, resume=arguments.resume is not None)


def _new(arguments: argparse.Namespace) -> tuple[Recipe, Setting]:
    if arguments.recipe is None:
        raise InputError(
            "Give a recipe: --recipe {names} or a file.", names=", ".join(recipe_names())
        )
    recipe = find_recipe(arguments.recipe)
    if arguments.passes is not None:
        recipe = replace(recipe, passes=arguments.passes)
        check_recipe(recipe, source="--passes")
    seed = 0 if arguments.seed is None else arguments.seed
    threads = 1 if arguments.threads is None else arguments.threads
    if seed < 0:
        raise InputError("--seed is {seed}, but must not be negative.", seed=seed)
    if threads < 1:
        raise InputError("--threads is {threads}, but must be 1 or more.", threads=threads)
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    folder = arguments.out or Path("runs") / f"{recipe.name}-{stamp}"
    ink = tuple(str(path.resolve()) for path in arguments.ink or ())
    data = None if arguments.data is None else str(arguments.data.resolve())
    first = None if arguments.begin_with is None else str(arguments.begin_with.resolve())
    return recipe, Setting(folder, seed, threads, data, ink, first)


def _resumed(arguments: argparse.Namespace) -> tuple[Recipe, Setting]:
    given = [
        f"--{name.replace('_', '-')}"
        for name in ("recipe", "seed", "passes", "out", "threads", "ink", "data", "begin_with")
        if getattr(arguments, name) is not None
    ]
    if given:
        raise InputError(
            "--resume takes all from the run folder, so {option} cannot be given.", option=given[0]
        )
    old = open_run(arguments.resume)
    start = old.started
    return old.recipe, Setting(
        arguments.resume,
        start.seed,
        start.threads,
        start.data_folder,
        start.ink,
        start.begin_with,
    )


def _dataset(recipe: Recipe, setting: Setting) -> TrainingDataset:
    if setting.data_folder is None:
        train, test = bundled_mnist("train"), bundled_mnist("test")
    else:
        folder = Path(setting.data_folder)
        train, test = load_folder(folder, "train"), load_folder(folder, "test")
    if setting.ink and recipe.ink is None:
        raise InputError(
            "The recipe {recipe} has no [ink], so --ink cannot be given.", recipe=recipe.name
        )
    if recipe.ink is not None and not setting.ink:
        raise InputError(
            "The recipe {recipe} learns from drawings: give files with --ink.", recipe=recipe.name
        )
    if recipe.ink is None:
        return gather(train, test, digits=recipe.digits, held_out=recipe.held_out)
    drawings, labels = inked_files([Path(path) for path in setting.ink], recipe.ink, setting.seed)
    return gather(
        train,
        test,
        digits=recipe.digits,
        held_out=recipe.held_out,
        drawings=drawings,
        drawing_labels=labels,
    )
