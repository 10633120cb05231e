"""Two models compared: which digits does only one of them read wrong?"""

from typing import Final, get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeySequence, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.context.drawing import Drawing
from app.context.evaluation.error_view import ErrorView
from app.context.evaluation.model_comparison import ModelComparison
from app.context.imported_networks import ImportedNetworks
from app.context.models import ModelEntry
from app.context.session import Session
from app.pages.errors.widgets.distance_table import DistanceTable
from app.pages.shared.digit_texts import caption_of_two, loaded_text
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel
from app.widgets.maps.gallery import Caption, Gallery
from app.widgets.plots.confusion import ConfusionMatrix
from lenet.evaluation.comparison import Comparison, DigitGroup
from lenet.evaluation.error_selection import ErrorSelection, worst_first

_CHOICE: Final = 12.0  # width of a combo box, in heights of body text
_SHARES: Final = (7, 12)  # of the width: matrix and table, digits
_BETWEEN: Final = 24  # pixels between what is of A and what is of B
_PRESENTED: Final = (1, 1)  # before an audience
_KEYS: Final = "Alt+{}"  # of the groups of digits, by their number


class TwoModelsPanel(QWidget):
    """Two models chosen above; the difference of their confusion matrices left, digits right.

    `said(str)`: which digit was put on the canvas.
    """

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        imported: ImportedNetworks,
        error_view: ErrorView,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._imported, self._error_view = session, imported, error_view
        self._model_comparison = ModelComparison(session, imported, error_view, self)
        self._shown: object = None  # the comparison on screen
        self._listed: list[ModelEntry] = []  # the models in the combo boxes
        self._error_selection: ErrorSelection | None = None
        self._folded: list[QBoxLayout] = []  # rows that are columns before an audience
        self.choices = (QComboBox(self), QComboBox(self))
        self.totals = (PlainLabel(self), PlainLabel(self))
        self.parts = QButtonGroup(self)
        self.matrix = ConfusionMatrix(appearance, self)
        self.legend = PlainLabel(self)
        self.table = DistanceTable(appearance, self)
        self.gallery_title = PlainLabel(self)
        self.gallery = Gallery(appearance, self)
        self._build()
        for choice in self.choices:
            choice.activated.connect(self._choose_models)
        self.parts.idClicked.connect(self._choose_group)
        self.matrix.selected.connect(self._choose_cell)
        self.gallery.chosen.connect(self._load)
        imported.models.changed.connect(self._list_models)
        imported.opened.connect(self._list_models)
        error_view.compared_changed.connect(self._show_choice)
        self._model_comparison.changed.connect(self._show)
        self._list_models()
        self._show()

    def _build(self) -> None:
        above = self._above = QHBoxLayout()
        above.setSpacing(_BETWEEN)
        for mark, choice, total in zip("AB", self.choices, self.totals, strict=True):
            name = PlainLabel(mark, self)
            typography.set_type(name, "body", bold=True)
            typography.set_width(choice, _CHOICE)
            choice.setAccessibleName(self.tr("Model {mark}").format(mark=mark))
            total.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            head = QHBoxLayout()
            head.addWidget(name)
            head.addWidget(choice)
            head.addStretch(1)
            model = self._folded_layout()
            model.addLayout(head)
            model.addWidget(total, 1)
            above.addLayout(model, _SHARES["AB".index(mark)])
        buttons = self._folded_layout()
        for first in (0, 2):
            pair = QHBoxLayout()
            for number in (first, first + 1):
                button = QPushButton(self)
                button.setCheckable(True)
                self.parts.addButton(button, number)
                pair.addWidget(button)
            buttons.addLayout(pair)
        buttons.addStretch(1)
        for label in (self.legend, self.gallery_title):
            typography.set_type(label, "caption")
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.legend.setText(
            self.tr(
                "Orange: A makes this mistake more often than B. Blue: B more often than A. "
                "Diagonal: digits read right, A less B."
            )
        )
        self.legend.setWordWrap(True)
        typography.set_lines(self.legend, 2)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.legend)
        left.addWidget(self.matrix, 1)
        left.addWidget(self.table)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(buttons)
        right.addWidget(self.gallery, 1)
        right.addWidget(self.gallery_title)
        below = self._below = QHBoxLayout()
        below.setSpacing(_BETWEEN)
        below.addLayout(left, _SHARES[0])
        below.addLayout(right, _SHARES[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addLayout(below, 1)

    def set_presenting(self, on: bool) -> None:
        """Leave the totals, the matrix and the digits of a group before an audience."""
        for widget in (self.legend, self.table, self.gallery_title):
            widget.setVisible(not on)
        for number, share in enumerate(_PRESENTED if on else _SHARES):
            for row in (self._above, self._below):
                row.setStretch(number, share)
        direction = QBoxLayout.Direction
        for layout in self._folded:
            layout.setDirection(direction.TopToBottom if on else direction.LeftToRight)

    def _folded_layout(self) -> QBoxLayout:
        """Return a row whose parts stand below each other before an audience."""
        layout = QHBoxLayout()
        layout.setSpacing(8)
        self._folded.append(layout)
        return layout

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model_comparison.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._model_comparison.set_active(False)
        super().hideEvent(event)

    def _list_models(self) -> None:
        at_hand = self._imported.entries
        if at_hand == self._listed:
            return  # clearing would close an open combo box
        self._listed = at_hand
        for choice in self.choices:
            choice.clear()
            for model in at_hand:
                choice.addItem(self._imported.models.name_of(model), model.key)
        self._model_comparison.choose_missing()
        self._show_choice()

    def _show_choice(self) -> None:
        for choice, key in zip(self.choices, self._error_view.compared, strict=True):
            choice.setCurrentIndex(choice.findData(key))
        self._show()

    def _choose_models(self) -> None:
        first, second = (str(choice.currentData()) for choice in self.choices)
        self._error_selection = None
        self._error_view.compare(first, second)

    def _choose_group(self, number: int) -> None:
        self._error_selection = None
        self.matrix.show_selection(None)
        self._error_view.choose_group(get_args(DigitGroup)[number])
        self._show_digits()

    def _choose_cell(self, selection: ErrorSelection) -> None:
        """Show the digits of a cell to which the two models' answers differ."""
        self._error_selection = selection
        self.matrix.show_selection(selection)
        self._show_digits()

    def _show(self) -> None:
        for label, text in zip(self.totals, self._model_comparison.status_texts, strict=True):
            label.setText(text)
        comparison = self._model_comparison.comparison
        self._name_parts(comparison)
        if comparison is self._shown:
            return
        self._shown = comparison
        self.table.show_distances((), 0)
        self.matrix.show_counts(
            None if comparison is None else comparison.difference, difference=True
        )
        self._show_digits()

    def _name_parts(self, comparison: Comparison | None) -> None:
        self.parts.setExclusive(self._error_selection is None)  # a cell unchecks the parts
        names = (
            self.tr("Only A wrong: {count:,}"),
            self.tr("Only B wrong: {count:,}"),
            self.tr("Both wrong: {count:,}"),
            self.tr("Answers differ: {count:,}"),
        )
        for number, (group, name) in enumerate(zip(get_args(DigitGroup), names, strict=True)):
            button = self.parts.button(number)
            button.setMinimumWidth(self._button_width(name))
            count = 0 if comparison is None else len(comparison.indices(group))
            button.setText(name.format(count=count))
            button.setShortcut(QKeySequence(_KEYS.format(number + 1)))  # a new text takes it away
            button.setToolTip(f"{button.text()} ({_KEYS.format(number + 1)})")
            button.setEnabled(comparison is not None)
            button.setChecked(group == self._error_view.group and self._error_selection is None)

    def _button_width(self, name: str) -> int:
        """Return the width of a button that has room for any count below 10,000."""
        metrics = QFontMetrics(typography.body())
        return metrics.horizontalAdvance(name.format(count=8_888)) + 28

    def _show_digits(self) -> None:
        comparison, digits = (
            self._model_comparison.comparison,
            self._error_view.evaluation_dataset.digits,
        )
        if comparison is None or digits is None:
            self.gallery.clear()
            self.gallery_title.setText("")
            return
        if self._error_selection is None:
            indices = comparison.indices(self._error_view.group)
        else:
            indices = comparison.differing(self._error_selection)
        # Sorted by a model that is wrong: B where only B is.
        wrong = comparison.second if self._error_view.group == "second" else comparison.first
        self.gallery.show_digits(digits.images, worst_first(wrong, indices), self._caption)
        self._name_parts(comparison)
        self.gallery_title.setText(self._title(len(indices), comparison.same_mistake))

    def _title(self, count: int, same: int) -> str:
        if self._error_selection is not None:
            text = self.tr("{count:,} digits of this cell, to which the answers differ")
        elif self._error_view.group == "both":
            text = self.tr("{count:,} digits; {same:,} of them both read as the same wrong one")
        else:
            text = self.tr("{count:,} digits, the worst first")
        text = text.format(count=count, same=same)
        if self._softmax:
            text += self.tr(" · the numbers of {models} are −log p").format(models=self._softmax)
        return text

    @property
    def _softmax(self) -> str:
        """The marks of the models that have a softmax, and no distance from a code."""
        are_softmax = zip("AB", self._model_comparison.are_softmax, strict=True)
        return ", ".join(mark for mark, is_softmax in are_softmax if is_softmax)

    def _caption(self, index: int) -> Caption:
        comparison = self._model_comparison.comparison
        assert comparison is not None  # the gallery is empty without one
        return caption_of_two(comparison, index)

    def _load(self, index: int) -> None:
        """Put a digit of the dataset on the canvas, and show its distances under both models."""
        comparison, digits = (
            self._model_comparison.comparison,
            self._error_view.evaluation_dataset.digits,
        )
        assert comparison is not None
        assert digits is not None
        truth = int(digits.labels[index])
        rows = zip("AB", (comparison.first, comparison.second), strict=True)
        distances = tuple((mark, model.distances[index]) for mark, model in rows)
        self.table.show_distances(distances, truth, self._softmax)
        self._session.show(Drawing.of_digit(digits.images[index]))
        trace = self._session.trace
        self.said.emit(loaded_text(index, truth, None if trace is None else trace.answer))
