"""What the network that reads now makes of many digits, as long as somebody looks."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.context.evaluation.queue import evaluation_queue_of
from app.context.session import Session
from lenet.data.idx import Digits
from lenet.evaluation.metrics import Evaluation
from lenet.network.ablation import fold_ablation
from lenet.network.checkpoint import Card
from lenet.network.parameters import Parameters

REST_MS: Final = 1200  # longer than the time between two snapshots of a network that learns


class LiveEvaluation(QObject):
    """Has the session's network examined anew when it is another.

    While one network comes after the other, as live ones do, it waits until they rest; `result`
    is then of an older one, and `stale` says so.

    `changed()`: result, progress or staleness is another.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._queue = evaluation_queue_of(session)
        self._parameters = session.model.parameters  # with what is switched off, if looked at
        self._asked: Parameters | None = None
        self._looking = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        self.digits: Digits | None = None
        self.result: Evaluation | None = None
        self.card: Card | None = None  # of the model that the result is of
        self.stale = False
        session.model_changed.connect(self._follow)
        session.ablation_changed.connect(self._follow)
        self._queue.advanced.connect(self._take)

    @property
    def progress(self) -> float:
        """How much of the examination under way is done, 0 to 1."""
        if self._asked is None or self.digits is None:
            return 0.0
        return self._queue.progress(self._asked, self.digits)

    def look(self, on: bool) -> None:
        """Whether anybody sees the result; while nobody does, nothing is examined."""
        if on == self._looking:
            return
        self._looking = on
        if on:
            self._parameters = self._now()
            self._ask()
        else:
            self._rest.stop()
            self._drop()

    def examine_on(self, digits: Digits | None) -> None:
        """Other digits; the result of the ones before is forgotten."""
        if digits is self.digits:
            return
        self._drop()
        self.digits, self.result, self.card = digits, None, None
        if self._looking:
            self._ask()
        self.changed.emit()

    def _follow(self) -> None:
        """Another network: examine it now, unless it is one of many."""
        if not self._looking:
            return
        self._parameters = self._now()
        many = self._rest.isActive()
        self._rest.start()
        if many:
            self._drop()
            self._show_known()
        else:
            self._ask()

    def _now(self) -> Parameters:
        return fold_ablation(self._session.model.parameters, self._session.ablation)

    def _ask(self) -> None:
        if self.digits is None or self._asked is self._parameters:
            return
        self._drop()
        if not self._show_known():
            self._asked = self._parameters
            self._queue.ask(self._asked, self.digits)

    def _drop(self) -> None:
        if self._asked is not None and self.digits is not None:
            self._queue.drop(self._asked, self.digits)
        self._asked = None

    def _take(self) -> None:
        if self._asked is not None:
            self._show_known()

    def _show_known(self) -> bool:
        """Show the result of the network that reads now, if there is one."""
        if self.digits is None:
            return False
        known = self._queue.evaluation(self._parameters, self.digits)
        if known is not None:
            self.result, self.card, self._asked = known, self._session.model.card, None
        self.stale = known is None and self.result is not None
        self.changed.emit()
        return known is not None
