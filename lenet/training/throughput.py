"""Time, loss and images a second of one pass, as BatchDone events a few times a second."""

import time
from typing import Final

from lenet.runs.events import BatchDone
from lenet.training.learner import Progress

_BETWEEN_EVENTS: Final = 0.25  # seconds, at least, from one BatchDone to the next


class Throughput:
    """The count of the batches of a pass. A resumed pass begins with what was counted before.

    `seconds` is the time spent learning, without pauses and without the listener's time.
    """

    def __init__(
        self, number: int, patterns: int, *, done: int, seconds: float, loss_sum: float
    ) -> None:
        self.number, self.patterns = number, patterns
        self.done, self.seconds, self.loss_sum = done, seconds, loss_sum
        self._last_event_at = self._counted_at = time.perf_counter()
        self._since_event: list[Progress] = []

    @property
    def mean_loss(self) -> float:
        """The mean loss of the pass so far."""
        return self.loss_sum / max(self.done, 1)

    def count(self, progress: Progress) -> None:
        """Add a batch."""
        now = time.perf_counter()
        self.seconds += now - self._counted_at
        self._counted_at = now
        self.loss_sum += progress.loss * progress.patterns
        self.done = progress.done
        self._since_event.append(progress)

    @property
    def is_due(self) -> bool:
        """Whether the last event is long enough ago, or the pass over."""
        waited = self._counted_at - self._last_event_at
        return waited >= _BETWEEN_EVENTS or self.done >= self.patterns

    def take_event(self) -> BatchDone | None:
        """Return the batches since the last event as one; None when there are none."""
        since = self._since_event
        if not since:
            return None
        patterns = sum(progress.patterns for progress in since)
        event = BatchDone(
            number=self.number,
            done=self.done,
            patterns=self.patterns,
            loss=sum(progress.loss * progress.patterns for progress in since) / patterns,
            rate=since[-1].rate,
            images_per_second=patterns / max(self._counted_at - self._last_event_at, 1e-9),
            begun=since[0].done - since[0].patterns,
            batch=since[0].patterns,
            losses=tuple(float(f"{progress.loss:.6g}") for progress in since),
            wrong=tuple(progress.wrong for progress in since),
        )
        self._last_event_at, self._since_event = self._counted_at, []
        return event

    def restart_clock(self) -> None:
        """Leave the time until now out; call this after a pause."""
        self._last_event_at = self._counted_at = time.perf_counter()
