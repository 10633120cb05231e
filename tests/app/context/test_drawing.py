"""Drawings are values; the history leads back to each of them."""

from uuid import uuid4

import numpy as np
import pytest

from app.context.drawing import MOST_BYTES, Drawing, History, distance_to_stroke

LINE = np.array([[0.2, 0.5], [0.8, 0.5]], dtype=np.float32)


@pytest.mark.parametrize(
    ("place", "distance"),
    [((0.5, 0.5), 0.0), ((0.5, 0.6), 0.1), ((0.1, 0.5), 0.1), ((1.1, 0.9), 0.5)],
)
def test_distance_is_to_the_nearest_point_of_the_line(
    place: tuple[float, float], distance: float
) -> None:
    assert distance_to_stroke(LINE, x=place[0], y=place[1]) == pytest.approx(distance, abs=1e-6)


def test_distance_to_a_dot_is_to_its_point() -> None:
    assert distance_to_stroke(LINE[:1], x=0.5, y=0.9) == pytest.approx(0.5)


def test_a_longer_stroke_leaves_the_shorter_drawing_as_it_was() -> None:
    short = Drawing().with_stroke_at(0.25, 0.5)
    long = short.extended_to(0.75, 0.5)
    assert short.strokes[0].tolist() == [[0.25, 0.5]]
    assert long.strokes[0].tolist() == [[0.25, 0.5], [0.75, 0.5]]


def test_the_eraser_takes_whole_strokes_and_only_near_ones() -> None:
    far = LINE + np.array([0, 0.3], dtype=np.float32)
    drawing = Drawing(strokes=(LINE, far))
    assert drawing.without_strokes_near(0.5, 0.55, radius=0.1).strokes == (far,)
    assert drawing.without_strokes_near(0.5, 0.1, radius=0.1) is drawing


def test_a_part_of_a_stroke_can_be_erased_and_the_strokes_keep_their_ids() -> None:
    far = LINE + np.array([0, 0.3], dtype=np.float32)
    drawing = Drawing(strokes=(LINE, far))
    cut = drawing.without_ink_near(0.5, 0.5, radius=0.1)
    assert [len(stroke) for stroke in cut.strokes] == [2, 2, 2]
    assert cut.strokes[2] is far
    assert (cut.stroke_ids[0], cut.stroke_ids[2]) == drawing.stroke_ids
    assert len(set(cut.stroke_ids)) == 3
    gone = drawing.without_ink_near(0.5, 0.5, radius=0.31)
    assert gone.strokes[0] is not LINE
    assert drawing.without_ink_near(0.5, 0.1, radius=0.1) is drawing


def test_the_frame_around_the_ink_of_a_picture_is_on_the_canvas_as_the_ink_is() -> None:
    picture = np.full((100, 200), 255, dtype=np.uint8)
    picture[20:80, 60:80] = 0
    frame = Drawing(picture=picture).ink_frame(0.0)
    assert frame == pytest.approx((0.3, 0.35, 0.4, 0.65), abs=0.01)
    wide = Drawing(picture=picture).ink_frame(0.5)
    assert wide == pytest.approx((0.0, 0.0, 0.9, 1.0), abs=0.01)
    assert Drawing(picture=np.full((50, 50), 255, dtype=np.uint8)).ink_frame(0.1) is None
    assert Drawing().ink_frame(0.1) is None


def test_a_frame_crops_a_picture_and_nothing_else() -> None:
    picture = np.arange(200, dtype=np.uint8).reshape(10, 20)  # above and below it: a quarter each
    drawing = Drawing(picture=picture)
    right = drawing.cropped(0.5, 0.25, 1.0, 0.75).picture
    assert right is not None
    np.testing.assert_array_equal(right, picture[:, 10:])
    corner = drawing.cropped(-0.2, 0.0, 0.1, 0.35).picture
    assert corner is not None
    np.testing.assert_array_equal(corner, picture[:2, :2])
    assert drawing.cropped(0.1, 0.0, 0.9, 0.2) is drawing  # beyond the picture
    strokes = Drawing(strokes=(LINE,))
    assert strokes.cropped(0, 0, 0.5, 0.5) is strokes
    assert Drawing.of_digit(np.zeros((28, 28), dtype=np.uint8)).cropped(0, 0, 0.5, 1).digit is None


def test_a_stroke_keeps_its_id_until_it_is_erased() -> None:
    drawing = Drawing(strokes=(LINE,)).with_stroke_at(0.1, 0.1)
    first, second = drawing.stroke_ids
    assert first != second
    assert drawing.extended_to(0.2, 0.1).stroke_ids == (first, second)
    assert drawing.without_strokes_near(0.5, 0.5, radius=0.1).stroke_ids == (second,)
    assert drawing.with_stroke_at(0.1, 0.1).stroke_ids[:2] == (first, second)
    assert Drawing(strokes=(LINE,)).stroke_ids != (first,)


def test_a_stroke_takes_the_place_of_a_picture() -> None:
    picture = Drawing(picture=np.zeros((4, 4), dtype=np.uint8))
    assert not picture.is_blank
    assert picture.with_stroke_at(0.5, 0.5).picture is None


def test_undo_and_redo_walk_the_same_drawings() -> None:
    history = History()
    drawings = [history.now]
    for x in (0.1, 0.2):
        history.keep()
        history.now = history.now.with_stroke_at(x, x)
        drawings.append(history.now)
    back = []
    while history.can_undo:
        history.undo()
        back.append(history.now)
    assert back == [drawings[1], drawings[0]]
    history.redo()
    assert history.now is drawings[1]


def test_a_new_stroke_ends_what_could_be_redone() -> None:
    history = History()
    history.keep()
    history.now = history.now.with_stroke_at(0.1, 0.1)
    history.undo()
    assert history.can_redo
    history.keep()
    assert not history.can_redo


def test_undo_without_a_past_changes_nothing() -> None:
    history = History()
    now = history.now
    history.undo()
    history.redo()
    assert history.now is now


def test_a_long_history_of_pictures_is_bounded_and_forgets_the_oldest_first() -> None:
    history = History()
    side = 1_000
    count = 2 * MOST_BYTES // side**2
    for number in range(count):
        history.keep()
        history.now = Drawing(picture=np.full((side, side), number % 256, dtype=np.uint8))
    back = []
    while history.can_undo:
        history.undo()
        assert history.now.picture is not None
        back.append(int(history.now.picture[0, 0]))
    assert back == [number % 256 for number in range(count - 2, count - 2 - len(back), -1)]
    assert 0.9 * MOST_BYTES < len(back) * side**2 <= MOST_BYTES


def test_a_long_history_of_drawings_of_very_many_strokes_is_bounded() -> None:
    count = 20_000
    many = Drawing(strokes=(LINE,) * count, stroke_ids=(uuid4(),) * count)
    history = History()
    for _ in range(200):
        history.keep()
        history.now = many
    # Each drawing names its strokes and their ids anew: two references of 8 bytes.
    kept = len(history.steps.drawings)
    assert 10 < kept <= MOST_BYTES / (16 * count) + 1
