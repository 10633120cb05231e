"""The digits that models are examined on: MNIST's test digits, or others a person chose."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.context.evaluation.worker import Worker
from lenet.data.idx import Digits
from lenet.evaluation.dataset import bundled_test_digits, load_evaluation_dataset


class EvaluationDataset(QObject):
    """Reads digits beside the event loop. Those that cannot be read change nothing.

    `changed()`: other digits are at hand, or are being read.
    `failed(str)`: one sentence on what could not be read.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.digits: Digits | None = None
        self.path: Path | None = None  # None: MNIST's test digits
        self._worker: Worker | None = None
        self._wanted: Path | None = None

    @property
    def reading(self) -> bool:
        """Whether digits are being read from a file now."""
        return self._worker is not None

    def want(self) -> None:
        """Have some digits: MNIST's, unless others were chosen."""
        if self.digits is None and not self.reading:
            self.choose(None)

    def choose(self, path: Path | None) -> None:
        """MNIST's test digits, or those of a folder of IDX files or of an ink file.

        A choice made before that was not read yet is forgotten.
        """
        self._wanted = path
        self._worker = Worker(
            bundled_test_digits if path is None else lambda: load_evaluation_dataset(path)
        )
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._give_up)
        self._worker.start()
        self.changed.emit()

    def _take(self, digits: Digits) -> None:
        if self.sender() is self._worker:
            self._worker, self.digits, self.path = None, digits, self._wanted
            self.changed.emit()

    def _give_up(self, fault: str) -> None:
        if self.sender() is self._worker:
            self._worker = None
            self.failed.emit(fault)
            self.changed.emit()
