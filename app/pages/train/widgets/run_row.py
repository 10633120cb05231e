"""A row of the list of runs: the marker of its curves, its name, its state, its best error."""

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

_MARK: Final = 28  # width of the marker at the left, which a click shows or hides, in pixels
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
        at = QPointF(rect.left() + _MARK / 2, rect.center().y() + 0.5)
        if colour_index is None:
            painter.setPen(QPen(theme.colour("muted"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 4.0, 4.0)
            return
        painter.save()
        painter.translate(at)
        painter.scale(1.4, 1.4)
        paint_marker(painter, QPointF(0, 0), colour_index, "test", theme)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        theme = self._appearance.theme
        error = index.data(Qt.ItemDataRole.UserRole) or ""
        inner = QRectF(rect).adjusted(_MARK, 5, -_EDGE, -5)
        name, label = typography.body(), typography.caption()
        height = QFontMetricsF(name).lineSpacing()
        above = QRectF(inner.left(), inner.top(), inner.width(), height)
        painter.setFont(name)
        painter.setPen(theme.colour("text"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(above, right, error)
        room = above.width() - QFontMetricsF(name).horizontalAdvance(error) - _EDGE
        self._write(painter, above, str(index.data()), room)
        failed = index.data(STATE) in ("failed", "damaged")
        painter.setFont(label)
        painter.setPen(theme.colour("warning" if failed else "muted"))
        below = QRectF(inner.left(), above.bottom(), inner.width(), inner.height() - height)
        self._write(painter, below, str(index.data(WORDS)), below.width())

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
            and event.position().x() < option.rect.left() + _MARK
        ):
            if event.type() == QEvent.Type.MouseButtonPress:
                self.toggled.emit(index)
            return True
        return super().editorEvent(event, model, option, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        rect = QRect(option.rect)
        editor.setGeometry(rect.adjusted(_MARK - 4, 2, -2, 0))
