"""Priority and memory of the training process."""

import os
import sys
from typing import Final

_NICER: Final = 10  # of 19
_BELOW_NORMAL: Final = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS of winbase.h
_TRIM_THRESHOLD: Final = -1  # the names of glibc's malloc.h
_MMAP_THRESHOLD: Final = -3
_MOST: Final = 1 << 30  # bytes


def lower_priority() -> None:
    """Let this process have the processor only where others leave it; do nothing if refused."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        # Without types a handle of 64 bits would be cut to 32.
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        try:
            os.nice(_NICER)
        except OSError:
            return


def keep_freed_memory() -> None:
    """Tell glibc to keep freed memory, up to 1 GiB, for the next step; elsewhere do nothing.

    The maps of a batch are some megabytes each. By default such a piece comes fresh from the
    system at every step and is zeroed page by page on first touch, inside torch's
    convolutions too: measured, that is a third of a training step.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # a Linux with another C library
        return
    mallopt(_MMAP_THRESHOLD, _MOST)
    mallopt(_TRIM_THRESHOLD, _MOST)
