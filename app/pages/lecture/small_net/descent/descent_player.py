"""The first half of gradient descent: one or two variables, step by step."""

from dataclasses import replace
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from app.pages.lecture.common.frame_clock import FrameClock
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.small_net.descent.descent_plots import CurvePlot, ValleyPlot
from app.pages.lecture.small_net.descent.objectives import SCENES, Descent, Point, opening
from app.style.formulas.typesetting import Setting, number, row

_SLOW: Final = 0.45  # seconds for a step
_QUICK: Final = 0.12  # once a few steps were seen
_SEEN: Final = 8


class DescentPart(QObject):
    """Owns the descents of all scenes, and moves the one that is shown.

    `changed(Descent)`: it stands elsewhere, or its rate is another.
    `running_changed(bool)`: it goes on by itself, or no longer.
    """

    changed = Signal(object)
    running_changed = Signal(bool)

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._lesson = lesson
        self._descents = dict(cast(dict[str, Descent], lesson.recall_state({})))
        self.scene = "bowl"
        self.curve = CurvePlot(lesson.context.appearance)
        self.valley = ValleyPlot(lesson.context.appearance)
        self._clock = FrameClock(self)
        self._clock.ticked.connect(self._tick)
        self._share = 1.0  # of the last step
        self._once = True  # whether to rest after it
        for plot in (self.curve, self.valley):
            plot.start_chosen.connect(self.choose_start)

    @property
    def descent(self) -> Descent:
        """The one that is shown."""
        return self._descents.get(self.scene) or opening(self.scene)

    @property
    def running(self) -> bool:
        """Whether it goes on after the step that may be on its way."""
        return self._clock.running and not self._once

    def show_scene(self, scene: str) -> None:
        """Another function."""
        self.stop()
        self.scene = scene
        self._show()

    def choose_rate(self, rate: float) -> None:
        """Another rate from the next step on."""
        self._take(replace(self.descent, rate=rate))

    def choose_start(self, start: Point) -> None:
        """Begin anew, elsewhere."""
        self.stop()
        self._take(self.descent.from_start(start))

    def choose_preset(self, name: str) -> None:
        """A rate and a start that show something, from the beginning."""
        self.stop()
        rate, start = SCENES[self.scene].presets[name]
        self._take(Descent(self.scene, rate, (start,)))

    def step(self) -> None:
        """One step, seen on its way where things may move."""
        if self.descent.ended:
            return
        self._take(self.descent.stepped())
        if self._lesson.may_animate:
            self._share = 0.0
            self._once = not self.running
            self._clock.start()
            self._show()

    def run(self) -> None:
        """Step after step until there is nothing left to do."""
        if self.descent.ended:
            self._take(self.descent.from_start())
        if not self._lesson.may_animate:
            descent = self.descent
            while not descent.ended:
                descent = descent.stepped()
            self._take(descent)
            return
        self._once = False
        self._share = 1.0
        self._clock.start()
        self.running_changed.emit(True)

    def reset(self) -> None:
        """Back to the start."""
        self.stop()
        self._take(self.descent.from_start())

    def stop(self) -> None:
        """Rest, the last step done."""
        self._clock.stop()
        self._once, self._share = True, 1.0
        self.running_changed.emit(False)
        self._show()

    def _tick(self, seconds: float) -> None:
        steps = len(self.descent.path) - 1
        self._share += seconds / (_SLOW if self._once or steps < _SEEN else _QUICK)
        if self._share < 1:
            self._show()
        elif self._once or self.descent.ended:
            self.stop()
        else:
            self._share = 0.0
            self._take(self.descent.stepped())

    def _take(self, descent: Descent) -> None:
        self._descents[self.scene] = descent
        self._lesson.keep_state(dict(self._descents))
        self._show()
        self.changed.emit(descent)

    def _show(self) -> None:
        plot = self.valley if self.scene == "surface" else self.curve
        plot.show_descent(self.descent, min(self._share, 1.0))


def step_formulas(descent: Descent) -> list[Setting]:
    """The next step with its numbers, one line a variable."""
    lines = []
    names = ["x"] if len(descent.path[-1]) == 1 else ["x_1", "x_2"]
    for name, x, slope in zip(names, descent.at, descent.slope, strict=True):
        following = float(x) - descent.rate * float(slope)
        lines.append(
            row(
                name,
                r"\to",
                number(float(x)),
                "-",
                number(descent.rate),
                r"\cdot",
                _bracketed(float(slope)),
                "=",
                number(following, tone="accent"),
            )
        )
    return lines


def _bracketed(value: float) -> Setting:
    return row("(", number(value), ")") if round(value, 2) < 0 else number(value)
