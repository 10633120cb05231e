"""What the network sees: how does a drawing become the input's 32x32 numbers?"""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.context.session import Session
from app.pages.draw.widgets.input_pictures import InputPictures
from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.maps.cached_widget import CachedWidget
from lenet.data.rasterize import BOX_MARGIN, MASS_AT, Rasterized
from lenet.network import paper

_SIDES: Final = (paper.INPUT_SIDE, paper.DIGIT_BOX, paper.DIGIT_SIDE, paper.INPUT_SIDE)
_STEPS: Final = len(_SIDES)
_ABREAST: Final = 2  # pictures in a row; two rows
_WORTH_SAYING: Final = 1.5  # times that a drawing is enlarged, from which on it is said
_GAP: Final = 4
_BOX: Final = QRectF(BOX_MARGIN, BOX_MARGIN, paper.DIGIT_BOX, paper.DIGIT_BOX)  # in "Fit"
_ARROW: Final = 24.0  # least room between two frames
_FREE: Final = (paper.INPUT_SIDE - paper.DIGIT_BOX) / 2  # input pixels beside "Fit", in its frame
_CROSS: Final = 2.5  # half its length, in pixels of the digit


class InputPanel(CachedWidget):
    """Four pictures, two by two, all at one scale: crop, fit, centre, input."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, parent)
        self._session = session
        self._rasterized: Rasterized | None = None
        self._state = (True, True)  # whether there is no input, and no drawing
        self._pictures = InputPictures()
        self._places: list[QRectF] = []
        self._pixel = 1.0  # the side of an input pixel
        self._recolour(appearance.theme)
        self._show(session.rasterized)
        self.setAccessibleName(self.tr("What the network sees"))
        self._describe()
        session.rasterized_changed.connect(self._show)
        appearance.theme_changed.connect(self._recolour)

    def sizeHint(self) -> QSize:
        return self._size_for(3)

    def minimumSizeHint(self) -> QSize:
        return self._size_for(1)

    def _size_for(self, cell: int) -> QSize:
        side = cell * paper.INPUT_SIDE
        rows = _STEPS // _ABREAST
        height = rows * (side + self._line_height() + 2 * _GAP)
        beside = max(_ARROW, self._words_width() - _FREE * cell)
        return QSize(_ABREAST * side + int(beside) + 2, height + 2)

    def place(self, step: int) -> QRectF:
        """Return the rectangle of a step's picture, in the middle of a frame of 32x32."""
        ratio = self.devicePixelRatioF()
        cell = self._cell()
        frame = paper.INPUT_SIDE * cell
        row, column = divmod(step, _ABREAST)
        apart = (self.width() - 2 - frame) / (_ABREAST - 1)  # 2: the frames' own lines
        left = round((1 + column * apart) * ratio) / ratio
        line = self._line_height()
        top = round((_GAP + row * (frame + line + 2 * _GAP)) * ratio) / ratio
        inset = round((paper.INPUT_SIDE - _SIDES[step]) / 2 * cell * ratio) / ratio
        side = frame - 2 * inset
        return QRectF(left + inset, top + inset, side, side)

    def _line_height(self) -> int:
        return QFontMetrics(typography.caption()).height()

    def _cell(self) -> float:
        """Return the side of an input pixel; a frame of 32 is a whole number of device pixels."""
        ratio = self.devicePixelRatioF()
        rows = _STEPS // _ABREAST
        texts = _GAP + rows * (self._line_height() + 2 * _GAP)
        across = _ABREAST * paper.INPUT_SIDE
        room = min(
            (self.width() - 2 - _ARROW) / across,
            (self.width() - 2 - self._words_width()) / (across - _FREE),
            (self.height() - 2 - texts) / (rows * paper.INPUT_SIDE),
        )
        return max(math.floor(room * ratio * paper.INPUT_SIDE), 1) / paper.INPUT_SIDE / ratio

    def _show(self, rasterized: Rasterized | None) -> None:
        state = (rasterized is None, self._session.drawing.is_blank)
        turned, self._state = state != self._state, state
        self._rasterized = rasterized
        self._pictures.show(self._session.drawing, rasterized, pen_width=self._session.pen_width)
        if turned:  # not at every move of the pen: a screen reader would read on and on
            self._describe()
        self.update()

    def _recolour(self, theme: Theme) -> None:
        self._pictures.recolour(theme)
        self.update()

    def arrange(self) -> None:
        self._places = [self.place(step) for step in range(_STEPS)]
        self._pixel = self._cell()

    def paint_live(self, painter: QPainter) -> None:
        self._paint_enlargement(painter)
        if self._rasterized is None and not self._session.drawing.is_blank:
            self._paint_unread(painter)
        if self._rasterized is not None:
            ratio = self.devicePixelRatioF()
            self._pictures.paint_crop(painter, self._places[0], ratio=ratio)
            fitted, *stages = self._pictures.stages
            painter.drawImage(self._places[1], fitted, _BOX)
            for picture, place in zip(stages, self._places[2:], strict=True):
                painter.drawImage(place, picture)
            if self._pictures.rim is not None:  # a thick pen's ink sticks out of the box
                beyond = BOX_MARGIN * self._pixel
                place = self._places[1].adjusted(-beyond, -beyond, beyond, beyond)
                painter.drawImage(place, self._pictures.rim)
            self._paint_marks(painter, self._rasterized)

    def _paint_unread(self, painter: QPainter) -> None:
        """Paint a picture in which no ink was found, and say so."""
        self._pictures.paint_crop(painter, self._places[0], ratio=self.devicePixelRatioF())
        beside = self._places[1].adjusted(2, 2, -2, -2)
        self.text(
            painter,
            beside,
            self.tr("No ink was found in this picture."),
            colour="warning",
            flags=Qt.AlignmentFlag.AlignCenter,
            wrap=True,
        )

    def _paint_enlargement(self, painter: QPainter) -> None:
        """Say over the arrow to "Fit" how much a small drawing is enlarged."""
        times = self._pictures.enlargement
        if self._rasterized is None or times < _WORTH_SAYING:
            return
        text = self._enlarged_text().format(times=times)
        middle = self._between(0)
        wide, high = self._words_width() + 8, 2 * self.line
        place = QRectF(middle.x() - wide / 2, middle.y() - 10 - high, wide, high)
        self.text(painter, place, text, flags=Qt.AlignmentFlag.AlignHCenter)

    def _enlarged_text(self) -> str:
        return self.tr("enlarged\n{times:.1f} times")

    def _between(self, step: int) -> QPointF:
        """Return the middle of the room between a picture and the one to its right."""
        left, right = self._places[step], self._places[step + 1]
        return QPointF((left.right() + right.left()) / 2, left.center().y())

    def _words_width(self) -> float:
        """Return the least room between the first two pictures: for the words over the arrow."""
        metrics = QFontMetrics(typography.caption())
        lines = self._enlarged_text().format(times=10.0).split("\n")
        return float(max(metrics.horizontalAdvance(line) for line in lines) + 2 * _GAP)

    def paint_background(self, painter: QPainter) -> None:
        """Paint what no stroke changes: texts, paper, frames and arrows."""
        theme = self.appearance.theme
        self._paint_texts(painter, theme)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(self._hairline())
        half = 1 / self.devicePixelRatioF() / 2
        for place in self._places:
            painter.drawRect(place.adjusted(-half, -half, half, half))
        self._paint_border(painter)
        self._paint_cross(painter, self._places[2], (MASS_AT, MASS_AT), theme.colour("line"))
        self._paint_arrows(painter, theme)

    def _paint_texts(self, painter: QPainter, theme: Theme) -> None:
        line = self._line_height()
        painter.setFont(typography.caption())
        frame = paper.INPUT_SIDE * self._cell()
        metrics = QFontMetrics(typography.caption())
        for step, (word, size, _) in enumerate(self._steps()):
            middle = self.place(step).center()
            name = f"{step + 1}  {word}  "
            wide = metrics.horizontalAdvance(name)
            whole = wide + metrics.horizontalAdvance(size)
            left = min(max(middle.x() - whole / 2, 0), self.width() - whole)
            below = QRectF(left, middle.y() + frame / 2 + _GAP, self.width(), line)
            painter.setPen(theme.colour("text"))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(theme.colour("muted"))
            painter.drawText(below.translated(wide, 0), Qt.AlignmentFlag.AlignVCenter, size)

    def _hairline(self) -> QPen:
        return QPen(self.appearance.theme.colour("line"), 1 / self.devicePixelRatioF())

    def _paint_border(self, painter: QPainter) -> None:
        """Frame the 28x28 in the 32x32."""
        border = (paper.INPUT_SIDE - paper.DIGIT_SIDE) / 2 * self._pixel
        painter.drawRect(self._places[3].adjusted(border, border, -border, -border))

    def _paint_marks(self, painter: QPainter, rasterized: Rasterized) -> None:
        """Frame what a picture took from the one before, and mark the centre of mass."""
        cell = self._pixel
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._hairline())
        self._paint_border(painter)
        fit, centred = self._places[1], self._places[2]
        x, y = (BOX_MARGIN + MASS_AT - at for at in rasterized.centre)
        box = QRectF(x * cell, y * cell, fit.width(), fit.height())
        painter.drawRect(box.translated(centred.topLeft()).intersected(centred))
        accent = self.appearance.theme.colour("accent")
        centre = rasterized.centre[0] - BOX_MARGIN, rasterized.centre[1] - BOX_MARGIN
        self._paint_cross(painter, fit, centre, accent)
        self._paint_cross(painter, centred, (MASS_AT, MASS_AT), accent)

    def _paint_cross(
        self, painter: QPainter, place: QRectF, at: tuple[float, float], colour: QColor
    ) -> None:
        cell = self._pixel
        middle = place.topLeft() + QPointF(at[0] * cell, at[1] * cell)
        painter.setPen(QPen(colour, 1.5))
        reach = _CROSS * cell
        painter.drawLine(middle - QPointF(reach, 0), middle + QPointF(reach, 0))
        painter.drawLine(middle - QPointF(0, reach), middle + QPointF(0, reach))

    def _paint_arrows(self, painter: QPainter, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("muted"), 1.5))
        for step in range(0, _STEPS, _ABREAST):
            tip = self._between(step) + QPointF(2, 0)
            painter.drawPolyline([tip + QPointF(-4, -4), tip, tip + QPointF(-4, 4)])

    def _steps(self) -> list[tuple[str, str, str]]:
        """Return the name, the size and the reason of each step."""
        box = f"{paper.DIGIT_BOX}×{paper.DIGIT_BOX}"
        digit = f"{paper.DIGIT_SIDE}×{paper.DIGIT_SIDE}"
        whole = f"{paper.INPUT_SIDE}×{paper.INPUT_SIDE}"
        return [
            (
                self.tr("Crop"),
                self.tr("to the ink"),
                self.tr("Where on the canvas and how large you draw makes no difference."),
            ),
            (
                self.tr("Fit"),
                box,
                self.tr(
                    "Scaled into 20×20 pixels, as MNIST's digits were, and inked after that:"
                    " a thicker pen makes no larger or smaller digit."
                ),
            ),
            (
                self.tr("Centre"),
                digit,
                self.tr(
                    "Moved so that the centre of mass (cross) is in the middle of 28×28,"
                    " as MNIST's digits were."
                ),
            ),
            (
                self.tr("Input"),
                whole,
                self.tr(
                    "A border of 2 pixels, so that a stroke's end can be in the middle of a"
                    " receptive field. Paper becomes -0.1, ink 1.175."
                ).replace("-", "\N{MINUS SIGN}"),
            ),
        ]

    def _describe(self) -> None:
        if self._rasterized is not None:
            text = self.tr("The drawing cropped, fitted into 20×20, centred in 28×28, in 32×32")
        elif self._session.drawing.is_blank:
            text = self.tr("Nothing yet: the canvas is blank")
        else:
            text = self.tr("No ink was found in this picture.")
        self.setAccessibleDescription(text)

    def tip_at(self, at: QPointF) -> str:
        row = int(at.y() > self.place(_ABREAST).top() - _GAP)
        column = int(at.x() > self.width() / _ABREAST)
        return self._steps()[row * _ABREAST + column][2]
