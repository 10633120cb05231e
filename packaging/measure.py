"""`python packaging/measure.py`: how long the bundle takes to draw its window, beside the checkout.

From the start of the process to the picture of the first window, in turn, so that both meet the
same machine. The bundle must not take more than 1.3 times as long.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
BUNDLE: Final = ROOT / "dist" / "lenet5-lab" / "lenet5-lab"
_ROUNDS: Final = 15
_MOST: Final = 1.3


def main() -> int:
    """Measure both, and print medians; return 1 when the bundle is too slow."""
    commands: dict[str, list[str | Path]] = {
        "bundle": [BUNDLE],
        "checkout": [sys.executable, ROOT / "main.py"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(_ROUNDS + 1):
            for name, command in commands.items():
                took = _timed([*command, "--screenshot", f"{folder}/out.png"], folder)
                if number:  # the first fills the disk cache
                    seconds[name].append(took)
    medians = {name: statistics.median(each) for name, each in seconds.items()}
    for name, each in seconds.items():
        print(f"{name}: n {len(each)}, median {medians[name]:.2f} s, least {min(each):.2f} s")
    ratio = medians["bundle"] / medians["checkout"]
    print(f"ratio {ratio:.2f} (at most {_MOST})")
    return int(ratio > _MOST)


def _timed(command: list[str | Path], folder: str) -> float:
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder)
    began = time.perf_counter()
    subprocess.run(command, check=True, env=os.environ | places)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
