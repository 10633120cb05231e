"""`python -m tests.fuzz --n 20000`: the long run over all readers, or those that are named."""

import argparse
import faulthandler
import sys
import tempfile
from pathlib import Path

from tests.fuzz.measure import run, table
from tests.fuzz.readers import READERS

_HANGS = 60  # seconds


def main() -> int:
    """Read cases for every reader and print what became of them; 1 when one is not handled."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", help=f"of {', '.join(READERS)}; all if none")
    parser.add_argument("--n", type=int, default=20_000, help="cases for each reader")
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    counts = {}
    for name in given.readers or READERS:
        with tempfile.TemporaryDirectory() as folder:
            numbers = range(given.first, given.first + given.n)
            faulthandler.dump_traceback_later(_HANGS + given.n, exit=True)
            counts[name] = run(name, READERS[name], Path(folder), numbers, given.seed)
            faulthandler.cancel_dump_traceback_later()
    print("\n".join(table(counts)))
    return int(any(count.bad for count in counts.values()))


if __name__ == "__main__":
    sys.exit(main())
