"""The layout of the maps: whole pixels, no overlap, the paper's order."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF

from app.pages.draw.widgets.network_layout import COLUMNS, SHAPES, Layout, lay_out

SMALL = QRectF(16, 57, 600, 380)
LARGE = QRectF(16, 57, 1000, 740)


def laid_out(area: QRectF, pixel: float) -> Layout:
    return lay_out(area, pixel=pixel, gap=6)


@pytest.mark.parametrize("pixel", [1.0, 0.5, 1 / 1.5])
@pytest.mark.parametrize("area", [SMALL, LARGE])
def test_every_map_is_inside_the_area_on_whole_pixels(area: QRectF, pixel: float) -> None:
    layout = laid_out(area, pixel)
    for name, places in layout.maps.items():
        assert len(places) == SHAPES[name].maps
        for place in places:
            assert area.adjusted(-1, -1, 1, 1).contains(place)
            for edge in (place.left(), place.top(), place.width(), place.height()):
                assert edge / pixel == pytest.approx(round(edge / pixel), abs=1e-6)


@pytest.mark.parametrize("area", [SMALL, LARGE])
def test_units_are_square_and_whole_device_pixels(area: QRectF) -> None:
    layout = laid_out(area, 1.0)
    for name in ("input", "c1", "s2", "c3", "s4", "f6"):
        place = layout.maps[name][0]
        unit = place.width() / SHAPES[name].width
        assert unit == int(unit) >= 1
        assert place.height() == unit * SHAPES[name].height


def test_no_two_maps_overlap() -> None:
    layout = laid_out(SMALL, 1.0)
    places = [place for name in COLUMNS for place in layout.maps[name]]
    assert not any(a.intersects(b) for a, b in combinations(places, 2))


def test_columns_are_in_the_networks_order() -> None:
    columns = laid_out(SMALL, 1.0).columns
    for left, right in pairwise(COLUMNS):
        assert columns[left].right() < columns[right].left()


def test_each_s2_map_is_beside_the_c1_map_it_sums() -> None:
    maps = laid_out(LARGE, 1.0).maps
    for c1, s2 in zip(maps["c1"], maps["s2"], strict=True):
        assert abs(c1.center().y() - s2.center().y()) <= 1


def test_maps_shrink_from_c1_on_as_in_figure_2() -> None:
    maps = laid_out(LARGE, 1.0).maps
    widths = [maps[name][0].width() for name in ("c1", "s2", "c3", "s4")]
    assert widths[0] > widths[1]
    assert widths[2] > widths[3]


def test_maps_grow_with_the_panel() -> None:
    small, large = laid_out(SMALL, 1.0), laid_out(LARGE, 1.0)
    assert large.maps["c1"][0].width() > small.maps["c1"][0].width()
