"""What pointers do on the canvas: mouse, finger, touchpad and a tablet's pen."""

from uuid import UUID

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.context.drawing import Drawing
from app.style.theme import Appearance
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.pointer_area import place_in, places_between
from tests.app.pointers import RIGHT, Place, drag, mouse, pen

SIDE = 400
PRESS = QEvent.Type.MouseButtonPress
MOVE = QEvent.Type.MouseMove
LINE = np.array([[0.25, 0.5], [0.75, 0.5]], dtype=np.float32)


class Heard:
    """What a canvas said, in order."""

    def __init__(self, canvas: Canvas) -> None:
        self.acts: list[tuple[str, float, float]] = []
        self.stroke_id: UUID | None = None  # of the last stroke
        canvas.pen_pressed.connect(self._pressed)
        canvas.pen_moved.connect(self._moved)
        canvas.pen_released.connect(self._released)
        canvas.erased.connect(self._erased)

    @property
    def names(self) -> list[str]:
        return [act[0] for act in self.acts]

    def _pressed(self, x: float, y: float, stroke_id: UUID) -> None:
        self.acts.append(("press", x, y))
        self.stroke_id = stroke_id

    def _moved(self, x: float, y: float) -> None:
        self.acts.append(("move", x, y))

    def _released(self) -> None:
        self.acts.append(("release", -1, -1))

    def _erased(self, places: list[tuple[float, float]]) -> None:
        self.acts += [("erase", x, y) for x, y in places]


@pytest.fixture
def canvas(qtbot: QtBot, appearance: Appearance) -> Canvas:
    canvas = Canvas(appearance)
    qtbot.addWidget(canvas)
    canvas.resize(SIDE, SIDE)
    return canvas


@pytest.fixture
def heard(canvas: Canvas) -> Heard:
    return Heard(canvas)


@pytest.mark.parametrize(
    ("position", "place"),
    [((10, 20), (0, 0)), ((60, 70), (0.5, 0.5)), ((-5, 500), (0, 1)), ((500, -5), (1, 0))],
)
def test_places_are_parts_of_the_square_and_never_outside(position: Place, place: Place) -> None:
    assert place_in(QRectF(10, 20, 100, 100), QPointF(*position)) == place


def test_a_fast_eraser_leaves_no_gap_on_its_way() -> None:
    places = places_between((0, 0), (0.3, 0.4), step=0.1)
    assert places[-1] == (0.3, 0.4)
    gaps = np.hypot(*np.diff([(0, 0), *places], axis=0).T)
    assert (gaps < 0.1001).all()


def test_the_mouse_draws_one_stroke(canvas: Canvas, heard: Heard) -> None:
    drag(canvas, [(0.25, 0.5), (0.5, 0.5), (0.75, 0.25)])
    assert heard.acts == [
        ("press", 0.25, 0.5),
        ("move", 0.5, 0.5),
        ("move", 0.75, 0.25),
        ("release", -1, -1),
    ]


def test_a_stroke_goes_on_outside_and_stays_on_the_edge(canvas: Canvas, heard: Heard) -> None:
    drag(canvas, [(0.5, 0.5), (1.5, -0.5)])
    assert heard.acts[1] == ("move", 1.0, 0.0)


def test_the_right_button_erases(canvas: Canvas, heard: Heard) -> None:
    drag(canvas, [(0.5, 0.5), (0.51, 0.5)], RIGHT)
    assert heard.names == ["erase", "erase"]


def test_the_eraser_erases_with_the_left_button(canvas: Canvas, heard: Heard) -> None:
    canvas.set_tool("eraser")
    drag(canvas, [(0.5, 0.5), (0.9, 0.5)])
    assert set(heard.names) == {"erase"}
    assert heard.acts[-1] == ("erase", 0.9, 0.5)


def test_a_second_button_does_not_start_a_second_act(canvas: Canvas, heard: Heard) -> None:
    mouse(canvas, PRESS, (0.5, 0.5))
    mouse(canvas, PRESS, (0.5, 0.5), button=RIGHT)
    assert heard.names == ["press"]


def test_a_finger_draws_and_a_second_finger_does_not(canvas: Canvas, heard: Heard) -> None:
    canvas.show()
    touch = QTest.touchEvent(canvas, QTest.createTouchDevice())
    touch.press(0, QPoint(100, 200), canvas).commit()
    touch.stationary(0).press(1, QPoint(300, 300), canvas).commit()
    touch.move(0, QPoint(200, 200), canvas).move(1, QPoint(310, 310), canvas).commit()
    touch.release(0, QPoint(200, 200), canvas).stationary(1).commit()
    touch.move(1, QPoint(100, 300), canvas).commit()
    touch.release(1, QPoint(100, 300), canvas).commit()
    assert heard.acts == [
        ("press", 0.25, 0.5),
        ("move", 0.5, 0.5),
        ("release", -1, -1),
    ]


def test_a_finger_draws_again_after_its_end_was_lost(canvas: Canvas, heard: Heard) -> None:
    canvas.show()
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(canvas, device)
    touch.press(0, QPoint(100, 200), canvas).commit()
    canvas.let_go()
    QTest.touchEvent(canvas, device).press(0, QPoint(200, 200), canvas).commit()
    assert heard.names == ["press", "release", "press"]
    touch.release(0, QPoint(200, 200), canvas).commit()


def test_a_touchpads_fingers_draw_nothing(canvas: Canvas, heard: Heard) -> None:
    canvas.show()
    its_own_pointer = QInputDevice.Capability.MouseEmulation
    pad = QTest.createTouchDevice(QInputDevice.DeviceType.TouchPad, its_own_pointer)
    touch = QTest.touchEvent(canvas, pad)
    touch.press(0, QPoint(100, 200), canvas).commit()
    touch.release(0, QPoint(100, 200), canvas).commit()
    assert heard.names == []


def test_a_tablets_pen_draws_and_no_mouse_event_follows(canvas: Canvas, heard: Heard) -> None:
    taken = [
        pen(canvas, QEvent.Type.TabletPress, (0.25, 0.5)),
        pen(canvas, QEvent.Type.TabletMove, (0.5, 0.5)),
        pen(canvas, QEvent.Type.TabletRelease, (0.5, 0.5)),
    ]
    assert all(taken)
    assert heard.names == ["press", "move", "release"]


def test_the_other_end_of_the_pen_erases(canvas: Canvas, heard: Heard) -> None:
    pen(canvas, QEvent.Type.TabletPress, (0.25, 0.5), other_end=True)
    pen(canvas, QEvent.Type.TabletRelease, (0.25, 0.5), other_end=True)
    assert heard.names == ["erase"]


@pytest.mark.parametrize("kind", [QEvent.Type.UngrabMouse, QEvent.Type.WindowDeactivate])
def test_a_lost_pointer_ends_the_stroke(canvas: Canvas, heard: Heard, kind: QEvent.Type) -> None:
    mouse(canvas, PRESS, (0.5, 0.5))
    canvas.event(QEvent(kind))
    mouse(canvas, MOVE, (0.6, 0.6))
    assert heard.names == ["press", "release"]


def test_hiding_ends_the_stroke(canvas: Canvas, heard: Heard) -> None:
    canvas.show()
    mouse(canvas, PRESS, (0.5, 0.5))
    canvas.hide()
    assert heard.names == ["press", "release"]


def test_a_release_that_went_elsewhere_ends_the_stroke(canvas: Canvas, heard: Heard) -> None:
    mouse(canvas, PRESS, (0.5, 0.5))
    mouse(canvas, MOVE, (0.6, 0.6), down=False)
    assert heard.names == ["press", "release"]


def test_taking_back_the_stroke_under_the_pen_ends_it(canvas: Canvas, heard: Heard) -> None:
    older = Drawing(strokes=(LINE,))
    canvas.set_drawing(older)
    mouse(canvas, PRESS, (0.1, 0.1))
    canvas.set_drawing(older.with_stroke_at(0.1, 0.1, heard.stroke_id))
    assert heard.names == ["press"]
    canvas.set_drawing(older)
    mouse(canvas, MOVE, (0.2, 0.2))
    assert heard.names == ["press", "release"]


def test_another_stroke_at_the_pens_place_ends_the_one_under_the_pen(
    canvas: Canvas, heard: Heard
) -> None:
    mouse(canvas, PRESS, (0.1, 0.1))
    canvas.set_drawing(Drawing().with_stroke_at(0.1, 0.1))
    assert heard.names == ["press", "release"]


def test_a_stroke_over_a_picture_goes_on(canvas: Canvas, heard: Heard) -> None:
    picture = Drawing(picture=np.zeros((8, 8), np.uint8))
    canvas.set_drawing(picture)
    mouse(canvas, PRESS, (0.1, 0.1))
    canvas.set_drawing(picture.with_stroke_at(0.1, 0.1, heard.stroke_id))
    mouse(canvas, MOVE, (0.2, 0.2))
    assert heard.names == ["press", "move"]
