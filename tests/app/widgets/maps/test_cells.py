"""Cells with numbers: short texts, and none where they would not fit."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.style.theme import DARK, LIGHT, Theme
from app.widgets.maps.cells import Cells, level_of, number, short_number


@pytest.mark.parametrize(
    ("value", "two", "one"),
    [
        (0.42, ".42", ".4"),
        (-0.42, "−.42", "−.4"),
        (1.18, "1.18", "1.2"),
        (-1.72, "−1.7", "−2"),
        (0.999, "1.00", "1.0"),
        (12.34, "12.3", "12"),
        (-12.3, "−12", "−12"),
        (0.001, "0", "0"),
        (-0.0, "0", "0"),
    ],
)
def test_short_numbers(value: float, two: str, one: str) -> None:
    assert short_number(value) == two
    assert short_number(value, 1) == one


def test_a_number_has_a_true_minus_and_nothing_below_zero_that_is_zero() -> None:
    assert [number(-1.5), number(-0.0004), number(0.0), number(2.0, 1)] == [
        "−1.500",
        "0.000",
        "0.000",
        "2.0",
    ]


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
    assert not painted(cells, 10)[0]


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
