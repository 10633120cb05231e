"""Which digits does the network read wrong, as what, and how surely?"""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.context.drawing import Drawing
from app.context.evaluation.error_view import ErrorView
from app.context.evaluation.live_evaluation import LiveEvaluation
from app.context.session import Session
from app.pages.errors.widgets.rejection_plot import RejectionPlot, at_thresholds
from app.pages.shared.digit_captions import caption_of, on_canvas
from app.style import typography
from app.style.theme import Appearance
from app.widgets.maps.gallery import Caption, Gallery
from app.widgets.plots.confusion import ConfusionMatrix
from app.widgets.plots.confusion_texts import hover_text
from lenet.evaluation.error_selection import ErrorSelection, selected_errors
from lenet.evaluation.rejection import count_decisions

_LEFT: Final = 424  # of the matrix: cells of 34 pixels


class ErrorsPanel(QWidget):
    """Totals above; the confusion matrix and the rejection curve left; the digits right.

    `network_wanted()`: the person wants to see inside the network what it makes of a digit.
    """

    network_wanted = Signal()

    def __init__(
        self,
        session: Session,
        error_view: ErrorView,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._error_view = session, error_view
        self._follower = LiveEvaluation(session, self)
        self.totals = QLabel(self)
        self.note = QLabel(self)
        self.matrix = ConfusionMatrix(appearance, self)
        self.plot = RejectionPlot(appearance, self)
        self.gallery_title = QLabel(self)
        self.gallery = Gallery(appearance, self)
        self.loaded = QLabel(self)
        self.see_inside = QPushButton(self.tr("See it in the network"), self)
        self._shown: object = None  # the result that the gallery is of
        self._build()
        self.matrix.selected.connect(error_view.choose)
        self.gallery.chosen.connect(self._load)
        self.see_inside.clicked.connect(self.network_wanted)
        error_view.error_selection_changed.connect(self._show_selection)
        error_view.evaluation_dataset.changed.connect(self._take_digits)
        self._follower.changed.connect(self._show)
        self._take_digits()

    def _build(self) -> None:
        self.totals.setFont(typography.body(bold=True))
        for words in (self.note, self.loaded):
            words.setFont(typography.label())
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.gallery_title.setFont(typography.body(bold=True))
        self.matrix.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.loaded.setText(
            self.tr("The worst first. Click a digit to put it on the canvas, for every view.")
        )
        self.see_inside.setEnabled(False)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.matrix, 27)
        left.addWidget(self.plot, 10)
        foot = QHBoxLayout()
        foot.addWidget(self.loaded, 1)
        foot.addWidget(self.see_inside)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.gallery_title)
        right.addWidget(self.gallery, 1)
        right.addLayout(foot)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addLayout(left, 7)
        below.addLayout(right, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.totals)
        column.addWidget(self.note)
        column.addSpacing(8)
        column.addLayout(below, 1)
        self.matrix.setMinimumWidth(_LEFT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._error_view.evaluation_dataset.load()
        self._follower.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._follower.set_active(False)
        super().hideEvent(event)

    def _take_digits(self) -> None:
        self._follower.set_digits(self._error_view.evaluation_dataset.digits)
        self._show()

    def _show(self) -> None:
        result = self._follower.result
        self.totals.setText(self._totals())
        self.note.setText(self._note())
        if result is self._shown:
            return
        self._shown = result
        self.matrix.show_counts(None if result is None else result.confusion)
        if result is None:
            self.plot.show_curves(None, None, None)
        else:
            self.plot.show_curves(
                result.rejection_by_margin(), result.rejection_by_distance(), self._point()
            )
        self._show_selection(self._error_view.error_selection)

    def _totals(self) -> str:
        result, follower, evaluation_dataset = (
            self._follower.result,
            self._follower,
            self._error_view.evaluation_dataset,
        )
        if result is not None:
            return self.tr("{errors:,} wrong of {count:,} digits: {rate:.2f} %").format(
                errors=result.errors, count=result.count, rate=100 * result.error_rate
            )
        if follower.digits is None or evaluation_dataset.is_loading:
            return self.tr("The digits are being opened…")
        return self.tr("Reading {count:,} digits: {share:.0f} %").format(
            count=len(follower.digits), share=100 * follower.progress
        )

    def _note(self) -> str:
        """How old the numbers are, if they are; else what the model's thresholds do."""
        result, card = self._follower.result, self._follower.card
        if result is None or card is None:
            return ""
        if self._follower.is_stale:
            name = self._session.model.card.name
            if self._follower.progress > 0:
                words = self.tr("These numbers are of {old}. Reading with {new}: {share:.0f} %")
            else:
                words = self.tr(
                    "These numbers are of {old}. {new} reads now, and changes on; it is examined "
                    "once it rests."
                )
            return words.format(old=card.name, new=name, share=100 * self._follower.progress)
        counted = count_decisions(result.distances, result.labels, card.thresholds)
        if counted is None:
            return self.tr("{model} has no thresholds, so it takes everything for a digit.").format(
                model=card.name
            )
        return self.tr(
            "With its thresholds {model} refuses {refused:,}: {torn:,} as torn between two, "
            "{strange:,} as not like any digit. Of the {accepted:,} others {wrong:,} are wrong: "
            "{rate:.2f} %."
        ).format(
            model=card.name,
            refused=counted.refused,
            torn=counted.ambiguous,
            strange=counted.not_a_digit,
            accepted=counted.accepted,
            wrong=counted.wrong,
            rate=100 * counted.wrong / max(counted.accepted, 1),
        )

    def _point(self) -> tuple[float, float] | None:
        result, card = self._follower.result, self._follower.card
        if result is None or card is None:
            return None
        counted = count_decisions(result.distances, result.labels, card.thresholds)
        if counted is None:
            return None
        return at_thresholds(counted.refused, counted.wrong, result.count)

    def _show_selection(self, selection: ErrorSelection) -> None:
        result, digits = self._follower.result, self._follower.digits
        self.matrix.show_selection(selection)
        if result is None or digits is None:
            self.gallery_title.setText("")
            return
        indices = selected_errors(result, selection)
        self.gallery.show_digits(digits.images, indices, self._caption)
        self.gallery_title.setText(hover_text(selection, len(indices)))

    def _caption(self, index: int) -> Caption:
        result = self._follower.result
        assert result is not None  # a gallery is shown of a result only
        return caption_of(result, index)

    def _load(self, index: int) -> None:
        """A digit becomes the drawing, so that every view shows it."""
        digits = self._follower.digits
        assert digits is not None
        self._session.show(Drawing.of_digit(digits.images[index]))
        trace = self._session.trace
        answer = None if trace is None else trace.answer
        self.loaded.setText(on_canvas(index, int(digits.labels[index]), answer))
        self.see_inside.setEnabled(True)
