"""The training loop: learn, measure and save pass after pass, and obey commands in between."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from lenet.network.checkpoint import Model, save_model
from lenet.runs.early_stopping import Reason, reached, time_is_up
from lenet.runs.events import (
    Event,
    LiveSaved,
    PassDone,
    RateChanged,
    RunContinued,
    RunDone,
    RunFailed,
    RunPaused,
    RunStopped,
    SnapshotSaved,
    StopsChanged,
)
from lenet.runs.folder import LIVE, MODEL, Run, State, save_state, snapshot_path
from lenet.runs.spec import RunSpec, Stops
from lenet.training.controls import Controls
from lenet.training.dataset import TrainingDataset
from lenet.training.learner import Learner
from lenet.training.measure import card_of, errors_and_loss, measure
from lenet.training.throughput import Throughput

_BETWEEN_LIVE: Final = 0.4  # seconds
_BETWEEN_STATES: Final = 30.0  # seconds: what a kill within a long pass may cost


@dataclass(frozen=True)
class Task:
    """What a training loop works on: spec, digits and run folder."""

    spec: RunSpec
    dataset: TrainingDataset
    folder: Path


class TrainingLoop:
    """One run, from its start or from where it was left, to its end.

    For a resumed run, `before` is the run as it was found in its folder and `state` the last
    state in it, if there is one.
    """

    def __init__(
        self,
        task: Task,
        learner: Learner,
        controls: Controls,
        *,
        before: Run | None,
        state: State | None,
    ) -> None:
        self._task, self._learner, self._controls = task, learner, controls
        self.number = 0  # whole passes done
        self.done = 0  # patterns of the next pass done
        self._seconds, self._pass_seconds, self._loss_sum = 0.0, 0.0, 0.0
        self._passes: list[PassDone] = []
        # A run that was cut short repeats the changes of the rate after its last state.
        self._rates_to_repeat: list[RateChanged] = []
        self._reason: Reason | None = None  # why the run is to end by itself
        # What the events say already:
        self._known_rate = controls.rate_factor if before is None else 1.0
        self._known_stops = Stops()
        self._live_at = self._state_at = time.perf_counter()
        self._live_place: tuple[int, int] | None = None  # of the last live network
        if state is not None:
            self.number, self.done = state.number, state.done
            self._seconds, self._pass_seconds = state.seconds, state.pass_seconds
            self._loss_sum = state.loss_sum
            self._known_rate = controls.rate_factor = state.rate_factor
        if before is not None:
            self._read_events(before)

    @property
    def folder(self) -> Path:
        """The run folder."""
        return self._task.folder

    def _read_events(self, before: Run) -> None:
        """Take passes, changes of the rate and conditions to stop from a run's events."""
        self._passes = [event for event in before.passes if event.number <= self.number]
        here = (self.number + 1, self.done)
        self._rates_to_repeat = [
            event
            for event in before.events
            if isinstance(event, RateChanged) and (event.number, event.done) >= here
        ]
        for event in before.events:
            if isinstance(event, StopsChanged):
                self._known_stops = Stops(event.error_below, event.patience, event.minutes)
        last = before.events[-1]
        # A person who resumes a run that ended by a condition wants it to go on.
        ended = isinstance(last, RunDone) and last.reason != "passes"
        if self._controls.stops == Stops() and not ended:
            self._controls.stops = self._known_stops

    def run(self) -> Iterator[Event]:
        """Yield all events from here to the end. Raises OSError when the folder is not writable."""
        for number in range(self.number + 1, self._task.spec.recipe.passes + 1):
            throughput = Throughput(
                number,
                self._learner.patterns,
                done=self.done,
                seconds=self._pass_seconds,
                loss_sum=self._loss_sum,
            )
            yield from self._between_batches(throughput)
            if self._controls.stop:
                yield RunStopped(self.number, self.done)
                return
            for event in self._learn_and_measure(throughput):
                yield event
                if isinstance(event, RunFailed | RunStopped):
                    return
            if self._reason is not None:
                break
            self._controls.pass_done()
        yield self._end()

    def _learn_and_measure(self, throughput: Throughput) -> Iterator[Event]:
        """A whole pass or its rest; the last event may be that the run is over."""
        yield from self._learn(throughput)
        if throughput.done == throughput.patterns and not self._controls.stop:
            yield from self._end_pass(throughput)

    def _learn(self, throughput: Throughput) -> Iterator[Event]:
        """The batches of a pass, until it or the run ends."""
        for progress in self._learner.learn(throughput.number, self._controls, throughput.done):
            if not math.isfinite(progress.loss):
                yield _diverged(throughput.number, f"{progress.loss}")
                return
            throughput.count(progress)
            self._controls.batch_done()
            if throughput.is_due and (event := throughput.take_event()):
                yield event
                self._controls.poll()
            yield from self._between_batches(throughput)
            now = time.perf_counter()
            up = time_is_up(self._controls.stops, self._seconds + throughput.seconds)
            up = up and throughput.done < throughput.patterns  # a whole pass is measured first
            if self._controls.stop or up or now - self._state_at >= _BETWEEN_STATES:
                if event := throughput.take_event():
                    yield event
                self._save_within_pass(throughput)
            if self._controls.stop:
                yield RunStopped(self.number, self.done)
                return
            if up:
                self._reason = "time"
                return

    def _between_batches(self, throughput: Throughput) -> Iterator[Event]:
        """Obey commands, pause if asked to, and save the live network if somebody watches."""
        controls = self._controls
        controls.obey_waiting()
        yield from self._changes(throughput)
        if controls.paused and not controls.stop:
            if event := throughput.take_event():
                yield event
            yield from self._save_live(throughput)
            if throughput.done:
                self._save_within_pass(throughput)
            yield RunPaused(throughput.number, throughput.done)
            while controls.paused and not controls.stop:
                controls.wait()
                yield from self._changes(throughput)
                yield from self._save_live(throughput)
            if not controls.stop:
                yield RunContinued(throughput.number, throughput.done)
            throughput.restart_clock()
        elif time.perf_counter() - self._live_at >= _BETWEEN_LIVE or not throughput.done:
            yield from self._save_live(throughput)

    def _changes(self, throughput: Throughput) -> Iterator[Event]:
        """Rate and conditions to stop, where they differ from what the events say."""
        controls = self._controls
        if controls.rate_was_set:
            self._rates_to_repeat.clear()
        here = (throughput.number, throughput.done)
        repeat = self._rates_to_repeat
        while repeat and (repeat[0].number, repeat[0].done) <= here:
            controls.rate_factor = repeat.pop(0).factor
        if controls.rate_factor != self._known_rate:
            self._known_rate = controls.rate_factor
            yield RateChanged(*here, self._known_rate)
        if controls.stops != self._known_stops:
            stops = self._known_stops = controls.stops
            yield StopsChanged(stops.error_below, stops.patience, stops.minutes)

    def _save_live(self, throughput: Throughput) -> Iterator[Event]:
        """Save the network of this moment, once a place, while somebody watches."""
        here = (throughput.number, throughput.done)
        if not self._controls.live:
            self._live_place = None
        if not self._controls.live or here == self._live_place:
            return
        self._live_at, self._live_place = time.perf_counter(), here
        try:
            self._save(LIVE, throughput.number - 1, None, durable=False)
        except OSError:  # on Windows, when somebody just reads the last one
            return
        yield LiveSaved(throughput.number, throughput.done, LIVE)

    def _end_pass(self, throughput: Throughput) -> Iterator[Event]:
        """Measure the network of a whole pass, and save it and the state."""
        # Squashed units hide infinite weights from the loss.
        if not np.isfinite(self._learner.network().to_vector()).all():
            yield _diverged(throughput.number)
            return
        recipe = self._task.spec.recipe
        event = measure(self._learner, self._task.dataset, recipe, throughput)
        yield event
        self._passes.append(event)
        self._seconds += throughput.seconds
        self.number, self.done = throughput.number, 0
        self._pass_seconds = self._loss_sum = 0.0
        self._save(snapshot_path(throughput.number), throughput.number, event.test_errors)
        self._save_state()
        yield SnapshotSaved(throughput.number, snapshot_path(throughput.number))
        if throughput.number < recipe.passes:
            stops = self._controls.stops
            up = time_is_up(stops, self._seconds)
            self._reason = "time" if up else reached(stops, self._passes)

    def _end(self) -> RunDone:
        """Save the trained network."""
        test = self._task.dataset.test
        if self._passes and not self.done:
            test_errors = self._passes[-1].test_errors
        else:
            test_errors, _ = errors_and_loss(self._learner, test)
        self._save(MODEL, self.number, test_errors)
        seconds = self._seconds + self._pass_seconds
        return RunDone(
            self.number, seconds, test_errors, len(test), MODEL, self._reason or "passes"
        )

    def _save_within_pass(self, throughput: Throughput) -> None:
        """Save the state of a pass that is under way."""
        self.done = throughput.done
        self._pass_seconds, self._loss_sum = throughput.seconds, throughput.loss_sum
        self._save_state()

    def _save_state(self) -> None:
        state = State(
            self.number,
            self._learner.state(),
            self._seconds,
            self._controls.rate_factor,
            self.done,
            self._pass_seconds,
            self._loss_sum,
        )
        save_state(self._task.folder, state)
        self._state_at = time.perf_counter()

    def _save(
        self, path: str, passes: int, test_errors: int | None, *, durable: bool = True
    ) -> None:
        card = card_of(
            self._task.spec,
            self._task.dataset,
            passes=passes,
            test_errors=test_errors,
            seconds=self._seconds,
        )
        model = Model(self._learner.network(), card)
        save_model(self._task.folder / path, model, durable=durable)


def _diverged(number: int, loss: str = "") -> RunFailed:
    """The end of a run whose loss is no number, or whose weights are infinite."""
    if loss:
        return RunFailed.because(
            "In pass {number} the numbers grew beyond all bounds (loss {loss}), so training"
            " stopped; the network after pass {kept} is kept. A lower rate may help.",
            number=number,
            loss=loss,
            kept=number - 1,
        )
    return RunFailed.because(
        "In pass {number} the weights grew beyond all bounds, so training stopped; the network"
        " after pass {kept} is kept. A lower rate may help.",
        number=number,
        kept=number - 1,
    )
