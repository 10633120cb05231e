"""The errors of one model: totals, confusion matrix, rejection curve, misread digits."""

from collections import Counter
from itertools import compress
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.context.digits.mark_texts import writer_text
from app.context.drawing import Drawing
from app.context.evaluation.error_view import ErrorView
from app.context.evaluation.live_evaluation import LiveEvaluation
from app.context.session import Session
from app.pages.errors.widgets.rejection_plot import RejectionPlot, at_thresholds
from app.pages.shared.digit_texts import caption_of, loaded_text
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel
from app.widgets.maps.gallery import Caption, Gallery
from app.widgets.plots.confusion import ConfusionMatrix
from app.widgets.plots.confusion_texts import hover_text
from lenet.evaluation.error_selection import ErrorSelection, selected_errors
from lenet.evaluation.metrics import Evaluation
from lenet.evaluation.rejection import count_decisions

_SHARES: Final = (7, 12)  # of the width: matrix and curve, digits
_MOST_WRITERS: Final = 6  # that are named
_PRESENTED: Final = (1, 1)  # before an audience


class ErrorsPanel(QWidget):
    """Totals above; the confusion matrix and the rejection curve left; the digits right.

    `network_wanted()`: the digit on the canvas should be shown in the network.
    `counted(int, int)`: so many of so many of MNIST's test digits are read wrong by the model in
    use, with nothing switched off.
    """

    network_wanted = Signal()
    counted = Signal(int, int)

    def __init__(
        self,
        session: Session,
        error_view: ErrorView,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._error_view = session, error_view
        self._live_evaluation = LiveEvaluation(session, self)
        self.totals = PlainLabel(self)
        self.note = PlainLabel(self)
        self.matrix = ConfusionMatrix(appearance, self)
        self.plot = RejectionPlot(appearance, self)
        self.gallery_title = PlainLabel(self)
        self.gallery = Gallery(appearance, self)
        self.loaded = PlainLabel(self)
        self.see_inside = QPushButton(self.tr("See it in the network"), self)
        self._shown: object = None  # the evaluation on screen
        self._build()
        self.matrix.selected.connect(error_view.choose)
        self.gallery.chosen.connect(self._load)
        self.see_inside.clicked.connect(self.network_wanted)
        error_view.error_selection_changed.connect(self._show_selection)
        error_view.evaluation_dataset.changed.connect(self._take_digits)
        self._live_evaluation.changed.connect(self._show)
        self._take_digits()

    def _build(self) -> None:
        typography.set_type(self.totals, "title")
        for label in (self.note, self.loaded):
            label.setWordWrap(True)
        typography.set_type(self.note, "body")
        typography.set_type(self.loaded, "caption")
        typography.set_type(self.gallery_title, "body", bold=True)
        self.matrix.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.loaded.setText(
            self.tr("The clearest mistakes first. Click a digit to see it on the Draw page too.")
        )
        self.see_inside.setEnabled(False)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.matrix, 25)
        left.addWidget(self.plot, 10)
        foot = QHBoxLayout()
        foot.addWidget(self.loaded, 1)
        foot.addWidget(self.see_inside)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.gallery_title)
        right.addWidget(self.gallery, 1)
        right.addLayout(foot)
        below = self._below = QHBoxLayout()
        below.setSpacing(24)
        below.addLayout(left, _SHARES[0])
        below.addLayout(right, _SHARES[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.totals)
        column.addWidget(self.note)
        column.addSpacing(8)
        column.addLayout(below, 1)

    @property
    def confusion(self) -> NDArray[np.int64] | None:
        """How often each truth (row) got each answer, (10, 10); None before it is counted."""
        result = self._live_evaluation.result
        return None if result is None else result.confusion

    def set_presenting(self, on: bool) -> None:
        """Leave the total, the matrix and the digits before an audience."""
        for widget in (self.note, self.plot, self.loaded, self.see_inside):
            widget.setVisible(not on)
        for number, share in enumerate(_PRESENTED if on else _SHARES):
            self._below.setStretch(number, share)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._error_view.evaluation_dataset.load()
        self._live_evaluation.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._live_evaluation.set_active(False)
        super().hideEvent(event)

    def _take_digits(self) -> None:
        self._live_evaluation.set_digits(self._error_view.evaluation_dataset.digits)
        self._show()

    def _show(self) -> None:
        result = self._live_evaluation.result
        self.totals.setText(self._totals_text())
        self.note.setText(self._note_text())
        if result is self._shown:
            return
        self._shown = result
        self.matrix.show_counts(None if result is None else result.confusion)
        if result is None:
            self.plot.show_curves(None, None, None)
        else:
            self.plot.show_curves(
                result.rejection_by_margin(),
                result.rejection_by_distance(),
                self._threshold_point(),
            )
            on_mnist = self._error_view.evaluation_dataset.is_mnist
            if on_mnist and self._session.ablation.all_on and not self._live_evaluation.is_stale:
                self.counted.emit(result.errors, result.count)
        self._show_selection(self._error_view.error_selection)

    def _totals_text(self) -> str:
        live_evaluation, result = self._live_evaluation, self._live_evaluation.result
        if result is not None:
            return self.tr("{errors:,} wrong of {count:,} digits: {rate:.2f} %").format(
                errors=result.errors, count=result.count, rate=100 * result.error_rate
            )
        if live_evaluation.digits is None or self._error_view.evaluation_dataset.is_loading:
            return self.tr("The digits are being opened…")
        return self.tr("Reading {count:,} digits: {share:.0f} %").format(
            count=len(live_evaluation.digits), share=100 * live_evaluation.progress
        )

    def _note_text(self) -> str:
        """Say which older model the numbers are of; else what the model's thresholds refuse."""
        result, card = self._live_evaluation.result, self._live_evaluation.card
        if result is None or card is None:
            return ""
        if self._live_evaluation.is_stale:
            name = self._session.model.card.name
            if self._live_evaluation.progress > 0:
                text = self.tr("These numbers are of {old}. Reading with {new}: {share:.0f} %")
            else:
                text = self.tr(
                    "These numbers are of {old}. {new} reads now and still learns; it is counted "
                    "once it stops changing."
                )
            return text.format(old=card.name, new=name, share=100 * self._live_evaluation.progress)
        by_writer = self._writers_text(result)
        if by_writer:
            return by_writer
        counted = count_decisions(result.distances, result.labels, card.thresholds)
        if counted is None:
            return self.tr(
                "{model} has no limits for doubt, so it answers for every picture."
            ).format(model=card.name)
        return self.tr(
            "{model} gives no answer for {refused:,} of them: {torn:,} are nearly as close to a "
            "second digit, {strange:,} are far from every digit. Of the other {accepted:,} it "
            "reads {wrong:,} wrong: {rate:.2f} %."
        ).format(
            model=card.name,
            refused=counted.refused,
            torn=counted.ambiguous,
            strange=counted.not_a_digit,
            accepted=counted.accepted,
            wrong=counted.wrong,
            rate=100 * counted.wrong / max(counted.accepted, 1),
        )

    def _writers_text(self, result: Evaluation) -> str:
        """Return how many digits of each writer are read wrong; "" where there is one only."""
        kept = self._error_view.evaluation_dataset.kept
        writers = () if kept is None else kept.writers
        if len(set(writers)) < 2 or len(writers) != result.count:
            return ""
        wrong = result.distances.argmin(axis=1) != result.labels
        all_of, wrong_of = Counter(writers), Counter(compress(writers, wrong.tolist()))
        worst = sorted(all_of, key=lambda writer: (-wrong_of[writer] / all_of[writer], writer))
        one = self.tr("{writer} {wrong:,} of {count:,}")
        texts = [
            one.format(writer=writer_text(writer), wrong=wrong_of[writer], count=all_of[writer])
            for writer in worst[:_MOST_WRITERS]
        ]
        if len(worst) > _MOST_WRITERS:
            texts.append(self.tr("{count:,} more").format(count=len(worst) - _MOST_WRITERS))
        listed = QLocale().createSeparatedList(texts)
        return self.tr("Read wrong by writer: {writers}.").format(writers=listed)

    def _threshold_point(self) -> tuple[float, float] | None:
        """Return the refused and the wrong share at the model's own thresholds, if it has any."""
        result, card = self._live_evaluation.result, self._live_evaluation.card
        if result is None or card is None:
            return None
        counted = count_decisions(result.distances, result.labels, card.thresholds)
        if counted is None:
            return None
        return at_thresholds(counted.refused, counted.wrong, result.count)

    def _show_selection(self, selection: ErrorSelection) -> None:
        result, digits = self._live_evaluation.result, self._live_evaluation.digits
        self.matrix.show_selection(selection)
        if result is None or digits is None:
            self.gallery_title.setText("")
            self.gallery.clear()
            return
        indices = selected_errors(result, selection)
        self.gallery.show_digits(digits.images, indices, self._caption)
        self.gallery_title.setText(hover_text(selection, len(indices)))

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
        self.loaded.setText(loaded_text(index, int(digits.labels[index]), answer))
        self.see_inside.setEnabled(True)
