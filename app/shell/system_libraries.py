"""The system libraries of Linux that Qt needs, and the packages of Debian and Ubuntu with them.

It imports no Qt, because it tells why Qt cannot be imported.
"""

import ctypes
import re
from typing import Final

from lenet.errors import InputError

PACKAGES: Final = {  # by the library; the first ones any window needs, the others one under X
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libzstd.so.1": "libzstd1",
    "libfreetype.so.6": "libfreetype6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_PACKAGES: Final = {  # where a window is opened by Wayland
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_LIBRARY: Final = re.compile(r"\blib[\w.+-]+\.so[.\d]*")


def library_fault(error: Exception) -> InputError | None:
    """Return the sentence on a system library that cannot be loaded; None for any other error.

    The system names one library at a time; the sentence has the packages of all that are missing.
    """
    named = _LIBRARY.search(str(error))
    library = "" if named is None else named[0]
    tables = [table for table in (PACKAGES, WAYLAND_PACKAGES) if library in table]
    if not tables:
        return None
    missing = [package for name, package in tables[0].items() if name == library or _fails(name)]
    return InputError(
        "The system library {library} cannot be loaded, and no window opens without it. On Debian"
        " or Ubuntu: sudo apt-get install {packages}",
        library=library,
        packages=" ".join(dict.fromkeys(missing)),
    )


def _fails(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False
