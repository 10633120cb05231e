"""`python -m tests.kills --n 200`: kill training, the window or the store of digits, n times.

A child is killed at every rename, fsync and removal of a file, and at random moments. It kills
itself from inside the calls of the system, which are wrapped in its own process.
"""

import argparse
import sys
from collections.abc import Mapping, Set
from operator import itemgetter
from typing import Any

from tests.kills import store, training, window


def main() -> int:
    """Print how many kills came to which outcome; 1 when something was lost."""
    if sys.argv[1:2] == [training.CHILD]:
        return training.child(sys.argv[2:])
    if sys.argv[1:2] == [window.CHILD]:
        return window.child(sys.argv[2:])
    if sys.argv[1:2] == [store.CHILD]:
        return store.child(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--window", action="store_true", help="kill the window, not training")
    parser.add_argument("--store", action="store_true", help="kill what keeps My digits")
    parser.add_argument("--n", type=int, default=200, help="how often (200)")
    parser.add_argument("--seed", type=int, default=0, help="of the random moments (0)")
    given = parser.parse_args()
    if given.window:
        of_windows, lost_seconds = window.count_outcomes(given.n, given.seed)
        sys.stdout.write(f"the oldest change lost: {1000 * lost_seconds:.0f} ms before its kill\n")
        return _say(of_windows, window.GOOD)
    if given.store:
        return _say(store.count_outcomes(given.n, given.seed), store.GOOD)
    return _say(training.count_outcomes(given.n, given.seed), training.GOOD)


def _say(outcomes: Mapping[Any, int], good: Set[str]) -> int:
    for outcome, count in sorted(outcomes.items(), key=itemgetter(1), reverse=True):
        sys.stdout.write(f"{outcome}: {count}\n")
    return int(not outcomes.keys() <= good)


if __name__ == "__main__":
    sys.exit(main())
