"""The player of back-propagation: the small net phase by phase, then update after update."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.pages.lecture.common.frame_clock import FrameClock
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.small_net import net_state
from app.pages.lecture.small_net.backward_stage import PHASES, BackwardStage
from app.pages.lecture.small_net.net_state import Handle, NetState
from lenet.lecture.small_net import backward

_MOST_UPDATES: Final = 200
_UPDATES_A_SECOND: Final = 6  # while it runs
RATE_END: Final = 2.0  # the largest learning rate
_NOTE: Final = "small net: learning"  # in the notes of the app context


@dataclass(frozen=True, eq=False)
class _Learning:
    """How far the net has learned: the net, that before the first update, and what was shown."""

    state: NetState
    initial: NetState
    phase: int
    rate: float
    errors: tuple[float, ...]


class BackwardPlayer(QObject):
    """Owns the phase, the learning rate, and the error after each update.

    `changed()`: the phase, the rate, the errors or the net changed.
    `running_changed(bool)`: it began to update by itself, or stopped.
    """

    changed = Signal()
    running_changed = Signal(bool)

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._lesson = lesson
        self.stage = BackwardStage(lesson.context.appearance)
        self.stage.dragged.connect(self._drag)
        self.state = self._kept_state()
        self._initial = self.state
        self.phase = 0
        self.rate = 0.3
        self.errors: tuple[float, ...] = (self._error,)
        self._clock = FrameClock(self)
        self._clock.ticked.connect(self._tick)
        self._waited = 0.0
        kept = lesson.context.notes.get(_NOTE)
        if isinstance(kept, _Learning) and kept.state is self.state:
            self._initial, self.phase = kept.initial, kept.phase
            self.rate, self.errors = kept.rate, kept.errors
        self._show()

    @property
    def running(self) -> bool:
        """Whether it updates by itself."""
        return self._clock.running

    def refresh(self) -> None:
        """Load the net as the lesson on the forward pass left it."""
        kept = self._kept_state()
        if kept is not self.state:
            self._start_over(kept)

    def choose_rate(self, rate: float) -> None:
        """Set the learning rate from the next update on."""
        self.rate = rate
        self._show()

    def step(self) -> None:
        """Show the next phase; after the last one make an update, and show the first again."""
        self.stop()
        if self.phase < len(PHASES) - 1:
            self.phase += 1
            self._show()
        else:
            self.update()
            self.phase = 0
            self._show()

    def update(self) -> None:
        """Subtract from every parameter its derivative times the learning rate."""
        state = self.state
        slopes = backward(state.net, state.trace, state.target, state.function).slopes
        self._set_state(replace(state, net=state.net.stepped(slopes, self.rate)))
        self.errors = (*self.errors, self._error)
        self._show()

    def run(self) -> None:
        """Make update after update, all at once where nothing may move."""
        self.phase = len(PHASES) - 1
        if not self._lesson.may_animate:
            while len(self.errors) <= _MOST_UPDATES and self._error > net_state.NEGLIGIBLE_ERROR:
                self.update()
            return
        self._waited = 1.0
        self._clock.start()
        self.running_changed.emit(True)

    def reset(self) -> None:
        """Show the net as it was before the first update."""
        self.stop()
        self._set_state(self._initial)
        self._start_over(self._initial)

    def stop(self) -> None:
        """Make no more updates."""
        self._clock.stop()
        self.running_changed.emit(False)

    @property
    def _error(self) -> float:
        return self.state.trace.error(self.state.target)

    def _kept_state(self) -> NetState:
        kept = self._lesson.context.notes.get(net_state.KEY)
        return kept if isinstance(kept, NetState) else net_state.initial_state()

    def _start_over(self, state: NetState) -> None:
        self.state = self._initial = state
        self.phase = 0
        self.errors = (self._error,)
        self._show()

    def _set_state(self, state: NetState) -> None:
        self.state = state
        self._lesson.context.notes[net_state.KEY] = state

    def _drag(self, handle: Handle, by: float) -> None:
        """Change a number by hand; the errors so far belong to another net, so they go."""
        self.stop()
        phase = self.phase
        self._set_state(self.state.with_value(handle, self.state.value(handle) + by))
        self._start_over(self.state)
        self.phase = phase
        self._show()

    def _tick(self, seconds: float) -> None:
        self._waited += seconds * _UPDATES_A_SECOND
        if self._waited < 1:
            return
        self._waited = 0.0
        self.update()
        if len(self.errors) > _MOST_UPDATES or self._error < net_state.NEGLIGIBLE_ERROR:
            self.stop()

    def _show(self) -> None:
        self._lesson.context.notes[_NOTE] = _Learning(
            self.state, self._initial, self.phase, self.rate, self.errors
        )
        self.stage.show_state(self.state, self.phase)
        self.changed.emit()
