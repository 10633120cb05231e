"""The stage on classifiers: a row each, with bars for error, multiply-adds and memory."""

from typing import Final, Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen, QPolygonF

from app.pages.lecture.results.classifier_texts import classifier_text, preparation_text
from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.cached_widget import CachedWidget
from lenet.lecture.classifiers import (
    CLASSIFIERS,
    Classifier,
    Order,
    Preparation,
    error_uncertainty,
    ordered,
)

_LARGEST_ERROR: Final = 5.0  # percent, where the error bars end, as in Fig. 9; three are longer
_COSTS: Final = (1.0, 30_000.0)  # thousands, at the ends of the logarithmic bars
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MARKS: Final = {"distorted": "◇", "deslanted": "□"}
_HEAD: Final = 2.6  # lines above the rows
_BARS: Final = 20  # lines that the three columns of bars need
_OURS: Final = "ours"
_LEAST_ROW: Final = 1.12  # lines: lower rows would overlap
_BY_IMPORTANCE: Final = (  # where not all rows have room, the first of these are shown
    "lenet-5",
    "boosted-lenet-4",
    "lenet-1",
    "v_svm",
    "300",
    "knn",
    "linear",
    "lenet-4",
    "svm",
    "500-150",
    "tangent",
    "rs_svm",
    "1000",
    "300-100",
    "pca",
    "rbf",
    "pairwise",
)
Measure = Literal["error", "multiply_adds", "memory"]
_MEASURES: Final[dict[str, Measure]] = {
    "error": "error",
    "multiply_adds": "multiply_adds",
    "memory": "memory",
}
_LENET_5: Final = next(row for row in CLASSIFIERS if row.name == "lenet-5")


class ClassifiersChart(CachedWidget):
    """A row for each classifier, in one of several orders; the chosen row is tinted.

    The bar is the error on MNIST as it is, or the only one that there is; a diamond or a square is
    that with distortions or without slant. Below LeNet-5 is a row for our networks of its shape.
    `row_chosen(str)`: the person chose a classifier, by its name.
    """

    takes_arrows = True
    row_chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.order: Order = "paper"
        self._chosen = "lenet-5"
        self._ours: dict[Preparation, float] = {}
        self.setMinimumSize(480, 260)
        self.setAccessibleName(self.tr("Seventeen classifiers of 1998: error and cost"))

    def show_state(self, order: Order, chosen: str, ours: dict[Preparation, float]) -> None:
        """Show the rows in an order, one chosen; `ours` are mean errors in percent, if any."""
        self.order, self._chosen, self._ours = order, chosen, ours
        self.forget_background()

    def walk(self, right: int, down: int) -> None:
        names = [row.name for row in self.rows]
        number = names.index(self._chosen) + right + down
        self.row_chosen.emit(names[min(max(number, 0), len(names) - 1)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.row_chosen.emit(row.name)

    def row_place(self, name: str) -> QRectF:
        """Return the place of a row that is shown, by the classifier's name."""
        names = [row.name for row in self.rows]
        names.insert(names.index(_LENET_5.name) + 1, _OURS)
        number = names.index(name)
        height = self._room / len(names)
        return QRectF(0, _HEAD * self.line + number * height, self.width(), height)

    @property
    def rows(self) -> tuple[Classifier, ...]:
        """The rows that have room, in their order: the chosen one and the most important."""
        count = int(self._room / (_LEAST_ROW * self.line)) - 1  # and our networks
        by_importance = sorted(_BY_IMPORTANCE, key=lambda name: name not in self._kept)
        shown = by_importance[: max(count, len(self._kept))]
        return tuple(row for row in ordered(self.order) if row.name in shown)

    @property
    def _kept(self) -> tuple[str, ...]:
        return (_LENET_5.name, self._chosen)

    @property
    def _room(self) -> float:
        """The height of all rows, in pixels."""
        return self.height() - (_HEAD + 1.6) * self.line

    def tip_at(self, at: QPointF) -> str:
        row = self._row_at(at)
        return "" if row is None else classifier_text(row.name).about

    def _row_at(self, at: QPointF) -> Classifier | None:
        if self.row_place(_OURS).contains(at):
            return _LENET_5
        return next((row for row in self.rows if self.row_place(row.name).contains(at)), None)

    def _columns(self) -> dict[Measure, QRectF]:
        """Return the places of the columns of bars, without the numbers beside them.

        Where all three do not fit, there is one: what the rows are ordered by.
        """
        metrics = QFontMetricsF(typography.caption(bold=True))
        texts = [classifier_text(row.name).name for row in CLASSIFIERS]
        texts.append(self.tr("ours, mean of seeds"))
        names = max(metrics.horizontalAdvance(text) for text in texts)
        left = names + self.line
        number = metrics.horizontalAdvance("28,000") + 0.7 * self.line
        errors = metrics.horizontalAdvance("0.95  ◇ 0.8  □ 1.6") + self.line
        width = self.width() - left - errors - 2 * number - 2 * self.line
        top, height = _HEAD * self.line, self.height() - (_HEAD + 1.6) * self.line
        if width < _BARS * self.line:
            shown = _MEASURES.get(self.order, "error")
            room = self.width() - left - (errors if shown == "error" else number)
            return {shown: QRectF(left, top, room, height)}
        first = QRectF(left, top, width * 0.46, height)
        second = QRectF(first.right() + errors + self.line, top, width * 0.27, height)
        third = QRectF(second.right() + number + self.line, top, width * 0.27, height)
        return {"error": first, "multiply_adds": second, "memory": third}

    def paint_background(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns()
        self._paint_heads(painter, columns)
        for row in self.rows:
            self._paint_row(painter, row, columns)
        if self._ours:
            ours = Classifier(_OURS, self._ours, _LENET_5.multiply_adds, _LENET_5.memory)
            self._paint_row(painter, ours, columns)
        if "error" in columns:
            self._paint_legend(painter, columns["error"].left())

    def _paint_heads(self, painter: QPainter, columns: dict[Measure, QRectF]) -> None:
        theme = self.appearance.theme
        heads: dict[Measure, str] = {
            "error": self.tr("Test error, %"),
            "multiply_adds": self.tr("Multiply-adds"),
            "memory": self.tr("Numbers kept"),
        }
        for measure, column in columns.items():
            box = QRectF(column.left(), 0, column.width(), 1.2 * self.line)
            self.text(painter, box, heads[measure], font=typography.caption(bold=True), flags=_LEFT)
            if measure == "error":
                ticks = [(x / _LARGEST_ERROR, f"{x}") for x in range(6)]
            else:
                ticks = [(_share(1.0), "1k"), (_share(100.0), "100k"), (_share(10_000.0), "10M")]
            for share, text in ticks:
                x = column.left() + share * column.width()
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.drawLine(QPointF(x, column.top()), QPointF(x, column.bottom()))
                box = QRectF(x - 40, 1.3 * self.line, 80, 1.2 * self.line)
                flags = Qt.AlignmentFlag.AlignCenter
                self.text(painter, box, text, colour="muted", flags=flags)

    def _paint_row(
        self, painter: QPainter, row: Classifier, columns: dict[Measure, QRectF]
    ) -> None:
        place = self.row_place(row.name)
        chosen = row.name == self._chosen
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.appearance.theme.colour("hover"))
            painter.drawRoundedRect(place, 4, 4)
        font = typography.caption(bold=chosen)
        box = place.adjusted(0.3 * self.line, 0, 0, 0)
        is_ours = row.name == _OURS
        name = self.tr("ours, mean of seeds") if is_ours else classifier_text(row.name).name
        ink = "accent" if is_ours else "text"
        self.text(painter, box, name, colour=ink, font=font, flags=_LEFT)
        tone = "muted" if not row.is_convolutional and not is_ours else ink
        for measure, column in columns.items():
            if measure == "error":
                number = self._paint_error(painter, place, column, row, tone)
            else:
                cost = row.memory if measure == "memory" else row.multiply_adds
                self._paint_bar(painter, place, column, _share(cost), tone)
                number = _thousands(cost)
            box = QRectF(column.right() + 0.5 * self.line, place.top(), 1, place.height())
            self.text(painter, box, number, colour=ink, font=font, flags=_LEFT)

    def _paint_error(
        self, painter: QPainter, place: QRectF, column: QRectF, row: Classifier, tone: str
    ) -> str:
        """Paint the bar and the marks of a row's errors; return the numbers beside them."""
        self._paint_bar(painter, place, column, min(row.error / _LARGEST_ERROR, 1.0), tone)
        parts = [_percent(row.error)]
        for preparation, error in row.errors.items():
            if preparation in _MARKS and error != row.error:
                parts.append(f"{_MARKS[preparation]} {_percent(error)}")
                if error < _LARGEST_ERROR:
                    self._paint_mark(painter, place, column, preparation, error)
        if row.error <= _LARGEST_ERROR:
            self._paint_whisker(painter, place, column, row.error)
        else:
            self._paint_break(painter, place, column)
        return "  ".join(parts)

    def _paint_bar(
        self, painter: QPainter, place: QRectF, column: QRectF, share: float, tone: str
    ) -> None:
        thick = place.height() * 0.5
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self.appearance.theme.colour(tone)
        colour.setAlphaF(0.55)
        painter.setBrush(colour)
        top = place.center().y() - thick / 2
        painter.drawRect(QRectF(column.left(), top, column.width() * share, thick))

    def _paint_whisker(
        self, painter: QPainter, place: QRectF, column: QRectF, error: float
    ) -> None:
        """Paint one standard deviation to either side of the error."""
        spread = error_uncertainty(error)
        y = place.center().y()
        ends = [
            QPointF(column.left() + value / _LARGEST_ERROR * column.width(), y)
            for value in (error - spread, min(error + spread, _LARGEST_ERROR))
        ]
        painter.setPen(QPen(self.appearance.theme.colour("text"), 1))
        painter.drawLine(*ends)

    def _paint_break(self, painter: QPainter, place: QRectF, column: QRectF) -> None:
        """Paint a gap near the end of a bar that would be longer than its column."""
        x, y, half = column.right() - self.line, place.center().y(), place.height() / 2
        painter.setPen(QPen(self.appearance.theme.colour("window"), 3))
        painter.drawLine(QPointF(x - 2, y + half * 0.7), QPointF(x + 2, y - half * 0.7))

    def _paint_mark(
        self, painter: QPainter, place: QRectF, column: QRectF, kind: str, error: float
    ) -> None:
        at = QPointF(column.left() + error / _LARGEST_ERROR * column.width(), place.center().y())
        side = min(0.3 * self.line, place.height() * 0.36)
        theme = self.appearance.theme
        painter.setPen(QPen(theme.colour("text"), 1.4))
        painter.setBrush(theme.colour("window"))
        if kind == "distorted":
            corners = [QPointF(0, -side), QPointF(side, 0), QPointF(0, side), QPointF(-side, 0)]
            painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
        else:
            painter.drawRect(
                QRectF(at.x() - side * 0.8, at.y() - side * 0.8, 1.6 * side, 1.6 * side)
            )

    def _paint_legend(self, painter: QPainter, left: float) -> None:
        """Paint below the rows what the marks are."""
        box = QRectF(left, self.height() - 1.4 * self.line, self.width() - left, 1.3 * self.line)
        texts = [f"{mark} {preparation_text(preparation)}" for preparation, mark in _MARKS.items()]
        words = "     ".join(texts)
        self.text(painter, box, words, colour="muted", flags=_LEFT)


def _share(thousands: float) -> float:
    """Return the length of a cost on the logarithmic scale, as a share of the whole."""
    low, high = _COSTS
    start = low / 2  # so that the shortest bar, 3k, is seen, and 1k has a mark
    return float(np.log(thousands / start) / np.log(high / start))


def _percent(error: float) -> str:
    """Return an error with two decimals, or one where the second is 0: 0.95, 12.0."""
    text = f"{error:.2f}"
    return text[:-1] if text.endswith("0") else text


def _thousands(count: int) -> str:
    """Return a count of thousands as 401k or 24M."""
    return f"{count}k" if count < 1000 else f"{count / 1000:g}M"
