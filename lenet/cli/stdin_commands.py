"""Orders from the program that started a run: lines on standard input, read beside the training."""

import os
import sys
import threading
from typing import Final

from lenet.runs.commands import Stop, from_line
from lenet.training.controls import Controls

_PIECE: Final = 4096  # bytes


def listen(controls: Controls) -> None:
    """Obey what comes on standard input from now on; a person at a terminal is not listened to.

    The end of the input after at least one order says that whoever steered the run has gone:
    the run then stops, and can be resumed. Without an order nobody steered it, and it goes on.

    To be called when everything is imported: on Windows, a library that looks at standard
    input while it is loaded waits for as long as a read is pending there.
    """
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return
    number = sys.stdin.fileno()
    # A daemon, since nothing can wake a read; by number, since the end of the interpreter
    # waits for a lock that a read of sys.stdin holds.
    threading.Thread(target=_read, args=(number, controls), daemon=True).start()


def _read(number: int, controls: Controls) -> None:
    rest, steered = b"", False
    while True:
        try:
            piece = os.read(number, _PIECE)
        except OSError:
            piece = b""
        if not piece:
            break
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            order = from_line(line.decode("utf-8", errors="replace"))
            if order is not None:
                steered = True
                controls.give(order)
    if steered:
        controls.give(Stop())
