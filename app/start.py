"""From the program's arguments to a running window, or to a picture of the window."""

import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from app.context.documents import load_drawing
from app.context.drawing_keeper import FOLDER as DRAWINGS
from app.context.drawing_keeper import DrawingKeeper
from app.context.evaluation.dataset import EvaluationDataset
from app.context.imported_networks import models_at_start
from app.context.language import LANGUAGE_CHOICES, Language
from app.context.scenes.scene_list import names_scenes
from app.context.session import Session
from app.context.settings import Settings
from app.context.worker import Worker
from app.pages import import_pages
from app.shell.crash_handler import CrashHandler
from app.shell.end_signals import EndSignals
from app.shell.first_view import show_first_view
from app.shell.handout_export import save_handout
from app.shell.platform import create_application
from app.shell.window import Window
from app.style.theme import THEME_CHOICES, Appearance
from lenet.errors import InputError
from lenet.resources import find_model

SCREENSHOT_SIZE: Final = (1280, 720)
SCREENSHOT_LIMIT: Final = 120  # seconds; the page that takes longest needs 5 on 2 cores
_POLL_MS: Final = 50
_REST_MS: Final = 500  # until the pages behind the first one are imported, once that is painted


def start(arguments: Namespace) -> int:
    """Run the program and return its exit status.

    Status 2 with one sentence on stderr: the window cannot be built or opened, or the picture of it
    cannot be made.
    """
    crash_handler = CrashHandler()
    try:
        is_shown = arguments.screenshot is None and arguments.handout is None
        application = create_application(offscreen=not is_shown)
        window = build(arguments)
        if arguments.handout is not None:
            return write_handout(window, arguments.handout, crash_handler)
        if arguments.screenshot is not None:
            window.setWindowState(Qt.WindowState.WindowNoState)  # the picture's size, no screen's
            welcome(window, arguments)
            return save_screenshot(window, arguments.screenshot, crash_handler)
        crash_handler.show_dialogs_on(window)
        keep_drawing(window, apart=arguments.open is not None)
        welcome(window, arguments)
        window.show()
        QTimer.singleShot(_REST_MS, Worker(import_pages, window).start)
        return application.exec()
    except InputError as error:
        sys.stderr.write(f"LeNet-5 Lab: {error}\n")
    except Exception as error:
        crash_handler.take(error)
    return 2


def build(arguments: Namespace) -> Window:
    """Build the window with its model and, if one is named, its drawing.

    Needs an application. Raises InputError for a model or drawing that cannot be read, and for
    anything to show that there is not.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings()
    theme = arguments.theme or settings.text("theme", "system", choices=THEME_CHOICES)
    appearance = Appearance(application, theme)
    choice = settings.text("language", "system", choices=LANGUAGE_CHOICES)
    language = Language(application, arguments.language or choice)
    first, beside = models_at_start(arguments.model, settings)
    window = Window(Session(first.model), appearance, settings, language)
    window.models.start_with(first)
    opens_scenes = arguments.open is not None and names_scenes(arguments.open)
    if arguments.open is not None and not opens_scenes:
        window.session.show(load_drawing(arguments.open))
    is_shown = arguments.screenshot is None and arguments.handout is None
    if not is_shown:
        window.resize(*(arguments.size or SCREENSHOT_SIZE))
    if beside is not None:
        window.context.imported.show(find_model(str(arguments.model)), beside)
    show_first_view(window, arguments)
    if is_shown:
        window.restore()
        if arguments.size:
            window.resize(*arguments.size)
        if window.models.start_fault:
            window.show_message(window.models.start_fault)
    if opens_scenes:  # last: a scene decides what is on screen
        window.scenes.open_now(arguments.open)
    return window


def welcome(window: Window, arguments: Namespace) -> None:
    """Show the sample digit in a window that starts on the Draw page without a drawing."""
    is_new = arguments.open is None and window.session.drawing.is_blank
    if arguments.tab == "draw" and is_new:
        still = arguments.screenshot is not None or window.context.settings.motion_is_reduced
        window.draw_page.welcome.begin(still=still)


def keep_drawing(window: Window, *, apart: bool) -> DrawingKeeper:
    """Bring the last drawing back, and keep the window's from now on over any end.

    With `apart` the last drawing is neither shown nor overwritten.
    """
    keeper = DrawingKeeper(window.session, window.context.settings.data_folder / DRAWINGS, window)
    keeper.said.connect(window.show_message)
    application = QApplication.instance()
    assert application is not None
    application.aboutToQuit.connect(keeper.flush)
    EndSignals(keeper.flush, window)
    said = "" if apart else keeper.restore()
    if apart:
        keeper.keep_apart()
    if said:  # beside what else was found at the start
        window.show_message(f"{window.models.start_fault} {said}".strip())
    return keeper


def save_screenshot(window: Window, path: Path, crash_handler: CrashHandler) -> int:
    """Write the complete window as a picture, its format by the file's ending; return the status.

    2: something crashed while the window was shown, and the sentence on it is on stderr already.
    Raises InputError when digits cannot be read, the page takes too long, or the file cannot be
    written.
    """
    failures: list[str] = []
    for dataset in window.findChildren(EvaluationDataset):
        dataset.failed.connect(failures.append)
    QCursor.setPos(0, -1)  # no tab or button is under the pointer
    window.show()
    _wait_until_complete(window, crash_handler)
    if crash_handler.sentence:
        return 2
    if any(failures):
        raise InputError("The picture was not made: {reason}", reason=failures[0])
    if window.is_at_work:
        raise InputError(
            "The picture was not made: the page is not complete after {seconds} seconds.",
            seconds=SCREENSHOT_LIMIT,
        )
    if not window.grab().save(str(path)):
        raise InputError(
            "{path} cannot be written: no such folder, or not a picture's ending.", path=path
        )
    return 0


def write_handout(window: Window, path: Path, crash_handler: CrashHandler) -> int:
    """Write all pages of the lecture into a PDF; return the status, as `save_screenshot`.

    Raises InputError when the file cannot be written.
    """
    from app.pages.lecture.handout import Handout  # with the lecture, which few starts need

    handout, loop = Handout(window.context, window), QEventLoop()
    contents: list[bytes] = []
    handout.done.connect(contents.append)
    handout.done.connect(loop.quit)
    handout.start()
    loop.exec()
    if crash_handler.sentence or not contents[0]:
        return 2
    save_handout(path, contents[0])
    return 0


def _wait_until_complete(window: Window, crash_handler: CrashHandler) -> None:
    """Run the event loop until the page is complete, something crashes, or time is up."""
    end = time.monotonic() + SCREENSHOT_LIMIT
    loop = QEventLoop()

    def poll() -> None:
        if crash_handler.sentence or time.monotonic() > end or not window.is_at_work:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(poll)
    timer.start(_POLL_MS)
    loop.exec()
