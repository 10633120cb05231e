"""How fast the program is. `python -m tests.benchmarks` runs all; see __main__.py."""
