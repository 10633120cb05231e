"""Commands on standard input, one a line, read in a thread beside the training."""

import os
import sys
import threading
from typing import Final

from lenet.runs.commands import Stop, from_line
from lenet.training.controls import Controls

_PIECE: Final = 4096  # bytes


def obey_stdin(controls: Controls) -> None:
    """Put the commands on standard input into `controls` from now on; not those of a terminal.

    When the input ends after at least one command, the program that steered the run has gone:
    the run is stopped, and can be resumed. Without a command nobody steered it, and it goes on.

    Call this when everything is imported: on Windows, a library that looks at standard input
    while it is loaded waits for as long as a read is pending there.
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
            command = from_line(line.decode("utf-8", errors="replace"))
            if command is not None:
                steered = True
                controls.put(command)
    if steered:
        controls.put(Stop())
