"""The comparison of two models on the same digits."""

from PySide6.QtCore import QObject, Signal

from app.context.evaluation.error_view import ErrorView
from app.context.evaluation.queue import evaluation_queue_of
from app.context.imported_networks import ImportedNetworks
from app.context.session import Session
from lenet.data.idx import Digits
from lenet.evaluation.comparison import Comparison
from lenet.evaluation.metrics import Evaluation
from lenet.network.checkpoint import Model
from lenet.network.tutorial import TutorialModel


class ModelComparison(QObject):
    """The evaluations of the two models that ErrorView names, while somebody sees them.

    `changed()`: the comparison or its progress has changed.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        imported: ImportedNetworks,
        error_view: ErrorView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._imported, self._error_view = imported, error_view
        self._queue = evaluation_queue_of(session)
        self._is_active = False
        self._requested: list[tuple[Model | TutorialModel, Digits]] = []
        self.comparison: Comparison | None = None
        self.choose_missing()
        error_view.compared_changed.connect(self._request)
        error_view.evaluation_dataset.changed.connect(self._request)
        self._queue.progressed.connect(self._update)

    def set_active(self, active: bool) -> None:
        """Evaluate only while the result is seen: a panel sets this when it is shown or hidden."""
        self._is_active = active
        if active:
            self._error_view.evaluation_dataset.load()
            self._request()
        else:
            self._cancel()

    def choose_missing(self) -> None:
        """Choose the model in use, and another one, where no model in the list is chosen."""
        keys = [entry.key for entry in self._imported.entries]
        used = self._imported.models.in_use
        first, second = self._error_view.compared
        if first not in keys:
            first = used.key if used is not None else keys[0]
        if second not in keys or second == first:
            second = next((key for key in keys if key != first), first)
        self._error_view.compare(first, second)

    @property
    def status_texts(self) -> tuple[str, str]:
        """For each model its errors, the progress of its evaluation, or why it cannot be read."""
        first, second = self._error_view.compared
        return self._status_text(first), self._status_text(second)

    @property
    def are_softmax(self) -> tuple[bool, bool]:
        """For each model whether it has a softmax and no codes: its distances are -log p."""
        first, second = (
            isinstance(self._model(key), TutorialModel) for key in self._error_view.compared
        )
        return first, second

    def _status_text(self, key: str) -> str:
        model, digits = self._model(key), self._error_view.evaluation_dataset.digits
        if isinstance(model, str):
            return model
        if digits is None:
            return self.tr("The digits are being opened…")
        result = self._queue.result(model.parameters, digits)
        if result is None:
            share = self._queue.progress(model.parameters, digits)
            return self.tr("{share:.0f} % of the digits are read").format(share=100 * share)
        return self.tr("{errors:,} wrong of {count:,}: {rate:.2f} %").format(
            errors=result.errors, count=result.count, rate=100 * result.error_rate
        )

    def _model(self, key: str) -> Model | TutorialModel | str:
        """Return a model of the list, or the sentence that says why it cannot be read."""
        entry = next((entry for entry in self._imported.entries if entry.key == key), None)
        return "" if entry is None else self._imported.load(entry)

    def _request(self) -> None:
        self._cancel()
        digits = self._error_view.evaluation_dataset.digits
        if self._is_active and digits is not None:
            for key in self._error_view.compared:
                model = self._model(key)
                if not isinstance(model, str):
                    self._queue.request(model.parameters, digits)
                    self._requested.append((model, digits))
        self._update()

    def _cancel(self) -> None:
        for model, digits in self._requested:
            self._queue.cancel(model.parameters, digits)
        self._requested = []

    def _update(self) -> None:
        if not self._is_active:
            return
        results = self._results()
        if results is None:
            self.comparison = None
        elif self.comparison is None or results != (
            self.comparison.first,
            self.comparison.second,
        ):
            self.comparison = Comparison(*results)
        self.changed.emit()

    def _results(self) -> tuple[Evaluation, Evaluation] | None:
        digits = self._error_view.evaluation_dataset.digits
        if digits is None:
            return None
        found = []
        for key in self._error_view.compared:
            model = self._model(key)
            if isinstance(model, str):
                return None
            found.append(self._queue.result(model.parameters, digits))
        first, second = found
        return None if first is None or second is None else (first, second)
