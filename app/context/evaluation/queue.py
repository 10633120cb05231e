"""Thousands of digits read between the window's events, so that it never stands still."""

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

_SLICE: Final = 50  # digits read at once: some 4 ms
_MOST_KEPT: Final = 16  # evaluations; one of 10,000 digits takes 400 kB

_Key = tuple[bytes, int]  # of the parameters' numbers; the identity of the digits


class _Work:
    """Digits that are being read."""

    def __init__(self, parameters: Parameters, digits: Digits) -> None:
        self.parameters, self.digits = parameters, digits
        self.distances = np.empty((len(digits), paper.CLASSES), dtype=np.float32)
        self.read = 0
        self.waiting = 0  # how many asked for it


class EvaluationQueue(QObject):
    """Evaluates networks one after the other, and keeps what came of it.

    `advanced()`: some more digits were read, or all of them.
    """

    advanced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[_Key, Evaluation] = OrderedDict()
        self._digits: dict[int, Digits] = {}  # so that an identity stays that of one set
        self._queue: OrderedDict[_Key, _Work] = OrderedDict()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_on)

    @property
    def busy(self) -> bool:
        return bool(self._queue)

    def evaluation(self, parameters: Parameters, digits: Digits) -> Evaluation | None:
        """What a network made of digits, where that is known."""
        key = _key(parameters, digits)
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def progress(self, parameters: Parameters, digits: Digits) -> float:
        """How much of the digits is read, 0 to 1."""
        key = _key(parameters, digits)
        if key in self._kept:
            return 1.0
        return self._queue[key].read / len(digits) if key in self._queue else 0.0

    def ask(self, parameters: Parameters, digits: Digits) -> None:
        """Let a network read digits, after those that were asked for before."""
        key = _key(parameters, digits)
        if key in self._kept:
            return
        if key not in self._queue:
            self._digits[id(digits)] = digits
            self._queue[key] = _Work(parameters, digits)
            self._timer.start(0)
        self._queue[key].waiting += 1

    def drop(self, parameters: Parameters, digits: Digits) -> None:
        """One who asked waits no longer; what nobody waits for is not read on."""
        key = _key(parameters, digits)
        if key in self._queue:
            self._queue[key].waiting -= 1
            if self._queue[key].waiting == 0:
                del self._queue[key]

    def remember(self, parameters: Parameters, digits: Digits, evaluation: Evaluation) -> None:
        """What a network made of digits, as somebody else has found out."""
        self._digits[id(digits)] = digits
        self._keep(_key(parameters, digits), evaluation)

    def _read_on(self) -> None:
        if not self._queue:
            self._timer.stop()
            return
        key, work = next(iter(self._queue.items()))
        part = slice(work.read, work.read + _SLICE)
        images = work.digits.images[part]
        work.distances[part] = distances(work.parameters, images)
        work.read += len(images)
        if work.read == len(work.digits):
            del self._queue[key]
            self._keep(key, Evaluation(work.distances, work.digits.labels))
        self.advanced.emit()

    def _keep(self, key: _Key, evaluation: Evaluation) -> None:
        self._kept[key] = evaluation
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        used = {number for _, number in (*self._kept, *self._queue)}
        self._digits = {number: self._digits[number] for number in used}


def evaluation_queue_of(session: Session) -> EvaluationQueue:
    """The one examiner of a session: all that look at it share what is known."""
    return session.findChild(EvaluationQueue) or EvaluationQueue(session)


def _key(parameters: Parameters, digits: Digits) -> _Key:
    return hashlib.sha256(parameters.to_vector().tobytes()).digest(), id(digits)
