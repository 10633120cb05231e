"""A row of the list of runs: marker of its curves, name, state, last and best test error."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.style import typography
from app.style.theme import Appearance
from app.widgets.plots.curve_style import paint_marker

# The roles of a row's data, besides its name.
RUN: Final = Qt.ItemDataRole.UserRole + 1
WORDS: Final = Qt.ItemDataRole.UserRole + 2
COLOUR_INDEX: Final = Qt.ItemDataRole.UserRole + 3  # of its curves; None: they are hidden
STATE: Final = Qt.ItemDataRole.UserRole + 4
ERRORS: Final = Qt.ItemDataRole.UserRole + 5  # the last and the best, as texts

_MARK: Final = 2.2  # width of the marker at the left, which a click shows or hides, in ems
_EDGE: Final = 8
_Index = QModelIndex | QPersistentModelIndex


class RunRow(QStyledItemDelegate):
    """Paints a row, lets its name be edited and its marker be clicked.

    `toggled(QModelIndex)`: the marker of a row was clicked.
    """

    toggled = Signal(QModelIndex)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @property
    def mark(self) -> int:
        """The width of the marker at the left, in pixels."""
        return typography.ems(_MARK)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines = (
            QFontMetrics(typography.body()).lineSpacing()
            + QFontMetrics(typography.caption()).lineSpacing()
        )
        return QSize(160, lines + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._appearance.theme
        rect = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flags = QStyle.StateFlag
        if state & (flags.State_Selected | flags.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)
        if state & flags.State_Selected and state & flags.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        self._paint_mark(painter, rect, index)
        self._paint_words(painter, rect, index)
        painter.restore()

    def _paint_mark(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        theme, colour_index = self._appearance.theme, index.data(COLOUR_INDEX)
        at = QPointF(rect.left() + self.mark / 2, rect.center().y() + 0.5)
        if colour_index is None:
            painter.setPen(QPen(theme.colour("muted"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = self.mark / 7
            painter.drawEllipse(at, half, half)
            return
        painter.save()
        painter.translate(at)
        painter.scale(1.3, 1.3)
        paint_marker(painter, QPointF(0, 0), colour_index, "test", theme)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        theme = self._appearance.theme
        inner = QRectF(rect).adjusted(self.mark, 5, -_EDGE, -5)
        name, label = typography.body(), typography.caption()
        height = QFontMetricsF(name).lineSpacing()
        above = QRectF(inner.left(), inner.top(), inner.width(), height)
        below = QRectF(inner.left(), above.bottom(), inner.width(), inner.height() - height)
        taken = self._paint_errors(painter, (above, below), index)
        painter.setFont(name)
        painter.setPen(theme.colour("text"))
        self._write(painter, above, str(index.data()), above.width() - taken)
        failed = index.data(STATE) in ("failed", "damaged")
        painter.setFont(label)
        painter.setPen(theme.colour("warning" if failed else "muted"))
        self._write(painter, below, str(index.data(WORDS)), below.width() - taken)

    def _paint_errors(
        self, painter: QPainter, lines: tuple[QRectF, QRectF], index: _Index
    ) -> float:
        """Paint the last and the best error at the right, and return the width they take."""
        values: tuple[str, str] = index.data(ERRORS) or ("", "")
        if not any(values):
            return 0.0
        theme, metrics = self._appearance.theme, QFontMetricsF(typography.caption())
        names = (self.tr("last"), self.tr("best"))
        number = max(metrics.horizontalAdvance(value) for value in values) + _EDGE
        painter.setFont(typography.caption())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for line, name, value in zip(lines, names, values, strict=True):
            painter.setPen(theme.colour("text"))
            painter.drawText(line, right, value)
            painter.setPen(theme.colour("muted"))
            painter.drawText(line.adjusted(0, 0, -number, 0), right, name)
        return number + max(metrics.horizontalAdvance(name) for name in names) + _EDGE

    def _write(self, painter: QPainter, place: QRectF, words: str, room: float) -> None:
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if (
            event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
            and isinstance(event, QMouseEvent)
            and event.position().x() < option.rect.left() + self.mark
        ):
            if event.type() == QEvent.Type.MouseButtonPress:
                self.toggled.emit(index)
            return True
        return super().editorEvent(event, model, option, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        rect = QRect(option.rect)
        editor.setGeometry(rect.adjusted(self.mark - 4, 2, -2, 0))
