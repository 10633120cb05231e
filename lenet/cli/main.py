"""`python -m lenet train`, `evaluate`, `export` and so on: the program without a window."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from lenet import __version__
from lenet.errors import InputError

_COMMANDS: Final = {  # by the name of their module in lenet.cli
    "train": "train a network by a recipe",
    "teach": "teach a model somebody's drawings",
    "evaluate": "count a model's errors on labelled digits",
    "predict": "read pictures and ink files",
    "export": "write a network for other programs",
    "curves": "write a run's curves for TensorBoard, or as CSV",
}
_INTERRUPTED: Final = 130  # what shells report for Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status: 0, or 2 for input that cannot be used."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name may hold what the console lacks
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    argv = sys.argv[1:] if argv is None else argv
    arguments = _parser(argv).parse_args(argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except InputError as error:
        print(f"lenet: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has gone. At its exit Python would still try to write what is buffered.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        print(f"lenet: {error}", file=sys.stderr)
        return 2
    return status


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of these arguments. Only the command among them is imported."""
    parser = argparse.ArgumentParser(
        prog="lenet", description="LeNet-5 of 1998: train it, judge it, let it read digits."
    )
    parser.add_argument("--version", action="version", version=f"lenet {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, help_text in _COMMANDS.items():
        subparser = subparsers.add_parser(name, help=help_text)
        if name in argv:
            command = import_module(f"lenet.cli.{name}")
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    return parser
