"""The live evaluation: the network in use, evaluated anew whenever it changes."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.context.evaluation.queue import evaluation_queue_of
from app.context.session import Session
from lenet.data.idx import Digits
from lenet.evaluation.metrics import Evaluation
from lenet.network.ablation import fold_ablation
from lenet.network.checkpoint import Card, Model
from lenet.network.parameters import Parameters

PAUSE_MS: Final = 1200  # longer than the time between two live networks of a training run


class LiveEvaluation(QObject):
    """The evaluation of the session's network while somebody sees it.

    The first change of the network is evaluated at once. Further changes, as in training, are not
    evaluated before the network has rested for PAUSE_MS; until then `result` is of an older
    network and `is_stale` is set.

    `changed()`: result, progress or staleness has changed.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._queue = evaluation_queue_of(session)
        self._parameters = session.model.parameters  # while active: with the ablation
        self._requested: Parameters | None = None
        self._model: Model | None = None  # evaluated in the session's place
        self._is_active = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._request)
        self.digits: Digits | None = None
        self.result: Evaluation | None = None
        self.card: Card | None = None  # of the model that the result belongs to
        self.is_stale = False
        session.model_changed.connect(self._take_network)
        session.ablation_changed.connect(self._take_network)
        self._queue.progressed.connect(self._take_progress)

    @property
    def progress(self) -> float:
        """The share of the digits that is read in the evaluation under way, 0 to 1."""
        if self._requested is None or self.digits is None:
            return 0.0
        return self._queue.progress(self._requested, self.digits)

    @property
    def model(self) -> Model:
        """The model that is evaluated."""
        return self._model or self._session.model

    def set_model(self, model: Model | None) -> None:
        """Evaluate a model whatever the session uses; None: the session's network again."""
        self._pause.stop()
        self._cancel()
        self._model, self.result, self.card = model, None, None
        if self._is_active:
            self._parameters = self._current_parameters()
            self._request()
        self.changed.emit()

    def set_active(self, active: bool) -> None:
        """Evaluate only while the result is seen: a panel sets this when it is shown or hidden."""
        if active == self._is_active:
            return
        self._is_active = active
        if active:
            self._parameters = self._current_parameters()
            self._request()
        else:
            self._pause.stop()
            self._cancel()

    def set_digits(self, digits: Digits | None) -> None:
        """Evaluate on other digits; the result on the ones before is dropped."""
        if digits is self.digits:
            return
        self._cancel()
        self.digits, self.result, self.card = digits, None, None
        if self._is_active:
            self._request()
        self.changed.emit()

    def _take_network(self) -> None:
        """Evaluate the changed network now, or after a pause if it follows another change."""
        if not self._is_active or self._model is not None:
            return
        self._parameters = self._current_parameters()
        follows_another = self._pause.isActive()
        self._pause.start()
        if follows_another:
            self._cancel()
            self._show_result()
        else:
            self._request()

    def _current_parameters(self) -> Parameters:
        if self._model is not None:
            return self._model.parameters
        return fold_ablation(self._session.model.parameters, self._session.ablation)

    def _request(self) -> None:
        if self.digits is None or self._requested is self._parameters:
            return
        self._cancel()
        if not self._show_result():
            self._requested = self._parameters
            self._queue.request(self._requested, self.digits)

    def _cancel(self) -> None:
        if self._requested is not None and self.digits is not None:
            self._queue.cancel(self._requested, self.digits)
        self._requested = None

    def _take_progress(self) -> None:
        if self._requested is not None:
            self._show_result()

    def _show_result(self) -> bool:
        """Take the result of the current network from the queue; return whether it is there."""
        if self.digits is None:
            return False
        result = self._queue.result(self._parameters, self.digits)
        if result is not None:
            self.result, self.card, self._requested = result, self.model.card, None
        self.is_stale = result is None and self.result is not None
        self.changed.emit()
        return result is not None
