"""Two models on the same digits: which they are, and what is known of them."""

from PySide6.QtCore import QObject, Signal

from app.context.evaluation.error_view import ErrorView
from app.context.evaluation.queue import evaluation_queue_of
from app.context.models import Models
from app.context.session import Session
from lenet.data.idx import Digits
from lenet.evaluation.comparison import Comparison
from lenet.evaluation.metrics import Evaluation
from lenet.network.checkpoint import Model


class ModelComparison(QObject):
    """Has the two models of a Review examined, as long as somebody looks.

    `changed()`: the comparison, or how far it has come, is another.
    """

    changed = Signal()

    def __init__(
        self, session: Session, models: Models, error_view: ErrorView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._models, self._error_view = models, error_view
        self._queue = evaluation_queue_of(session)
        self._looking = False
        self._asked: list[tuple[Model, Digits]] = []
        self.comparison: Comparison | None = None
        self.settle()
        error_view.compared_changed.connect(self._ask)
        error_view.evaluation_dataset.changed.connect(self._ask)
        self._queue.advanced.connect(self._take)

    def look(self, on: bool) -> None:
        """Whether anybody sees it; while nobody does, nothing is examined."""
        self._looking = on
        if on:
            self._error_view.evaluation_dataset.load()
            self._ask()
        else:
            self._drop()

    def settle(self) -> None:
        """Have two models that are at hand: the one in use and another, unless chosen."""
        keys = [model.key for model in self._models.at_hand]
        used = self._models.in_use
        first, second = self._error_view.compared
        if first not in keys:
            first = used.key if used is not None else keys[0]
        if second not in keys or second == first:
            second = next((key for key in keys if key != first), first)
        self._error_view.compare(first, second)

    @property
    def words(self) -> tuple[str, str]:
        """Of each model how many errors, or how far its examination is, or its fault."""
        first, second = self._error_view.compared
        return self._words(first), self._words(second)

    def _words(self, key: str) -> str:
        model, digits = self._model(key), self._error_view.evaluation_dataset.digits
        if isinstance(model, str):
            return model
        if digits is None:
            return self.tr("The digits are being opened…")
        known = self._queue.evaluation(model.parameters, digits)
        if known is None:
            share = self._queue.progress(model.parameters, digits)
            return self.tr("{share:.0f} % of the digits are read").format(share=100 * share)
        return self.tr("{errors:,} wrong of {count:,}: {rate:.2f} %").format(
            errors=known.errors, count=known.count, rate=100 * known.error_rate
        )

    def _model(self, key: str) -> Model | str:
        listed = next((model for model in self._models.at_hand if model.key == key), None)
        return "" if listed is None else self._models.look_at(listed)

    def _ask(self) -> None:
        self._drop()
        digits = self._error_view.evaluation_dataset.digits
        if self._looking and digits is not None:
            for key in self._error_view.compared:
                model = self._model(key)
                if isinstance(model, Model):
                    self._queue.ask(model.parameters, digits)
                    self._asked.append((model, digits))
        self._take()

    def _drop(self) -> None:
        for model, digits in self._asked:
            self._queue.drop(model.parameters, digits)
        self._asked = []

    def _take(self) -> None:
        if not self._looking:
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
            found.append(self._queue.evaluation(model.parameters, digits))
        first, second = found
        return None if first is None or second is None else (first, second)
