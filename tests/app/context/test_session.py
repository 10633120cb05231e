"""The session hands on every change, and its values belong together."""

import numpy as np
import pytest

from app.context.drawing import Drawing
from app.context.session import Session
from lenet.evaluation.dataset import bundled_test_digits
from lenet.evaluation.metrics import distances
from lenet.network.checkpoint import Card, Model
from lenet.network.forward import Trace, forward, network_input
from lenet.network.parameters import initial


def draw(session: Session, *places: tuple[float, float]) -> None:
    session.begin_stroke(*places[0])
    for place in places[1:]:
        session.extend_stroke(*place)


def test_a_blank_canvas_has_no_sight_and_no_trace(session: Session) -> None:
    assert session.drawing.is_blank
    draw(session, (0.5, 0.2), (0.5, 0.8))
    assert session.rasterized is not None
    assert session.trace is not None
    session.clear()
    assert session.rasterized is None
    assert session.trace is None


def test_the_trace_is_of_the_sight(session: Session) -> None:
    draw(session, (0.5, 0.2), (0.5, 0.8))
    assert session.rasterized is not None
    assert session.trace is not None
    expected = forward(session.model.parameters, session.rasterized.image)
    np.testing.assert_array_equal(session.trace.distances, expected.distances)


def test_every_point_of_the_pen_gives_one_trace(session: Session) -> None:
    seen: list[Trace | None] = []
    session.trace_changed.connect(seen.append)
    draw(session, (0.5, 0.2), (0.5, 0.5), (0.6, 0.8))
    assert len(seen) == 3
    assert seen[-1] is session.trace


def test_undo_and_redo_bring_sight_and_trace_along(session: Session) -> None:
    draw(session, (0.5, 0.2), (0.5, 0.8))
    first = session.rasterized
    assert first is not None
    draw(session, (0.2, 0.2), (0.8, 0.3))
    session.undo()
    assert session.rasterized is not None
    np.testing.assert_array_equal(session.rasterized.image, first.image)
    session.undo()
    assert session.rasterized is None
    session.redo()
    session.redo()
    assert len(session.drawing.strokes) == 2


def test_clearing_a_blank_canvas_is_no_step_to_undo(session: Session) -> None:
    session.clear()
    assert not session.can_undo


def test_erasing_beside_the_strokes_is_no_step_to_undo(session: Session) -> None:
    draw(session, (0.5, 0.2), (0.5, 0.8))
    session.erases_strokes = True
    session.erase_along([(0.1, 0.1)], radius=0.05)
    session.undo()
    assert session.drawing.is_blank
    session.redo()
    session.erase_along([(0.52, 0.5)], radius=0.05)
    assert session.drawing.is_blank


def test_what_one_move_of_the_eraser_takes_is_computed_once(session: Session) -> None:
    draw(session, (0.5, 0.2), (0.5, 0.8))
    draw(session, (0.2, 0.5), (0.8, 0.5))
    seen: list[Drawing] = []
    session.drawing_changed.connect(seen.append)
    session.erase_along([(0.5, 0.3), (0.5, 0.6), (0.7, 0.5)], radius=0.05)
    assert seen == [session.drawing]
    assert len(session.drawing.strokes) == 5


def test_another_pen_width_inks_what_is_drawn_anew(session: Session) -> None:
    draw(session, (0.3, 0.2), (0.7, 0.5), (0.3, 0.8))
    assert session.rasterized is not None
    thin = session.rasterized.digit.sum()
    session.set_pen_width(4.0)
    assert session.rasterized.digit.sum() > 1.3 * thin
    assert len(session.drawing.strokes) == 1


def test_where_on_the_canvas_one_draws_makes_no_difference(session: Session) -> None:
    draw(session, (0.1, 0.1), (0.2, 0.15), (0.1, 0.3))
    assert session.rasterized is not None
    small = session.rasterized.image
    session.clear()
    draw(session, (0.5, 0.4), (0.7, 0.5), (0.5, 0.8))
    np.testing.assert_allclose(session.rasterized.image, small, atol=1e-3)


def test_a_picture_is_seen_and_can_be_undone(session: Session) -> None:
    picture = np.full((60, 40), 255, dtype=np.uint8)
    picture[10:50, 17:23] = 0
    session.show(Drawing(picture=picture))
    assert session.rasterized is not None
    assert session.rasterized.digit.max() == pytest.approx(1, abs=0.05)
    session.undo()
    assert session.rasterized is None


def test_another_model_reads_the_same_drawing_at_once(session: Session) -> None:
    draw(session, (0.5, 0.2), (0.5, 0.8))
    assert session.trace is not None
    before = session.trace
    session.use_model(Model(initial(1), Card(name="other")))
    np.testing.assert_array_equal(session.trace.image, before.image)
    assert not np.array_equal(session.trace.distances, before.distances)


def test_a_digit_of_mnist_is_read_as_the_evaluation_reads_it(session: Session) -> None:
    picture = bundled_test_digits().images[63]  # one that fitting once more would change
    session.show(Drawing.of_digit(picture))
    assert session.trace is not None
    assert session.rasterized is not None
    assert np.array_equal(session.rasterized.image, network_input(picture / np.float32(255)))
    (read,) = distances(session.parameters, picture[None])
    np.testing.assert_allclose(session.trace.distances, read, rtol=1e-4)
    session.begin_stroke(0.1, 0.1)
    assert session.drawing.digit is None
    assert session.drawing.picture is None
