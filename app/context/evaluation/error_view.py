"""The state of the Errors page: its view, the selected errors, and the two models compared."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from app.context.evaluation.dataset import EvaluationDataset
from lenet.evaluation.comparison import DigitGroup
from lenet.evaluation.error_selection import ErrorSelection

VIEWS: Final = ("errors", "paper", "models", "compare", "digits")


class ErrorView(QObject):
    """The owner of what the Errors page shows, as Selection is for the Draw page.

    `view_changed(str)`: another of VIEWS is in front.
    `error_selection_changed(ErrorSelection)`: other errors are selected.
    `compared_changed()`: two other models are compared, or another part of their digits is shown.
    """

    view_changed = Signal(str)
    error_selection_changed = Signal(object)
    compared_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: str = VIEWS[0]
        self.error_selection = ErrorSelection()
        self.evaluation_dataset = EvaluationDataset(self)
        self.compared = ("", "")  # keys of two models; "" where none is chosen yet
        self.group: DigitGroup = "first"

    def show_view(self, view: str) -> None:
        """Bring one of VIEWS to the front."""
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)

    def choose(self, selection: ErrorSelection) -> None:
        """Select other errors."""
        if selection != self.error_selection:
            self.error_selection = selection
            self.error_selection_changed.emit(selection)

    def compare(self, first: str, second: str) -> None:
        """Compare two models, named by the keys of their entries in Models."""
        if (first, second) != self.compared:
            self.compared = (first, second)
            self.compared_changed.emit()

    def choose_group(self, group: DigitGroup) -> None:
        """Show another part of the digits that the two models were compared on."""
        if group != self.group:
            self.group = group
            self.compared_changed.emit()
