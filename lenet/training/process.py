"""Making way for other programs."""

import os
import sys
from typing import Final

_NICER: Final = 10  # of 19
_BELOW_NORMAL: Final = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS of winbase.h


def make_way() -> None:
    """Let this process have the processor only where others leave it; without a word if refused."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        try:
            os.nice(_NICER)
        except OSError:
            return
