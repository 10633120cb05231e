"""Getting a QApplication on any machine, also on one without a display."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from lenet.errors import InputError


def create_application(*, offscreen: bool) -> QApplication:
    """The application, on the screen or, if asked for, without one.

    Raises InputError when a screen is needed and there is none. Qt itself would end the
    process there, so on Linux it is told to fall back on its offscreen platform, which is
    then refused here.
    """
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(_without_chatter)
    fallback = sys.platform.startswith("linux") and "QT_QPA_PLATFORM" not in os.environ
    if fallback:
        first = "wayland;xcb" if "WAYLAND_DISPLAY" in os.environ else "xcb;wayland"
        os.environ["QT_QPA_PLATFORM"] = f"{first};offscreen"
    with _quiet() if fallback else _loud():
        application = QApplication(sys.argv[:1])
    if fallback and application.platformName() == "offscreen":
        raise InputError(
            "There is no display to open a window on. With --screenshot OUT.png the window is "
            "drawn to a file instead."
        )
    application.setApplicationName("LeNet-5 Lab")
    application.setStyle("Fusion")
    return application


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Qt's own words on each platform that it tries in vain."""
    previous = qInstallMessageHandler(_ignore)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)


@contextmanager
def _loud() -> Iterator[None]:
    yield


def _without_chatter(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's words, but for what the offscreen platform says of every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(message + "\n")


def _ignore(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    pass
