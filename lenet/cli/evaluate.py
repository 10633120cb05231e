"""`python -m lenet evaluate`: count a model's errors on labelled digits, by numpy alone."""

import argparse
import json
import sys
from pathlib import Path

from lenet.data.idx import bundled_mnist, read_idx_folder
from lenet.evaluation.dataset import load_labelled_ink
from lenet.evaluation.metrics import Evaluation, evaluate
from lenet.exchange.input_guess import guess_text
from lenet.exchange.network_file import ImportedModel, load_network
from lenet.resources import find_model


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `evaluate`."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--data", metavar="DIR", type=Path, help="folder of IDX files, whose test part is read"
    )
    source.add_argument("--ink", metavar="FILE", nargs="+", type=Path, help="ink files with labels")
    parser.add_argument(
        "--model",
        metavar="NAME|FILE",
        help="a model by its name, or a file (.safetensors, .onnx), also of a tutorial (pen)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON, one object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print count, errors, error rate and confusion matrix; return the exit status.

    Raises InputError when the model or the digits cannot be used.
    """
    path = find_model(arguments.model)
    network = load_network(path)
    if isinstance(network, ImportedModel):
        print(f"{path}: {guess_text(network.guess)}", file=sys.stderr)
    if arguments.ink:
        digits = load_labelled_ink(arguments.ink)
    elif arguments.data:
        digits = read_idx_folder(arguments.data, "test")
    else:
        digits = bundled_mnist("test")
    result = evaluate(network.parameters, digits)
    print(_as_json(result) if arguments.json else _as_table(result))
    return 0


def _as_json(result: Evaluation) -> str:
    entry = {
        "count": result.count,
        "errors": result.errors,
        "error_rate": result.error_rate,
        "confusion": result.confusion.tolist(),
    }
    return json.dumps(entry)


def _as_table(result: Evaluation) -> str:
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
