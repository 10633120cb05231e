"""What of the errors a person looks at: which view, which digits of it, which two models."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from app.context.evaluation.dataset import EvaluationDataset
from lenet.evaluation.comparison import DigitGroup
from lenet.evaluation.error_selection import ErrorSelection

VIEWS: Final = ("errors", "paper", "models", "compare")


class ErrorView(QObject):
    """One owner of the look at the errors, as Selection is of the look at the network.

    `view_changed(str)`: another of VIEWS.
    `error_selection_changed(ErrorSelection)`: other digits.
    `compared_changed()`: other two models, or another part of the digits they differ on.
    """

    view_changed = Signal(str)
    error_selection_changed = Signal(object)
    compared_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: str = VIEWS[0]
        self.error_selection = ErrorSelection()
        self.evaluation_dataset = EvaluationDataset(self)
        self.compared = ("", "")  # keys of two models; "" where none was chosen yet
        self.group: DigitGroup = "first"

    def show_view(self, view: str) -> None:
        """One of VIEWS."""
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)

    def choose(self, selection: ErrorSelection) -> None:
        """Select other digits."""
        if selection != self.error_selection:
            self.error_selection = selection
            self.error_selection_changed.emit(selection)

    def compare(self, first: str, second: str) -> None:
        """Two models, by their keys in the list of Models."""
        if (first, second) != self.compared:
            self.compared = (first, second)
            self.compared_changed.emit()

    def choose_group(self, group: DigitGroup) -> None:
        """Which of the digits that two models were compared on."""
        if group != self.group:
            self.group = group
            self.compared_changed.emit()
