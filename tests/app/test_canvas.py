"""The canvas: what pointers do on it, and what is seen on it."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QInputDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.drawing import Drawing
from app.theme import DARK, LIGHT, Appearance
from app.widgets.canvas import Canvas
from app.widgets.ink_layer import added_line, fitted_into
from app.widgets.pointer_area import place_in, places_between
from tests.app.pointers import RIGHT, Place, drag, mouse, pen

SIDE = 400
PRESS = QEvent.Type.MouseButtonPress
MOVE = QEvent.Type.MouseMove
LINE = np.array([[0.25, 0.5], [0.75, 0.5]], dtype=np.float32)


class Heard:
    """What a canvas said, in order."""

    def __init__(self, canvas: Canvas) -> None:
        self.acts: list[tuple[str, float, float]] = []
        canvas.pen_pressed.connect(self._pressed)
        canvas.pen_moved.connect(self._moved)
        canvas.pen_released.connect(self._released)
        canvas.erased.connect(self._erased)

    @property
    def names(self) -> list[str]:
        return [act[0] for act in self.acts]

    def _pressed(self, x: float, y: float) -> None:
        self.acts.append(("press", x, y))

    def _moved(self, x: float, y: float) -> None:
        self.acts.append(("move", x, y))

    def _released(self) -> None:
        self.acts.append(("release", -1, -1))

    def _erased(self, x: float, y: float) -> None:
        self.acts.append(("erase", x, y))


class Motion(QProxyStyle):
    """A style whose animations last as long as said; 0 is what reduced motion gives."""

    def __init__(self, milliseconds: int, widget: QWidget) -> None:
        super().__init__("fusion")
        self._milliseconds = milliseconds
        self.setParent(widget)  # a widget does not own its style, yet needs it to its end
        widget.setStyle(self)

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self._milliseconds
        return super().styleHint(hint, option, widget, returnData)


@pytest.fixture
def canvas(qtbot: QtBot, appearance: Appearance) -> Canvas:
    canvas = Canvas(appearance)
    qtbot.addWidget(canvas)
    canvas.resize(SIDE, SIDE)
    return canvas


@pytest.fixture
def heard(canvas: Canvas) -> Heard:
    return Heard(canvas)


def colour_at(canvas: Canvas, place: Place) -> QColor:
    image = canvas.grab().toImage()
    return image.pixelColor(int(place[0] * image.width()), int(place[1] * image.height()))


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


@pytest.mark.parametrize(("width", "height", "box"), [(10, 20, (25, 0, 50, 100))])
def test_a_picture_is_fitted_into_the_middle(
    width: int, height: int, box: tuple[float, float, float, float]
) -> None:
    assert fitted_into(100, width=width, height=height) == QRectF(*box)


def test_only_what_the_pen_added_is_painted() -> None:
    old = Drawing(strokes=(LINE, LINE[:1]))
    longer = old.extended_to(0.9, 0.9)
    piece = added_line(old, longer)
    assert piece is not None
    np.testing.assert_allclose(piece, [[0.25, 0.5], [0.9, 0.9]], atol=1e-6)
    assert added_line(longer, old) is None
    assert added_line(old, Drawing(strokes=(LINE,))) is None
    assert added_line(Drawing(picture=np.zeros((2, 2), np.float32)), old) is None


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
    canvas.set_drawing(older.with_stroke_at(0.1, 0.1))
    assert heard.names == ["press"]
    canvas.set_drawing(older)
    mouse(canvas, MOVE, (0.2, 0.2))
    assert heard.names == ["press", "release"]


def test_a_stroke_over_a_picture_goes_on(canvas: Canvas, heard: Heard) -> None:
    picture = Drawing(picture=np.zeros((8, 8), np.float32))
    canvas.set_drawing(picture)
    mouse(canvas, PRESS, (0.1, 0.1))
    canvas.set_drawing(picture.with_stroke_at(0.1, 0.1))
    mouse(canvas, MOVE, (0.2, 0.2))
    assert heard.names == ["press", "move"]


def test_ink_is_where_the_stroke_is(canvas: Canvas) -> None:
    canvas.set_pen_width(0.1)
    canvas.set_drawing(Drawing(strokes=(LINE,)))
    ink, surface = QColor(LIGHT.ink), QColor(LIGHT.surface)
    for place in ((0.25, 0.5), (0.5, 0.46), (0.5, 0.54), (0.785, 0.5)):
        assert colour_at(canvas, place) == ink
    for place in ((0.5, 0.43), (0.5, 0.57), (0.81, 0.5), (0.788, 0.54)):  # the cap is round
        assert colour_at(canvas, place) == surface


def test_the_pens_width_also_changes_what_is_drawn(canvas: Canvas) -> None:
    canvas.set_pen_width(0.05)
    canvas.set_drawing(Drawing(strokes=(LINE,)))
    assert colour_at(canvas, (0.5, 0.54)) == QColor(LIGHT.surface)
    canvas.set_pen_width(0.1)
    assert colour_at(canvas, (0.5, 0.54)) == QColor(LIGHT.ink)


def test_a_stroke_painted_in_pieces_looks_as_if_painted_at_once(canvas: Canvas) -> None:
    drawing = Drawing().with_stroke_at(0.2, 0.2)
    canvas.set_drawing(drawing)
    canvas.grab()
    for x, y in ((0.5, 0.3), (0.4, 0.6), (0.8, 0.7)):
        drawing = drawing.extended_to(x, y)
        canvas.set_drawing(drawing)
    pieces = canvas.grab().toImage()
    canvas.set_drawing(Drawing())
    canvas.set_drawing(drawing)
    whole = canvas.grab().toImage()
    difference = [
        abs(pieces.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness())
        for x in range(0, SIDE, 2)
        for y in range(0, SIDE, 2)
    ]
    assert np.mean(difference) < 0.1
    assert np.mean(np.array(difference) > 64) < 0.001


def test_a_picture_is_shown_as_it_is(canvas: Canvas) -> None:
    picture = np.full((40, 20), 200, dtype=np.float32)
    picture[:20] = 30
    canvas.set_drawing(Drawing(picture=picture))
    assert colour_at(canvas, (0.5, 0.25)) == QColor(30, 30, 30)
    assert colour_at(canvas, (0.5, 0.75)) == QColor(200, 200, 200)
    assert colour_at(canvas, (0.1, 0.5)) == QColor(LIGHT.surface)


def test_the_theme_recolours_ink_and_paper(canvas: Canvas, appearance: Appearance) -> None:
    canvas.set_drawing(Drawing(strokes=(LINE,)))
    appearance.choose("dark")
    assert colour_at(canvas, (0.5, 0.5)) == QColor(DARK.ink)
    assert colour_at(canvas, (0.5, 0.8)) == QColor(DARK.surface)


def has_invitation(canvas: Canvas) -> bool:
    image = canvas.grab(canvas.rect().adjusted(40, 180, -40, -180)).toImage()
    shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    return len(shades) > 1


def test_only_a_blank_canvas_invites(canvas: Canvas) -> None:
    assert has_invitation(canvas)
    canvas.set_drawing(Drawing().with_stroke_at(0.1, 0.1))
    assert not has_invitation(canvas)
    canvas.set_drawing(Drawing())
    assert has_invitation(canvas)


def test_the_invitation_fades_where_motion_is_wanted(canvas: Canvas, qtbot: QtBot) -> None:
    Motion(30, canvas)
    canvas.show()
    canvas.set_drawing(Drawing().with_stroke_at(0.1, 0.1))
    assert has_invitation(canvas)
    qtbot.waitUntil(lambda: not has_invitation(canvas), timeout=2000)


def test_the_invitation_goes_at_once_where_motion_is_not_wanted(canvas: Canvas) -> None:
    Motion(0, canvas)
    canvas.show()
    canvas.set_drawing(Drawing().with_stroke_at(0.1, 0.1))
    assert not has_invitation(canvas)


def test_the_eraser_shows_how_far_it_reaches(canvas: Canvas) -> None:
    canvas.set_drawing(Drawing(strokes=(LINE,)))
    canvas.set_tool("eraser")
    mouse(canvas, MOVE, (0.5, 0.2), down=False)
    assert colour_at(canvas, (0.53, 0.2)) != QColor(LIGHT.surface)
    canvas.set_tool("pen")
    assert colour_at(canvas, (0.53, 0.2)) == QColor(LIGHT.surface)


def test_the_ring_shows_the_keyboards_focus_only(canvas: Canvas) -> None:
    for reason, name in (
        (Qt.FocusReason.MouseFocusReason, LIGHT.line),
        (Qt.FocusReason.TabFocusReason, LIGHT.accent),
    ):
        QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusIn, reason))
        assert colour_at(canvas, (0.5, 0.001)) == QColor(name)
    QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusOut))
    assert colour_at(canvas, (0.5, 0.001)) == QColor(LIGHT.line)


def test_the_canvas_has_a_name_for_those_who_cannot_see_it(canvas: Canvas) -> None:
    assert canvas.accessibleName()
    assert "digit" in canvas.accessibleDescription()
