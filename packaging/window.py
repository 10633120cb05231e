"""`lenet5-lab` in a bundle. What it says goes into a box where Windows gives it no console."""

import io
import os
import sys
from types import ModuleType

from app.__main__ import main

# pyqtgraph imports it and draws nothing by it here: 9 MB.
sys.modules["PySide6.QtOpenGL"] = ModuleType("PySide6.QtOpenGL")

if sys.platform.startswith("linux"):
    # The loader has read its copy. Programs that the window starts, such as a browser, would
    # take the bundle's libraries for the system's.
    original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if original is not None:
        os.environ["LD_LIBRARY_PATH"] = original


def run() -> int:
    """Run the window; return its exit status."""
    if sys.platform != "win32" or sys.stderr is not None:
        return main()
    import ctypes

    said = sys.stdout = sys.stderr = io.StringIO()
    try:
        return main()
    finally:
        if text := said.getvalue().strip():
            ctypes.windll.user32.MessageBoxW(None, text, "LeNet-5 Lab", 0)


if __name__ == "__main__":
    sys.exit(run())
