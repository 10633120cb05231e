"""What `python -m lenet predict` and `evaluate` do, by numpy alone."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lenet.data.idx import bundled_mnist, read_idx_folder
from lenet.data.ink_files import is_ink_file, read_ink
from lenet.data.photo import rasterize_picture, read_picture
from lenet.data.rasterize import Rasterized, rasterize_strokes
from lenet.errors import InputError
from lenet.evaluation.dataset import load_labelled_ink
from lenet.evaluation.metrics import Evaluation, evaluate
from lenet.network.checkpoint import load_model
from lenet.network.forward import Trace, forward
from lenet.resources import bundled_model_path


def add_predict(parser: argparse.ArgumentParser) -> None:
    """The arguments of `predict`."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="picture or ink file")
    _add_common(parser)


def add_evaluate(parser: argparse.ArgumentParser) -> None:
    """The arguments of `evaluate`."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--data", metavar="DIR", type=Path, help="folder of IDX files, whose test part is read"
    )
    source.add_argument("--ink", metavar="FILE", nargs="+", type=Path, help="ink files with labels")
    _add_common(parser)


def run_predict(arguments: argparse.Namespace) -> int:
    """A line for each digit; a file that cannot be read costs its own line only, and exit 2."""
    parameters = load_model(arguments.model or bundled_model_path()).parameters
    failed = False
    for file in arguments.files:
        try:
            for name, rasterized in _sights(file):
                trace = None if rasterized is None else forward(parameters, rasterized.image)
                print(_prediction_json(name, trace) if arguments.json else _line(name, trace))
        except InputError as error:
            failed = True
            sys.stdout.flush()
            print(f"lenet: {error}", file=sys.stderr)
    return 2 if failed else 0


def run_evaluate(arguments: argparse.Namespace) -> int:
    """Count, errors, error rate and confusion matrix of a model on digits with labels."""
    parameters = load_model(arguments.model or bundled_model_path()).parameters
    if arguments.ink:
        digits = load_labelled_ink(arguments.ink)
    elif arguments.data:
        digits = read_idx_folder(arguments.data, "test")
    else:
        digits = bundled_mnist("test")
    result = evaluate(parameters, digits)
    if arguments.json:
        entry = {
            "count": result.count,
            "errors": result.errors,
            "error_rate": result.error_rate,
            "confusion": result.confusion.tolist(),
        }
        print(json.dumps(entry))
    else:
        print(_report(result))
    return 0


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", metavar="FILE", type=Path, help="model file (.safetensors)")
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")


def _sights(file: Path) -> Iterator[tuple[str, Rasterized | None]]:
    """The digits of a file with a name for each; None where there is nothing to see."""
    if not is_ink_file(file):
        yield str(file), rasterize_picture(read_picture(file))
        return
    for number, digit in enumerate(read_ink(file), start=1):
        yield f"{file}#{number}", rasterize_strokes(digit.strokes)


def _line(name: str, trace: Trace | None) -> str:
    if trace is None:
        return f"{name}: there is no digit"
    distances = " ".join(f"{distance:.2f}" for distance in trace.distances)
    return f"{name}: {trace.answer}  distances {distances}  margin {trace.margin:.2f}"


def _prediction_json(name: str, trace: Trace | None) -> str:
    entry: dict[str, object] = {"file": name, "digit": None, "distances": None, "margin": None}
    if trace is not None:
        entry["digit"] = trace.answer
        entry["distances"] = [round(float(distance), 4) for distance in trace.distances]
        entry["margin"] = round(trace.margin, 4)
    return json.dumps(entry, ensure_ascii=False)


def _report(result: Evaluation) -> str:
    rows = [
        f"count {result.count}",
        f"errors {result.errors}",
        f"error_rate {result.error_rate:.6g}",
        "confusion, truth down, answer across:",
        "      " + "".join(f"{answer:7d}" for answer in range(10)),
    ]
    rows += [
        f"{truth:6d}" + "".join(f"{count:7d}" for count in row)
        for truth, row in enumerate(result.confusion.tolist())
    ]
    return "\n".join(rows)
