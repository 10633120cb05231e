"""`lenet5-lab`: parse the arguments, then import and start the window."""

import argparse
import os
import sys
from pathlib import Path

from app.shell.system_libraries import library_fault
from lenet import __version__


def size(text: str) -> tuple[int, int]:
    """Return a window size such as 1920x1080. Raises ArgumentTypeError for anything else."""
    width, _, height = text.partition("x")
    try:
        result = int(width), int(height)
    except ValueError:
        result = 0, 0
    if not all(320 <= side <= 8192 for side in result):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1920x1080")
    return result


def parse(arguments: list[str]) -> argparse.Namespace:
    """Parse the program's arguments; print the help or a fault and exit where argparse does."""
    parser = argparse.ArgumentParser(
        prog="lenet5-lab", description="Draw a digit and watch the LeNet-5 of 1998 read it."
    )
    parser.add_argument("--version", action="version", version=f"lenet5-lab {__version__}")
    parser.add_argument(
        "--open", type=Path, metavar="FILE", help="a picture, an ink file, a scene or its folder"
    )
    parser.add_argument("--model", metavar="NAME|FILE", help="another model, such as paper")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="for this start")
    parser.add_argument("--language", choices=("system", "en", "zh_CN"), help="for this start")
    parser.add_argument(
        "--tab", choices=("draw", "train", "errors", "lecture"), default="draw", help="to show"
    )
    parser.add_argument("--page", type=int, metavar="N", help="of the lecture, from 1")
    parser.add_argument("--side", metavar="NAME", help="of the network or of the errors, to show")
    parser.add_argument("--step", metavar="LAYER", help="to step to, such as c3")
    parser.add_argument(
        "--pin",
        action="append",
        metavar="UNIT",
        help="to explain, such as c3:4:2:3 (layer:map:row:column) or c5:17; two at most",
    )
    parser.add_argument("--present", action="store_true", help="fill the screen, in large type")
    parser.add_argument("--size", type=size, metavar="WxH", help="the window's size in pixels")
    parser.add_argument(
        "--screenshot", type=Path, metavar="OUT.png", help="render the window to a file and exit"
    )
    parser.add_argument(
        "--handout", type=Path, metavar="OUT.pdf", help="write all lecture pages and exit"
    )
    parser.add_argument(
        "--selftest", action="store_true", help="say whether the installation is whole, and exit"
    )
    return parser.parse_args(arguments)


def main() -> int:
    """Run the program and return its exit status."""
    arguments = parse(sys.argv[1:])
    # One image is too little work for several threads: they cost more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        if arguments.selftest:
            from app.selftest import selftest

            return selftest(parse(["--screenshot", "none", "--theme", "light"]))
        from app.start import start
    except (ImportError, SyntaxError) as error:
        why = library_fault(error) or (
            f"{str(error).strip().splitlines()[-1]}. The installation is not whole: install it"
            " again, or unpack the bundle again."
        )
        sys.stderr.write(f"LeNet-5 Lab cannot start: {why}\n")
        return 1
    return start(arguments)


if __name__ == "__main__":
    sys.exit(main())
