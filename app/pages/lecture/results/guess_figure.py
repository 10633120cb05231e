"""The digit to guess, large, and below it the digits that were guessed, with marks."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.style import typography
from app.style.colours import ramp
from app.style.theme import Appearance, Theme
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.pixels import paint_pixels, pixel_image
from lenet.lecture.guessing import Score

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_Pixels = NDArray[np.uint8]


class GuessFigure(CachedWidget):
    """One digit in ink on paper; while there is none, a sentence says why."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._image: _Pixels | None = None
        self._images: _Pixels | None = None
        self._score = Score()
        self._sentence = ""
        self._colours = ramp(appearance.theme, "surface", "ink")
        self.setMinimumSize(360, 240)
        self.setAccessibleName(self.tr("The digit to read"))

    def show_digit(self, images: _Pixels, index: int, score: Score) -> None:
        """Show a digit of the images, (n, 28, 28), and those of the score below it."""
        self._images, self._image, self._score = images, images[index], score
        self.update()

    def show_sentence(self, sentence: str) -> None:
        """Show why there is no digit to guess."""
        self._image, self._sentence = None, sentence
        self.update()

    def _recolour_cells(self, theme: Theme) -> None:
        self._colours = ramp(theme, "surface", "ink")
        super()._recolour_cells(theme)

    def paint_live(self, painter: QPainter) -> None:
        if self._image is None or self._images is None:
            box = QRectF(self.rect())
            self.text(painter, box, self._sentence, colour="muted", font=typography.body())
            return
        small = 4.2 * self.line
        side = min(self.height() - small - 2.6 * self.line, self.width() * 0.8)
        place = QRectF(1, 1, side, side)
        self._paint_digit(painter, place, self._image)
        step = small + 0.5 * self.line
        fitting = max(int(self.width() // step), 1)
        top = place.bottom() + self.line
        for number, guess in enumerate(self._score.guesses[-fitting:]):
            box = QRectF(1 + number * step, top, small, small)
            self._paint_digit(painter, box, self._images[guess.index])
            words = ("✓ " if guess.is_right else "✗ ") + str(guess.guess)
            tone = "answer" if guess.is_right else "warning"
            below = QRectF(box.left(), box.bottom(), small, 1.4 * self.line)
            self.text(painter, below, words, colour=tone, flags=_CENTRE)

    def _paint_digit(self, painter: QPainter, place: QRectF, image: _Pixels) -> None:
        paint_pixels(painter, pixel_image(self._colours[image]), [place])
        self.cells.frame(painter, place)
