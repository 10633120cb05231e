"""`python -m lenet train | evaluate | predict`: everything without a window."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

# One image is too little work for several threads, and a run that is resumed under another
# number of them might end in other bits. Read by numpy when it is imported, so set before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from lenet import __version__
from lenet.cli import predict as commands
from lenet.cli import train as training_command
from lenet.errors import InputError

_INTERRUPTED = 130  # what shells report for Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0, or 2 for input that cannot be used."""
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
        # The reader has gone. Python would still try to write the rest out on its way down.
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

    train = subparsers.add_parser("train", help="train a network by a recipe")
    training_command.add_arguments(train)
    train.set_defaults(run=training_command.run)

    evaluate = subparsers.add_parser("evaluate", help="count a model's errors on labelled digits")
    commands.add_evaluate(evaluate)
    evaluate.set_defaults(run=commands.run_evaluate)

    predict = subparsers.add_parser("predict", help="read pictures and ink files")
    commands.add_predict(predict)
    predict.set_defaults(run=commands.run_predict)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
