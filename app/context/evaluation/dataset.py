"""The evaluation dataset: MNIST's test digits, or digits that the user chose."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.context.worker import Worker
from lenet.data.idx import Digits
from lenet.evaluation.dataset import bundled_test_digits, load_evaluation_dataset


class EvaluationDataset(QObject):
    """The owner of the digits that models are evaluated on.

    A worker thread loads them. Digits that cannot be read leave the ones before in use.

    `changed()`: other digits are loaded, or are being loaded.
    `failed(str)`: one sentence on what could not be read; empty where the crash handler reports it.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.digits: Digits | None = None
        self.path: Path | None = None  # None: MNIST's test digits
        self._worker: Worker | None = None
        self._next_path: Path | None = None  # of the digits that are being loaded

    @property
    def is_loading(self) -> bool:
        """Whether digits are being loaded now."""
        return self._worker is not None

    def load(self) -> None:
        """Load MNIST's test digits, unless digits are loaded or being loaded."""
        if self.digits is None and not self.is_loading:
            self.choose(None)

    def choose(self, path: Path | None) -> None:
        """Load MNIST's test digits, or those of a folder of IDX files or of an ink file.

        Digits that are still being loaded are given up.
        """
        if self._worker is not None:
            self._worker.cancel()
        self._next_path = path
        load = bundled_test_digits if path is None else lambda: load_evaluation_dataset(path)
        self._worker = Worker(load, self)
        self._worker.done.connect(self._use)
        self._worker.failed.connect(self._report_failure)
        self._worker.start()
        self.changed.emit()

    def _use(self, digits: Digits) -> None:
        self._worker, self.digits, self.path = None, digits, self._next_path
        self.changed.emit()

    def _report_failure(self, failure: str) -> None:
        self._worker = None
        self.failed.emit(failure)
        self.changed.emit()
