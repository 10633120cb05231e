"""`lenet`, or `python -m lenet`: the commands without a window; see lenet/cli."""

import os

from lenet.cli.main import main as run


def main() -> int:
    """Run the command of the process's arguments; return its exit status."""
    # One image is too little work for several threads: they cost more than they save. numpy
    # reads this when it is imported, which a command does.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return run()


if __name__ == "__main__":
    raise SystemExit(main())
