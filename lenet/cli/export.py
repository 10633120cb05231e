"""`python -m lenet export`: write a trained network for other programs."""

import argparse
from pathlib import Path
from typing import Final

from lenet.exchange.export import export_model
from lenet.exchange.network_file import load_lenet
from lenet.exchange.onnx_export import OPSET
from lenet.resources import bundled_model_path, find_model

_TOLD: Final = {
    ".onnx": f"ONNX of opset {OPSET}: image 1x1x32x32 to f6 1x84 and distances 1x10",
    ".py": "PyTorch; it reads its weights from the file beside it",
    ".npz": "arrays for numpy",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `export`."""
    parser.add_argument("--model", metavar="NAME|FILE", help="a model by its name, or a file (pen)")
    parser.add_argument(
        "--to",
        metavar="FILE",
        type=Path,
        required=True,
        help="what to write, by its ending: .onnx; .py, the network in PyTorch; or .npz",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the files and name them; return the exit status. Raises InputError."""
    path = bundled_model_path() if arguments.model is None else find_model(arguments.model)
    files = export_model(load_lenet(path), arguments.to)
    print(f"{' and '.join(map(str, files))}: {_TOLD[arguments.to.suffix]}")
    return 0
