"""What a person may ask of a run while it goes."""

from PySide6.QtCore import QObject

from lenet.runs.commands import Command, GoOn, OneBatch, OnePass, Pause, SetRate, SetStops, ShowLive
from lenet.runs.early_stopping import Stops


class RunControls(QObject):
    """Puts wishes into orders; `ask`, of who knows the run, brings them there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live_wanted = False

    def ask(self, order: Command) -> None:
        """Bring one order to the run; nothing when there is none."""
        raise NotImplementedError

    def pause(self) -> None:
        """Rest after this batch."""
        self.ask(Pause())

    def go_on(self) -> None:
        """Rest no longer."""
        self.ask(GoOn())

    def one_batch(self) -> None:
        """Learn one batch, then rest."""
        self.ask(OneBatch())

    def one_pass(self) -> None:
        """Learn to the end of this pass, then rest."""
        self.ask(OnePass())

    def set_rate(self, factor: float) -> None:
        """Multiply every rate of the recipe, from the next batch on."""
        self.ask(SetRate(factor))

    def set_stops(self, stops: Stops) -> None:
        """Other conditions under which the run ends by itself."""
        self.ask(SetStops(stops.error_below, stops.patience, stops.minutes))

    def want_live(self, wanted: bool) -> None:
        """Have the network of the moment some times a second, now and in runs to come, or not."""
        self.live_wanted = wanted
        self.ask(ShowLive(wanted))
