"""The training page: train networks and watch them learn."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.context.dialogs import ask_file, ask_files, ask_folder, ask_new_file
from app.context.language import sentence
from app.context.training.training_state import TrainingState
from app.pages.page import Page, Questions
from app.pages.train.panels.curves_panel import CurvesPanel
from app.pages.train.panels.recipe_panel import RecipePanel
from app.pages.train.panels.replay_panel import ReplayPanel
from app.pages.train.panels.runs_panel import RunsPanel
from app.pages.train.panels.transport_panel import TransportPanel
from app.pages.train.panels.watch_panel import WatchPanel
from app.pages.train.questions import TrainQuestions
from app.pages.train.recipe_texts import is_first_snapshot
from app.style import typography
from app.widgets.forms.notice import Notice
from app.widgets.maps.figure_export import ExportFigure
from lenet.data.ink_files import SUFFIXES
from lenet.errors import InputError
from lenet.network.checkpoint import SUFFIX
from lenet.runs.events import RunDone
from lenet.runs.recipe_file import load_recipe

_LEFT: Final = 24.0  # widths, in heights of body text: of the form and the list of runs
_STRIP: Final = 0.3  # of the page's height, at most, for the digit in the network
_PRESENTED_STRIP: Final = 0.25
_BOTH: Final = 68.0  # beside these, from which curves and matrix stand side by side
_BOTH_PRESENTED: Final = 44.0
_GAP: Final = 16
LOOK_MS: Final = 5_000  # between two looks for a run that was left running
_NOTICE: Final = "train notice"  # keys of AppContext.notes
_MATRIX: Final = "train matrix"


class TrainPage(Page):
    """Left the form and the list of runs; right the run in training, its curves, its network."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_presenting = False
        trainer, curve_view, appearance = context.trainer, context.curve_view, context.appearance
        self.recipe_panel = RecipePanel(context.run_form, trainer, curve_view, context.models)
        self.transport = TransportPanel(trainer, appearance)
        self.notice = Notice()
        self.curves = CurvesPanel(curve_view, appearance)
        self.replay = ReplayPanel(context.session, context.watched_model, appearance)
        self.watch = WatchPanel(context.session, context.watched_model, curve_view, appearance)
        self.runs = RunsPanel(context.run_list, trainer, curve_view, appearance)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._find_a_run_that_goes_on)
        self._build()
        self._listen()
        appearance.type_changed.connect(self._arrange)
        self._questions = TrainQuestions(context, self)
        self._menu = self._train_menu()
        self._show_notice()

    def main_view(self) -> QWidget:
        """Return the curves, or the list of runs where the matrix is in their place."""
        return self.runs.list if self.curves.isHidden() else self.curves.plot

    def menus(self) -> list[QMenu]:
        return [self._menu]

    def questions(self) -> Questions:
        return self._questions.makers

    def export_figures(self) -> list[ExportFigure]:
        curves = self.curves
        figures = [
            ExportFigure(self.tr("The curves"), (curves.title, curves.plot, curves.legend)),
            ExportFigure(self.tr("The digit in the network"), (self.watch.words, self.watch.strip)),
        ]
        if self.replay.isVisible():
            name = self.tr("The confusion matrix")
            figures.append(ExportFigure(name, (self.replay.title, self.replay.matrix)))
        return [*figures, ExportFigure(self.tr("The whole page"), (self,))]

    def enter(self) -> None:
        self.watch.set_active(True)
        self.runs.refresh()
        self._find_a_run_that_goes_on()
        self._looks.start()

    def leave(self) -> None:
        self._looks.stop()
        self.watch.set_active(False)

    def set_presenting(self, on: bool) -> None:
        """Leave the curves, the progress and the digit; form, runs and buttons are put away."""
        self._is_presenting = on
        self._left.setVisible(not on)
        for panel in (self.transport, self.curves, self.watch):
            panel.set_presenting(on)
        self._arrange()
        self.updateGeometry()

    def start(self) -> None:
        """Begin the run that the form describes."""
        try:
            spec = self._context.run_form.values.spec()
        except InputError as error:
            self._say(sentence(error))
            self.recipe_panel.advanced_action.setChecked(True)
            return
        self._say("")
        folder = self._context.run_list.new_folder(spec.recipe.name)
        self._context.trainer.start(spec, folder)
        if spec.begin_with is not None and is_first_snapshot(Path(spec.begin_with)):
            self._context.run_form.change(begin_with=None)  # its seed gives the same again

    def _build(self) -> None:
        content = QWidget()
        left = QVBoxLayout(content)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(_GAP)
        left.addWidget(self.recipe_panel)
        left.addWidget(self.runs, 1)
        self._left = QScrollArea(self)
        self._left.setWidget(content)
        self._left.setWidgetResizable(True)
        self._left.setFrameShape(QScrollArea.Shape.NoFrame)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        typography.set_width(self._left, _LEFT)
        middle = QHBoxLayout()
        middle.setSpacing(_GAP)
        middle.addWidget(self.curves, 2)
        middle.addWidget(self.replay, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.transport)
        right.addWidget(self.notice)
        right.addLayout(middle, 1)
        right.addWidget(self.watch)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(_GAP, 8, _GAP, 8)
        columns.setSpacing(_GAP + 4)
        columns.addWidget(self._left)
        columns.addLayout(right, 1)
        self.watch.matrix_action.setChecked(bool(self._context.notes.get(_MATRIX)))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Show the confusion matrix beside the curves, or in their place in a narrow window."""
        shown = self.watch.matrix_action.isChecked()
        form = 0 if self._is_presenting else typography.ems(_LEFT)
        both = _BOTH_PRESENTED if self._is_presenting else _BOTH
        narrow = shown and self.width() - form < typography.ems(both)
        self.replay.setVisible(shown)
        self.curves.setVisible(not narrow)
        self.watch.strip.setVisible(not narrow)
        width = self.width() - form - 3 * _GAP
        most = round((_PRESENTED_STRIP if self._is_presenting else _STRIP) * self.height())
        self.watch.strip.setFixedHeight(min(self.watch.strip.height_for(width), most))

    def _listen(self) -> None:
        form, runs, context = self.recipe_panel, self.runs, self._context
        form.start_wanted.connect(self.start)
        form.file_wanted.connect(self._ask)
        runs.resume_wanted.connect(self._resume)
        runs.again_wanted.connect(self._again)
        self.watch.matrix_action.toggled.connect(self._show_matrix)
        self.notice.closed.connect(self._forget_notice)
        context.trainer.failed.connect(self._say)
        context.trainer.state_changed.connect(self._announce_end)
        context.run_list.failed.connect(self._say)
        for names_runs in (self.watch.show_words, form.show_begins):
            context.run_list.changed.connect(names_runs)

    def _train_menu(self) -> QMenu:
        menu = QMenu(self.tr("T&rain"), self)
        menu.addAction(self.recipe_panel.start_action)
        menu.addAction(self.recipe_panel.advanced_action)
        menu.addActions(self.transport.actions_in_order)
        menu.addSeparator()
        menu.addActions(self.watch.actions_in_order)
        menu.addSeparator()
        menu.addActions(self.curves.actions_in_order)
        menu.addSeparator()
        menu.addActions(self.runs.actions_in_order)
        menu.addSeparator()
        numbers = menu.addAction(self.tr("Save the curves' numbers (CSV)…"))
        numbers.setShortcut(QKeySequence("Ctrl+Shift+S"))
        numbers.triggered.connect(self._ask_and_save_numbers)
        return menu

    def _find_a_run_that_goes_on(self) -> None:
        """Follow a run that an earlier window left running, unless this one trains."""
        trainer, run_list = self._context.trainer, self._context.run_list
        if not trainer.is_busy and (folder := run_list.trained_folder()) is not None:
            trainer.follow(folder)

    def _resume(self, folder: Path) -> None:
        self._say("")
        self._context.trainer.resume(folder)

    def _again(self, folder: Path) -> None:
        """Fill the form with recipe, digits and first weights of a run; the person starts it."""
        try:
            self._context.run_form.begin_like(folder)
        except InputError as error:
            self._say(sentence(error))
            return
        self.recipe_panel.start.setFocus()
        self.said.emit(self.tr("Change what you like, and press Start."))

    def _ask(self, kind: str) -> None:
        """Ask for a file of a kind that the form wants."""
        {
            "recipe": self._ask_recipe,
            "data": self._ask_data,
            "ink": self._ask_ink,
            "model": self._ask_model,
        }[kind]()

    def _ask_recipe(self) -> None:
        kinds = self.tr("Recipes") + " (*.toml)"
        path = ask_file(self, self._context.settings, self.tr("Choose a recipe"), kinds)
        if path is None:
            return
        try:
            load_recipe(path)
        except InputError as error:
            self._say(sentence(error))
            return
        self._say("")
        self._context.run_form.choose_recipe(str(path))

    def _ask_data(self) -> None:
        title = self.tr("Choose a folder of IDX files, named as MNIST's are")
        folder = ask_folder(self, self._context.settings, title)
        if folder is not None:
            self._context.run_form.change(data_folder=str(folder))

    def _ask_ink(self) -> None:
        kinds = self.tr("Ink files") + " ({})".format(" ".join(f"*{suffix}" for suffix in SUFFIXES))
        files = ask_files(self, self._context.settings, self.tr("Choose ink files"), kinds)
        if files:
            self._context.run_form.change(ink=tuple(map(str, files)))

    def _ask_model(self) -> None:
        kinds, title = self.tr("Models") + f" (*{SUFFIX})", self.tr("Choose the first weights")
        path = ask_file(self, self._context.settings, title, kinds)
        if path is not None:
            self._context.run_form.change(begin_with=str(path))

    def _ask_and_save_numbers(self) -> None:
        kinds = self.tr("Numbers for a spreadsheet") + " (*.csv)"
        title = self.tr("Save the curves' numbers")
        path = ask_new_file(self, self._context.settings, title, "curves.csv", kinds)
        if path is not None:
            self.save_numbers(path)

    def save_numbers(self, path: Path) -> None:
        """Save all points that are drawn as CSV."""
        try:
            self.curves.save_numbers(path)
        except OSError as error:
            text = self.tr("{file} could not be saved: {reason}.")
            self._say(text.format(file=path, reason=error.strerror or error))
            return
        self.said.emit(self.tr("Saved {file}.").format(file=path))

    def _announce_end(self, state: TrainingState) -> None:
        """Say that a run is done when the person is on another page."""
        ending = self._context.trainer.status.ending
        if state == TrainingState.IDLE and isinstance(ending, RunDone) and not self.isVisible():
            self.said.emit(self.transport.ending_words())

    def _show_matrix(self, shown: bool) -> None:
        self._context.notes[_MATRIX] = shown
        self._arrange()

    def _say(self, words: str) -> None:
        self._context.notes[_NOTICE] = words
        self._show_notice()
        if words and not self.isVisible():
            self.said.emit(words)

    def _show_notice(self) -> None:
        self.notice.say(str(self._context.notes.get(_NOTICE, "")))

    def _forget_notice(self) -> None:
        self._context.notes[_NOTICE] = ""
