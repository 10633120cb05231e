"""The next run: what shall it be made of?"""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.context.models import Models
from app.context.training.curve_view import CurveView
from app.context.training.run_form import Plan, Planner, base_of, first_rate, recipe_of
from app.context.training.trainer import Trainer
from app.pages.train.recipe_texts import (
    FILE,
    about,
    begin_choices,
    data_choices,
    help_texts,
    recipe_choices,
)
from app.style import typography
from app.widgets.forms.fields import ChoiceField, NumberField, WholeField
from app.widgets.forms.form_grid import FormGrid, side_by_side
from lenet.errors import InputError
from lenet.runs.recipe import Recipe

_TENTHS: Final = 10  # slider steps for a distortion of full strength
_HELP_LINES: Final = 2


class RecipePanel(QWidget):
    """A recipe, the values that matter, and Start. What a field is for stands below them.

    `start_wanted()`: the person wants a run of this.
    `file_wanted(str)`: or to choose a file: "recipe", "data", "ink" or "model".
    """

    start_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(
        self,
        planner: Planner,
        trainer: Trainer,
        curve_view: CurveView,
        models: Models,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._planner, self._trainer, self._curve_view, self._models = (
            planner,
            trainer,
            curve_view,
            models,
        )
        self.start_action = QAction(self.tr("Start"), self)
        self.start = QPushButton(self)
        self.recipe = ChoiceField()
        self.about = QLabel(self)
        self.passes = WholeField(1, 100_000)
        self.seed = WholeField(0, 2_147_483_647)
        self.batch = WholeField(1, 100_000)
        self.rate = NumberField(6, 1.0)
        self.distortion = QSlider(Qt.Orientation.Horizontal, self)
        self._strength = QLabel(self)
        self.data = ChoiceField()
        self.ink = QPushButton(self)
        self.begin = ChoiceField()
        self.error_below = NumberField(2, 100.0)
        self.patience = WholeField(0, 100_000)
        self.minutes = NumberField(1, 1e6)
        self.reset = QToolButton(self)
        self._help = QLabel(self)
        self._grid = FormGrid()
        self._filling = False
        self._build()
        self._explain()
        self._help.setText(self.start.toolTip())
        self._listen()
        self._show(planner.plan)
        self._show_state()

    @property
    def help_text(self) -> str:
        """What stands below the fields."""
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
        self._prepare()

    def _prepare(self) -> None:
        """Sizes, ranges and fonts."""
        line = self.fontMetrics().size(0, self.tr("Recipe")).height()  # Han characters are higher
        for words, lines in ((self.about, 2), (self._help, _HELP_LINES)):
            words.setFont(typography.label())
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            words.setFixedHeight(lines * line)
        self._help.setEnabled(False)  # quiet
        self.reset.setText(self.tr("as the recipe has it"))
        self.reset.setFont(typography.label())
        self.reset.setStyleSheet("padding: 0px 4px;")
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.distortion.setRange(0, 2 * _TENTHS)
        self.distortion.setPageStep(_TENTHS // 2)
        self._strength.setFont(typography.label())
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
        """A sentence for every field: as its tool tip, and below when it is pointed at."""
        for name, text in help_texts().items():
            field: QWidget = getattr(self, name)
            field.setToolTip(text)
            field.installEventFilter(self)
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
            limit.setFont(typography.label())

    def _listen(self) -> None:
        planner = self._planner
        self.start.clicked.connect(self.start_action.trigger)
        self.start_action.triggered.connect(self.start_wanted)
        self.ink.clicked.connect(lambda: self.file_wanted.emit("ink"))
        self.reset.clicked.connect(lambda: planner.choose_recipe(planner.plan.recipe))
        self.recipe.activated.connect(self._choose_recipe)
        self.data.activated.connect(self._choose_data)
        self.begin.activated.connect(self._choose_begin)
        self.distortion.valueChanged.connect(self._choose_distortion)
        for field in (self.passes, self.seed, self.batch, self.patience):
            field.valueChanged.connect(self._choose_numbers)
        for number in (self.rate, self.error_below, self.minutes):
            number.valueChanged.connect(self._choose_numbers)
        planner.changed.connect(self._show)
        self._curve_view.selected_changed.connect(self.show_begins)
        self._models.changed.connect(self.show_begins)
        self._trainer.state_changed.connect(self._show_state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn) and isinstance(
            watched, QWidget
        ):
            self._help.setText(watched.toolTip())
        return super().eventFilter(watched, event)

    def _choose_recipe(self, number: int) -> None:
        name = self.recipe.itemData(number)
        if name == FILE:
            self._show(self._planner.plan)
            self.file_wanted.emit("recipe")
        else:
            self._planner.choose_recipe(name)

    def _choose_data(self, number: int) -> None:
        folder = self.data.itemData(number)
        if folder == FILE:
            self._show(self._planner.plan)
            self.file_wanted.emit("data")
        else:
            self._planner.change(data=folder)

    def _choose_begin(self, number: int) -> None:
        model = self.begin.itemData(number)
        if model == FILE:
            self._show(self._planner.plan)
            self.file_wanted.emit("model")
        else:
            self._planner.change(begin_with=model)

    def _choose_distortion(self, tenths: int) -> None:
        if not self._filling:
            self._planner.change(distortion=None if tenths == _TENTHS else tenths / _TENTHS)

    def _choose_numbers(self) -> None:
        if self._filling:
            return
        base = base_of(self._planner.plan)
        passes, rate = self.passes.value(), self.rate.value()
        batch = self.batch.value()
        own_batch = base.minibatch.batch if base.minibatch is not None else batch
        self._planner.change(
            passes=None if passes == base.passes else passes,
            rate=None if rate == round(first_rate(base), 6) else rate,
            batch=None if batch == own_batch else batch,
            seed=self.seed.value(),
            error_below=self.error_below.value() / 100 or None,
            patience=self.patience.value() or None,
            minutes=self.minutes.value() or None,
        )

    def _show(self, plan: Plan) -> None:
        """Every field from the plan; what a recipe does not have is off, and says why."""
        base = base_of(plan)
        self._filling = True  # values shown are not the person's
        self._fill(plan, base)
        self._filling = False
        reasons = {
            self.batch: (
                base.minibatch is not None,
                self.tr("This recipe moves the weights after every single digit."),
            ),
            self.distortion: (
                base.distortion is not None,
                self.tr("This recipe takes the digits as they are."),
            ),
            self.ink: (
                base.ink is not None,
                self.tr("This recipe learns from pictures only."),
            ),
        }
        for field, (there, reason) in reasons.items():
            if there != field.isEnabled():
                field.setEnabled(there)
                tip = field.toolTip()
                field.setToolTip(str(field.property("tip")) if there else reason)
                field.setProperty("tip", tip)
            if field in self._grid.labels:
                self._grid.labels[field].setEnabled(there)
        own = (plan.passes, plan.batch, plan.rate, plan.distortion)
        self.reset.setVisible(any(value is not None for value in own))

    def _fill(self, plan: Plan, base: Recipe) -> None:
        try:
            recipe = recipe_of(plan)
        except InputError:  # said when it is started
            recipe = base
        self.recipe.fill(recipe_choices(plan), plan.recipe)
        self.about.setText(about(plan, base))
        self.passes.setValue(recipe.passes)
        self.seed.setValue(plan.seed)
        self.batch.setValue(recipe.minibatch.batch if recipe.minibatch is not None else 1)
        self.rate.setValue(first_rate(recipe))
        strength = 1.0 if plan.distortion is None else plan.distortion
        self.distortion.setValue(round(strength * _TENTHS) if base.distortion is not None else 0)
        words = f"× {self.distortion.value() / _TENTHS:.1f}" if base.distortion else "–"
        self._strength.setText(words)
        self.data.fill(data_choices(plan), plan.data)
        count = len(plan.ink.splitlines())
        files = self.tr("1 ink file") if count == 1 else self.tr("{count} ink files")
        self.ink.setText(files.format(count=count) if count else self.tr("Ink files…"))
        self.error_below.setValue(100 * (plan.error_below or 0.0))
        self.patience.setValue(plan.patience or 0)
        self.minutes.setValue(plan.minutes or 0.0)
        self.show_begins()

    def show_begins(self) -> None:
        """What there is to begin with, by the names it has now."""
        plan = self._planner.plan
        used = self._models.in_use
        at_hand = None if used is None else (used.name, used.path)
        self.begin.fill(begin_choices(plan, self._curve_view.selected, at_hand), plan.begin_with)

    def _show_state(self) -> None:
        busy = self._trainer.is_busy
        self.start_action.setEnabled(not busy)
        self.start.setEnabled(not busy)
        self.start.setText(self.tr("A run is going on") if busy else self.tr("Start"))
