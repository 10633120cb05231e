"""Which models are there, and what is known of each?"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context.models import ModelEntry, Models
from app.pages.errors.widgets.card_texts import card_rows, short_card
from app.pages.errors.widgets.kernel_row import KernelRow
from app.pages.errors.widgets.rows import Row, Rows
from app.style import typography
from app.style.theme import Appearance
from lenet.network.checkpoint import Card, Model

_LIST: Final = 360  # pixels


class ModelsPanel(QWidget):
    """The list at the left; at the right the card of the chosen one, and what to do with it.

    `comparison_wanted(str)`: with the model in use, of the model of this key.
    """

    comparison_wanted = Signal(str)

    def __init__(
        self, models: Models, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._models = models
        self.list = Rows(appearance, self)
        self.open_button = QPushButton(self.tr("Open a file…"), self)
        self.name = QLabel(self)
        self.fault = QLabel(self)
        self.place = QLabel(self)
        self.kernels = KernelRow(appearance, self)
        self.fields = [(QLabel(self), QLabel(self)) for _ in card_rows(Card(""))]
        self.use_button = QPushButton(self)
        self.compare_button = QPushButton(self.tr("Compare with the one in use"), self)
        self.save_button = QPushButton(self.tr("Save a copy…"), self)
        self.forget_button = QPushButton(self.tr("Take from the list"), self)
        self._build()
        self.list.currentRowChanged.connect(self._show_card)
        self.list.itemActivated.connect(self._use_item)
        self.open_button.clicked.connect(models.ask_and_open)
        self.use_button.clicked.connect(self._use)
        self.compare_button.clicked.connect(self._compare)
        self.save_button.clicked.connect(self._save)
        self.forget_button.clicked.connect(self._forget)
        models.changed.connect(self._show)
        self._show()
        if models.in_use is not None:
            self.list.choose(models.in_use.key)

    def _build(self) -> None:
        self.name.setFont(typography.body(bold=True))
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        for words in (self.fault, self.place):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setFont(typography.label())
        self.place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list.setFixedWidth(_LIST)
        self.list.setAccessibleName(self.tr("Models"))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        card = QGridLayout()
        card.setHorizontalSpacing(24)
        card.setVerticalSpacing(8)
        card.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(self.fields):
            name.setFont(typography.label())
            name.setForegroundRole(QPalette.ColorRole.PlaceholderText)  # muted
            value.setFont(typography.body())
            value.setWordWrap(True)
            value.setTextFormat(Qt.TextFormat.PlainText)
            card.addWidget(name, number, 0)
            card.addWidget(value, number, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (
            self.use_button,
            self.compare_button,
            self.save_button,
            self.forget_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.name)
        head.addWidget(self.place)
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

    def _row(self, listed: ModelEntry) -> Row:
        model = self._models.load(listed)
        wrong = isinstance(model, str)
        return Row(
            key=listed.key,
            title=listed.name,
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
        seen = self._models.load(listed)
        used = listed == self._models.in_use
        self.name.setText(model.card.name if model is not None else listed.name)
        self.fault.setText(seen if isinstance(seen, str) else self._models.start_fault)
        self.fault.setVisible(bool(self.fault.text()))
        rows = card_rows(model.card) if model is not None else [("", "")] * len(self.fields)
        for (name, value), (words, what) in zip(self.fields, rows, strict=True):
            name.setText(words)
            value.setText(what)
        self.kernels.show_kernels(None if model is None else model.parameters.c1_kernels)
        self.place.setText(
            self.tr("Came with the program.") if listed.bundled else str(listed.path)
        )
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
