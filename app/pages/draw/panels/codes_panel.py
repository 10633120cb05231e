"""F6 and the ten codes: how does a distance add up, and which codes are close together?"""

from math import floor
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.code_distances import (
    hamming_tip,
    likelihood_tip,
    names_width,
    paint_hamming,
    paint_likelihoods,
)
from app.style import typography
from app.style.numbers import distance, distance_gap, number
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.codes import differing_cells
from lenet.explain.rounding import round_sum
from lenet.explain.units import Unit
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array

_MARGIN: Final = 8.0
_SIGN: Final = 20.0  # least room for a minus or equals sign
_SHAPE: Final = (paper.CODE_ROWS, paper.CODE_COLUMNS)
_CODES: Final = paper.CODES.reshape(-1, *_SHAPE)
_WIDEST_CELL: Final = 1.6  # of a number with two decimals
_CODE_SHARE: Final = 0.6  # of a cell's width: the cells of a code hold 1 or −1
_CLASS_SHARES: Final = (1.0, _CODE_SHARE, 1.0)  # F6, code, squared differences
_PAIR_SHARES: Final = (_CODE_SHARE, _CODE_SHARE, 1.0)  # two codes, F6 where they differ
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LARGEST_SQUARE: Final = 4.0  # (1 - -1)², the squared difference that has the full colour


class CodesPanel(CachedWidget):
    """F6 beside one code, or two codes beside each other; below, the distances of all ten.

    The classes shown are the pinned RBF units, or else the answer. The up and down keys change
    the class, the left and right keys the second class.
    """

    takes_arrows = True

    def __init__(
        self,
        session: Session,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(appearance, parent)
        self._session = session
        self._selection = selection
        self._hovered: tuple[int, ...] = ()  # two classes: the cell of the matrix under the pointer
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("F6 and the ten codes"))
        session.trace_changed.connect(self._follow_trace)
        selection.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(33 * body, 30 * body)

    @property
    def classes(self) -> tuple[int, ...]:
        """The class whose code is beside F6, or the two whose codes are compared."""
        pinned = tuple(unit.map for unit in self._selection.pinned if unit.layer == "rbf")
        trace = self._session.trace
        return pinned or ((0 if trace is None else trace.answer),)

    def _follow_trace(self, trace: Trace | None) -> None:
        self.update()

    def walk(self, right: int, down: int) -> None:
        first, *rest = self.classes
        if down:
            self._pin((first + down) % paper.CLASSES, *rest)
        else:
            second = rest[0] if rest else first
            self._pin(first, (second + right) % paper.CLASSES)

    def _pin(self, first: int, second: int | None = None) -> None:
        units = [Unit("rbf", first)]
        if second is not None and second != first:
            units.append(Unit("rbf", second))
        self._selection.pin_only(*units)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._classes_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found:
            self._pin(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._classes_at(event.position())
        if found != self._hovered:
            self._hovered = found
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = ()
        self.update()

    @property
    def _sign(self) -> float:
        return max(_SIGN, 1.4 * self.line)

    def grid(self, place: int) -> QRectF:
        """Return the rectangle of the first, second or third 7x12 picture."""
        shares = _PAIR_SHARES if len(self.classes) > 1 else _CLASS_SHARES
        room = self.width() - 2 * _MARGIN - 2 * self._sign
        across = floor(room / (sum(shares) * paper.CODE_COLUMNS))
        down = floor((self.height() * 0.56 - 2 * self.line) / paper.CODE_ROWS)
        wide = float(max(min(across, floor(_WIDEST_CELL * self.cells.number_size[0])), 2))
        high = float(max(min(down, wide), 2))
        widths = [max(round(share * wide), 1) * paper.CODE_COLUMNS for share in shares]
        left = _MARGIN + sum(widths[:place]) + place * self._sign
        return QRectF(left, 2 * self.line + 8, widths[place], high * paper.CODE_ROWS)

    def matrix(self) -> QRectF:
        """Return the rectangle of the ten by ten Hamming distances."""
        top = self.grid(0).bottom() + 2 * self.line + 20
        high = floor((self.height() - top - 6) / paper.CLASSES)
        names = names_width(self)
        wide = floor((self.width() * 0.42 - _MARGIN - names) / paper.CLASSES)
        cell_high, cell_wide = min(high, floor(2.5 * self.line)), min(wide, floor(3 * self.line))
        return QRectF(
            _MARGIN + names, top, cell_wide * paper.CLASSES, max(cell_high, 1) * paper.CLASSES
        )

    def _classes_at(self, at: QPointF) -> tuple[int, ...]:
        """Return the row and the column of the matrix at a place; () elsewhere."""
        place = self.matrix()
        if not place.contains(at):
            return ()
        row = int((at.y() - place.top()) / place.height() * paper.CLASSES)
        column = int((at.x() - place.left()) / place.width() * paper.CLASSES)
        return min(row, 9), min(column, 9)

    def paint_background(self, painter: QPainter) -> None:
        """Paint the Hamming distances, which never change: the codes are fixed."""
        paint_hamming(self, painter, self.matrix())

    def paint_live(self, painter: QPainter) -> None:
        trace = self._session.trace
        if len(self.classes) > 1:
            self._paint_pair(painter, trace, *self.classes[:2])
        else:
            self._paint_class(painter, trace, self.classes[0])
        place = self.matrix()
        wide, high = place.width() / paper.CLASSES, place.height() / paper.CLASSES
        accent = self.appearance.theme.colour("accent")
        for pair in {self._hovered, self.classes if len(self.classes) > 1 else ()} - {()}:
            row, column = pair
            box = QRectF(place.left() + column * wide, place.top() + row * high, wide, high)
            self.cells.frame(painter, box, accent)
        left = place.right() + 32
        rows = QRectF(left, place.top(), self.width() - left, place.height())
        paint_likelihoods(self, painter, rows, trace=trace, classes=self.classes)

    def _paint_class(self, painter: QPainter, trace: Trace | None, digit: int) -> None:
        """Paint F6, a code, and their squared differences, cell by cell."""
        title = self.tr("F6 against the code of {digit}").format(digit=digit)
        f6 = np.zeros(_SHAPE, dtype=np.float32) if trace is None else trace.f6.reshape(_SHAPE)
        squares = (f6 - _CODES[digit]) ** 2
        shown = round_sum(squares.ravel().tolist(), 2)
        total = self.tr("Σ = {sum}, the distance {distance}").format(
            sum=number(shown.total), distance=distance(shown.total)
        )
        self._paint_title(painter, title, "" if trace is None else total)
        if trace is None:
            self._paint_code(painter, 1, digit)
            return
        self._paint_grid(painter, 0, f6, self.tr("F6"))
        self._paint_code(painter, 1, digit)
        name = self.tr("(F6 − code)²")
        printed = np.array(shown.terms).reshape(_SHAPE)
        self._paint_grid(painter, 2, squares, name, level=_LARGEST_SQUARE, printed=printed)
        for place, sign in ((0, "−"), (1, "²=")):
            box = self.grid(place)
            between = QRectF(box.right(), box.top(), self._sign, box.height())
            self.text(painter, between, sign, colour="muted", flags=_CENTRE)

    def _paint_pair(self, painter: QPainter, trace: Trace | None, first: int, second: int) -> None:
        """Paint two codes, frame the cells in which they differ, and paint F6 in those cells."""
        cells = differing_cells(first, second)
        title = self.tr("{first} and {second} differ in {n} of 84 cells").format(
            first=first, second=second, n=len(cells)
        )
        self._paint_title(
            painter, title, self.tr("4 · {n} = {d} apart").format(n=len(cells), d=4 * len(cells))
        )
        self._paint_code(painter, 0, first)
        self._paint_code(painter, 1, second)
        if trace is not None:
            differing = np.zeros(paper.F6_UNITS, dtype=np.float32)
            differing[cells] = trace.f6[cells]
            printed = np.full(paper.F6_UNITS, np.nan, dtype=np.float32)
            printed[cells] = trace.f6[cells]
            nearer, farther = sorted((first, second), key=lambda digit: trace.distances[digit])
            gap = distance_gap(trace.distances[farther], trace.distances[nearer])
            name = self.tr("F6 there: nearer to {digit} by {less}")
            values = differing.reshape(_SHAPE)
            name = name.format(digit=nearer, less=gap)
            self._paint_grid(painter, 2, values, name, printed=printed.reshape(_SHAPE))
        accent = self.appearance.theme.colour("accent")
        for place in range(3):
            box = self.grid(place)
            wide, high = box.width() / paper.CODE_COLUMNS, box.height() / paper.CODE_ROWS
            for cell in cells:
                row, column = divmod(int(cell), paper.CODE_COLUMNS)
                spot = QRectF(box.left() + column * wide, box.top() + row * high, wide, high)
                self.cells.frame(painter, spot.adjusted(1, 1, -1, -1), accent)

    def _paint_title(self, painter: QPainter, title: str, aside: str) -> None:
        row = QRectF(_MARGIN, 4, self.width() - 2 * _MARGIN, self.line)
        left = self.text(painter, row, title, font=typography.caption(bold=True))
        row.setLeft(row.left() + left + 16)
        self.text(painter, row, aside)

    def _paint_code(self, painter: QPainter, place: int, digit: int) -> None:
        name = self.tr("code of {digit}").format(digit=digit)
        self._paint_grid(painter, place, _CODES[digit], name, most=0)

    def _paint_grid(
        self,
        painter: QPainter,
        place: int,
        values: Array,
        name: str,
        *,
        level: float = paper.SQUASH_A,
        printed: Array | None = None,
        most: int = 2,
    ) -> None:
        box = self.grid(place)
        over = QRectF(box.left(), box.top() - self.line - 2, box.width() + self._sign, self.line)
        self.text(painter, over, name, colour="muted")
        self.cells.picture(painter, box, values, level=level)
        like = number(-1, most)
        self.cells.numbers(painter, box, values, level=level, printed=printed, most=most, like=like)

    def tip_at(self, at: QPointF) -> str:
        pair = self._classes_at(at)
        if pair and pair[0] != pair[1]:
            return hamming_tip(*pair)
        if at.y() > self.grid(0).bottom() and at.x() > self.matrix().right():
            return likelihood_tip()
        return ""
