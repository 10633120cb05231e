"""Every view of the window, brought to the front one after the other."""

import os
from collections.abc import Iterator
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import QEventLoop, QTimer

from app.context.evaluation import error_view
from app.context.selection import VIEWS
from app.pages.lecture.contents import LESSONS
from app.shell.window import Window
from lenet.explain.units import LAYERS, Unit

_SETTLE_MS: Final = 30


def every_view(window: Window, beginning: str = "") -> Iterator[str]:
    """Bring every view to the front whose name begins so, wait until it is complete; yield it."""
    names = [f"draw {side}" for side in (*VIEWS, "pinned", "question", "sample", *LAYERS)]
    names += ["train", *(f"errors {side}" for side in error_view.VIEWS)]
    names += [f"lecture {number}" for number in range(1, len(LESSONS) + 1)]
    for name in names:
        if name.startswith(beginning):
            _show(window, *name.split(" "))
            settle(window)
            yield name


def _show(window: Window, page: str, view: str = "") -> None:
    window.show_page(page)
    if page == "draw":
        _show_on_draw(window, view)
    elif page == "errors":
        window.context.error_view.show_view(view)
    elif page == "lecture":
        window.lecture_page.show_lesson(int(view))


def _show_on_draw(window: Window, view: str) -> None:
    """Show a side, two pinned units, the sample with its callouts, or a step to a layer."""
    selection, welcome = window.selection, window.draw_page.welcome
    if view == "sample":
        welcome.begin(still=True)
    elif welcome.is_shown or window.session.drawing.is_blank:
        window.documents.show_example(4)
    selection.clear()
    selection.show_view(view if view in VIEWS else "network")
    window.questions.close()
    if view == "question":
        window.questions.toggle()
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
