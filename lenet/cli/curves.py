"""`python -m lenet curves`: write the curves of a run for TensorBoard, or as CSV."""

import argparse
from pathlib import Path

from lenet.runs.curve_files import CURVE_FORMATS, write_curves


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `curves`."""
    parser.add_argument("run_folder", metavar="RUN", type=Path, help="a run folder")
    parser.add_argument(
        "--to", metavar="DIR", type=Path, required=True, help="folder to write the files to"
    )
    parser.add_argument(
        "--format",
        choices=CURVE_FORMATS,
        default=CURVE_FORMATS[0],
        help="an event file of TensorBoard (the default), or CSV",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the files and name them; return the exit status. Raises InputError."""
    for path in write_curves(arguments.run_folder, arguments.to, arguments.format):
        print(path)
    return 0
