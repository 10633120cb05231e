"""`python -m tests.benchmarks [NAME...]`: run the benchmarks and print a line for each act."""

import importlib
import os
import platform
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as main.py sets it for the window

NAMES = ("network", "pen", "curves", "lecture", "start", "training", "together", "cycles", "waits")

if __name__ == "__main__":
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for name in sys.argv[1:] or NAMES:
        for measurement in importlib.import_module(f"tests.benchmarks.bench_{name}").run():
            print(measurement, flush=True)
