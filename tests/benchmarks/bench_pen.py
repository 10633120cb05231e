"""From a pen event to all panels painted, through the real window."""

import time
from argparse import Namespace
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.platform import create_application
from app.start import build
from app.window import Window
from tests.benchmarks.measure import Measurement
from tests.benchmarks.strokes import two_strokes

_DRAWINGS = 10
_Kind = QEvent.Type


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    window = build(Namespace(model=None, theme="light", open=None, screenshot="", size=None))
    window.resize(1920, 1080)
    window.show()
    application.processEvents()
    times = tuple(_pen_times(application, window))
    yield Measurement("pen event to all panels painted, 1920x1080", times, "p95 < 8")
    window.close()


def _pen_times(application: QApplication, window: Window) -> Iterator[float]:
    """Milliseconds for each of the 200 events of a drawing."""
    canvas = window.drawing_panel.canvas
    for drawing in range(_DRAWINGS + 1):
        window.session.clear()
        for stroke in two_strokes(points=200):
            for number, (x, y) in enumerate(stroke * canvas.width()):
                start = time.perf_counter()
                send_mouse(canvas, _Kind.MouseMove if number else _Kind.MouseButtonPress, x, y)
                application.processEvents()  # paints what the event made stale
                if drawing:  # the first drawing warms up
                    yield (time.perf_counter() - start) * 1000
            send_mouse(canvas, _Kind.MouseButtonRelease, x, y)


def send_mouse(canvas: QWidget, kind: QEvent.Type, x: float, y: float) -> None:
    """A mouse event with the left button as a hand would make it."""
    at = QPointF(float(x), float(y))
    held = (
        Qt.MouseButton.NoButton if kind == _Kind.MouseButtonRelease else Qt.MouseButton.LeftButton
    )
    event = QMouseEvent(
        kind,
        at,
        QPointF(canvas.mapToGlobal(at)),
        Qt.MouseButton.NoButton if kind == _Kind.MouseMove else Qt.MouseButton.LeftButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)
