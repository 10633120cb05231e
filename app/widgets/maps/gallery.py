"""A scrolling grid of digits, each with a few lines about it; it holds thousands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.style import typography
from app.style.colours import ramp
from app.style.theme import Appearance, Theme

_LEAST: Final = 5.3  # sides of a digit, in heights of body text: with thousands of digits
_MOST: Final = 11.0  # and with so few that all of them are seen
_GAP: Final = 8
_LINES: Final = 5
_WIDEST: Final = "truth 8  888.8"  # the widest line expected in a caption
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Caption:
    """The text beside a digit: a heading with a mark, and lines of a name and a value."""

    heading: str
    spoken: str  # the heading in words, for a screen reader
    right: bool | None  # whether the mark is a tick; else a cross; None: there is no mark
    lines: tuple[tuple[str, str], ...]  # at most four

    @property
    def mark(self) -> str:
        return "" if self.right is None else "✓" if self.right else "✗"

    @property
    def text(self) -> str:
        """The whole caption for a screen reader."""
        return "; ".join((self.spoken, *(f"{name} {value}" for name, value in self.lines)))


class GalleryModel(QAbstractListModel):
    """Digits in an order; the caption of one is made when it is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.images: NDArray[np.uint8] = np.zeros((0, 28, 28), dtype=np.uint8)
        self.indices: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._caption: Callable[[int], Caption] = _no_caption

    def show_digits(
        self,
        images: NDArray[np.uint8],
        indices: NDArray[np.intp],
        caption: Callable[[int], Caption],
    ) -> None:
        """Take digits of `images`, (n, 28, 28), in the order of `indices`."""
        self.beginResetModel()
        self.images, self.indices, self._caption = images, indices, caption
        self.endResetModel()

    def caption(self, row: int) -> Caption:
        return self._caption(int(self.indices[row]))

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.indices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self.caption(index.row()).text
        return None


class _Tile(QStyledItemDelegate):
    """Paints a digit with its caption at the right."""

    def __init__(self, appearance: Appearance, view: "Gallery") -> None:
        super().__init__(view)
        self._view = view
        self._appearance = appearance
        self._take_theme(appearance.theme)
        appearance.theme_changed.connect(self._take_theme)

    def _take_theme(self, theme: Theme) -> None:
        self._colours = ramp(theme, "surface", "ink").tolist()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._appearance.theme
        rect: QRect = option.rect.adjusted(0, 0, -_GAP, -_GAP)
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        if selected:
            painter.fillRect(
                QRect(rect.left(), rect.top(), 2, rect.height()), theme.colour("accent")
            )
        painter.setClipRect(self._view.viewport().rect())  # a PDF has no edge of the widget
        model = self._view.digits
        side = self._view.side
        picture = QRect(rect.topLeft() + QPoint(6, 4), QSize(side, side))
        image = model.images[model.indices[index.row()]]
        self._paint_digit(painter, picture, image)
        left = picture.right() + 1 + _GAP
        self._paint_caption(
            painter, QRect(left, picture.top(), rect.right() - left - 4, side), index.row()
        )

    def _paint_digit(self, painter: QPainter, place: QRect, image: NDArray[np.uint8]) -> None:
        pixels = np.ascontiguousarray(image)
        height, width = pixels.shape
        picture = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8)
        picture.setColorTable(self._colours)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(place, picture.convertToFormat(QImage.Format.Format_RGB32))

    def _paint_caption(self, painter: QPainter, place: QRect, row: int) -> None:
        theme = self._appearance.theme
        caption = self._view.digits.caption(row)
        lines = place.height() / QFontMetrics(typography.caption()).lineSpacing()
        line = round(place.height() / max(_LINES, min(lines, _LINES + 1)))
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter
        here = QRect(place.left(), place.top(), place.width(), line)
        painter.setFont(typography.caption(bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(here, left | middle, caption.heading)
        painter.setPen(theme.colour("answer" if caption.right else "warning"))
        painter.drawText(here, right | middle, caption.mark)
        painter.setFont(typography.caption())
        metrics = QFontMetrics(typography.caption())
        for name, value in caption.lines:
            here.translate(0, line)
            painter.setPen(theme.colour("muted"))
            room = here.width() - metrics.horizontalAdvance(value)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(here, left | middle, text)
            painter.setPen(theme.colour("text"))
            painter.drawText(here, right | middle, value)


class Gallery(QListView):
    """Digits in as many columns as fit. Arrow keys walk; a click or Enter chooses a digit.

    `chosen(int)`: the index of the digit in the images that were given.
    """

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.digits = GalleryModel(self)
        self.side = typography.ems(_LEAST)  # of a digit, in pixels
        self.setModel(self.digits)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # nothing jumps
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Digits"))
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_Tile(appearance, self))
        self.clicked.connect(self._choose)
        appearance.theme_changed.connect(self.viewport().update)
        appearance.type_changed.connect(self._fit)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        least = typography.ems(_LEAST)
        return QSize(self._tile_width(least) + 24, least + 2 * _GAP)

    def show_digits(
        self,
        images: NDArray[np.uint8],
        indices: NDArray[np.intp],
        caption: Callable[[int], Caption],
    ) -> None:
        """Show digits of `images`, (n, 28, 28), in the order of `indices`, from the first one."""
        self.digits.show_digits(images, indices, caption)
        self._fit()
        self.scrollToTop()

    def clear(self) -> None:
        """Show no digits."""
        self.digits.show_digits(self.digits.images[:0], self.digits.indices[:0], _no_caption)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Share the width; make digits so large that all are seen, within bounds."""
        width, height = self.viewport().width() - 1, self.viewport().height()
        least, most = typography.ems(_LEAST), typography.ems(_MOST)
        for side in range(most, least - 1, -2):
            columns = max(width // self._tile_width(side), 1)
            rows = -(-self.digits.rowCount() // columns)
            if rows * self._tile_height(side) <= height:
                break
        else:
            side, columns = least, max(width // self._tile_width(least), 1)
        self.side = side
        self.setGridSize(QSize(width // columns, self._tile_height(side)))

    def _tile_height(self, side: int) -> int:
        return side + 8 + _GAP

    def _tile_width(self, side: int) -> int:
        words = QFontMetrics(typography.caption()).horizontalAdvance(_WIDEST)
        return 6 + side + _GAP + words + 4 + _GAP

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(int(self.digits.indices[index.row()]))


def _no_caption(index: int) -> Caption:
    raise IndexError(index)
