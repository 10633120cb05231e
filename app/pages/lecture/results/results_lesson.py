"""Results: how good was it in 1998, and how good is it here?"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.results.results_plots import Pens, paint_errors, paint_passes, paint_sizes
from app.style.theme import Appearance
from lenet.lecture.results import (
    TRAINING_DIGITS,
    ModelResult,
    SizeRun,
    model_results,
    seconds_for,
    size_recipe,
    size_runs,
)
from lenet.network import paper
from lenet.runs.events import Event, PassDone
from lenet.runs.spec import RunSpec

_GAP: Final = 24.0
_ABOVE: Final = 0.40  # of the height, for the errors


class ResultsLesson(Lesson):
    """The paper's figures, our models' cards, and the runs of Fig. 6 that a person can start."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._runs_now = False
        self.plots = _ResultsStage(context.appearance)
        self.buttons: dict[int, QPushButton] = {}
        self._add_text()
        self.set_stage(self.plots)
        self.set_try(
            self.tr(
                "Run with {digits:,} digits and go on reading: the dot moves down after every pass."
            ).format(digits=paper.FIGURE_6[0].digits)
        )
        context.trainer.state_changed.connect(self._show_state)
        context.trainer.event_happened.connect(self._take_event)
        context.run_list.changed.connect(self._read)

    def start(self) -> None:
        self._runs_now = True
        self._read()
        self._show_state()

    def stop(self) -> None:
        self._runs_now = False

    def run(self, digits: int) -> Path:
        """Train the paper's recipe on so many digits; gives the run's folder."""
        recipe = size_recipe(digits)
        folder = self.context.run_list.new_folder(recipe.name)
        self.context.trainer.start(RunSpec(recipe=recipe), folder)
        return folder

    def _add_text(self) -> None:
        self.add_words(
            self.tr(
                "Diamonds are the paper’s, dots are ours: one for each seed that was trained. "
                "The upper two rows follow the paper’s recipe, one digit an update; the lower "
                "two learn the same {count:,} numbers in batches."
            ).format(count=_PARAMETERS)
        )
        self.add_gap()
        self.add_words(self.tr("More digits, fewer errors"), role="bold")
        self.add_words(
            self.tr(
                "With few digits the network learns them by heart: the training error is "
                "nearly 0, the test error is not. Fig. 6 can be run here; a ring is a run that "
                "is still on its way."
            )
        )
        for point in paper.FIGURE_6:
            words = self.tr("Run with {digits:,} digits, some {minutes:.0f} min")
            seconds = seconds_for(point.digits)
            text = words.format(digits=point.digits, minutes=(seconds or 0) / 60)
            if seconds is None:
                text = self.tr("Run with {digits:,} digits").format(digits=point.digits)
            button = self.buttons[point.digits] = QPushButton(text)
            button.setProperty("digits", point.digits)
            button.clicked.connect(self._run_chosen)
            self.add_widget(button)
        self._standing = self.add_words("", role="label", tone="muted")
        self._watch, _ = self.add_buttons({self.tr("Watch it learn"): self._go_and_watch})

    def _run_chosen(self) -> None:
        self.run(self.sender().property("digits"))

    def _go_and_watch(self) -> None:
        self.page_wanted.emit("train")

    def _show_state(self) -> None:
        trainer = self.context.trainer
        for button in self.buttons.values():
            button.setEnabled(not trainer.is_busy)
        self._watch.setVisible(trainer.is_busy)
        started = trainer.status.started
        if not trainer.is_busy:
            self._standing.setText("")
        elif started is None:
            self._standing.setText(self.tr("Training begins."))
        else:
            self._standing.setText(
                self.tr("Training {recipe}: {done} of {passes} passes done.").format(
                    recipe=started.recipe,
                    done=len(trainer.status.passes),
                    passes=started.passes,
                )
            )

    def _take_event(self, event: Event) -> None:
        if isinstance(event, PassDone):
            self._read()
        self._show_state()

    def _read(self) -> None:
        """What the shelf has now."""
        if not self._runs_now:
            return
        folders = [run.folder for run in self.context.run_list.runs()]
        self.plots.show_results(model_results(), size_runs(folders))


class _ResultsStage(QWidget):
    """The errors above, Fig. 5 and Fig. 6 side by side below."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.models: list[ModelResult] = []
        self.runs: list[SizeRun] = []
        self.setMinimumSize(560, 420)
        self.setAccessibleName(self.tr("Results of 1998 and of today"))
        appearance.theme_changed.connect(self.update)
        appearance.type_changed.connect(self.update)

    def show_results(self, models: list[ModelResult], runs: list[SizeRun]) -> None:
        """Other results; runs the youngest first."""
        self.models, self.runs = models, runs
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens = Pens(painter, self._appearance.theme)
        width, height = float(self.width()), float(self.height())
        above = height * _ABOVE
        paint_errors(pens, QRectF(0, 0, width, above - _GAP), self.models)
        half = (width - 2 * _GAP) / 2
        whole = next((run for run in self.runs if run.digits == TRAINING_DIGITS), None)
        paint_passes(pens, QRectF(0, above, half, height - above), whole)
        right = QRectF(half + 2 * _GAP, above, half, height - above)
        paint_sizes(pens, right, self.models, self.runs)


_PARAMETERS: Final = sum(facts.parameters for facts in paper.LAYERS)
