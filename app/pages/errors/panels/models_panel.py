"""The list of models, and the card of the current one."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.context.imported_networks import ImportedNetworks
from app.context.models import ModelEntry, Models
from app.pages.errors.widgets.card_texts import MOST_ROWS, card_rows, short_card
from app.pages.errors.widgets.two_line_list import TwoLineList, TwoLineRow
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel
from app.widgets.maps.cached_widget import CachedWidget
from lenet.network import paper
from lenet.network.checkpoint import Model
from lenet.network.parameters import Array

_LIST: Final = 24.0  # width of the list, in heights of body text
_PRESENTED_LIST: Final = 18.0
_PRESENTED_ROWS: Final = MOST_ROWS - 2
_SIDE: Final = 5.0  # of a kernel
_GAP: Final = 16  # pixels between two kernels


class ModelsPanel(QWidget):
    """The list left; right the card of the current row, with buttons to use, save or compare.

    `comparison_wanted(str)`: compare the model in use with the model of this key.
    """

    comparison_wanted = Signal(str)

    def __init__(
        self,
        models: Models,
        imported: ImportedNetworks,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._models = models
        self._is_presenting = False
        self.list = TwoLineList(appearance, self)
        self.open_button = QPushButton(self.tr("Open a file…"), self)
        self.name = PlainLabel(self)
        self.fault = PlainLabel(self)
        self.path = PlainLabel(self)
        self.kernels = KernelRow(appearance, self)
        self.fields = [(PlainLabel(self), PlainLabel(self)) for _ in range(MOST_ROWS)]
        self.use_button = QPushButton(self)
        self.compare_button = QPushButton(self.tr("Compare with the one in use"), self)
        self.save_button = QPushButton(self.tr("Save a copy…"), self)
        self.forget_button = QPushButton(self.tr("Remove from the list"), self)
        self._actions = [
            self._action(self.use_button, self.tr("Use this model"), "Ctrl+U"),
            self._action(self.compare_button, self.compare_button.text(), "Ctrl+K"),
            self._action(self.save_button, self.save_button.text(), "Ctrl+Shift+S"),
            self._action(self.forget_button, self.forget_button.text(), "Ctrl+Delete"),
            self._action(self.open_button, self.open_button.text(), "Ctrl+Shift+O"),
        ]
        self._buttons = (
            self.use_button,
            self.compare_button,
            self.save_button,
            self.forget_button,
            self.open_button,
        )
        self._build()
        self.list.currentRowChanged.connect(self._show_card)
        self.list.itemActivated.connect(self._use_item)
        self.open_button.clicked.connect(imported.ask_and_open)
        self.use_button.clicked.connect(self._use)
        self.compare_button.clicked.connect(self._compare)
        self.save_button.clicked.connect(self._save)
        self.forget_button.clicked.connect(self._forget)
        models.changed.connect(self._show)
        self._show()
        if models.in_use is not None:
            self.list.choose(models.in_use.key)

    @property
    def actions_in_order(self) -> list[QAction]:
        """The commands on the model of the current row, for a menu."""
        return self._actions

    def set_presenting(self, on: bool) -> None:
        """Leave the list and the card before an audience; the buttons' keys still work."""
        self._is_presenting = on
        for widget in (self.path, *self._buttons):
            widget.setVisible(not on)
        typography.set_width(self.list, _PRESENTED_LIST if on else _LIST)
        self._show_card()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for action in self._actions:
            action.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for action in self._actions:
            action.setEnabled(False)

    def _action(self, button: QPushButton, text: str, key: str) -> QAction:
        """Return a button's command for a menu; it works while the panel is seen."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text} ({native})")
        action.triggered.connect(button.click)
        action.setEnabled(False)
        return action

    def _build(self) -> None:
        typography.set_type(self.name, "title")
        for label in (self.fault, self.path):
            label.setWordWrap(True)
        typography.set_type(self.path, "caption")
        self.path.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        typography.set_width(self.list, _LIST)
        self.list.setAccessibleName(self.tr("Models"))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        card = QGridLayout()
        card.setHorizontalSpacing(24)
        card.setVerticalSpacing(4)
        card.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(self.fields):
            typography.set_type(name, "caption")
            name.setForegroundRole(QPalette.ColorRole.PlaceholderText)  # muted
            typography.set_type(value, "body")
            value.setWordWrap(True)
            card.addWidget(name, number, 0)
            card.addWidget(value, number, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self._buttons[:-1]:
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(10)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.name)
        head.addWidget(self.path)
        right.addLayout(head)
        right.addLayout(buttons)
        right.addWidget(self.fault)
        right.addLayout(card)
        right.addWidget(self.kernels)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _show(self) -> None:
        self.list.show_rows([self._row(model) for model in self._models.entries])
        self._show_card()

    def _row(self, listed: ModelEntry) -> TwoLineRow:
        model = self._models.load(listed)
        wrong = isinstance(model, str)
        return TwoLineRow(
            key=listed.key,
            title=self._models.name_of(listed),
            line=self.tr("cannot be read") if isinstance(model, str) else short_card(model.card),
            tag=self.tr("in use") if listed == self._models.in_use else "",
            wrong=wrong,
        )

    @property
    def _listed(self) -> ModelEntry | None:
        key = self.list.key
        return next((model for model in self._models.entries if model.key == key), None)

    @property
    def _model(self) -> Model | None:
        listed = self._listed
        model = None if listed is None else self._models.load(listed)
        return model if isinstance(model, Model) else None

    def _show_card(self) -> None:
        listed, model = self._listed, self._model
        if listed is None:
            return
        loaded = self._models.load(listed)
        used = listed == self._models.in_use
        self.name.setText(self._models.name_of(listed))
        self.fault.setText(loaded if isinstance(loaded, str) else self._models.start_fault)
        self.fault.setVisible(bool(self.fault.text()))
        rows = card_rows(model.card) if model is not None else []
        if self._is_presenting:
            rows = rows[:_PRESENTED_ROWS]  # date and version leave their room to the kernels
        rows += [("", "")] * (len(self.fields) - len(rows))
        for (name, value), texts in zip(self.fields, rows, strict=True):
            for label, text in zip((name, value), texts, strict=True):
                label.setText(text)
                label.setVisible(bool(text))
        self.kernels.show_kernels(None if model is None else model.parameters.c1_kernels)
        self.path.setText(self.tr("Came with the program.") if listed.bundled else str(listed.path))
        self.use_button.setText(self.tr("In use") if used else self.tr("Use this model"))
        self.use_button.setEnabled(model is not None and not used)
        self.compare_button.setEnabled(model is not None and not used)
        self.save_button.setEnabled(model is not None)
        self.forget_button.setEnabled(not listed.bundled)

    def _use(self) -> None:
        if self._listed is not None and self._model is not None:
            self._models.use(self._listed.path)

    def _use_item(self, item: QListWidgetItem) -> None:
        self._use()

    def _compare(self) -> None:
        self.comparison_wanted.emit(self.list.key)

    def _save(self) -> None:
        if self._model is not None:
            self._models.ask_and_save_copy(self._model)

    def _forget(self) -> None:
        if self._listed is not None:
            self._models.remove(self._listed)


class KernelRow(CachedWidget):
    """The six kernels of C1 in a row, in colours from −m to m, m the largest weight's size."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._kernels: Array | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The six kernels of C1"))
        appearance.type_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = typography.ems(_SIDE)
        return QSize(paper.C1_MAPS * (side + _GAP), round(self.line) + 4 + side + 2)

    def show_kernels(self, kernels: Array | None) -> None:
        """Show six kernels, (6, 5, 5), or none."""
        self._kernels = kernels
        self.forget_background()

    def tip_at(self, at: QPointF) -> str:
        if self._kernels is None:
            return ""
        level = float(np.abs(self._kernels).max())
        return self.tr("The kernels of C1, from −{level:.2f} (blue) to {level:.2f}").format(
            level=level
        )

    def paint_background(self, painter: QPainter) -> None:
        if self._kernels is None:
            return
        title = QRectF(0, 0, self.width(), self.line)
        self.text(
            painter,
            title,
            self.tr("C1’s six kernels"),
            colour="muted",
            flags=Qt.AlignmentFlag.AlignVCenter,
        )
        level = float(np.abs(self._kernels).max())
        room = self.width() / paper.C1_MAPS - _GAP
        side = min(typography.ems(_SIDE), room)  # a narrow card shows all six, too
        for number, kernel in enumerate(self._kernels):
            left = number * (side + _GAP)
            place = QRectF(left + 0.5, self.line + 4.5, side, side)
            self.cells.picture(painter, place, kernel, level=level)
