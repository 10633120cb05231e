"""Run the program, or code that starts parts of it, as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments where there is no display, unless the environment names one."""
    kept = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def sentences(result: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what the program itself says on stderr; libraries may add words and lines."""
    parts = [line.partition("LeNet-5 Lab: ") for line in result.stderr.splitlines()]
    return [own + rest for _, own, rest in parts if own]
