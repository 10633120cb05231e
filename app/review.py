"""What of the errors a person looks at: which view, which digits of it, which two models."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

VIEWS: Final = ("errors", "the82", "models", "compare")


@dataclass(frozen=True)
class Pick:
    """Digits by truth and answer; None stands for any. Without either: all that are wrong."""

    truth: int | None = None
    answer: int | None = None


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
