"""`python -m lenet train`: a run from the command line, for a person or for a program."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lenet.errors import InputError
from lenet.events import (
    BatchDone,
    Event,
    PassDone,
    RunDone,
    RunFailed,
    RunResumed,
    RunStarted,
    RunStopped,
    to_line,
)
from lenet.recipefile import find_recipe, recipe_names
from lenet.recipes import Recipe, check_recipe

if TYPE_CHECKING:
    from lenet.material import Material
    from lenet.training import Setting


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
    parser.add_argument("--json", action="store_true", help="print events as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Train as the arguments say; gives the exit status. Raises InputError."""
    events = _start(arguments)
    failed = False
    try:
        for event in events:
            failed = failed or isinstance(event, RunFailed)
            if arguments.json:
                sys.stdout.write(to_line(event) + "\n")
            else:
                _tell(event)
            sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; --resume goes on after the last whole pass.\n")
        return 130
    return 1 if failed else 0


def _start(arguments: argparse.Namespace) -> Iterator[Event]:
    # Late, because torch takes more than a second to import.
    from lenet.training import train

    if arguments.resume is not None:
        recipe, setting = _resumed(arguments)
    else:
        recipe, setting = _new(arguments)
    material = _material(recipe, setting)
    return train(recipe, material, setting, resume=arguments.resume is not None)


def _new(arguments: argparse.Namespace) -> "tuple[Recipe, Setting]":
    from lenet.training import Setting

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
    return recipe, Setting(folder, seed, threads, data, ink)


def _resumed(arguments: argparse.Namespace) -> "tuple[Recipe, Setting]":
    from lenet.runs import open_run
    from lenet.training import Setting

    given = [
        f"--{name}"
        for name in ("recipe", "seed", "passes", "out", "threads", "ink", "data")
        if getattr(arguments, name) is not None
    ]
    if given:
        raise InputError(
            "--resume takes all from the run folder, so {option} cannot be given.", option=given[0]
        )
    old = open_run(arguments.resume)
    start = old.started
    return old.recipe, Setting(
        arguments.resume, start.seed, start.threads, start.data_folder, start.ink
    )


def _material(recipe: Recipe, setting: "Setting") -> "Material":
    from lenet.datasets import bundled_mnist, load_folder
    from lenet.material import gather

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
        return gather(train, test, held_out=recipe.held_out)
    from lenet.drawings import inked_files

    drawings, labels = inked_files([Path(path) for path in setting.ink], recipe.ink, setting.seed)
    return gather(train, test, held_out=recipe.held_out, drawings=drawings, drawing_labels=labels)


def _tell(event: Event) -> None:
    """Show an event on a terminal; the progress within a pass only where lines can be redone."""
    redo = sys.stdout.isatty()
    if isinstance(event, RunFailed):
        sys.stderr.write(f"lenet: {event.reason}\n")
    elif isinstance(event, BatchDone):
        if redo:
            sys.stdout.write(f"\r{_words(event):<79}")
    elif text := _words(event):
        sys.stdout.write(f"\r{text:<79}\n" if redo else f"{text}\n")


def _words(event: Event) -> str:
    """One line about an event; empty for those a person need not see."""
    match event:
        case RunStarted():
            return (
                f"{event.recipe}, seed {event.seed}:"
                f" {event.passes} passes of {event.patterns:,} patterns"
            )
        case RunResumed():
            return f"going on after pass {event.after}"
        case BatchDone():
            left = (event.patterns - event.done) / event.images_per_second
            return (
                f"pass {event.number}: {event.done / event.patterns:4.0%}  loss {event.loss:.4f}"
                f"  {event.images_per_second:,.0f} a second  {left:.0f} s left in this pass"
            )
        case PassDone():
            parts = [f"pass {event.number}/{event.passes}", f"loss {event.loss:.4f}"]
            for name, errors, count in (
                ("training", event.training_errors, event.training_count),
                ("held out", event.held_out_errors, event.held_out_count),
                ("test", event.test_errors, event.test_count),
            ):
                if errors is not None:
                    parts.append(f"{name} {errors / count:.2%} wrong")
            left = event.seconds * (event.passes - event.number) / 60
            return "  ".join([*parts, f"{event.seconds:.1f} s", f"{left:.0f} min left"])
        case RunDone():
            return f"done in {event.seconds:.0f} s: {event.path}"
    return f"stopped after pass {event.number}" if isinstance(event, RunStopped) else ""
