"""The contact sheet of My digits: a gallery in which several digits can be chosen."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.context.digits.kept_reading import KeptReading
from app.context.digits.mark_texts import mark_text, writer_text
from app.style.theme import Appearance
from app.widgets.maps.gallery import Caption, Gallery
from lenet.data.ink_files import InkDigit
from lenet.data.kept_digits import NOT_A_DIGIT, mark_of
from lenet.network import paper

_SHORT: Final = 12  # characters of a name in a caption


class ContactSheet(Gallery):
    """Digits with label, answer, writer and day; the choice goes along when they change.

    `choice_changed()`: other digits are chosen.
    `opened(str)`: a digit was opened by Enter or a double click; its key.
    """

    choice_changed = Signal()
    opened = Signal(str)

    def __init__(
        self, reading: KeptReading, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(appearance, parent)
        self._reading = reading
        self._digits: tuple[InkDigit, ...] = ()
        self._blank = np.zeros((paper.DIGIT_SIDE, paper.DIGIT_SIDE), dtype=np.uint8)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("My digits"))
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doubleClicked.connect(self._open_current)

    @property
    def chosen_digits(self) -> tuple[InkDigit, ...]:
        """The digits that are chosen, the current one first."""
        current = self.currentIndex().row()
        rows = sorted({index.row() for index in self.selectedIndexes()})
        rows.sort(key=lambda row: row != current)
        return tuple(self._digits[row] for row in rows if row < len(self._digits))

    def show_kept(self, digits: Sequence[InkDigit]) -> None:
        """Show digits, each with its picture once that is drawn; those chosen stay chosen.

        Where none of them is left, the one that took the place of the first is chosen.
        """
        chosen = {digit.key for digit in self.chosen_digits}
        row, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self._digits = tuple(digits)
        self.blockSignals(True)
        self.show_digits(self._pictures(), np.arange(len(digits)), self._caption)
        self.verticalScrollBar().setValue(top)
        rows = [number for number, digit in enumerate(digits) if digit.key in chosen]
        if not rows and digits:
            rows = [min(max(row, 0), len(digits) - 1)]
        self._choose_rows(rows)
        self.blockSignals(False)
        self.choice_changed.emit()

    def choose(self, key: str) -> None:
        """Choose the digit with a key, where it is shown."""
        self._choose_rows([row for row, digit in enumerate(self._digits) if digit.key == key])

    def follow_pictures(self) -> None:
        """Show the pictures that are drawn by now."""
        self.digits.images = self._pictures()
        self.viewport().update()

    def _pictures(self) -> NDArray[np.uint8]:
        """The pictures, blank where they are not drawn: (n, 28, 28), with one where n is 0."""
        pictures = [self._reading.picture(digit.key) for digit in self._digits]
        return np.stack([self._blank if p is None else p for p in pictures] or [self._blank])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        else:
            super().keyPressEvent(event)

    def _choose_rows(self, rows: list[int]) -> None:
        if not rows:
            return
        model, selection = self.model(), QItemSelection()
        for row in rows:
            selection.select(model.index(row, 0), model.index(row, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(model.index(rows[0], 0), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def _tell(self) -> None:
        self.choice_changed.emit()

    def _open_current(self) -> None:
        row = self.currentIndex().row()
        if 0 <= row < len(self._digits):
            self.opened.emit(self._digits[row].key)

    def _caption(self, index: int) -> Caption:
        digit = self._digits[index]
        mark, answer = mark_of(digit), self._reading.answers.get(digit.key)
        is_judged = mark is not None and mark != NOT_A_DIGIT and answer is not None
        name = writer_text(digit.writer)
        lines = [
            (self.tr("read as"), "" if answer is None else str(answer)),
            (name if len(name) <= _SHORT else name[: _SHORT - 1] + "…", ""),
            (digit.time[:10], ""),
        ]
        heading = {None: "?", NOT_A_DIGIT: "–"}.get(mark, str(mark))
        return Caption(
            heading, mark_text(mark), answer == mark if is_judged else None, tuple(lines)
        )
