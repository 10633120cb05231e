"""The evaluation dataset: MNIST's test digits, or digits that the user chose."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from app.context.worker import Worker
from lenet.data.idx import Digits
from lenet.data.ink_files import InkDigit
from lenet.data.kept_digits import judged_digits
from lenet.evaluation.dataset import bundled_test_digits, load_evaluation_dataset


@dataclass(frozen=True)
class KeptDigits:
    """A choice of My digits: those of a writer, or all, where `writer` is None."""

    writer: str | None
    writers: tuple[str, ...] = ()  # of each digit, in their order


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
        self.path: Path | None = None  # None: MNIST's test digits, or My digits
        self.kept: KeptDigits | None = None  # which of My digits
        self._worker: Worker | None = None
        self._next: tuple[Path | None, KeptDigits | None] = (None, None)  # being loaded

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
        load = bundled_test_digits if path is None else lambda: load_evaluation_dataset(path)
        self._begin(load, path, None)

    def choose_kept(
        self,
        writer: str | None,
        digits: Sequence[InkDigit],
        pictures: Mapping[str, NDArray[np.uint8]],
    ) -> None:
        """Take My digits of a writer, or of all; `pictures` by key are not drawn again."""
        labelled = [digit for digit in digits if digit.label is not None]
        kept = KeptDigits(writer, tuple(digit.writer for digit in labelled))
        known = dict(pictures)
        source = self.tr("My digits")
        self._begin(lambda: judged_digits(labelled, source, known), None, kept)

    @property
    def is_mnist(self) -> bool:
        """Whether they are MNIST's test digits."""
        return self.path is None and self.kept is None

    def _begin(
        self, load: Callable[[], object], path: Path | None, kept: KeptDigits | None
    ) -> None:
        if self._worker is not None:
            self._worker.cancel()
        self._next = (path, kept)
        self._worker = Worker(load, self)
        self._worker.done.connect(self._use)
        self._worker.failed.connect(self._report_failure)
        self._worker.start()
        self.changed.emit()

    def _use(self, digits: Digits) -> None:
        self._worker, self.digits = None, digits
        self.path, self.kept = self._next
        self.changed.emit()

    def _report_failure(self, failure: str) -> None:
        self._worker = None
        self.failed.emit(failure)
        self.changed.emit()
