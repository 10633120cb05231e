"""From arguments to a running window, or to a picture of one."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.context.documents import load_drawing
from app.context.language import LANGUAGE_CHOICES, Language
from app.context.models import at_path, kept_model
from app.context.session import Session
from app.context.settings import Settings
from app.shell.crash_handler import CrashHandler
from app.shell.platform import create_application
from app.shell.window import Window
from app.style.theme import THEME_CHOICES, Appearance
from lenet.errors import InputError

SCREENSHOT_SIZE: Final = (1280, 720)
_LOOK_MS: Final = 50  # from one look to the next whether a picture's page is complete


def start(arguments: Namespace) -> int:
    """Run the program; gives its exit status. What is wrong goes to stderr in one sentence."""
    try:
        application = create_application(offscreen=arguments.screenshot is not None)
        window = build(arguments)
        if arguments.screenshot is not None:
            window.resize(*(arguments.size or SCREENSHOT_SIZE))
            save_screenshot(window, arguments.screenshot)
            return 0
        window.show()
        return application.exec()
    except InputError as error:
        sys.stderr.write(f"LeNet-5 Lab: {error}\n")
        return 2


def build(arguments: Namespace) -> Window:
    """The window with its model and, if one was named, its drawing.

    Needs the application to be there. Raises InputError for a model or drawing that cannot be
    read, and for a page that the lecture does not have.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    pg.setConfigOptions(imageAxisOrder="row-major")
    settings = Settings()
    theme = arguments.theme or settings.text("theme", "system", choices=THEME_CHOICES)
    appearance = Appearance(application, theme)
    choice = settings.text("language", "system", choices=LANGUAGE_CHOICES)
    language = Language(application, arguments.language or choice)
    kept = at_path(arguments.model) if arguments.model else kept_model(settings)
    window = Window(Session(kept.model), appearance, settings, language)
    window.models.begin(kept)
    crash_handler = CrashHandler(application)
    crash_handler.happened.connect(window.complain)
    if arguments.open is not None:
        window.session.show(load_drawing(arguments.open))
    window.show_page(arguments.tab)
    if arguments.page is not None:
        if arguments.tab != "lecture":
            raise InputError("--page is a page of the lecture, so it needs --tab lecture.")
        window.lecture_page.show_lesson(arguments.page)
    if arguments.screenshot is None:
        window.restore()
        if arguments.size:
            window.resize(*arguments.size)
        if window.models.fault:
            window.say(window.models.fault)
    return window


def save_screenshot(window: Window, path: Path) -> None:
    """Draw the window and write it as a picture, its kind by the file's ending.

    Raises InputError when the file cannot be written.
    """
    window.show()
    _settle(window)
    if not window.grab().save(str(path)):
        raise InputError(
            "{path} cannot be written: no such folder, or not a picture's ending.", path=path
        )


def _settle(window: Window) -> None:
    """Let the window read and compute what its page will show, and paint it."""
    loop = QEventLoop()
    watch = QTimer()
    watch.timeout.connect(lambda: None if window.is_at_work else loop.quit())
    watch.start(_LOOK_MS)
    loop.exec()
