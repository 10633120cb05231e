"""`python -m lenet predict`: read pictures and ink files, by numpy alone."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lenet.data.ink_files import is_ink_file, read_ink
from lenet.data.photo import rasterize_picture, read_picture
from lenet.data.rasterize import Rasterized, rasterize_strokes
from lenet.errors import InputError
from lenet.exchange.network_file import load_lenet
from lenet.network.forward import Trace, forward
from lenet.resources import find_model


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `predict`."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="picture or ink file")
    parser.add_argument("--model", metavar="NAME|FILE", help="a model by its name, or a file (pen)")
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each digit; return the exit status.

    A file that cannot be read is named on standard error and makes the status 2; the others
    are read all the same. Raises InputError when the model cannot be used.
    """
    parameters = load_lenet(find_model(arguments.model)).parameters
    failed = False
    for file in arguments.files:
        try:
            for name, rasterized in _digits(file):
                trace = None if rasterized is None else forward(parameters, rasterized.image)
                print(_as_json(name, trace) if arguments.json else _as_line(name, trace))
        except InputError as error:
            failed = True
            sys.stdout.flush()
            print(f"lenet: {error}", file=sys.stderr)
    return 2 if failed else 0


def _digits(file: Path) -> Iterator[tuple[str, Rasterized | None]]:
    """Yield the digits of a file with a name for each; None where the picture is blank."""
    if not is_ink_file(file):
        yield str(file), rasterize_picture(read_picture(file))
        return
    for number, digit in enumerate(read_ink(file), start=1):
        yield f"{file}#{number}", rasterize_strokes(digit.strokes)


def _as_line(name: str, trace: Trace | None) -> str:
    if trace is None:
        return f"{name}: there is no digit"
    distances = " ".join(f"{distance:.2f}" for distance in trace.distances)
    return f"{name}: {trace.answer}  distances {distances}  margin {trace.margin:.2f}"


def _as_json(name: str, trace: Trace | None) -> str:
    entry: dict[str, object] = {"file": name, "digit": None, "distances": None, "margin": None}
    if trace is not None:
        entry["digit"] = trace.answer
        entry["distances"] = [round(float(distance), 4) for distance in trace.distances]
        entry["margin"] = round(trace.margin, 4)
    return json.dumps(entry, ensure_ascii=False)
