"""What the network in use reads of My digits."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.context.digits.my_digits import MyDigits
from app.context.evaluation.live_evaluation import LiveEvaluation
from app.context.session import Session
from app.context.worker import Worker
from lenet.data.idx import Digits
from lenet.data.kept_digits import picture_of

_AT_ONCE: Final = 200  # pictures drawn by one worker: some half a second


class KeptReading(QObject):
    """The pictures of My digits and the network's answers, while somebody sees them.

    Pictures are drawn beside the event loop, some at a time; answers come once all are there.

    `drawn()`: more pictures are there.
    `changed()`: other answers are there.
    """

    drawn = Signal()
    changed = Signal()

    def __init__(self, session: Session, my_digits: MyDigits, parent: QObject) -> None:
        super().__init__(parent)
        self._my_digits = my_digits
        self._evaluation = LiveEvaluation(session, self)
        self._worker: Worker | None = None
        self._is_active = False
        self._keys: tuple[str, ...] = ()  # of the digits that are evaluated
        self._errors: dict[str | None, tuple[int, int]] = {}  # by writer; None: of all
        self.answers: Mapping[str, int] = {}  # by key, as far as they are known
        self._evaluation.changed.connect(self._take_answers)
        my_digits.changed.connect(self._update)

    @property
    def is_at_work(self) -> bool:
        """Whether pictures are still being drawn, or digits read."""
        is_reading = bool(self._keys) and self._evaluation.result is None
        return self._is_active and (self._worker is not None or is_reading)

    def set_active(self, active: bool) -> None:
        """Draw and read only while the result is seen."""
        self._is_active = active
        self._evaluation.set_active(active)
        self._update()

    def picture(self, key: str) -> NDArray[np.uint8] | None:
        """Return the 28x28 picture of a digit; None while it is not drawn."""
        return self._my_digits.pictures.get(key)

    def errors(self, writer: str | None) -> tuple[int, int] | None:
        """Return how many digits of a writer, or of all, are read wrong, of how many.

        None while the answers are not there; digits without a label from 0 to 9 do not count.
        """
        return self._errors.get(writer)

    def _update(self) -> None:
        self._count()
        if not self._is_active or self._worker is not None:
            return
        known = self._my_digits.pictures
        missing = [digit for digit in self._my_digits.digits if digit.key not in known]
        if missing:
            part = missing[:_AT_ONCE]
            self._worker = Worker(lambda: {digit.key: picture_of(digit) for digit in part}, self)
            self._worker.done.connect(self._take_pictures)
            self._worker.start()
            return
        keys = tuple(digit.key for digit in self._my_digits.digits)
        if keys != self._keys:
            self._keys = keys
            self._evaluation.set_digits(self._all_digits(keys))

    def _all_digits(self, keys: tuple[str, ...]) -> Digits | None:
        """The pictures of all digits; only their distances count, so labels are made up."""
        if not keys:
            return None
        pictures = np.stack([self._my_digits.pictures[key] for key in keys])
        return Digits(pictures, np.zeros(len(keys), dtype=np.uint8), "")

    def _take_pictures(self, pictures: dict[str, NDArray[np.uint8]]) -> None:
        self._worker = None
        self._my_digits.pictures.update(pictures)
        self.drawn.emit()
        self._update()

    def _take_answers(self) -> None:
        result = self._evaluation.result
        if result is not None and len(result.distances) == len(self._keys):
            answers = result.distances.argmin(axis=1).tolist()
            self.answers = dict(zip(self._keys, answers, strict=True))
            self._count()
            self.changed.emit()

    def _count(self) -> None:
        """Count the errors of each writer, and of all, where the answers are there."""
        errors: dict[str | None, tuple[int, int]] = {}
        for digit in self._my_digits.digits:
            answer = self.answers.get(digit.key)
            if digit.label is None:
                continue
            if answer is None:
                errors = {}
                break
            for who in (digit.writer, None):
                wrong, count = errors.get(who, (0, 0))
                errors[who] = (wrong + (answer != digit.label), count + 1)
        self._errors = errors
