"""Buttons that choose the picture, and buttons that choose the kernel."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.pages.lecture.common.text_label import TextLabel
from app.style import typography
from app.style.colours import diverging_table, packed
from app.style.theme import Appearance, Theme
from lenet.network import paper
from lenet.network.parameters import Array

_ICON: Final = 2.2  # side of a kernel's picture in heights of body text


class SourceChoice(QWidget):
    """Buttons for the picture. `chosen(str)`: the person pressed "digit", "scene" or "opened"."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {
            "digit": QPushButton(self.tr("&Digit")),
            "scene": QPushButton(self.tr("Lighthouse")),
            "opened": QPushButton(self.tr("&Open…")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        group.setExclusive(False)  # none is checked while an opened picture is shown
        for number, (name, button) in enumerate(self.buttons.items()):
            button.setCheckable(name != "opened")  # a command, which can be given again
            group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        group.idClicked.connect(self._choose)

    def show_choice(self, name: str) -> None:
        """Check the button of the picture that is shown; `chosen` is not emitted."""
        for key, button in self.buttons.items():
            button.setChecked(key == name)

    def _choose(self, number: int) -> None:
        self.chosen.emit(list(self.buttons)[number])


class KernelChoice(QWidget):
    """Buttons for the kernel. `chosen(str)`: a stock kernel's name, or "c1 0" to "c1 5"."""

    chosen = Signal(str)

    def __init__(
        self, stock: Mapping[str, Array], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._kernels = dict(stock)
        self.buttons: dict[str, QPushButton | QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # none is checked while the kernel is the person's own
        self._group.idClicked.connect(self._choose)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(4)
        names = self._names()
        for number, name in enumerate(stock):
            button = QPushButton(names[name])
            self._add(name, button)
            grid.addWidget(button, number // 2, number % 2)
        rows.addLayout(grid)
        rows.addWidget(TextLabel(self.tr("Learned by this model, C1"), appearance, role="caption"))
        line = QHBoxLayout()
        line.setSpacing(0)
        for number in range(paper.C1_MAPS):
            own = QToolButton()
            own.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            own.setToolTip(self.tr("Kernel {number} of C1").format(number=number))
            own.setAccessibleName(own.toolTip())
            self._add(f"c1 {number}", own)
            line.addWidget(own)
        line.addStretch(1)
        rows.addLayout(line)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._update_type)

    def show_choice(self, name: str, c1_kernels: Array) -> None:
        """Check a kernel's button, none for ""; show the model's kernels of C1, (6, 5, 5)."""
        own = {f"c1 {number}": kernel for number, kernel in enumerate(c1_kernels)}
        if any(self._kernels.get(key) is not kernel for key, kernel in own.items()):
            self._kernels.update(own)
            self._recolour(self._appearance.theme)
        for key, button in self.buttons.items():
            button.setChecked(key == name)

    def _names(self) -> dict[str, str]:
        return {
            "horizontal": self.tr("Horizontal edges"),
            "vertical": self.tr("Vertical edges"),
            "blur": self.tr("Blur"),
            "sharpen": self.tr("Sharpen"),
        }

    def _add(self, name: str, button: QPushButton | QToolButton) -> None:
        button.setCheckable(True)
        self._group.addButton(button, len(self.buttons))
        self.buttons[name] = button

    def _choose(self, number: int) -> None:
        self.chosen.emit(list(self.buttons)[number])

    def _recolour(self, theme: Theme) -> None:
        side = typography.body_pixels() * _ICON
        for name, button in self.buttons.items():
            if isinstance(button, QToolButton):
                button.setIcon(QIcon(_picture(self._kernels[name], theme, self, side)))
                button.setIconSize(QSize(int(side), int(side)))

    def _update_type(self) -> None:
        self._recolour(self._appearance.theme)


def _picture(kernel: Array, theme: Theme, widget: QWidget, side: float) -> QPixmap:
    """Return the weights in the diverging colours, each whole device pixels wide."""
    colours = packed(diverging_table(theme))
    share = kernel / (float(np.abs(kernel).max()) or 1.0)
    pixels = colours[(127.5 + 127.5 * share).astype(np.uint8)]
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    cell = max(int(side * widget.devicePixelRatioF() / rows), 1)
    return QPixmap.fromImage(image.scaled(columns * cell, rows * cell))
