"""What of the errors a person looks at: which view, which digits of it, which two models."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from app.context.evaluation.dataset import EvaluationDataset
from lenet.evaluation.comparison import Part
from lenet.evaluation.error_selection import Pick

VIEWS: Final = ("errors", "paper", "models", "compare")


class ErrorView(QObject):
    """One owner of the look at the errors, as Selection is of the look at the network.

    `view_changed(str)`: another of VIEWS.
    `pick_changed(Pick)`: other digits.
    `compared_changed()`: other two models, or another part of the digits they differ on.
    """

    view_changed = Signal(str)
    pick_changed = Signal(object)
    compared_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: str = VIEWS[0]
        self.pick = Pick()
        self.evaluation_dataset = EvaluationDataset(self)
        self.compared = ("", "")  # keys of two models; "" where none was chosen yet
        self.part: Part = "first"

    def show_view(self, view: str) -> None:
        """One of VIEWS."""
        if view != self.view:
            self.view = view
            self.view_changed.emit(view)

    def choose(self, pick: Pick) -> None:
        """Other digits."""
        if pick != self.pick:
            self.pick = pick
            self.pick_changed.emit(pick)

    def compare(self, first: str, second: str) -> None:
        """Two models, by their keys in the list of Models."""
        if (first, second) != self.compared:
            self.compared = (first, second)
            self.compared_changed.emit()

    def choose_part(self, part: Part) -> None:
        """Which of the digits that two models were compared on."""
        if part != self.part:
            self.part = part
            self.compared_changed.emit()
