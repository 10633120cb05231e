"""Every view of the window, brought to the front one after the other.

Digits are kept in My digits for it, and a network of another program is opened: give the window a
data folder of its own.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer

from app.context.evaluation import error_view
from app.context.selection import VIEWS
from app.pages.lecture.contents import LESSONS
from app.pages.lecture.notes import NotesDialog
from app.shell.window import Window
from lenet.data.ink_files import InkDigit
from lenet.exchange.input_guess import Guess
from lenet.exchange.network_file import ImportedModel
from lenet.explain.units import LAYERS, Unit
from lenet.network.tutorial import InputScale, load_tutorial
from lenet.resources import tutorial_model_paths

_SETTLE_MS: Final = 30
_ON_DRAW: Final = ("pinned", "question", "sample", "frozen", "own")
_WRITERS: Final = ("Ann", "王小明", "Bartholomew Featherstonehaugh", "")


def every_view(window: Window, beginning: str = "") -> Iterator[str]:
    """Bring every view to the front whose name begins so, wait until it is complete; yield it."""
    names = [f"draw {side}" for side in (*VIEWS, *_ON_DRAW, *LAYERS)]
    names += ["train", "train bare", *(f"errors {side}" for side in error_view.VIEWS)]
    names += ["errors kept", *(f"lecture {number}" for number in range(1, len(LESSONS) + 1))]
    names += ["lecture notes"]
    for name in names:
        if name.startswith(beginning):
            with _without_torch() if name == "train bare" else nullcontext():
                _show(window, *name.split(" "))
                settle(window)
                yield name
            _leave(window, name)


@contextmanager
def _without_torch() -> Iterator[None]:
    """Let an import find no torch. It must be the same again: torch cannot be imported twice."""
    there = sys.modules.get("torch")
    sys.modules["torch"] = None  # type: ignore[assignment]
    yield
    del sys.modules["torch"]
    if there is not None:
        sys.modules["torch"] = there


def _show(window: Window, page: str, view: str = "") -> None:
    window.show_page(page)
    if page == "draw":
        _show_on_draw(window, view)
    elif view == "bare":
        window.context.run_form.changed.emit(window.context.run_form.values)
    elif view == "kept":
        _keep_digits(window)
        window.context.error_view.show_view("digits")
    elif page == "errors":
        window.context.error_view.show_view(view)
    elif view == "notes":
        window.lecture_page.edit_notes()
    elif page == "lecture":
        window.lecture_page.show_lesson(int(view))


def _leave(window: Window, name: str) -> None:
    if name == "train bare":
        window.context.run_form.changed.emit(window.context.run_form.values)
    elif name == "lecture notes":
        for dialog in window.findChildren(NotesDialog):
            dialog.reject()
    elif name == "draw frozen":
        window.context.trace_comparison.unfreeze()
        window.documents.show_example(4)


def _keep_digits(window: Window) -> None:
    """Keep some digits of several writers, with a label and without."""
    for number in range(24):
        stroke = np.array([[0.1, 0.1], [0.9, 0.1 + number / 50], [0.3, 0.9]], np.float32)
        label = None if number % 5 == 4 else number % 10
        window.context.my_digits.keep(InkDigit(label, _WRITERS[number % 4], (stroke,)))


def _open_network(window: Window) -> None:
    """Open a network of another program, whose settings were guessed."""
    model = load_tutorial(tutorial_model_paths()[0])
    guess = Guess("relu", "max", InputScale(-0.42, 2.8, "zero"), 3, 500)
    path = tutorial_model_paths()[0].with_name("a network with a long name.onnx")
    window.context.imported.show(path, ImportedModel(model.parameters, model.card, guess))


def _show_on_draw(window: Window, view: str) -> None:
    """Show a side, two pinned units, the sample with its callouts, or a step to a layer."""
    selection, welcome = window.selection, window.draw_page.welcome
    if view == "sample":
        welcome.begin(still=True)
    elif welcome.is_shown or window.session.drawing.is_blank:
        window.documents.show_example(4)
    selection.clear()
    side = {"frozen": "compare", "own": "today"}.get(view, view)
    selection.show_view(side if side in VIEWS else "network")
    window.questions.close()
    if view == "question":
        window.questions.toggle()
    elif view == "frozen":
        window.context.trace_comparison.freeze()
        window.documents.show_example(7)
    elif view == "own":
        _open_network(window)
    elif view == "pinned":
        selection.pin_only(Unit("c3", 4, 2, 3), Unit("s2", 1, 2, 3))
    elif view in LAYERS:
        selection.step_to(view)


def settle(window: Window) -> None:
    """Run the event loop until the page in front is complete and laid out."""
    loop = QEventLoop()
    timer = QTimer()

    def look() -> None:
        if not window.is_at_work:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(_SETTLE_MS)
    loop.exec()
    timer.stop()  # or it asks a window that is gone
