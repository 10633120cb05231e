"""`python -m lenet train | evaluate | predict`: the program without a window."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

# One image is too little work for several threads, and a run resumed with another number of
# threads might end in other bits. numpy reads this when it is imported, so it is set before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from lenet import __version__
from lenet.cli import evaluate, predict, train
from lenet.errors import InputError

_INTERRUPTED = 130  # what shells report for Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status: 0, or 2 for input that cannot be used."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name may hold what the console lacks
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lenet", description="LeNet-5 of 1998: train it, judge it, let it read digits."
    )
    parser.add_argument("--version", action="version", version=f"lenet {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    for name, command, help_text in (
        ("train", train, "train a network by a recipe"),
        ("evaluate", evaluate, "count a model's errors on labelled digits"),
        ("predict", predict, "read pictures and ink files"),
    ):
        subparser = subparsers.add_parser(name, help=help_text)
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
