"""F6 against the codes: how does a distance come about, and which codes lie close?"""

from math import floor
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from app.widgets.maps.cells import number
from lenet.explain.codes import (
    CONSTANT,
    differing_cells,
    hamming_distances,
    negative_log_likelihoods,
    posteriors,
)
from lenet.explain.units import Unit
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array

_MARGIN: Final = 8.0
_SIGN: Final = 20.0
_SHAPE: Final = (paper.CODE_ROWS, paper.CODE_COLUMNS)
_CODES: Final = paper.CODES.reshape(-1, *_SHAPE)
_APART: Final = hamming_distances()
_WIDEST_CELL: Final = 40.0
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SQUARES: Final = 4.0  # (1 - -1)², the squared difference that has the full colour


class CodesPanel(CachedWidget):
    """One class against F6, or two classes against each other; below, all ten.

    Which: the pinned RBF units; without one, the answer. The arrow keys choose: up and down
    the class, left and right another to compare it with.
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
        self._pair: tuple[int, ...] = ()  # under the pointer, in the matrix
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("F6 and the ten codes"))
        session.trace_changed.connect(self._follow)
        selection.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 460)

    @property
    def classes(self) -> tuple[int, ...]:
        """The class that is shown against F6, or the two against each other."""
        pinned = tuple(unit.map for unit in self._selection.pinned if unit.layer == "rbf")
        trace = self._session.trace
        return pinned or ((0 if trace is None else trace.answer),)

    def _follow(self, trace: Trace | None) -> None:
        self.update()

    def walk(self, right: int, down: int) -> None:
        first, *rest = self.classes
        if down:
            self._keep((first + down) % paper.CLASSES, *rest)
        else:
            second = rest[0] if rest else first
            self._keep(first, (second + right) % paper.CLASSES)

    def _keep(self, first: int, second: int | None = None) -> None:
        units = [Unit("rbf", first)]
        if second is not None and second != first:
            units.append(Unit("rbf", second))
        self._selection.pin_only(*units)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._matrix_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found:
            self._keep(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._matrix_at(event.position())
        if found != self._pair:
            self._pair = found
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pair = ()
        self.update()

    def grid(self, place: int) -> QRectF:
        """The place of the first, second or third 7x12 picture."""
        across = (self.width() - 2 * _MARGIN - 2 * _SIGN) / (3 * paper.CODE_COLUMNS)
        down = (self.height() * 0.56 - 2 * self.line) / paper.CODE_ROWS
        high = float(max(floor(min(across, down, _WIDEST_CELL)), 2))
        wide = float(max(high, min(floor(across), floor(self.cells.number_size[0]) + 1)))
        width = wide * paper.CODE_COLUMNS
        left = _MARGIN + place * (width + _SIGN)
        return QRectF(left, 2 * self.line + 8, width, high * paper.CODE_ROWS)

    def matrix(self) -> QRectF:
        """The place of the ten by ten Hamming distances."""
        top = self.grid(0).bottom() + 2 * self.line + 20
        high = floor((self.height() - top - 6) / paper.CLASSES)
        wide = floor((self.width() * 0.42 - _MARGIN - 16) / paper.CLASSES)
        cell_high, cell_wide = min(high, 32), min(wide, 40)
        return QRectF(
            _MARGIN + 16, top, cell_wide * paper.CLASSES, max(cell_high, 1) * paper.CLASSES
        )

    def _matrix_at(self, at: QPointF) -> tuple[int, ...]:
        place = self.matrix()
        if not place.contains(at):
            return ()
        row = int((at.y() - place.top()) / place.height() * paper.CLASSES)
        column = int((at.x() - place.left()) / place.width() * paper.CLASSES)
        return min(row, 9), min(column, 9)

    def paint_still(self, painter: QPainter) -> None:
        """The matrix: it is the paper's and never changes."""
        place = self.matrix()
        title = self.tr("In how many cells two codes differ")
        head = QRectF(_MARGIN, place.top() - 2 * self.line - 4, place.width() + 16, self.line)
        self.text(painter, head, title, font=typography.label(bold=True))
        # The closer, the stronger, and the closest much stronger.
        near = ((1 - _APART / _APART.max()) ** 2).astype(np.float32)
        level = 0.6
        near[np.diag_indices(paper.CLASSES)] = 0
        printed = _APART.astype(np.float32)
        printed[np.diag_indices(paper.CLASSES)] = np.nan
        self.cells.picture(painter, place, near, level=level)
        self.cells.numbers(painter, place, near, level=level, printed=printed, most=0)
        wide, high = place.width() / paper.CLASSES, place.height() / paper.CLASSES
        for digit in range(paper.CLASSES):
            column = QRectF(place.left() + digit * wide, place.top() - self.line - 1, wide, 14)
            self.text(painter, column, str(digit), colour="muted", flags=_CENTRE)
            row = QRectF(_MARGIN, place.top() + digit * high, 12, high)
            self.text(painter, row, str(digit), colour="muted", flags=_CENTRE)

    def paint_live(self, painter: QPainter) -> None:
        trace = self._session.trace
        if len(self.classes) > 1:
            self._paint_pair(painter, trace, *self.classes[:2])
        else:
            self._paint_class(painter, trace, self.classes[0])
        place = self.matrix()
        wide, high = place.width() / paper.CLASSES, place.height() / paper.CLASSES
        accent = self.appearance.theme.colour("accent")
        for pair in {self._pair, self.classes if len(self.classes) > 1 else ()} - {()}:
            row, column = pair
            box = QRectF(place.left() + column * wide, place.top() + row * high, wide, high)
            self.cells.frame(painter, box, accent)
        self._paint_likelihoods(painter, trace)

    def _paint_class(self, painter: QPainter, trace: Trace | None, digit: int) -> None:
        """F6 − code, squared: cell by cell."""
        title = self.tr("F6 against the code of {digit}").format(digit=digit)
        f6 = np.zeros(_SHAPE, dtype=np.float32) if trace is None else trace.f6.reshape(_SHAPE)
        squares = (f6 - _CODES[digit]) ** 2
        sum_ = "" if trace is None else f"Σ = y = {number(float(trace.distances[digit]))}"
        self._paint_title(painter, title, sum_)
        if trace is None:
            self._paint_code(painter, 1, digit)
            return
        self._paint_grid(painter, 0, f6, self.tr("F6"))
        self._paint_code(painter, 1, digit)
        name = self.tr("(F6 − code)²")
        self._paint_grid(painter, 2, squares, name, level=_SQUARES)
        for place, sign in ((0, "−"), (1, "²=")):
            box = self.grid(place)
            between = QRectF(box.right(), box.top(), _SIGN, box.height())
            self.text(painter, between, sign, colour="muted", flags=_CENTRE)

    def _paint_pair(self, painter: QPainter, trace: Trace | None, first: int, second: int) -> None:
        """Two codes, the cells in which they differ, and F6 in those."""
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
            chosen = np.zeros(paper.F6_UNITS, dtype=np.float32)
            chosen[cells] = trace.f6[cells]
            printed = np.full(paper.F6_UNITS, np.nan, dtype=np.float32)
            printed[cells] = trace.f6[cells]
            less = float(trace.distances[second] - trace.distances[first])
            nearer = first if less > 0 else second
            name = self.tr("F6 there: nearer to {digit} by {less}")
            values = chosen.reshape(_SHAPE)
            name = name.format(digit=nearer, less=f"{abs(less):.1f}")
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
        left = self.text(painter, row, title, font=typography.label(bold=True))
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
        over = QRectF(box.left(), box.top() - self.line - 2, box.width() + _SIGN, self.line)
        self.text(painter, over, name, colour="muted")
        self.cells.picture(painter, box, values, level=level)
        self.cells.numbers(painter, box, values, level=level, printed=printed, most=most)

    def _paint_likelihoods(self, painter: QPainter, trace: Trace | None) -> None:
        """The ten distances as −log-likelihoods, and what that makes of the classes."""
        matrix = self.matrix()
        left = matrix.right() + 32
        high = matrix.height() / paper.CLASSES
        columns = [left + 8, left + 80, left + 160, left + 250]
        head = QRectF(left, matrix.top() - 2 * self.line - 4, self.width() - left, self.line)
        title = self.tr("−ln of a Gaussian with variance ½: y + {constant:.1f}")
        self.text(painter, head, title.format(constant=CONSTANT), font=typography.label(bold=True))
        names = ("", self.tr("distance y"), self.tr("−ln p(F6)"), self.tr("probability"))
        for name, right in zip(names, columns, strict=True):
            box = QRectF(right - 90, matrix.top() - self.line - 1, 90, self.line)
            self.text(painter, box, name, colour="muted", flags=_RIGHT)
        blank = "–"
        rows = [(blank, blank, blank)] * paper.CLASSES
        if trace is not None:
            logs, shares = negative_log_likelihoods(trace.distances), posteriors(trace.distances)
            rows = [
                (f"{y:.1f}", f"{log:.1f}", _percent(float(share)))
                for y, log, share in zip(trace.distances, logs, shares, strict=True)
            ]
        bold, chosen = typography.label(bold=True), self.classes
        for digit, row in enumerate(rows):
            won = trace is not None and digit == trace.answer
            font = bold if won or digit in chosen else None
            colour = "answer" if won else "text"
            for words, right in zip((str(digit), *row), columns, strict=True):
                box = QRectF(right - 90, matrix.top() + digit * high, 90, high)
                self.text(painter, box, words, colour=colour, font=font, flags=_RIGHT)

    def tip_at(self, at: QPointF) -> str:
        pair = self._matrix_at(at)
        if pair and pair[0] != pair[1]:
            apart = int(_APART[pair])
            return self.tr(
                "The codes of {first} and {second} differ in {n} cells, so they are 4 · {n} = {d}"
                " apart. Click to see which."
            ).format(first=pair[0], second=pair[1], n=apart, d=4 * apart)
        if at.y() > self.grid(0).bottom() and at.x() > self.matrix().right():
            return self.tr(
                "The paper calls a distance the unnormalised −log-likelihood of a Gaussian around"
                " the code, and names no variance. With a variance of one half,"
                " −ln p = y/(2·½) + 42 ln(2π·½) = y + {constant:.2f}: the distance itself, but for"
                " a constant. The probability is that of the class when all ten are as likely"
                " before F6 is seen."
            ).format(constant=CONSTANT)
        return ""


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"
