"""The player of gradient descent on one or two variables: step by step, or on its own."""

from dataclasses import replace
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from app.pages.lecture.common.frame_clock import FrameClock
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.small_net.descent.descent_plots import CurvePlot, ValleyPlot
from app.pages.lecture.small_net.descent.objectives import (
    OBJECTIVES,
    Descent,
    Point,
    preset_descent,
)
from app.style.formulas.typesetting import Setting, number, row

_FIRST_SECONDS: Final = 0.45  # of each of the first steps
_LATER_SECONDS: Final = 0.12  # of each step after them
_FIRST_STEPS: Final = 8


class DescentPlayer(QObject):
    """Owns a descent on each objective, and moves the one that is shown.

    `changed(Descent)`: the point or the learning rate of the one that is shown changed.
    `running_changed(bool)`: it began to make steps by itself, or stopped.
    """

    changed = Signal(object)
    running_changed = Signal(bool)

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._lesson = lesson
        self._descents = dict(cast(dict[str, Descent], lesson.recall_state({})))
        self.objective = "bowl"
        self.curve = CurvePlot(lesson.context.appearance)
        self.valley = ValleyPlot(lesson.context.appearance)
        self._clock = FrameClock(self)
        self._clock.ticked.connect(self._tick)
        self._progress = 1.0  # share of the last step that is done
        self._single_step = True  # stop after the current step
        for plot in (self.curve, self.valley):
            plot.start_chosen.connect(self.choose_start)

    @property
    def descent(self) -> Descent:
        """The descent that is shown."""
        return self._descents.get(self.objective) or preset_descent(self.objective, "converges")

    @property
    def running(self) -> bool:
        """Whether it makes steps by itself, not only the current one."""
        return self._clock.running and not self._single_step

    def show_objective(self, name: str) -> None:
        """Show the descent on an objective, by its name."""
        self.stop()
        self.objective = name
        self._show()

    def choose_rate(self, rate: float) -> None:
        """Set the learning rate from the next step on."""
        self._set_descent(replace(self.descent, rate=rate))

    def choose_start(self, start: Point) -> None:
        """Go back to a new start."""
        self.stop()
        self._set_descent(self.descent.from_start(start))

    def choose_preset(self, name: str) -> None:
        """Go to the start of a preset, with its learning rate."""
        self.stop()
        self._set_descent(preset_descent(self.objective, name, self.descent.has_own_rates))

    def choose_own_rates(self, on: bool) -> None:
        """Give every variable of a valley its own rate, or all the same; go back to the start."""
        if OBJECTIVES[self.objective].valley is None:
            return
        self.stop()
        self._set_descent(replace(self.descent.from_start(), has_own_rates=on))

    def step(self) -> None:
        """Make a step, as a movement where things may move."""
        if self.descent.ended:
            return
        self._set_descent(self.descent.stepped())
        if self._lesson.may_animate:
            self._progress = 0.0
            self._single_step = not self.running
            self._clock.start()
            self._show()

    def run(self) -> None:
        """Make step after step to the end, all at once where nothing may move."""
        if self.descent.ended:
            self._set_descent(self.descent.from_start())
        if not self._lesson.may_animate:
            descent = self.descent
            while not descent.ended:
                descent = descent.stepped()
            self._set_descent(descent)
            return
        self._single_step = False
        self._progress = 1.0
        self._clock.start()
        self.running_changed.emit(True)

    def reset(self) -> None:
        """Go back to the start."""
        self.stop()
        self._set_descent(self.descent.from_start())

    def stop(self) -> None:
        """Stop moving, and show the last step done."""
        self._clock.stop()
        self._single_step, self._progress = True, 1.0
        self.running_changed.emit(False)
        self._show()

    def _tick(self, seconds: float) -> None:
        steps = len(self.descent.path) - 1
        self._progress += seconds / (
            _FIRST_SECONDS if self._single_step or steps < _FIRST_STEPS else _LATER_SECONDS
        )
        if self._progress < 1:
            self._show()
        elif self._single_step or self.descent.ended:
            self.stop()
        else:
            self._progress = 0.0
            self._set_descent(self.descent.stepped())

    def _set_descent(self, descent: Descent) -> None:
        self._descents[self.objective] = descent
        self._lesson.keep_state(dict(self._descents))
        self._show()
        self.changed.emit(descent)

    def _show(self) -> None:
        plot = self.curve if OBJECTIVES[self.objective].valley is None else self.valley
        plot.show_descent(self.descent, min(self._progress, 1.0))


def step_formulas(descent: Descent) -> list[Setting]:
    """Return the next step with its numbers, a line for each variable."""
    lines = []
    names = ["x"] if len(descent.path[-1]) == 1 else ["x_1", "x_2"]
    for name, x, slope, rate in zip(names, descent.at, descent.slope, descent.rates, strict=True):
        following = float(x) - float(rate) * float(slope)
        lines.append(
            row(
                name,
                r"\to",
                number(float(x)),
                "-",
                number(float(rate)),
                r"\cdot",
                _bracketed(float(slope)),
                "=",
                number(following, tone="accent"),
            )
        )
    return lines


def _bracketed(value: float) -> Setting:
    return row("(", number(value), ")") if round(value, 2) < 0 else number(value)
