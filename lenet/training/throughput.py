"""Time, loss and errors of one pass, and when it is time to tell of them."""

import time
from typing import Final

from lenet.runs.events import BatchDone
from lenet.training.learner import Progress

_BETWEEN_EVENTS: Final = 0.25  # seconds, at least, from one BatchDone to the next


class Throughput:
    """Counts the batches of a pass, or of its rest: `seconds` and `loss_sum` go on from there.

    `seconds` is the time spent learning: not the time a listener takes, and no pause.
    """

    def __init__(
        self, number: int, patterns: int, *, done: int, seconds: float, loss_sum: float
    ) -> None:
        self.number, self.patterns = number, patterns
        self.done, self.seconds, self.loss_sum = done, seconds, loss_sum
        self._told = self._going_since = time.perf_counter()
        self._since: list[Progress] = []

    @property
    def mean_loss(self) -> float:
        """Over the whole pass so far."""
        return self.loss_sum / max(self.done, 1)

    def see(self, progress: Progress) -> None:
        """Count a batch."""
        now = time.perf_counter()
        self.seconds += now - self._going_since
        self._going_since = now
        self.loss_sum += progress.loss * progress.patterns
        self.done = progress.done
        self._since.append(progress)

    @property
    def is_due(self) -> bool:
        """Whether the last event is long enough ago, or the pass over."""
        return self._going_since - self._told >= _BETWEEN_EVENTS or self.done >= self.patterns

    def tell(self) -> BatchDone | None:
        """All batches since the last event; None when there was none."""
        since = self._since
        if not since:
            return None
        patterns = sum(progress.patterns for progress in since)
        event = BatchDone(
            number=self.number,
            done=self.done,
            patterns=self.patterns,
            loss=sum(progress.loss * progress.patterns for progress in since) / patterns,
            rate=since[-1].rate,
            images_per_second=patterns / max(self._going_since - self._told, 1e-9),
            begun=since[0].done - since[0].patterns,
            batch=since[0].patterns,
            losses=tuple(float(f"{progress.loss:.6g}") for progress in since),
            wrong=tuple(progress.wrong for progress in since),
        )
        self._told, self._since = self._going_since, []
        return event

    def go_on(self) -> None:
        """After a rest: the clock starts anew."""
        self._told = self._going_since = time.perf_counter()
