"""Typeset formulas: sizes, colours, numbers of one width, and the bundled layouts."""

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.shell.window import Window
from app.style.formulas.layouts import lay_out, read_layouts, write_layouts
from app.style.formulas.typesetting import Setting, number, row, typeset
from app.style.theme import DARK, LIGHT, Appearance, Theme
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from tests.formulas import shown_formulas


def test_written_layouts_are_read_back_the_same(tmp_path: Path) -> None:
    formulas = {latex: lay_out(latex) for latex in (r"\frac{x_1}{2}", r"\sqrt{x}\;+1")}
    write_layouts(formulas, tmp_path / "layouts.json")
    assert read_layouts(tmp_path / "layouts.json") == formulas
    assert read_layouts(tmp_path / "none.json") == {}


def test_the_layout_of_every_formula_on_the_pages_is_bundled(
    appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    missing = shown_formulas(window).keys() - read_layouts().keys()
    assert not missing, "python -m tests.formulas writes them"


def painted(setting: Setting, theme: Theme) -> QImage:
    image = QImage(400, 80, QImage.Format.Format_RGB32)
    image.fill(theme.colour("window"))
    painter = QPainter(image)
    setting.paint(painter, QPointF(5, 50), size=24, theme=theme)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_a_formula_is_painted_in_the_colours_of_the_theme(qapp: QApplication) -> None:
    setting = typeset(r"\frac{\textcolor{accent}{E}}{W}")
    for theme in (LIGHT, DARK):
        seen = colours(painted(setting, theme))
        assert {theme.text, theme.accent, theme.window} <= seen
        assert "#000000" not in seen


def test_a_fraction_reaches_above_and_below_the_line() -> None:
    letter, fraction = typeset("x"), typeset(r"\frac{x}{y}")
    assert fraction.ascent > 2 * letter.ascent
    assert fraction.descent > 0.5
    assert 0 <= letter.descent < 0.05


def test_numbers_of_as_many_digits_are_as_wide() -> None:
    widths = {round(number(value).width, 3) for value in (0.11, 1.23, 7.48, 9.99)}
    assert len(widths) == 1
    assert number(-1.11).width > number(1.11).width


def test_a_number_that_rounds_to_zero_has_no_sign() -> None:
    assert number(-0.001).width == number(0.0).width


def test_a_row_is_as_wide_as_its_parts_and_an_operator_has_space() -> None:
    whole = row("x", "=", number(1.5))
    assert whole.width > typeset("x").width + typeset("=").width + number(1.5).width
