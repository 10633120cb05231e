"""The evaluation queue: networks that read thousands of digits between the window's events."""

import hashlib
from collections import OrderedDict
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.context.session import Session
from lenet.data.idx import Digits
from lenet.evaluation.metrics import Evaluation, distances
from lenet.network import paper
from lenet.network.parameters import Parameters
from lenet.network.tutorial import TutorialParameters

_SLICE: Final = 50  # digits read at once: some 4 ms
_MOST_RESULTS: Final = 16  # an evaluation of 10,000 digits takes 400 kB

_Weights = Parameters | TutorialParameters
_Key = tuple[bytes, int]  # hash of the parameters, id() of the digits


class _Request:
    """An evaluation that is waiting or under way."""

    def __init__(self, parameters: _Weights, digits: Digits) -> None:
        self.parameters, self.digits = parameters, digits
        self.distances = np.empty((len(digits), paper.CLASSES), dtype=np.float32)
        self.read = 0  # digits so far
        self.requesters = 0


class EvaluationQueue(QObject):
    """Evaluations one after the other in slices of a few milliseconds, and the latest results.

    `progressed()`: some more digits were read, or all of them.
    """

    progressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: OrderedDict[_Key, Evaluation] = OrderedDict()  # the latest used last
        self._requests: OrderedDict[_Key, _Request] = OrderedDict()  # the next first
        self._digits: dict[int, Digits] = {}  # keeps them alive, so that no id() is used twice
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_slice)

    @property
    def is_busy(self) -> bool:
        """Whether an evaluation is waiting or under way."""
        return bool(self._requests)

    def result(self, parameters: _Weights, digits: Digits) -> Evaluation | None:
        """Return the evaluation of a network on digits; None while there is none."""
        key = _key(parameters, digits)
        if key in self._results:
            self._results.move_to_end(key)
        return self._results.get(key)

    def progress(self, parameters: _Weights, digits: Digits) -> float:
        """Return the share of the digits that is read, 0 to 1."""
        key = _key(parameters, digits)
        if key in self._results:
            return 1.0
        return self._requests[key].read / len(digits) if key in self._requests else 0.0

    def request(self, parameters: _Weights, digits: Digits) -> None:
        """Evaluate a network on digits, after the requests made before."""
        key = _key(parameters, digits)
        if key in self._results:
            return
        if key not in self._requests:
            self._digits[id(digits)] = digits
            self._requests[key] = _Request(parameters, digits)
            self._timer.start(0)
        self._requests[key].requesters += 1

    def cancel(self, parameters: _Weights, digits: Digits) -> None:
        """Take one request back; an evaluation without any other requester is given up."""
        key = _key(parameters, digits)
        if key in self._requests:
            self._requests[key].requesters -= 1
            if self._requests[key].requesters == 0:
                del self._requests[key]

    def store(self, parameters: _Weights, digits: Digits, evaluation: Evaluation) -> None:
        """Add a result that was computed elsewhere."""
        self._digits[id(digits)] = digits
        self._add_result(_key(parameters, digits), evaluation)

    def _read_slice(self) -> None:
        if not self._requests:
            self._timer.stop()
            return
        key, request = next(iter(self._requests.items()))
        part = slice(request.read, request.read + _SLICE)
        images = request.digits.images[part]
        request.distances[part] = distances(request.parameters, images)
        request.read += len(images)
        if request.read == len(request.digits):
            del self._requests[key]
            self._add_result(key, Evaluation(request.distances, request.digits.labels))
        self.progressed.emit()

    def _add_result(self, key: _Key, evaluation: Evaluation) -> None:
        self._results[key] = evaluation
        while len(self._results) > _MOST_RESULTS:
            self._results.popitem(last=False)
        used = {number for _, number in (*self._results, *self._requests)}
        self._digits = {number: self._digits[number] for number in used}


def evaluation_queue_of(session: Session) -> EvaluationQueue:
    """Return the one queue of a session, so that all pages share its results."""
    return session.findChild(EvaluationQueue) or EvaluationQueue(session)


def _key(parameters: _Weights, digits: Digits) -> _Key:
    return hashlib.sha256(parameters.to_vector().tobytes()).digest(), id(digits)
