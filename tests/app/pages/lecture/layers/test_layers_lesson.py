"""Lesson 7, layer by layer: counts as on the slides and in the paper, maps of the current digit."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.pages.lecture.layers.layer_formulas import layer_formulas
from app.pages.lecture.layers.layer_layout import blocks, shape_of
from app.pages.lecture.layers.layer_remark_texts import layer_remark_texts
from app.pages.lecture.layers.layers_lesson import SHOWN_LAYERS, LayersLesson
from app.shell.window import Window
from app.style.theme import Appearance
from app.widgets.maps.figure_export import save_figure
from lenet.explain.units import LAYERS, Unit, unit_value
from lenet.network import paper
from tests.app.pages.lecture.lessons import lecture_window, lesson_number, open_lesson, point_at

# What the slides say of each layer; they give C3 and the output no number.
SLIDE_PARAMETERS = {"c1": 156, "s2": 30, "s4": 32, "c5": 48120, "f6": 10164}
SLIDE_CONNECTIONS = {"c1": 122304, "s2": 5880, "s4": 2000, "c5": 48120, "f6": 10164}
_FACTS = {facts.name.lower(): facts for facts in paper.LAYER_FACTS}


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


@pytest.fixture
def lesson(window: Window) -> LayersLesson:
    return open_lesson(window, lesson_number("layers"), LayersLesson)


def steps(lines: tuple[str, ...]) -> list[float]:
    """Return the value of every side of the equations that has numbers only."""
    latex = " ".join(lines).replace("{,}", "")
    latex = re.sub(r"\\textcolor\{accent\}\{(\d+)\}", r"\1", latex)
    values = []
    for side in latex.split("="):
        sum_ = side.replace(r"\cdot", "*").strip()
        if sum_ and not re.search(r"[a-z\\]", sum_):
            assert re.fullmatch(r"[\d\s()+*/-]+", sum_)
            values.append(eval(sum_))  # digits and signs alone, as just asserted
    return values


@pytest.mark.parametrize("layer", SHOWN_LAYERS)
def test_every_step_of_a_formula_has_the_papers_number(layer: str) -> None:
    lines = layer_formulas(layer)
    facts = _FACTS[layer]
    for found, expected in (
        (steps(lines.parameters), facts.parameters),
        (steps(lines.connections), facts.connections),
    ):
        assert found
        assert set(found) == {expected}
    if layer in SLIDE_PARAMETERS:
        own = steps((lines.on_slides,)) if lines.on_slides else steps(lines.parameters)
        assert set(own) == {SLIDE_PARAMETERS[layer]}
        assert facts.connections == SLIDE_CONNECTIONS[layer]


def test_sizes_are_the_papers() -> None:
    for layer in ("c1", "s2", "c3", "s4", "c5"):
        assert set(steps((layer_formulas(layer).size,))) == {_FACTS[layer].height}
    assert set(steps((layer_formulas("f6").size,))) == {84}
    assert "7 \\cdot 12" in layer_formulas("f6").size


def test_s2_says_the_slides_number_and_the_papers_and_why() -> None:
    text = layer_remark_texts("s2")[0]
    assert "30" in text
    assert "12" in text
    assert "ONE" in text


def test_each_layer_can_be_chosen_and_shows_its_rows(lesson: LayersLesson) -> None:
    for layer in SHOWN_LAYERS:
        lesson.buttons[layer].click()
        lesson.grab()
        assert lesson.layer == layer
        assert layer_formulas(layer).connections[-1] in lesson.rows.latex
        assert lesson.table.isVisible() is (layer == "c3")


def test_no_map_leaves_the_area_or_lies_on_another() -> None:
    for width, height in ((420, 200), (740, 300), (1400, 700)):
        area = QRectF(10, 20, width, height)
        for layer in SHOWN_LAYERS:
            before = LAYERS[LAYERS.index(layer) - 1]
            for block in blocks(area, (before, layer), pixel=0.5):
                assert len(block.places) == shape_of(block.layer)[0]
                for number, place in enumerate(block.places):
                    assert area.contains(place)
                    assert not any(place.intersects(other) for other in block.places[:number])


def test_a_blank_canvas_shows_an_example_and_stays_blank(
    window: Window, lesson: LayersLesson
) -> None:
    assert "MNIST" in lesson.source_label.text()
    before = lesson.figure.grab().toImage()
    assert window.session.drawing.is_blank
    window.session.begin_stroke(0.3, 0.2)
    window.session.extend_stroke(0.6, 0.8)
    assert "MNIST" not in lesson.source_label.text()
    assert lesson.figure.grab().toImage() != before


def test_the_unit_under_the_pointer_has_its_state(window: Window, lesson: LayersLesson) -> None:
    window.session.begin_stroke(0.3, 0.2)
    window.session.extend_stroke(0.6, 0.8)
    trace = window.session.trace
    assert trace is not None
    unit = Unit("c1", 4, 12, 9)
    point_at(lesson.figure.viewport(), lesson.figure.place_of(unit).center())
    assert lesson.unit == unit
    shown = lesson.value_label.text().replace("\N{MINUS SIGN}", "-")
    assert shown.endswith(f"{unit_value(trace, unit):.3f}")
    QApplication.sendEvent(lesson.figure, QEvent(QEvent.Type.Leave))
    assert lesson.unit == unit  # nothing jumps back


def test_arrow_keys_go_from_unit_to_unit(window: Window, lesson: LayersLesson) -> None:
    lesson.figure.setFocus()
    QTest.keyClick(lesson.figure, Qt.Key.Key_Right)
    QTest.keyClick(lesson.figure, Qt.Key.Key_Up)
    assert lesson.unit == Unit("c1", 0, 13, 15)
    lesson.buttons["f6"].click()
    lesson.figure.setFocus()
    QTest.keyClick(lesson.figure, Qt.Key.Key_Down)
    assert lesson.unit == Unit("f6", 7)
    assert window.lecture_page.number == lesson_number("layers")


def test_look_inside_goes_to_the_draw_page_with_the_unit_pinned(
    window: Window, lesson: LayersLesson
) -> None:
    window.session.begin_stroke(0.3, 0.2)
    lesson.buttons["c3"].click()
    point_at(lesson.figure.viewport(), lesson.figure.place_of(Unit("c3", 9, 2, 3)).center())
    lesson.look_button.click()
    assert window.page_name == "draw"
    assert window.selection.layer == "c3"
    assert window.selection.pinned == (Unit("c3", 9, 2, 3),)
    assert window.selection.hovered is None


def test_a_unit_that_is_hovered_elsewhere_is_shown(lesson: LayersLesson, window: Window) -> None:
    lesson.buttons["c3"].click()
    lesson.grab()
    window.selection.hover(Unit("c3", 5, 5, 5))
    assert lesson.unit == Unit("c3", 5, 5, 5)


def test_a_lesson_that_is_not_shown_follows_nothing(window: Window, lesson: LayersLesson) -> None:
    window.show_page("draw")
    before = lesson.source_label.text()
    window.session.begin_stroke(0.3, 0.2)
    assert lesson.source_label.text() == before
    window.show_page("lecture")
    assert lesson.source_label.text() != before


def test_the_table_is_saved_with_the_layer_where_it_is_shown(lesson: LayersLesson) -> None:
    lesson.buttons["c3"].click()
    assert lesson.table in lesson.export_figures()[0].panels
    lesson.buttons["s4"].click()
    assert lesson.table not in lesson.export_figures()[0].panels


def test_every_page_can_be_saved_as_png_and_svg(
    window: Window, appearance: Appearance, tmp_path: Path
) -> None:
    for number in range(3, 8):
        window.lecture_page.show_lesson(number)
        for export_figure in window.lecture_page.export_figures():
            for suffix in (".png", ".svg"):
                path = tmp_path / f"{number}{suffix}"
                save_figure(export_figure, path, appearance.theme)
                picture = QImage(str(path))
                assert picture.width() >= export_figure.size.width()
