"""What a listener may ask of a run while it goes, looked at between batches."""

import threading
from collections import deque
from collections.abc import Callable, Iterable

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
from lenet.runs.early_stopping import Stops

_LOOK_AROUND = 0.25  # seconds between two looks at other sources while the run rests


class Controls:
    """The wishes in force. Orders may come from another thread, through `give`.

    `more`, if set, is asked for further orders at times: those that come by another way.
    """

    def __init__(self) -> None:
        self.stop = False
        self.rate_factor = 1.0  # on every rate of the recipe
        self.rate_was_set = False  # by an order, so that what was planned no longer counts
        self.stops = Stops()
        self.live = False
        self.paused = False
        self.more: Callable[[], Iterable[Command]] | None = None
        self._rest_after_batch = False
        self._rest_after_pass = False
        self._waiting: deque[Command] = deque()
        self._arrived = threading.Event()

    def give(self, order: Command) -> None:
        """Put an order in line; from any thread."""
        self._waiting.append(order)
        self._arrived.set()

    def look(self) -> None:
        """Obey the orders that wait."""
        self._arrived.clear()
        while self._waiting:
            self._obey(self._waiting.popleft())

    def look_around(self) -> None:
        """Obey also those that came by another way; costs a look at the disk."""
        if self.more is not None:
            for order in self.more():
                self.give(order)
        self.look()

    def rest(self) -> None:
        """Wait for an order, and obey it; the run is to look again what holds now."""
        self._arrived.wait(None if self.more is None else _LOOK_AROUND)
        self.look_around()

    def batch_done(self) -> None:
        """A batch was learned: rest now, if only one was asked for."""
        if self._rest_after_batch:
            self._rest_after_batch = False
            self.paused = True

    def pass_done(self) -> None:
        """A pass was learned, measured and kept: rest now, if only one was asked for."""
        if self._rest_after_pass:
            self._rest_after_pass = False
            self.paused = True

    def _obey(self, order: Command) -> None:
        match order:
            case Pause():
                self._go(paused=True)
            case GoOn():
                self._go()
            case OneBatch():
                self._go(rest_after_batch=True)
            case OnePass():
                self._go(rest_after_pass=True)
            case Stop():
                self.stop = True
            case SetRate():
                self.rate_factor, self.rate_was_set = order.factor, True
            case SetStops():
                self.stops = Stops(order.error_below, order.patience, order.minutes)
            case ShowLive():
                self.live = order.on

    def _go(
        self,
        *,
        paused: bool = False,
        rest_after_batch: bool = False,
        rest_after_pass: bool = False,
    ) -> None:
        self.paused = paused
        self._rest_after_batch, self._rest_after_pass = rest_after_batch, rest_after_pass
