"""The commands to a run in training: put in from any thread, obeyed between batches."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from lenet.runs.commands import (
    Command,
    GoOn,
    OneBatch,
    OnePass,
    Pause,
    SetRate,
    SetStops,
    ShowLive,
    Stop,
)
from lenet.runs.spec import Stops

_POLL_INTERVAL: Final = 0.25  # seconds between two looks at `stop` and `other_source` in a pause


class StoppedEarly(Exception):  # noqa: N818  # no fault: a person asked for it
    """The run was stopped before its first event; nothing was begun, so nothing is lost."""


class Controls:
    """What holds now for a run: pause, rate, conditions to stop; changed by commands.

    `other_source`, if set, is asked from time to time for commands that `put` does not bring.
    `stop` may be set at any moment, by a signal handler too: it takes no lock.
    """

    def __init__(self) -> None:
        self.stop = False
        self.rate_factor = 1.0  # on every rate of the recipe
        self.rate_was_set = False  # by a command: a resumed run drops its old changes of the rate
        self.stops = Stops()
        self.live = False  # whether somebody watches the network while it learns
        self.paused = False
        self.other_source: Callable[[], Iterable[Command]] | None = None
        self._pause_after_batch = False
        self._pause_after_pass = False
        self._waiting: deque[Command] = deque()
        self._arrived = threading.Event()

    def put(self, command: Command) -> None:
        """Add a command to those that wait; from any thread."""
        self._waiting.append(command)
        self._arrived.set()

    def obey_waiting(self) -> None:
        """Obey the commands that wait."""
        self._arrived.clear()
        while self._waiting:
            self._obey(self._waiting.popleft())

    def poll(self) -> None:
        """Obey the commands of the other source too; this reads a file."""
        if self.other_source is not None:
            for command in self.other_source():
                self.put(command)
        self.obey_waiting()

    def wait(self) -> None:
        """Wait for a command, but not for long, and obey those that came."""
        self._arrived.wait(_POLL_INTERVAL)
        self.poll()

    def raise_if_stopped(self) -> None:
        """Raise StoppedEarly when the run is to stop; for work before its first event."""
        if self.stop or Stop() in tuple(self._waiting):
            raise StoppedEarly

    def batch_done(self) -> None:
        """Pause now if one batch was asked for."""
        if self._pause_after_batch:
            self._pause_after_batch = False
            self.paused = True

    def pass_done(self) -> None:
        """Pause now if one pass was asked for; call this when it is measured and saved."""
        if self._pause_after_pass:
            self._pause_after_pass = False
            self.paused = True

    def _obey(self, command: Command) -> None:
        match command:
            case Pause():
                self._set_pause(now=True)
            case GoOn():
                self._set_pause()
            case OneBatch():
                self._set_pause(after_batch=True)
            case OnePass():
                self._set_pause(after_pass=True)
            case Stop():
                self.stop = True
            case SetRate():
                self.rate_factor, self.rate_was_set = command.factor, True
            case SetStops():
                self.stops = Stops(command.error_below, command.patience, command.minutes)
            case ShowLive():
                self.live = command.on

    def _set_pause(
        self, *, now: bool = False, after_batch: bool = False, after_pass: bool = False
    ) -> None:
        self.paused = now
        self._pause_after_batch, self._pause_after_pass = after_batch, after_pass
