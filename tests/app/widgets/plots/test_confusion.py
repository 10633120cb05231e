"""The confusion matrix: what it says, and what mouse and keys select."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.style.colours import contrast, ink_on, mixed
from app.style.theme import DARK, LIGHT, Appearance, Theme
from app.widgets.plots.confusion import ConfusionMatrix
from lenet.evaluation.error_selection import ErrorSelection
from lenet.network import paper
from tests.app.seen import painted

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def counts() -> NDArray[np.int64]:
    counts = np.diag(np.full(10, 900)).astype(np.int64)
    counts[4, 9], counts[9, 4], counts[4, 2], counts[7, 1] = 12, 3, 1, 5
    return counts


@pytest.fixture
def matrix(appearance: Appearance, counts: NDArray[np.int64], qtbot: QtBot) -> ConfusionMatrix:
    matrix = ConfusionMatrix(appearance)
    qtbot.addWidget(matrix)
    matrix.resize(420, 420)
    matrix.show_counts(counts)
    matrix.show()
    return matrix


def middle(matrix: ConfusionMatrix, selection: ErrorSelection) -> QPoint:
    return matrix.place(selection).center().toPoint()


@pytest.mark.parametrize(
    ("selection", "sentence"),
    [
        (ErrorSelection(4, 9), "12 fours were read as 9"),
        (ErrorSelection(4, 2), "1 four was read as 2"),
        (ErrorSelection(0, 6), "No zero was read as 6"),
        (ErrorSelection(8, 8), "900 eights were read right"),
        (ErrorSelection(truth=4), "13 fours were read as something else"),
        (ErrorSelection(answer=4), "3 other digits were read as 4"),
        (ErrorSelection(), "21 digits were read wrong"),
    ],
)
def test_a_cell_under_the_pointer_says_what_it_counts(
    matrix: ConfusionMatrix, selection: ErrorSelection, sentence: str
) -> None:
    assert matrix.tip_at(matrix.place(selection).center()) == sentence


def test_a_click_selects_a_cell_a_class_or_everything(matrix: ConfusionMatrix) -> None:
    selections: list[ErrorSelection] = []
    matrix.selected.connect(selections.append)
    wanted = [
        ErrorSelection(4, 9),
        ErrorSelection(truth=7),
        ErrorSelection(answer=1),
        ErrorSelection(),
        ErrorSelection(3, 3),
    ]
    for selection in wanted:
        QTest.mouseClick(matrix, LEFT, pos=middle(matrix, selection))
    assert selections == wanted


def test_the_number_of_a_class_selects_its_errors(matrix: ConfusionMatrix) -> None:
    selections: list[ErrorSelection] = []
    matrix.selected.connect(selections.append)
    first = matrix.place(ErrorSelection(0, 0))
    beside = QPointF(first.left() - 6, matrix.place(ErrorSelection(4, 0)).center().y())
    above = QPointF(matrix.place(ErrorSelection(0, 9)).center().x(), first.top() - 6)
    for place in (beside, above):
        QTest.mouseClick(matrix, LEFT, pos=place.toPoint())
    assert selections == [ErrorSelection(truth=4), ErrorSelection(answer=9)]


def test_arrows_walk_to_the_edge_and_enter_selects(matrix: ConfusionMatrix) -> None:
    selections: list[ErrorSelection] = []
    matrix.selected.connect(selections.append)
    matrix.show_selection(ErrorSelection(8, 8))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(matrix, key)
    for _ in range(12):
        QTest.keyClick(matrix, Qt.Key.Key_Down)
    QTest.keyClick(matrix, Qt.Key.Key_Space)
    for _ in range(12):
        QTest.keyClick(matrix, Qt.Key.Key_Left)
        QTest.keyClick(matrix, Qt.Key.Key_Up)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    assert selections == [ErrorSelection(7, 9), ErrorSelection(answer=9), ErrorSelection(0, 0)]


def test_hovering_is_told_once_a_cell(matrix: ConfusionMatrix) -> None:
    seen: list[ErrorSelection | None] = []
    matrix.hovered.connect(seen.append)
    for selection in (ErrorSelection(4, 9), ErrorSelection(4, 9), ErrorSelection(5, 9)):
        QTest.mouseMove(matrix, middle(matrix, selection))
    assert seen == [ErrorSelection(4, 9), ErrorSelection(5, 9)]


def pixel(matrix: ConfusionMatrix, selection: ErrorSelection) -> int:
    image: QImage = matrix.grab().toImage()
    corner = matrix.place(selection).topLeft().toPoint() + QPoint(4, 4)
    return image.pixel(corner * image.devicePixelRatio())


def test_more_errors_are_stronger_and_what_is_right_stands_back(matrix: ConfusionMatrix) -> None:
    strong, weak, none, right = (
        pixel(matrix, selection)
        for selection in (
            ErrorSelection(4, 9),
            ErrorSelection(4, 2),
            ErrorSelection(0, 6),
            ErrorSelection(8, 8),
        )
    )
    assert len({strong, weak, none, right}) == 4
    empty = LIGHT.colour("neutral")
    assert none == empty.rgb()
    assert right == LIGHT.colour("hover").rgb()
    assert contrast(LIGHT.colour("warning"), empty) > 3


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_numbers_can_be_read_on_every_shade(theme: Theme) -> None:
    for name in ("warning", "negative", "positive"):
        for share in np.linspace(0, 0.85, 40):
            behind = mixed(theme.colour("neutral"), theme.colour(name), float(share))
            assert contrast(ink_on(behind, theme), behind) > 3.5


def test_a_difference_has_a_sign_and_two_colours(
    matrix: ConfusionMatrix, counts: NDArray[np.int64]
) -> None:
    difference = counts - counts.T
    matrix.show_counts(difference, difference=True)
    assert (
        matrix.tip_at(matrix.place(ErrorSelection(4, 9)).center())
        == "Fours read as 9: +9, A less B"
    )
    assert "−9" in matrix.tip_at(matrix.place(ErrorSelection(9, 4)).center())
    assert pixel(matrix, ErrorSelection(4, 9)) != pixel(matrix, ErrorSelection(9, 4))


def test_the_errors_of_1998_leave_the_diagonal_empty(matrix: ConfusionMatrix) -> None:
    matrix.show_counts(paper.figure_8_confusion())
    assert matrix.tip_at(matrix.place(ErrorSelection()).center()) == "82 digits were read wrong"


def test_the_theme_is_followed(matrix: ConfusionMatrix, appearance: Appearance) -> None:
    before = pixel(matrix, ErrorSelection(0, 6))
    appearance.choose("dark")
    assert pixel(matrix, ErrorSelection(0, 6)) != before


@pytest.mark.parametrize(
    ("side", "count", "text"), [(420, 1135, "1135"), (300, 1135, "1135"), (250, 56_235, "56k")]
)
def test_a_count_of_four_figures_is_there_in_any_size(
    matrix: ConfusionMatrix, counts: NDArray[np.int64], side: int, count: int, text: str
) -> None:
    counts[1, 1], counts[0, 5] = count, count
    matrix.show_counts(counts)
    matrix.resize(side, side)
    assert painted(matrix).count(text) >= 2
