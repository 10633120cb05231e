"""How long lessons take to open, and each frame of what moves or is dragged on them."""

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QApplication

import main
from app.pages.lecture.contents import LESSONS
from app.pages.lecture.output.gaussian_lesson import GaussianLesson
from app.pages.lecture.small_net.descent_lesson import DescentLesson
from app.pages.lecture.small_net.forward_lesson import ForwardLesson
from app.pages.lecture.small_net.net_state import Handle
from app.shell.platform import create_application
from app.shell.window import Window
from app.start import build
from app.style.formulas import layouts, typesetting
from tests.benchmarks.measure import Measurement

_Kind = TypeVar("_Kind")
_ROUNDS = 6
_FRAMES = 200
_FRAME_TARGET = "p95 < 16.7"


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    first = tuple(_openings(application))
    name = "a page of the lecture opened, first time in the process"
    yield Measurement(name, first, "each < 150")
    again = [tuple(_openings(application)) for _ in range(_ROUNDS)]
    for number, page in enumerate(LESSONS):
        times = tuple(round_[number] for round_ in again)
        yield Measurement(f"page {number + 1}, {page}, in a new window", times, "each < 150")
    yield from _frames(application)


def _openings(application: QApplication) -> Iterator[float]:
    """Yield the milliseconds until each lesson is painted, with empty caches of formulas."""
    for cached in (
        typesetting.typeset,
        typesetting.typeset_number,
        typesetting.digit,
        layouts.bundled_layouts,
    ):
        cached.cache_clear()
    window = _window(application)
    for number in range(1, len(LESSONS) + 1):
        start = time.perf_counter()
        if number == 1:  # opens with the tab itself, and is measured with it
            window.show_page("lecture")
        else:
            window.lecture_page.show_lesson(number)
        application.processEvents()
        yield (time.perf_counter() - start) * 1000
    window.close()
    window.deleteLater()


def _window(application: QApplication) -> Window:
    window = build(main.parse(["--theme", "light", "--screenshot", "none.png"]))
    window.resize(1920, 1080)
    window.show()
    application.processEvents()
    return window


def _frames(application: QApplication) -> Iterator[Measurement]:
    window = _window(application)
    window.show_page("lecture")

    def times(act: Callable[[int], None]) -> tuple[float, ...]:
        found = []
        for number in range(_FRAMES + 20):
            start = time.perf_counter()
            act(number)
            application.processEvents()
            found.append((time.perf_counter() - start) * 1000)
        return tuple(found[20:])

    lesson = _page(window, ForwardLesson)
    handle = Handle("input", 0, None)

    def drag(number: int) -> None:
        lesson.net_stage.dragged.emit(handle, 0.01 if number % 100 < 50 else -0.01)

    yield Measurement("the forward pass: an input dragged by a pixel", times(drag), _FRAME_TARGET)
    descent = _page(window, DescentLesson)
    player = descent.descent_player

    def move(number: int) -> None:
        if number % 25 == 0:
            player.step()
        player.curve.show_descent(player.descent, number % 25 / 25)

    yield Measurement("descent: a frame of a step", times(move), _FRAME_TARGET)
    descent.show_view("net")
    update = times(lambda _: descent.backward_player.update())
    yield Measurement("descent: an update of the small net", update, _FRAME_TARGET)
    gaussian = _page(window, GaussianLesson)
    gaussian.choose_label(7)
    follow = times(lambda _: gaussian.step_f6())
    yield Measurement("the Gaussian: a frame of F6 on its way", follow, _FRAME_TARGET)
    window.close()


def _page(window: Window, kind: type[_Kind]) -> _Kind:
    names = [lesson.name for lesson in LESSONS.values()]
    window.lecture_page.show_lesson(names.index(kind.__name__) + 1)
    lesson = window.lecture_page.lesson
    assert isinstance(lesson, kind)
    return lesson
