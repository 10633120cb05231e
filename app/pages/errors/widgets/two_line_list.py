"""A list whose rows have a title, a line below it, and a tag at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.style import typography
from app.style.theme import Appearance

_ROLE: Final = Qt.ItemDataRole.UserRole
_GAP: Final = 8
_LEADING: Final = 1.12  # of a line: Han characters reach lower than the first font measures
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TwoLineRow:
    """A row: its key, unique in the list, and the texts of its two lines and its tag."""

    key: str
    title: str
    line: str
    tag: str = ""
    wrong: bool = False  # the line is an error message


class _TwoLineDelegate(QStyledItemDelegate):
    """Paints a TwoLineRow."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines = (
            QFontMetrics(typography.body()).height() + QFontMetrics(typography.caption()).height()
        )
        return QSize(120, round(_LEADING * lines) + 2 * _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._appearance.theme
        row: TwoLineRow = index.data(_ROLE)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        if selected:
            edge = QRect(rect.left(), rect.top(), 2, rect.height())
            painter.fillRect(edge, theme.colour("accent"))
        inside = rect.adjusted(_GAP + 2, _GAP, -_GAP, -_GAP)
        tag_width = QFontMetrics(typography.caption()).horizontalAdvance(row.tag)
        painter.setFont(typography.body(bold=True))
        painter.setPen(theme.colour("text"))
        room = inside.width() - tag_width - _GAP
        metrics = QFontMetrics(painter.font())
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideMiddle, room)
        # By the base line: in a rectangle Han characters of another font stand lower.
        painter.drawText(inside.left(), inside.top() + metrics.ascent(), title)
        painter.setFont(typography.caption())
        painter.setPen(theme.colour("accent"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.tag)
        painter.setPen(theme.colour("warning" if row.wrong else "muted"))
        metrics = QFontMetrics(painter.font())
        line = metrics.elidedText(row.line, Qt.TextElideMode.ElideMiddle, inside.width())
        painter.drawText(inside.left(), inside.bottom() - metrics.descent(), line)


class TwoLineList(QListWidget):
    """A list of TwoLineRows, one of them current."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TwoLineRow] = []
        self.setItemDelegate(_TwoLineDelegate(appearance, self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        appearance.theme_changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[TwoLineRow]) -> None:
        """Replace the rows. The row with the current key stays current, else the first one."""
        if list(rows) == self._rows:
            return  # leave the list where it is scrolled to
        self._rows = list(rows)
        current = self.key
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(
                "; ".join(part for part in (row.title, row.line, row.tag) if part)
            )
            item.setData(_ROLE, row)
            self.addItem(item)
        self.blockSignals(False)
        keys = [row.key for row in rows]
        self.setCurrentRow(keys.index(current) if current in keys else 0)

    @property
    def key(self) -> str:
        """The key of the current row; "" where there is none."""
        item = self.currentItem()
        if item is None:
            return ""
        row: TwoLineRow = item.data(_ROLE)
        return row.key

    def choose(self, key: str) -> None:
        """Make the row with a key current."""
        for number in range(self.count()):
            if self.item(number).data(_ROLE).key == key:
                self.setCurrentRow(number)
