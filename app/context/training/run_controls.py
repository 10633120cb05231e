"""The commands to a run, as methods that buttons call."""

from PySide6.QtCore import QObject

from lenet.runs.commands import Command, GoOn, OneBatch, OnePass, Pause, SetRate, ShowLive


class RunControls(QObject):
    """The base of the trainer: each method sends one command by `ask`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live_wanted = False

    def ask(self, command: Command) -> None:
        """Send a command to the run; do nothing when there is none."""
        raise NotImplementedError

    def pause(self) -> None:
        """Pause after this batch."""
        self.ask(Pause())

    def go_on(self) -> None:
        """Go on after a pause."""
        self.ask(GoOn())

    def one_batch(self) -> None:
        """Learn one batch, then pause."""
        self.ask(OneBatch())

    def one_pass(self) -> None:
        """Learn to the end of this pass, then pause."""
        self.ask(OnePass())

    def set_rate(self, factor: float) -> None:
        """Multiply every rate of the recipe, from the next batch on."""
        self.ask(SetRate(factor))

    def want_live(self, wanted: bool) -> None:
        """Have the live network some times a second, now and in runs to come, or no longer."""
        self.live_wanted = wanted
        self.ask(ShowLive(wanted))
