"""The gallery: captions, choosing, and thousands of digits."""

import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.pages.shared.digit_texts import caption_of, caption_of_two
from app.style.theme import Appearance
from app.widgets.maps.gallery import Caption, Gallery
from lenet.evaluation.comparison import Comparison
from lenet.evaluation.metrics import Evaluation

RNG = np.random.default_rng(2)
IMAGES = RNG.integers(0, 256, (10_000, 28, 28)).astype(np.uint8)


@pytest.fixture
def gallery(appearance: Appearance, qtbot: QtBot) -> Gallery:
    gallery = Gallery(appearance)
    qtbot.addWidget(gallery)
    gallery.resize(760, 500)
    gallery.show()
    return gallery


def test_a_caption_says_truth_answer_both_distances_margin_and_number() -> None:
    table = np.full((3, 10), 90, dtype=np.float32)
    table[2, 4], table[2, 9] = 20.25, 7.5
    caption = caption_of(Evaluation(table, np.array([0, 0, 4], dtype=np.uint8)), 2)
    assert caption.heading == "4 → 9"
    assert (caption.right, caption.mark) == (False, "✗")
    values = [value for _, value in caption.lines]
    assert values == ["20.2", "7.5", "12.7", "2"]
    assert "4 read as 9" in caption.text


def test_a_caption_of_two_says_who_is_right() -> None:
    table = np.full((1, 10), 90, dtype=np.float32)
    table[0, 4] = 3
    other = table.copy()
    other[0, 9] = 1
    truth = np.array([4], dtype=np.uint8)
    caption = caption_of_two(Comparison(Evaluation(table, truth), Evaluation(other, truth)), 0)
    assert caption.lines[0] == ("A: 4 ✓", "3.0")
    assert caption.lines[1] == ("B: 9 ✗", "1.0")
    assert not caption.right


def plain(index: int) -> Caption:
    return Caption(str(index), str(index), True, ())


def test_a_click_and_enter_choose_by_the_index_in_the_images(gallery: Gallery) -> None:
    chosen: list[int] = []
    gallery.chosen.connect(chosen.append)
    gallery.show_digits(IMAGES, np.array([30, 10, 20]), plain)
    place = gallery.visualRect(gallery.digits.index(1)).center()
    QTest.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(gallery, Qt.Key.Key_Right)
    QTest.keyClick(gallery, Qt.Key.Key_Return)
    assert chosen == [10, 20]


def test_the_columns_share_the_width_and_stay_inside(gallery: Gallery) -> None:
    gallery.show_digits(IMAGES, np.arange(20), plain)
    for width in (300, 760, 1100):
        gallery.resize(width, 500)
        inside = gallery.viewport().rect()
        row = [gallery.visualRect(gallery.digits.index(n)) for n in range(20)]
        first = [rect for rect in row if rect.top() == row[0].top()]
        assert all(rect.left() >= 0 and rect.right() <= inside.right() for rect in first)
        assert inside.width() - sum(rect.width() for rect in first) < len(first) + 1


def test_ten_thousand_digits_are_shown_and_scrolled_through_quickly(gallery: Gallery) -> None:
    calls = 0

    def counted(index: int) -> Caption:
        nonlocal calls
        calls += 1
        return plain(index)

    start = time.perf_counter()
    gallery.show_digits(IMAGES, np.arange(10_000), counted)
    bar = gallery.verticalScrollBar()
    gallery.grab()
    for step in range(20):
        bar.setValue(bar.maximum() * step // 20)
        gallery.grab()
    assert bar.maximum() > 100_000
    assert calls < 2_000  # only what is seen is described
    assert time.perf_counter() - start < 5
