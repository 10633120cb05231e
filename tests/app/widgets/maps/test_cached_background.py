"""The background of painted widgets and figures: kept on the screen, plain in files."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.style.theme import DARK, LIGHT, Appearance
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.figure_export import ExportFigure, save_figure
from app.widgets.plots.figure import Figure

WORDS = "painted plainly"


def paint_words(painter: QPainter) -> None:
    painter.setPen(QColor("red"))
    painter.drawText(QRectF(10, 10, 180, 30), Qt.AlignmentFlag.AlignLeft, WORDS)


class Painted(CachedWidget):
    times = 0

    def paint_background(self, painter: QPainter) -> None:
        self.times += 1
        paint_words(painter)


class Plotted(Figure):
    times = 0

    def paint_background(self, painter: QPainter) -> None:
        self.times += 1
        paint_words(painter)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture(params=[Painted, Plotted])
def panel(
    request: pytest.FixtureRequest, window: QWidget, appearance: Appearance, qtbot: QtBot
) -> Painted | Plotted:
    panel: Painted | Plotted = request.param(appearance, window)
    panel.resize(200, 100)
    window.show()
    qtbot.waitExposed(window)
    panel.grab()
    panel.times = 0
    return panel


def test_the_background_is_painted_once_until_it_is_forgotten(panel: Painted | Plotted) -> None:
    first = panel.grab().toImage()
    panel.grab()
    assert panel.times == 0
    panel.forget_background()
    assert panel.grab().toImage() == first
    assert panel.times == 1


def test_another_size_paints_the_background_anew(panel: Painted | Plotted) -> None:
    panel.resize(220, 100)
    panel.grab()
    assert panel.times == 1


def test_another_theme_paints_the_background_anew(
    panel: Painted | Plotted, appearance: Appearance
) -> None:
    colours = []
    for choice in ("light", "dark"):
        appearance.choose(choice)
        colours.append(panel.grab().toImage().pixelColor(2, 2).name())
    assert colours == [QColor(LIGHT.window).name(), QColor(DARK.window).name()]


@pytest.mark.parametrize("alone", [True, False])  # or as a part of its window
def test_words_of_the_background_stay_words_in_an_svg(
    panel: Painted | Plotted, window: QWidget, appearance: Appearance, tmp_path: Path, alone: bool
) -> None:
    content = panel if alone else window
    save_figure(ExportFigure("name", (content,)), tmp_path / "figure.svg", appearance.theme)
    assert WORDS in (tmp_path / "figure.svg").read_text(encoding="utf-8")
