"""Every page of the lecture as a picture: PNG and SVG show the same, with the text as text."""

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from app.pages.lecture.contents import LESSONS
from app.shell.window import Window
from app.style.theme import Appearance
from app.widgets.maps.figure_export import SUFFIXES
from tests.all_views import settle
from tests.app.pages.lecture.lessons import lecture_window, lesson_number

_COARSE = 64  # pixels wide: where type is set a little differently, nothing is seen of it
_NEAR = 12.0  # of 255, mean over the picture


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    return lecture_window(appearance, tmp_path, qtbot)


def coarse(image: QImage) -> NDArray[np.float64]:
    """Return a picture in grey, (rows, 64), averaged."""
    small = image.scaledToWidth(_COARSE, Qt.TransformationMode.SmoothTransformation)
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), dtype=np.uint8).reshape(grey.height(), -1)
    return rows[:, : grey.width()].astype(np.float64)


def drawn(path: Path, like: QImage) -> QImage:
    """Return an SVG drawn at the size of another picture."""
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid()
    image = QImage(like.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("name", list(LESSONS))
def test_a_page_is_saved_as_png_and_as_svg(window: Window, tmp_path: Path, name: str) -> None:
    window.lecture_page.show_lesson(lesson_number(name))
    settle(window)
    figures = window.lecture_page.export_figures()
    assert len({figure.name for figure in figures}) == len(figures) >= 2
    for number, figure in enumerate(figures):
        png, svg = (tmp_path / f"{number}{suffix}" for suffix in SUFFIXES)
        for path in (png, svg):
            window.exports.save(figure, path)
        words = " ".join(ElementTree.parse(svg).getroot().itertext())
        assert figure.name in words
        picture = QImage(str(png))
        assert picture.size() == figure.size * 2
        plain, other = coarse(picture), coarse(drawn(svg, picture))
        assert plain.std() > 5  # it shows something
        assert np.abs(plain - other).mean() < _NEAR
    assert window.lecture_page.lesson.title in words  # the last is the whole page
