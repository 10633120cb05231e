"""What of the errors a person looks at: which view, which digits of it, which two models."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from app.exam import Exam
from lenet.picking import Pick

VIEWS: Final = ("errors", "the82", "models", "compare")


class Review(QObject):
    """One owner of the look at the errors, as Gaze is of the look at the network.

    `view_changed(str)`: another of VIEWS.
    `pick_changed(Pick)`: other digits.
    """

    view_changed = Signal(str)
    pick_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view: str = VIEWS[0]
        self.pick = Pick()
        self.exam = Exam(self)
        self.compared: tuple[str, str] | None = None  # keys of two models

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
