"""The lesson on results: the errors of 1998, and ours."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.context.app_context import AppContext
from app.context.training.run_reader import RunReader
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.results.method_texts import method_texts
from app.pages.lecture.results.results_plots import (
    PlotPainter,
    paint_figure_5,
    paint_figure_6,
    paint_test_errors,
)
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

_GAP: Final = 24.0  # pixels
_ABOVE: Final = 0.40  # of the height, for the plot of test errors


class ResultsLesson(Lesson):
    """The paper's figures, our models' errors, and the runs of Fig. 6 that a person can start."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._is_shown = False
        self.plots = _ResultsStage(context.appearance)
        self.buttons: dict[int, QPushButton] = {}
        self._add_text()
        self.set_stage(self.plots)
        self.set_exercise(
            self.tr(
                "Run with {digits:,} digits and read on: its ring moves down after every pass."
            ).format(digits=paper.FIGURE_6[0].digits)
        )
        context.trainer.state_changed.connect(self._show_state)
        context.trainer.event_happened.connect(self._follow_event)
        context.run_list.changed.connect(self._show_runs)
        self._reader = RunReader(lambda folder: size_runs([folder]), self)
        self._reader.read.connect(self._show_runs)

    def start(self) -> None:
        self._is_shown = True
        self._show_runs()
        self._show_state()

    def stop(self) -> None:
        self._is_shown = False

    def run(self, digits: int) -> Path:
        """Train by the paper's recipe on so many digits; return the folder of the run."""
        recipe = size_recipe(digits)
        folder = self.context.run_list.new_folder(recipe.name)
        self.context.trainer.start(RunSpec(recipe=recipe), folder)
        return folder

    def _add_text(self) -> None:
        for text in method_texts(model_results()):
            self.add_paragraph(text, role="caption")
        self.add_gap()
        self.add_paragraph(self.tr("More training digits, fewer errors"), role="bold")
        self.add_paragraph(
            self.tr(
                "With few digits the network memorises them: the training error is nearly 0, the "
                "test error is not. A square learned distorted digits too; a ring is a run that "
                "has not finished. Run Fig. 6 here:"
            ),
            role="caption",
        )
        line = QHBoxLayout()
        line.setSpacing(4)
        for point in paper.FIGURE_6:
            button = self.buttons[point.digits] = QPushButton(f"{point.digits:,}")
            seconds = seconds_for(point.digits)
            text = self.tr("Run with {digits:,} digits").format(digits=point.digits)
            if seconds is not None:
                text = self.tr("Run with {digits:,} digits, about {minutes:.0f} min").format(
                    digits=point.digits, minutes=seconds / 60
                )
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setProperty("digits", point.digits)
            button.clicked.connect(self._run_chosen)
            line.addWidget(button)
        line.addStretch(1)
        self.add_layout(line)
        self._status_label = self.add_paragraph("", role="caption", tone="muted")
        self._train_link, _ = self.add_buttons({self.tr("Watch it learn"): self._go_to_train_page})

    def _run_chosen(self) -> None:
        self.run(self.sender().property("digits"))

    def _go_to_train_page(self) -> None:
        self.page_wanted.emit("train")

    def _show_state(self) -> None:
        trainer = self.context.trainer
        for button in self.buttons.values():
            button.setEnabled(not trainer.is_busy)
        self._train_link.setVisible(trainer.is_busy)
        started = trainer.status.started
        if not trainer.is_busy:
            self._status_label.setText("")
        elif started is None:
            self._status_label.setText(self.tr("Training is starting."))
        else:
            self._status_label.setText(
                self.tr("Training {recipe}: {done} of {passes} passes done.").format(
                    recipe=started.recipe,
                    done=len(trainer.status.passes),
                    passes=started.passes,
                )
            )

    def _follow_event(self, event: Event) -> None:
        if isinstance(event, PassDone):
            self._show_runs()
        self._show_state()

    def _show_runs(self) -> None:
        """Show the runs that are in the run list now."""
        if not self._is_shown:
            return
        folders = [run.folder for run in self.context.run_list.runs()]
        runs = [run for folder in folders for run in self._reader.of(folder) or []]
        self.plots.show_results(model_results(), runs)


class _ResultsStage(QWidget):
    """The test errors above; below them Fig. 5 and Fig. 6 side by side."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.models: list[ModelResult] = []
        self.runs: list[SizeRun] = []
        self.setMinimumSize(480, 330)
        self.setAccessibleName(self.tr("Results of 1998 and of today"))
        appearance.theme_changed.connect(self.update)
        appearance.type_changed.connect(self.update)

    def show_results(self, models: list[ModelResult], runs: list[SizeRun]) -> None:
        """Show the results of models and of runs, the latest run first."""
        self.models, self.runs = models, runs
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw = PlotPainter(painter, self._appearance.theme)
        width, height = float(self.width()), float(self.height())
        above = height * _ABOVE
        paint_test_errors(draw, QRectF(0, 0, width, above - _GAP), self.models)
        half = (width - 2 * _GAP) / 2
        whole = next((run for run in self.runs if run.digits == TRAINING_DIGITS), None)
        paint_figure_5(draw, QRectF(0, above, half, height - above), whole)
        right = QRectF(half + 2 * _GAP, above, half, height - above)
        paint_figure_6(draw, right, self.models, self.runs)
