"""Create the QApplication on any machine, also on one without a display; report the machine."""

import ctypes
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
import PySide6
from PySide6.QtCore import (
    QLibraryInfo,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import lenet
from app.shell.system_libraries import library_fault
from lenet.errors import InputError


def create_application(*, offscreen: bool) -> QApplication:
    """Create the application on the screen or, where `offscreen` is set, without one.

    Raises InputError when no window can be opened. Qt itself would abort the process, so its
    offscreen platform is appended to the wanted ones, and refused here when Qt falls back on it.
    """
    wanted = "offscreen" if offscreen else os.environ.get("QT_QPA_PLATFORM") or _platforms()
    if wanted:
        os.environ["QT_QPA_PLATFORM"] = f"{wanted};offscreen"
        previous = qInstallMessageHandler(_ignore)  # Qt's messages on each platform that fails
        application = QApplication(sys.argv[:1])
        qInstallMessageHandler(_without_size_hints if offscreen else previous)
        if application.platformName() == "offscreen" and "offscreen" not in wanted:
            raise _refusal(wanted)
    else:
        application = QApplication(sys.argv[:1])
    application.setApplicationName("LeNet-5 Lab")
    application.setStyle("Fusion")
    return application


def system_report() -> str:
    """Return what a report of a fault needs: versions and platform, a line each, in English.

    Torch is not imported for it.
    """
    try:
        torch = version("torch")
    except PackageNotFoundError:
        torch = "not installed"
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    screen = application.primaryScreen()
    size, ratio = screen.size(), screen.devicePixelRatio()
    return "\n".join(
        (
            f"LeNet-5 Lab {lenet.__version__}",
            f"Python {platform.python_version()}, {platform.platform()}",
            f"Qt {qVersion()}, PySide6 {PySide6.__version__}, "
            f"{application.platformName()}, {size.width()}x{size.height()} at {ratio:g}",
            f"numpy {np.__version__}, torch {torch}",
        )
    )


def _platforms() -> str:
    """Return Qt's names of the platforms to try, best first; empty where Qt knows best."""
    if not sys.platform.startswith("linux"):
        return ""
    names = {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "xcb"}
    found = [name for variable, name in names.items() if os.environ.get(variable)]
    if not found:
        raise _no_display()
    return ";".join(found)


def _refusal(platforms: str) -> InputError:
    """Find out why no window can be opened on any of the platforms."""
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    for name in platforms.split(";"):
        for plugin in plugins.glob(f"*q{name.partition(':')[0].partition('-')[0]}.*"):
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:  # its text names the first library that is missing
                return library_fault(error) or InputError(
                    "Qt's {platform} plugin cannot be loaded ({reason}).",
                    platform=name,
                    reason=error,
                )
    return _no_display()


def _no_display() -> InputError:
    return InputError(
        "There is no display to open a window on. With --screenshot OUT.png the window is drawn "
        "to a file instead."
    )


def _without_size_hints(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Print Qt's messages, but not what the offscreen platform says about every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(message + "\n")


def _ignore(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    pass
