"""The form of the next run: recipe, values, first weights, when to stop, and Start."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.context.models import Models
from app.context.training.curve_view import CurveView
from app.context.training.run_form import FormValues, RunForm
from app.context.training.trainer import Trainer
from app.pages.train.recipe_texts import (
    FILE,
    about,
    begin_choices,
    data_choices,
    recipe_choices,
)
from app.pages.train.widgets.field_help import FieldHelp
from app.style import typography
from app.widgets.forms.fields import ChoiceField, NumberField, WholeField
from app.widgets.forms.form_grid import FormGrid, side_by_side
from app.widgets.forms.plain_text import PlainLabel
from lenet.errors import InputError
from lenet.runs.recipe import Recipe
from lenet.runs.spec import RecipeChanges

_TENTHS: Final = 10  # slider steps for a distortion of full strength
_LINES: Final = 2  # of what a recipe is, and of the help


class RecipePanel(QWidget):
    """The form of the next run. The help below its fields says what each is for.

    A field changes the RunForm, by the name of its value in a RunSpec, and shows what the
    RunForm then says.

    `start_wanted()`: the person wants this run.
    `file_wanted(str)`: the person wants to choose a file: "recipe", "data", "ink" or "model".
    """

    start_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(
        self,
        run_form: RunForm,
        trainer: Trainer,
        curve_view: CurveView,
        models: Models,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form, self._trainer = run_form, trainer
        self._curve_view, self._models = curve_view, models
        self.start_action = QAction(self.tr("Start"), self)
        self.start = QPushButton(self)
        self.recipe = ChoiceField()
        self.about = PlainLabel(self)
        self.passes = WholeField(1, 100_000)
        self.seed = WholeField(0, 2_147_483_647)
        self.batch = WholeField(1, 100_000)
        self.rate = NumberField(6, 1.0)
        self.distortion = QSlider(Qt.Orientation.Horizontal, self)
        self._strength = PlainLabel(self)
        self.data = ChoiceField()
        self.ink = QPushButton(self)
        self.begin = ChoiceField()
        self.error_below = NumberField(2, 100.0)
        self.patience = WholeField(0, 100_000)
        self.minutes = NumberField(1, 1e6)
        self.reset = QToolButton(self)
        self._help = FieldHelp(self)
        self._grid = FormGrid()
        self._filling = False  # whether values are set by the program, not the person
        self._build()
        self._prepare()
        self._explain()
        self._listen()
        self._show(run_form.values)
        self._show_state()

    @property
    def help_text(self) -> str:
        """The text below the fields."""
        return self._help.text()

    def _build(self) -> None:
        grid = self._grid
        grid.add_heading(self.tr("New run"), self.reset)
        grid.add(1, self.tr("Recipe"), self.recipe)
        grid.addWidget(self.about, 2, 1, 1, 3)
        grid.add_pair(3, (self.tr("Passes"), self.passes), (self.tr("Seed"), self.seed))
        grid.add_pair(4, (self.tr("Batch"), self.batch), (self.tr("Rate"), self.rate))
        row = side_by_side(self.distortion, self._strength)
        grid.add(5, self.tr("Distort"), self.distortion, row)
        grid.add(6, self.tr("Digits"), self.data, side_by_side(self.data, self.ink))
        grid.add(7, self.tr("Begin with"), self.begin)
        row = side_by_side(self.error_below, self.patience, self.minutes)
        grid.add(8, self.tr("Stop at"), self.error_below, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._help)
        column.addWidget(self.start)

    def _prepare(self) -> None:
        """Set sizes, ranges, fonts and the order of the Tab key."""
        line = self.fontMetrics().size(0, self.tr("Recipe")).height()  # Han characters are higher
        for label in (self.about, self._help):
            typography.set_type(label, "caption")
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setFixedHeight(_LINES * line)
        self.reset.setText(self.tr("as the recipe has it"))
        typography.set_type(self.reset, "caption")
        self.reset.setStyleSheet("padding: 0px 4px;")
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.distortion.setRange(0, 2 * _TENTHS)
        self.distortion.setPageStep(_TENTHS // 2)
        typography.set_type(self._strength, "caption")
        self._strength.setFixedWidth(self._strength.fontMetrics().horizontalAdvance("× 0.0 "))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._strength.setAlignment(right)
        self.ink.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.start.setObjectName("primary")  # for the style sheet
        self.start_action.setShortcut(QKeySequence("Ctrl+Return"))
        self.addAction(self.start_action)
        fields = (self.recipe, self.passes, self.seed, self.batch, self.rate, self.distortion)
        more = (self.data, self.ink, self.begin, self.error_below, self.patience, self.minutes)
        for before, after in pairwise((self.reset, *fields, *more, self.start)):
            self.setTabOrder(before, after)

    def _explain(self) -> None:
        """Say what each field is for, and what its number means."""
        texts: dict[QWidget, str] = {
            self.recipe: self.tr("How to train: the paper's way, today's, or a TOML file's."),
            self.passes: self.tr("How often every training digit is seen."),
            self.seed: self.tr("Of all randomness: the same seed gives the same network."),
            self.batch: self.tr("How many digits are read before the weights move."),
            self.rate: self.tr("How far the weights move; too high and it never settles."),
            self.distortion: self.tr(
                "How much digits are shifted, turned and bent, anew in each pass; 0 is not at all."
            ),
            self.data: self.tr("What is learned and tested: MNIST, or a folder of IDX files."),
            self.ink: self.tr("Drawings to learn from beside the pictures: ink files."),
            self.begin: self.tr("The weights before the first batch: random ones, or a model's."),
            self.error_below: self.tr("End when the error after a pass is below so many percent."),
            self.patience: self.tr("End when so many passes brought no lower error."),
            self.minutes: self.tr("End after so many minutes of learning."),
            self.reset: self.tr("Give passes, batch, rate and distortions the recipe's values."),
            self.start: self.tr("Train a network of 60,000 parameters, from its first weights."),
        }
        for field, text in texts.items():
            self._help.explain(field, text)
        self._help.setText(texts[self.start])
        self.error_below.setAccessibleName(self.tr("Stop below an error"))
        self.patience.setAccessibleName(self.tr("Stop after passes without a lower error"))
        self.minutes.setAccessibleName(self.tr("Stop after minutes"))
        self.error_below.setSpecialValueText(self.tr("error…"))
        self.error_below.setPrefix("< ")
        self.error_below.setSuffix(" %")
        self.patience.setSpecialValueText(self.tr("no better…"))
        self.patience.setSuffix(self.tr(" passes"))
        self.minutes.setSpecialValueText(self.tr("time…"))
        self.minutes.setSuffix(self.tr(" min"))
        for limit in (self.error_below, self.patience, self.minutes):
            typography.set_type(limit, "caption")

    def _listen(self) -> None:
        form = self._form
        self.start.clicked.connect(self.start_action.trigger)
        self.start_action.triggered.connect(self.start_wanted)
        self.ink.clicked.connect(lambda: self.file_wanted.emit("ink"))
        self.reset.clicked.connect(lambda: form.choose_recipe(form.values.recipe))
        self.recipe.activated.connect(self._choose_recipe)
        self.data.activated.connect(self._choose_data)
        self.begin.activated.connect(self._choose_begin)
        self.distortion.valueChanged.connect(self._take_numbers)
        for field in (self.passes, self.seed, self.batch, self.patience):
            field.valueChanged.connect(self._take_numbers)
        for number in (self.rate, self.error_below, self.minutes):
            number.valueChanged.connect(self._take_numbers)
        form.changed.connect(self._show)
        self._curve_view.selected_changed.connect(self.show_begins)
        self._models.changed.connect(self.show_begins)
        self._trainer.state_changed.connect(self._show_state)

    def _choose_recipe(self, number: int) -> None:
        if not self._ask_for_file(self.recipe, number, "recipe"):
            self._form.choose_recipe(self.recipe.itemData(number))

    def _choose_data(self, number: int) -> None:
        if not self._ask_for_file(self.data, number, "data"):
            self._form.change(data_folder=self.data.itemData(number) or None)

    def _choose_begin(self, number: int) -> None:
        if not self._ask_for_file(self.begin, number, "model"):
            self._form.change(begin_with=self.begin.itemData(number) or None)

    def _ask_for_file(self, choice: ChoiceField, number: int, kind: str) -> bool:
        """Ask for a file if that is what was chosen; return whether it was."""
        if choice.itemData(number) != FILE:
            return False
        self._show(self._form.values)  # as it was, until there is a file
        self.file_wanted.emit(kind)
        return True

    def _take_numbers(self) -> None:
        """Hand the numbers that the person set to the form."""
        if self._filling:
            return
        self._form.change(
            passes=self.passes.value(),
            batch=self.batch.value(),
            rate=self.rate.value(),
            distortion=self.distortion.value() / _TENTHS,
            seed=self.seed.value(),
            error_below=self.error_below.value() / 100 or None,
            patience=self.patience.value() or None,
            minutes=self.minutes.value() or None,
        )

    def _show(self, values: FormValues) -> None:
        """Show the form's values; a field for what the recipe lacks is off, and says why."""
        base = values.base()
        self._filling = True
        self._fill(values, base)
        self._filling = False
        for field, there, reason in (
            (
                self.batch,
                base.minibatch is not None,
                self.tr("This recipe moves the weights after every single digit."),
            ),
            (
                self.distortion,
                base.distortion is not None,
                self.tr("This recipe takes the digits as they are."),
            ),
            (self.ink, base.ink is not None, self.tr("This recipe learns from pictures only.")),
        ):
            self._help.switch(field, there, reason)
            if field in self._grid.labels:
                self._grid.labels[field].setEnabled(there)
        self.reset.setVisible(values.changes != RecipeChanges())

    def _fill(self, values: FormValues, base: Recipe) -> None:
        try:
            recipe = values.changed_recipe()
        except InputError:  # said when it is started
            recipe = base
        shown, inputs, stops = RecipeChanges.of(recipe), values.inputs, values.stops
        self.recipe.fill(recipe_choices(values.recipe), values.recipe)
        self.about.setText(about(values.recipe, base))
        self.passes.setValue(recipe.passes)
        self.seed.setValue(inputs.seed)
        self.batch.setValue(shown.batch or 1)
        self.rate.setValue(shown.rate or 0.0)
        strength = 1.0 if values.changes.distortion is None else values.changes.distortion
        self.distortion.setValue(round(strength * _TENTHS) if base.distortion is not None else 0)
        words = f"× {self.distortion.value() / _TENTHS:.1f}" if base.distortion else "–"
        self._strength.setText(words)
        self.data.fill(data_choices(inputs.data_folder), inputs.data_folder or "")
        count = len(inputs.ink)
        files = self.tr("1 ink file") if count == 1 else self.tr("{count} ink files")
        self.ink.setText(files.format(count=count) if count else self.tr("Ink files…"))
        self.error_below.setValue(100 * (stops.error_below or 0.0))
        self.patience.setValue(stops.patience or 0)
        self.minutes.setValue(stops.minutes or 0.0)
        self.show_begins()

    def show_begins(self) -> None:
        """Show what there is to begin with, by the names it has now."""
        chosen, used = self._form.values.inputs.begin_with, self._models.in_use
        at_hand = None if used is None else (used.name, used.path)
        choices = begin_choices(chosen, self._curve_view.selected, at_hand)
        self.begin.fill(choices, chosen or "")

    def _show_state(self) -> None:
        busy = self._trainer.is_busy
        self.start_action.setEnabled(not busy)
        self.start.setEnabled(not busy)
        self.start.setText(self.tr("A run is going on") if busy else self.tr("Start"))
