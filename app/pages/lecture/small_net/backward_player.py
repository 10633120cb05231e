"""The second half: back-propagation and the update on the small net, phase by phase."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.pages.lecture.common.frame_clock import FrameClock
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.small_net import net_state
from app.pages.lecture.small_net.backward_stage import PHASES, BackStage
from app.pages.lecture.small_net.net_painting import Handle
from app.pages.lecture.small_net.net_state import NetState
from lenet.lecture.small_net import backward

_MOST: Final = 200  # updates
_A_SECOND: Final = 6  # updates, while it runs
RATE_END: Final = 2.0


class BackPart(QObject):
    """Owns the phase, the rate, and the errors after each update.

    `changed()`: any of them, or the net, is another.
    `running_changed(bool)`: it updates by itself, or no longer.
    """

    changed = Signal()
    running_changed = Signal(bool)

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._lesson = lesson
        self.stage = BackStage(lesson.context.appearance)
        self.stage.dragged.connect(self._drag)
        self.state = self._kept()
        self._first = self.state
        self.phase = 0
        self.rate = 0.3
        self.errors: tuple[float, ...] = (self._error,)
        self._clock = FrameClock(self)
        self._clock.ticked.connect(self._tick)
        self._waited = 0.0
        self._show()

    @property
    def running(self) -> bool:
        return self._clock.running

    def refresh(self) -> None:
        """Take over the net as the page before left it."""
        kept = self._kept()
        if kept is not self.state:
            self._begin(kept)

    def choose_rate(self, rate: float) -> None:
        self.rate = rate
        self.changed.emit()

    def step(self) -> None:
        """The next phase; after the last the update, and forward again."""
        self.stop()
        if self.phase < len(PHASES) - 1:
            self.phase += 1
            self._show()
        else:
            self.update()
            self.phase = 0
            self._show()

    def update(self) -> None:
        """Every parameter less rate times its derivative."""
        state = self.state
        slopes = backward(state.net, state.trace, state.target, state.function).slopes
        self._take(replace(state, net=state.net.stepped(slopes, self.rate)))
        self.errors = (*self.errors, self._error)
        self._show()

    def run(self) -> None:
        """Update after update."""
        self.phase = len(PHASES) - 1
        if not self._lesson.may_animate:
            while len(self.errors) <= _MOST and self._error > net_state.GOOD:
                self.update()
            return
        self._waited = 1.0
        self._clock.start()
        self.running_changed.emit(True)

    def reset(self) -> None:
        """The net as it was before the first update."""
        self.stop()
        self._take(self._first)
        self._begin(self._first)

    def stop(self) -> None:
        self._clock.stop()
        self.running_changed.emit(False)

    @property
    def _error(self) -> float:
        return self.state.trace.error(self.state.target)

    def _kept(self) -> NetState:
        kept = self._lesson.context.notes.get(net_state.KEY)
        return kept if isinstance(kept, NetState) else net_state.fresh()

    def _begin(self, state: NetState) -> None:
        self.state = self._first = state
        self.phase = 0
        self.errors = (self._error,)
        self._show()

    def _take(self, state: NetState) -> None:
        self.state = state
        self._lesson.context.notes[net_state.KEY] = state

    def _drag(self, handle: Handle, by: float) -> None:
        """A number changed by hand: another error, so the count of updates begins anew."""
        self.stop()
        phase = self.phase
        self._take(self.state.having(handle, self.state.value(handle) + by))
        self._begin(self.state)
        self.phase = phase
        self._show()

    def _tick(self, seconds: float) -> None:
        self._waited += seconds * _A_SECOND
        if self._waited < 1:
            return
        self._waited = 0.0
        self.update()
        if len(self.errors) > _MOST or self._error < net_state.GOOD:
            self.stop()

    def _show(self) -> None:
        self.stage.show_state(self.state, self.phase)
        self.changed.emit()
