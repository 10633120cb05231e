"""The confusion matrix of the watched network, and the digits behind its cells."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context.evaluation.queue import evaluation_queue_of
from app.context.session import Session
from app.context.training.watched_model import WatchedModel
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel
from app.widgets.plots.confusion import ConfusionMatrix
from lenet.data.idx import Digits
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits
from lenet.network.parameters import Parameters

_LEAST = (160, 160)  # pixels of the matrix: a small window gives it no more
_REST_MS = 150  # a dragged slider passes over many networks


class ReplayPanel(QWidget):
    """Evaluates on the 10,000 test digits once the watched network stays the same for a moment."""

    def __init__(
        self,
        session: Session,
        watched_model: WatchedModel,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._watched_model = watched_model
        self._queue = evaluation_queue_of(session)
        self._digits: Digits | None = None
        self._asked: Parameters | None = None
        self._live_passes: int | None = None  # of the run that learns, when last evaluated
        self.title = PlainLabel(self)
        typography.set_type(self.title, "title")
        self.matrix = ConfusionMatrix(appearance, self)
        self.matrix.setMinimumSize(*_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.matrix, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        watched_model.model_changed.connect(self._take_model)
        self._queue.progressed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drop()

    def _take_model(self) -> None:
        """Evaluate another network; one that learns only once a pass, to leave it a core."""
        live = self._watched_model.is_live
        passes = len(self._watched_model.passes) if live else None
        if self.isVisible() and not (live and passes == self._live_passes):
            self._live_passes = passes
            self._rest.start()

    def _ask(self) -> None:
        model = self._watched_model.model
        if self._digits is None:
            try:
                self._digits = bundled_test_digits()
            except InputError:
                return
        if model is None or not self.isVisible():
            self.matrix.show_counts(None)
            self.title.setText(self.tr("No network to measure yet"))
            return
        self._drop()
        self._asked = model.parameters
        self._queue.request(self._asked, self._digits)
        self._show()

    def _drop(self) -> None:
        if self._asked is not None and self._digits is not None:
            self._queue.cancel(self._asked, self._digits)
        self._asked = None

    def _show(self) -> None:
        if self._asked is None or self._digits is None:
            return
        known = self._queue.result(self._asked, self._digits)
        if known is None:
            progress = self._queue.progress(self._asked, self._digits)
            self.title.setText(
                self.tr("Test digits: {part:.0f} % read").format(part=100 * progress)
            )
            return
        self._asked = None
        self.matrix.show_counts(known.confusion)
        self.title.setText(
            self.tr("Test digits: {errors:,} of {count:,} wrong").format(
                errors=known.errors, count=known.count
            )
        )
