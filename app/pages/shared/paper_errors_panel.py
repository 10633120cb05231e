"""The 82 errors of the paper's network (Fig. 8) beside those of the network in use."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontInfo, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.context.drawing import Drawing
from app.context.evaluation.dataset import EvaluationDataset
from app.context.evaluation.live_evaluation import LiveEvaluation
from app.context.session import Session
from app.pages.shared.digit_texts import caption_of, loaded_text
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel
from app.widgets.maps.gallery import Caption, Gallery
from app.widgets.plots.confusion import ConfusionMatrix
from app.widgets.plots.confusion_texts import hover_text
from lenet.evaluation.comparison import shared_errors
from lenet.evaluation.error_selection import ErrorSelection, selected_errors
from lenet.network import paper
from lenet.network.checkpoint import Model

_PERCENT: Final = "\N{NO-BREAK SPACE}%"  # no title's second line is a sign alone
_KINDS: Final = 8  # rows of the table: the commonest pairs of truth and answer
_TEST_COUNT: Final = 10_000  # digits of MNIST's test set, then and now
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
# In heights of body text:
_COLUMN: Final = 20.0  # the least width of the texts
_TABLE_ROOM: Final = 62  # a narrower panel leaves the texts and the table away
_GALLERY_ROOM: Final = 40  # a lower one leaves the digits away


class PaperErrorsPanel(QWidget):
    """The confusion matrices of 1998 (`then`) and of this network (`now`), and its digits.

    Always on MNIST's test digits, as in 1998. A cell under the pointer is marked in both
    matrices. A click on a cell shows the digits of it that this network reads wrong; a click on
    one of them puts it on the canvas.

    `said(str)`: which digit was put on the canvas.
    """

    said = Signal(str)

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._evaluation_dataset = EvaluationDataset(self)
        self._live_evaluation = LiveEvaluation(session, self)
        self._error_selection = ErrorSelection()
        self._shown: object = None  # the evaluation on screen
        self._confusion_1998 = paper.figure_8_confusion()
        self.then = ConfusionMatrix(appearance, self)
        self.now = ConfusionMatrix(appearance, self)
        self.then_title = PlainLabel(self)
        self.now_title = PlainLabel(self)
        self.shared = PlainLabel(self)
        self.only = PlainLabel(self)
        self._comparison = QWidget(self)
        self._resized = QTimer(self, singleShot=True, interval=0)  # not while Qt lays out
        self._resized.timeout.connect(self._fit)
        self.kinds = [[PlainLabel(self) for _ in range(3)] for _ in range(_KINDS + 1)]
        self.gallery = Gallery(appearance, self)
        self.gallery_title = PlainLabel(self)
        self._build()
        self._set_texts_of_1998()
        for matrix, other in ((self.then, self.now), (self.now, self.then)):
            matrix.selected.connect(self._choose)
            matrix.hovered.connect(other.echo)
        self.gallery.chosen.connect(self._load)
        self._evaluation_dataset.changed.connect(self._take_digits)
        self._live_evaluation.changed.connect(self._show)
        appearance.type_changed.connect(self._fit)
        self._show()

    def _build(self) -> None:
        for title in (self.then_title, self.now_title, self.gallery_title):
            typography.set_type(title, "title")
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            title.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self.shared, self.only, self.then_title, self.now_title):
            label.setWordWrap(True)
        for label in (self.shared, self.only):
            typography.set_type(label, "body")
        above = QHBoxLayout()
        above.setSpacing(24)
        matrices = QGridLayout()  # both begin at one height, also below a title of two lines
        matrices.setHorizontalSpacing(24)
        matrices.setVerticalSpacing(4)
        matrices.setRowStretch(1, 1)
        pairs = ((self.then_title, self.then), (self.now_title, self.now))
        for number, (title, matrix) in enumerate(pairs):
            matrices.addWidget(title, 0, number)
            matrices.addWidget(matrix, 1, number)
            matrices.setColumnStretch(number, 1)
        above.addLayout(matrices, 8)
        self._comparison.setLayout(self._build_table())
        above.addWidget(self._comparison, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above, 4)
        for widget, stretch in ((self.gallery_title, 0), (self.gallery, 1)):
            column.addWidget(widget, stretch)
            widget.hide()  # until its room is known, or it would stretch a small window

    def _build_table(self) -> QVBoxLayout:
        """Lay out the table of the commonest errors, between the texts on both networks."""
        table = QGridLayout()
        table.setVerticalSpacing(1)
        table.setHorizontalSpacing(16)
        table.setColumnStretch(3, 1)  # the numbers stay beside what they count
        for number, row in enumerate(self.kinds):
            for place, label in enumerate(row):
                typography.set_type(label, "caption", bold=number == 0)
                side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
                label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                table.addWidget(label, number, place)
        heads = (self.tr("truth → answer"), self.tr("1998"), self.tr("now"))
        for label, head in zip(self.kinds[0], heads, strict=True):
            label.setText(head)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.shared)
        column.addLayout(table)
        column.addWidget(self.only)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _fit(self) -> None:
        """Keep to the two matrices where type is too large for the table and the digits."""
        pixels = QFontInfo(typography.body()).pixelSize()
        self.shared.setMinimumWidth(typography.ems(_COLUMN))
        self._comparison.setVisible(self.width() >= _TABLE_ROOM * pixels)
        for widget in (self.gallery_title, self.gallery):
            widget.setVisible(self.height() >= _GALLERY_ROOM * pixels)
        self._lay_out_texts()

    def _lay_out_texts(self) -> None:
        """Lay the texts out anew: the layout keeps the heights of the texts before."""
        for layout in (self.layout(), self._comparison.layout()):
            assert layout is not None
            layout.invalidate()
            layout.activate()

    def _set_texts_of_1998(self) -> None:
        self.then.show_counts(self._confusion_1998)
        self.then.setAccessibleName(self.tr("Errors of the network of 1998"))
        self.now.setAccessibleName(self.tr("Errors of this network"))
        title = self.tr("LeNet-5 of 1998: {errors} wrong, {rate:.2f} %").format(
            errors=paper.DISTORTED_WRONG, rate=100 * paper.DISTORTED_WRONG / _TEST_COUNT
        )
        self.then_title.setText(title.replace(" %", _PERCENT))

    def show_model(self, model: Model | None) -> None:
        """Compare with a model whatever the session uses; None: with the session's network."""
        self._live_evaluation.set_model(model)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._evaluation_dataset.load()
        self._live_evaluation.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._live_evaluation.set_active(False)
        super().hideEvent(event)

    def _take_digits(self) -> None:
        self._live_evaluation.set_digits(self._evaluation_dataset.digits)

    def _show(self) -> None:
        result, card = self._live_evaluation.result, self._live_evaluation.card
        if result is None or card is None:
            self._shown = None
            self.gallery.clear()
            self.now_title.setText(
                self.tr("{model}: {share:.0f} % of the digits evaluated").format(
                    model=self._live_evaluation.model.card.name,
                    share=100 * self._live_evaluation.progress,
                )
            )
            return
        text = self.tr("{model}: {errors:,} wrong, {rate:.2f} %")
        if self._live_evaluation.is_stale:
            text = self.tr("{model} before its change: {errors:,} wrong, {rate:.2f} %")
        text = text.format(model=card.name, errors=result.errors, rate=100 * result.error_rate)
        self.now_title.setText(text.replace(" %", _PERCENT))
        if result is not self._shown:
            self._shown = result
            now = result.confusion
            strongest = int(max(self._confusion_1998.max(), (now - np.diag(np.diag(now))).max()))
            self.then.show_counts(self._confusion_1998, strongest=strongest)
            self.now.show_counts(now, strongest=strongest)
            self._compare(now)
            self._choose(self._error_selection)

    def _compare(self, now: NDArray[np.int64]) -> None:
        same = shared_errors(self._confusion_1998, now)
        self.shared.setText(
            self.tr(
                "{shared} errors are of a kind that both make. Paper and slides do not say which "
                "of the 10,000 digits the 82 are, so only kinds can be compared."
            ).format(shared=same)
        )
        errors = now - np.diag(np.diag(now))
        common = np.argsort(-(self._confusion_1998 + errors), axis=None, kind="stable")[:_KINDS]
        for row, place in zip(self.kinds[1:], common.tolist(), strict=True):
            truth, answer = divmod(place, paper.CLASSES)
            counts = (self._confusion_1998[truth, answer], errors[truth, answer])
            for label, text in zip(row, (f"{truth} → {answer}", *map(str, counts)), strict=True):
                label.setText(text)
        self.only.setText(
            self.tr("Only in 1998: {then}.\nOnly now: {now}.").format(
                then=self._only_in(self._confusion_1998, errors),
                now=self._only_in(errors, self._confusion_1998),
            )
        )

    def _only_in(self, ones: NDArray[np.int64], others: NDArray[np.int64]) -> str:
        """List the commonest errors of `ones` that `others` lacks, at most four."""
        alone = np.where(others == 0, ones, 0)
        order = [place for place in np.argsort(-alone, axis=None)[:4].tolist() if alone.flat[place]]
        kinds = [(*divmod(place, paper.CLASSES), alone.flat[place]) for place in order]
        text = self.tr("{truth} → {answer} ({count}×)")
        named = [
            text.format(truth=a, answer=b, count=count).replace(" ", _NO_BREAK)
            for a, b, count in kinds
        ]
        return self.tr(", ").join(named) if named else self.tr("nothing")

    def _choose(self, selection: ErrorSelection) -> None:
        self._error_selection = selection
        for matrix in (self.then, self.now):
            matrix.show_selection(selection)
        result, card = self._live_evaluation.result, self._live_evaluation.card
        digits = self._live_evaluation.digits
        if result is None or card is None or digits is None:
            return
        indices = selected_errors(result, selection)
        self.gallery.show_digits(digits.images, indices, self._caption)
        self.gallery_title.setText(
            self.tr("{model}: {what}").format(
                model=card.name, what=hover_text(selection, len(indices))
            )
        )
        self._lay_out_texts()

    def _caption(self, index: int) -> Caption:
        result = self._live_evaluation.result
        assert result is not None  # the gallery is empty without one
        return caption_of(result, index)

    def _load(self, index: int) -> None:
        """Put a digit of the dataset on the canvas."""
        digits = self._live_evaluation.digits
        assert digits is not None
        self._session.show(Drawing.of_digit(digits.images[index]))
        trace = self._session.trace
        answer = None if trace is None else trace.answer
        self.said.emit(loaded_text(index, int(digits.labels[index]), answer))
