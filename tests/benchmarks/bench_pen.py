"""Pen and pointer through the real window: from an event to all panels painted."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

import main
from app.context.drawing import Drawing
from app.shell.platform import create_application
from app.shell.window import Window
from app.start import build
from lenet.explain.units import Unit
from tests.benchmarks.measure import Measurement, Stopwatch
from tests.benchmarks.strokes import two_strokes

_DRAWINGS = 10
_FEWER_DRAWINGS = 3
_HOVERS = 1000
_ADDED = 200  # events at the end of a long drawing
_SIZES = {(1920, 1080): ("p95 < 4.2", "p95 < 6"), (3840, 2160): ("p95 < 8", "p95 < 12")}
_LENGTHS = (200, 2_000, 5_000, 20_000)  # points
_Kind = QEvent.Type


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    window = build(main.parse(["--theme", "light", "--screenshot", "none.png"]))
    for (width, height), targets in _SIZES.items():
        window.resize(width, height)
        window.show()
        application.processEvents()
        yield from _pins(application, window, f"{width}x{height}", *targets)
    window.resize(1920, 1080)
    application.processEvents()
    for points in _LENGTHS:
        yield _at_the_end(application, window, points)
    window.selection.show_view("kernels")
    yield _hovers(application, window.draw_page.table_panel.viewport(), "the C3 table")
    yield from _views(application, window)
    window.close()


def _pins(
    application: QApplication, window: Window, size: str, target: str, pinned_target: str
) -> Iterator[Measurement]:
    """Pen and pointer with nothing pinned, with one unit, and with two, a layer stepped to."""
    selection = window.selection
    yield _pen(application, window, f"pen, all panels painted, {size}", target)
    network = window.draw_page.network_panel.viewport()
    yield _hovers(application, network, f"the network, {size}")
    selection.pin(Unit("c3", 5, 4, 4))
    yield _pen(application, window, f"pen, a unit pinned, {size}", pinned_target)
    yield _hovers(application, network, f"the network, a unit pinned, {size}")
    selection.step_to("c3")
    selection.pin(Unit("c5", 60))
    yield _pen(application, window, f"pen, a layer stepped to, two pinned, {size}", pinned_target)
    yield _hovers(application, network, f"the network, two pinned, {size}")
    selection.hover(None)
    selection.clear()


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
        name = f"pen with {view} in front"
        yield _pen(application, window, name, "p95 < 12", drawings=_FEWER_DRAWINGS)
        yield _hovers(application, panel, view)


def _pen(
    application: QApplication,
    window: Window,
    name: str,
    target: str,
    *,
    drawings: int = _DRAWINGS,
) -> Measurement:
    """Each of the 200 events of a drawing; the first drawing warms up."""
    watch, canvas = Stopwatch(), window.draw_page.drawing_panel.canvas
    for drawing in range(drawings + 1):
        window.session.clear()
        for stroke in two_strokes(points=200):
            for number, (x, y) in enumerate(stroke * canvas.width()):
                with watch.act(counts=drawing > 0):
                    send_mouse(canvas, _Kind.MouseMove if number else _Kind.MouseButtonPress, x, y)
                    application.processEvents()  # paints what the event made stale
            send_mouse(canvas, _Kind.MouseButtonRelease, x, y)
    return watch.measurement(name, target)


def _at_the_end(application: QApplication, window: Window, points: int) -> Measurement:
    """Events of one more stroke, within the bounds of a drawing of many points."""
    watch, canvas = Stopwatch(), window.draw_page.drawing_panel.canvas
    window.session.show(Drawing(two_strokes(points=points)))
    turn = np.linspace(0, 4 * np.pi, _ADDED)
    circle = 0.5 + 0.12 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for number, (x, y) in enumerate(circle * canvas.width()):
        with watch.act(counts=number > 0):  # the first one paints the whole drawing
            send_mouse(canvas, _Kind.MouseMove if number else _Kind.MouseButtonPress, x, y)
            application.processEvents()
    send_mouse(canvas, _Kind.MouseButtonRelease, x, y)
    return watch.measurement(f"pen at the end of {points:,} points, 1920x1080")


def _hovers(application: QApplication, view: QWidget, what: str) -> Measurement:
    """Each step of a pointer that runs across the whole of a panel; the first ones warm up."""
    watch = Stopwatch()
    for number in range(_HOVERS):
        x = view.width() * (number % 97) / 97
        y = view.height() * (number % 41) / 41
        with watch.act(counts=number >= _HOVERS // 10):
            send_mouse(view, _Kind.MouseMove, x, y, held=Qt.MouseButton.NoButton)
            application.processEvents()
    return watch.measurement(f"hover over {what}", "p95 < 4")


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
