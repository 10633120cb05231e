"""Files made wrong at random, for every reader of files from outside.

Each case follows from a seed. `mutate.py` changes JSON values and bytes; `samples.py` knows what
each kind of file is made of; `readers.py` reads a case and says whether what was accepted is
sound; `measure.py` counts. `python -m tests.fuzz --n 20000` is the long run.
"""
