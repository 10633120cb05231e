"""Cells with numbers: one size for all, shorter where a number is too wide, never nothing."""

from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from app.style.theme import DARK, LIGHT, Theme
from app.widgets.maps.cells import Cells, level_of


def painted(cells: Cells, side: int) -> tuple[bool, QImage]:
    image = QImage(5 * side, 5 * side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    values = np.linspace(-1.7, 1.7, 25, dtype=np.float32).reshape(5, 5)
    place = QRectF(0, 0, 5 * side, 5 * side)
    cells.picture(painter, place, values, frame=False)
    fits = cells.numbers(painter, place, values)
    painter.end()
    return fits, image


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_numbers_are_there_where_they_fit(qapp: QApplication, theme: Theme) -> None:
    cells = Cells(theme)
    assert painted(cells, 32)[0]
    assert painted(cells, 12)[0]
    assert not painted(cells, 4)[0]


def texts_in_cells(theme: Theme, values: list[float], *, side: int, most: int = 2) -> list[str]:
    """Return the numbers that are painted in a row of cells, from an SVG, which keeps texts."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(content)
    painter = QPainter(generator)
    array = np.array([values], dtype=np.float32)
    place = QRectF(0, 0, side * len(values), side)
    assert Cells(theme).numbers(painter, place, array, most=most)
    painter.end()
    root = ElementTree.fromstring(content.data().data())
    found = root.iter("{http://www.w3.org/2000/svg}text")
    return ["".join(text.itertext()).strip() for text in found]


def test_a_number_too_wide_for_its_cell_is_shorter_but_there(qapp: QApplication) -> None:
    assert texts_in_cells(LIGHT, [0.42, -1.72, 0.001], side=40) == ["0.42", "−1.72", "0"]
    assert texts_in_cells(LIGHT, [0.42, -1.72], side=22) == ["0.4", "−1.7"]
    assert texts_in_cells(LIGHT, [145.64, 2.29], side=30, most=1) == ["145.6", "2.3"]
    assert texts_in_cells(LIGHT, [1135.0, 7.0], side=16, most=0)[0] in ("1.1k", "1k")
    assert texts_in_cells(LIGHT, [1e5, 2.0], side=12)[0] == "100k"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_number_stands_out_from_its_cell(qapp: QApplication, theme: Theme) -> None:
    _, image = painted(Cells(theme), 32)
    for row in range(5):
        for column in range(5):
            levels = [
                image.pixelColor(column * 32 + x, row * 32 + y).lightnessF()
                for x in range(1, 31)
                for y in range(1, 31)
            ]
            assert max(levels) - min(levels) > 0.3


def test_a_level_is_never_nothing() -> None:
    assert level_of(np.zeros((2, 2), dtype=np.float32)) == 1
    assert level_of(np.array([[-3, 2]], dtype=np.float32)) == 3
