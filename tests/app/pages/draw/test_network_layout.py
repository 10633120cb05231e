"""The layout of the maps: they fill any area, on device pixels, in the paper's order."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF

from app.pages.draw.widgets.network_layout import (
    COLUMNS,
    SHAPES,
    SLOTS,
    Layout,
    cell_at,
    cell_place,
    lay_out,
    places_of,
    unit_at,
)
from lenet.explain.units import Region, Unit
from lenet.network import paper

LABELS = {
    "input": 40.0,
    "c1": 55.0,
    "s2": 55.0,
    "table": 50.0,
    "c3": 62.0,
    "s4": 50.0,
    "c5": 30.0,
    "f6": 60.0,
}
# The area at windows of 960x540, 1280x720, 1920x1080, 2560x1440 and 3840x2160; with a drawer open;
# and two odd ones.
AREAS = [
    QRectF(10, 40, width, height)
    for width, height in (
        (530, 340),
        (720, 540),
        (1100, 860),
        (1480, 1180),
        (2240, 1800),
        (530, 200),
        (1100, 380),
        (500, 900),
        (1400, 300),
    )
]
LARGE = AREAS[2]


def laid_out(area: QRectF, pixel: float = 1.0) -> Layout:
    return lay_out(area, pixel=pixel, labels=LABELS)


@pytest.mark.parametrize("pixel", [1.0, 0.5, 1 / 1.5])
@pytest.mark.parametrize("area", AREAS)
def test_every_map_is_inside_the_area_on_device_pixels(area: QRectF, pixel: float) -> None:
    layout = laid_out(area, pixel)
    for name, places in layout.maps.items():
        assert len(places) == SHAPES[name].maps
        for place in places:
            assert area.adjusted(-1, -1, 1, 1).contains(place)
            for edge in (place.left(), place.top(), place.width(), place.height()):
                assert edge / pixel == pytest.approx(round(edge / pixel), abs=1e-6)


@pytest.mark.parametrize("area", AREAS)
def test_units_are_square_within_a_pixel_of_their_map(area: QRectF) -> None:
    layout = laid_out(area)
    for name in ("input", "c1", "s2", "c3", "s4", "f6"):
        place, shape = layout.maps[name][0], SHAPES[name]
        assert abs(place.width() / shape.width * shape.height - place.height()) <= 1


@pytest.mark.parametrize("area", AREAS)
def test_no_two_maps_overlap_and_none_is_under_the_table(area: QRectF) -> None:
    layout = laid_out(area)
    places = [place for name in COLUMNS for place in layout.maps[name]] + [layout.table]
    assert not any(a.intersects(b) for a, b in combinations(places, 2))


@pytest.mark.parametrize("area", AREAS)
def test_titles_have_the_room_they_need_and_none_overlaps_another(area: QRectF) -> None:
    slots = laid_out(area).slots
    for slot, wide in LABELS.items():
        assert slots[slot].width() >= wide
    for left, right in pairwise(SLOTS):
        assert slots[left].right() <= slots[right].left() + 1e-6


def test_columns_are_in_the_networks_order_with_the_table_before_c3() -> None:
    layout = laid_out(LARGE)
    for left, right in pairwise(COLUMNS):
        assert layout.columns[left].right() < layout.columns[right].left()
    assert layout.columns["s2"].right() < layout.table.left()
    assert layout.table.right() < layout.columns["c3"].left()


@pytest.mark.parametrize("area", AREAS)
def test_rows_of_the_table_are_level_with_the_maps_of_s2_and_c1(area: QRectF) -> None:
    layout = laid_out(area)
    for s2_map, (c1, s2) in enumerate(zip(layout.maps["c1"], layout.maps["s2"], strict=True)):
        assert abs(c1.center().y() - s2.center().y()) <= 1
        assert abs(cell_place(layout, 0, s2_map).center().y() - s2.center().y()) <= 1.5


def test_every_cell_of_the_table_is_found_at_its_middle() -> None:
    layout = laid_out(LARGE)
    for c3_map in range(paper.C3_MAPS):
        for s2_map in range(paper.C1_MAPS):
            middle = cell_place(layout, c3_map, s2_map).center()
            assert cell_at(layout, middle.x(), middle.y()) == (c3_map, s2_map)
    assert cell_at(layout, layout.table.left() - 1, layout.table.center().y()) is None


@pytest.mark.parametrize("area", AREAS)
def test_a_units_outline_holds_the_place_where_it_is_found(area: QRectF) -> None:
    layout = laid_out(area)
    for unit in (Unit("c1", 3, 27, 0), Unit("s2", 5, 6, 13), Unit("c3", 15, 9, 9)):
        (place,) = places_of(layout, unit.layer, Region((unit.map,), unit.row, unit.column, 1, 1))
        middle = place.center()
        assert unit_at(layout, middle.x(), middle.y()) == unit


def test_maps_shrink_from_c1_on_as_in_figure_2() -> None:
    maps = laid_out(LARGE).maps
    widths = [maps[name][0].width() for name in ("c1", "s2", "c3", "s4")]
    assert widths[0] > widths[1]
    assert widths[2] > widths[3]


def test_maps_grow_with_every_few_pixels_of_the_panel() -> None:
    sides = [
        laid_out(QRectF(0, 0, 500 * step / 50, 400 * step / 50)).maps["c1"][0].width()
        for step in range(50, 250)
    ]
    steps = [after - before for before, after in pairwise(sides)]
    assert min(steps) >= 0
    assert max(steps) <= 2
    assert sides[-1] > 3.5 * sides[0]


def gaps(layout: Layout) -> list[float]:
    """Return the room between each two neighbours among the columns and the table."""
    places = [layout.table if slot == "table" else layout.columns[slot] for slot in SLOTS]
    return [right.left() - left.right() for left, right in pairwise(places)]


@pytest.mark.parametrize("area", AREAS[1:5])
def test_columns_have_the_same_room_between_them_and_as_much_to_the_answer(area: QRectF) -> None:
    layout = lay_out(area, pixel=1.0)
    room = [*gaps(layout), area.right() - layout.columns["f6"].right()]
    assert max(room) - min(room) <= 2


def test_a_long_title_widens_the_gaps_beside_it_alone() -> None:
    wide = lay_out(LARGE, pixel=1.0, labels=LABELS | {"c5": 150.0})
    room = dict(zip(pairwise(SLOTS), gaps(wide), strict=True))
    beside = {pair: gap for pair, gap in room.items() if "c5" in pair}
    others = [gap for pair, gap in room.items() if "c5" not in pair]
    assert max(others) - min(others) <= 2
    assert min(beside.values()) >= max(others)
    assert max(beside.values()) > max(others) + 10


def test_the_words_beside_c5_widen_no_other_gap_and_make_no_map_smaller() -> None:
    narrow = QRectF(0, 0, 554, 330)  # as at 960x540
    plain = lay_out(narrow, pixel=1.0)
    worded = lay_out(narrow, pixel=1.0, beside_c5=40.0)
    room = dict(zip(pairwise(SLOTS), gaps(worded), strict=True))
    others = [gap for pair, gap in room.items() if "c5" not in pair]
    assert min(gap for pair, gap in room.items() if "c5" in pair) > max(others) + 8
    assert worded.columns["c1"].width() > 0.85 * plain.columns["c1"].width()


@pytest.mark.parametrize("area", AREAS[:5])
def test_the_columns_fill_the_area_both_ways(area: QRectF) -> None:
    layout = laid_out(area)
    assert layout.columns["c1"].height() > 0.85 * area.height()
    assert layout.columns["f6"].right() - layout.columns["input"].left() > 0.9 * area.width()
