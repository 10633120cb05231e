"""The passes of a run: learn, measure, keep, and between batches do what is asked."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from lenet.network.checkpoint import Model, save_model
from lenet.runs.early_stopping import Reason, Stops, reached, time_is_up
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
from lenet.runs.recipe import Recipe
from lenet.training.controls import Controls
from lenet.training.dataset import TrainingDataset
from lenet.training.learner import Learner
from lenet.training.measure import card_of, errors_and_loss, measure
from lenet.training.throughput import Throughput

_BETWEEN_LIVE: Final = 0.4  # seconds
_BETWEEN_STATES: Final = 30.0  # seconds: what a kill within a long pass may cost


@dataclass(frozen=True)
class Task:
    """What is to be learned, how, and where it is kept."""

    recipe: Recipe
    dataset: TrainingDataset
    folder: Path
    seed: int


class TrainingLoop:
    """Where one run stands, and its way to the end as events.

    `before` is the run as it was found and `state` what was kept of it, when it goes on.
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
        self._planned: list[RateChanged] = []  # what a run that was cut short had been told
        self._reason: Reason | None = None  # why the run is to end by itself
        self._told_rate = controls.rate_factor if before is None else 1.0
        self._told_stops = Stops()
        self._live_at = self._kept_at = time.perf_counter()
        self._shown: tuple[int, int] | None = None  # the place of the last live network
        if state is not None:
            self.number, self.done = state.number, state.done
            self._seconds, self._pass_seconds = state.seconds, state.pass_seconds
            self._loss_sum = state.loss_sum
            self._told_rate = controls.rate_factor = state.rate_factor
        if before is not None:
            self._recall(before)

    @property
    def folder(self) -> Path:
        """Where the run is kept."""
        return self._task.folder

    def _recall(self, before: Run) -> None:
        """What the events of the run say of the way it is to go on."""
        self._passes = [event for event in before.passes if event.number <= self.number]
        here = (self.number + 1, self.done)
        self._planned = [
            event
            for event in before.events
            if isinstance(event, RateChanged) and (event.number, event.done) >= here
        ]
        for event in before.events:
            if isinstance(event, StopsChanged):
                self._told_stops = Stops(event.error_below, event.patience, event.minutes)
        last = before.events[-1]
        # Whoever goes on with a run that had ended by a condition wants it to go on.
        ended = isinstance(last, RunDone) and last.reason != "passes"
        if self._controls.stops == Stops() and not ended:
            self._controls.stops = self._told_stops

    def run(self) -> Iterator[Event]:
        """All events from here to the end. Raises OSError when the folder cannot be written."""
        for number in range(self.number + 1, self._task.recipe.passes + 1):
            throughput = Throughput(
                number,
                self._learner.patterns,
                done=self.done,
                seconds=self._pass_seconds,
                loss_sum=self._loss_sum,
            )
            yield from self._heed(throughput)
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
        """The batches of a pass, as far as the run is to go."""
        for progress in self._learner.learn(throughput.number, self._controls, throughput.done):
            if not math.isfinite(progress.loss):
                yield _diverged(throughput.number, f"{progress.loss}")
                return
            throughput.see(progress)
            self._controls.batch_done()
            if throughput.is_due and (event := throughput.tell()):
                yield event
                self._controls.look_around()
            yield from self._heed(throughput)
            now = time.perf_counter()
            up = time_is_up(self._controls.stops, self._seconds + throughput.seconds)
            up = up and throughput.done < throughput.patterns  # a whole pass is measured first
            if self._controls.stop or up or now - self._kept_at >= _BETWEEN_STATES:
                if event := throughput.tell():
                    yield event
                self._keep(throughput)
            if self._controls.stop:
                yield RunStopped(self.number, self.done)
                return
            if up:
                self._reason = "time"
                return

    def _heed(self, throughput: Throughput) -> Iterator[Event]:
        """Between two batches: what was asked for, rest if it was that, and show the network."""
        controls = self._controls
        controls.look()
        yield from self._changes(throughput)
        if controls.paused and not controls.stop:
            if event := throughput.tell():
                yield event
            yield from self._show_live(throughput)
            if throughput.done:
                self._keep(throughput)
            yield RunPaused(throughput.number, throughput.done)
            while controls.paused and not controls.stop:
                controls.rest()
                yield from self._changes(throughput)
                yield from self._show_live(throughput)
            if not controls.stop:
                yield RunContinued(throughput.number, throughput.done)
            throughput.go_on()
        elif time.perf_counter() - self._live_at >= _BETWEEN_LIVE or not throughput.done:
            yield from self._show_live(throughput)

    def _changes(self, throughput: Throughput) -> Iterator[Event]:
        """What is different from here on, as it was asked for now or had been before a kill."""
        controls = self._controls
        if controls.rate_was_set:
            self._planned.clear()
        here = (throughput.number, throughput.done)
        while self._planned and (self._planned[0].number, self._planned[0].done) <= here:
            controls.rate_factor = self._planned.pop(0).factor
        if controls.rate_factor != self._told_rate:
            self._told_rate = controls.rate_factor
            yield RateChanged(*here, self._told_rate)
        if controls.stops != self._told_stops:
            stops = self._told_stops = controls.stops
            yield StopsChanged(stops.error_below, stops.patience, stops.minutes)

    def _show_live(self, throughput: Throughput) -> Iterator[Event]:
        """The network of the moment, for whoever wants to see it."""
        here = (throughput.number, throughput.done)
        if not self._controls.live:
            self._shown = None
        if not self._controls.live or here == self._shown:
            return
        self._live_at, self._shown = time.perf_counter(), here
        try:
            self._save(LIVE, throughput.number - 1, None)
        except OSError:  # on Windows, when somebody just reads the last one
            return
        yield LiveSaved(throughput.number, throughput.done, LIVE)

    def _end_pass(self, throughput: Throughput) -> Iterator[Event]:
        """Measure and keep what the pass gave."""
        network = self._learner.network()
        # Squashed units hide infinite weights from the loss.
        if not np.isfinite(network.to_vector()).all():
            yield _diverged(throughput.number)
            return
        event = measure(self._learner, self._task.dataset, self._task.recipe, throughput)
        yield event
        self._passes.append(event)
        self._seconds += throughput.seconds
        self.number, self.done = throughput.number, 0
        self._pass_seconds = self._loss_sum = 0.0
        self._save(snapshot_path(throughput.number), throughput.number, event.test_errors)
        self._save_state()
        yield SnapshotSaved(throughput.number, snapshot_path(throughput.number))
        if throughput.number < self._task.recipe.passes:
            stops = self._controls.stops
            up = time_is_up(stops, self._seconds)
            self._reason = "time" if up else reached(stops, self._passes)

    def _end(self) -> RunDone:
        """Keep the network that the run was for."""
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

    def _keep(self, throughput: Throughput) -> None:
        """Keep where the run is within a pass."""
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
        self._kept_at = time.perf_counter()

    def _save(self, path: str, passes: int, test_errors: int | None) -> None:
        card = card_of(
            self._task.recipe,
            self._task.dataset,
            seed=self._task.seed,
            passes=passes,
            test_errors=test_errors,
            seconds=self._seconds,
        )
        save_model(self._task.folder / path, Model(self._learner.network(), card))


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
