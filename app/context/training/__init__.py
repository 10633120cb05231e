"""The training of the window: the run form, the child process, its curves, and the list of runs.

Start at `trainer.py`, which owns the run in progress.
"""
