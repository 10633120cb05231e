"""Pen and pointer through the real window: from an event to all panels painted."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

import main
from app.shell.platform import create_application
from app.shell.window import Window
from app.start import build
from lenet.explain.units import Unit
from tests.benchmarks.measure import Measurement
from tests.benchmarks.strokes import two_strokes

_DRAWINGS = 10
_FEWER_DRAWINGS = 3
_HOVERS = 1000
_Kind = QEvent.Type


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    window = build(main.parse(["--theme", "light", "--screenshot", "none.png"]))
    window.resize(1920, 1080)
    window.show()
    application.processEvents()
    name = "pen event to all panels painted, 1920x1080"
    yield Measurement(name, tuple(_pen_times(application, window)), "p95 < 8")
    window.selection.step_to("c3")
    window.selection.pin(Unit("c5", 60))
    yield Measurement(
        "the same with a layer stepped to and two units inspected",
        tuple(_pen_times(application, window)),
        "p95 < 12",
    )
    yield Measurement(
        "hover with two units pinned",
        tuple(_hover_times(application, window.draw_page.network_panel.viewport())),
        "p95 < 4",
    )
    window.selection.clear()
    yield Measurement(
        "hover over the network",
        tuple(_hover_times(application, window.draw_page.network_panel.viewport())),
        "p95 < 4",
    )
    window.selection.show_view("kernels")
    yield Measurement(
        "hover over the C3 table, with its sums",
        tuple(_hover_times(application, window.draw_page.table_panel.viewport())),
        "p95 < 4",
    )
    yield from _views(application, window)
    window.close()


def _views(application: QApplication, window: Window) -> Iterator[Measurement]:
    """The same pen with each of the other sides of the network in front."""
    page = window.draw_page
    window.context.trace_comparison.freeze()
    hovered = {
        "kernels": page.kernels_panel,
        "codes": page.codes_panel,
        "step": page.step_panel.figure,
        "compare": page.compare_panel.figure,
        "today": page.tutorial_panel.figure,
    }
    for view, panel in hovered.items():
        window.selection.show_view(view)
        times = tuple(_pen_times(application, window, drawings=_FEWER_DRAWINGS))
        yield Measurement(f"pen with {view} in front", times, "p95 < 12")
        times = tuple(_hover_times(application, panel))
        yield Measurement(f"hover over {view}", times, "p95 < 4")


def _pen_times(
    application: QApplication, window: Window, *, drawings: int = _DRAWINGS
) -> Iterator[float]:
    """Milliseconds for each of the 200 events of a drawing."""
    canvas = window.draw_page.drawing_panel.canvas
    for drawing in range(drawings + 1):
        window.session.clear()
        for stroke in two_strokes(points=200):
            for number, (x, y) in enumerate(stroke * canvas.width()):
                start = time.perf_counter()
                send_mouse(canvas, _Kind.MouseMove if number else _Kind.MouseButtonPress, x, y)
                application.processEvents()  # paints what the event made stale
                if drawing:  # the first drawing warms up
                    yield (time.perf_counter() - start) * 1000
            send_mouse(canvas, _Kind.MouseButtonRelease, x, y)


def _hover_times(application: QApplication, view: QWidget) -> Iterator[float]:
    """Milliseconds for each step of a pointer that runs across the whole of a panel."""
    for number in range(_HOVERS):
        x = view.width() * (number % 97) / 97
        y = view.height() * (number % 41) / 41
        start = time.perf_counter()
        send_mouse(view, _Kind.MouseMove, x, y, held=Qt.MouseButton.NoButton)
        application.processEvents()
        if number >= _HOVERS // 10:
            yield (time.perf_counter() - start) * 1000


def send_mouse(
    widget: QWidget,
    kind: QEvent.Type,
    x: float,
    y: float,
    *,
    held: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """A mouse event with the left button, or none, as a hand would make it."""
    at = QPointF(float(x), float(y))
    released = kind == _Kind.MouseButtonRelease
    event = QMouseEvent(
        kind,
        at,
        QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton if kind == _Kind.MouseMove else Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton if released else held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
