"""The form of the next run: recipe, passes and Start; all else is folded away."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.context.models import Models
from app.context.training.curve_view import CurveView
from app.context.training.run_form import FormValues, RunForm
from app.context.training.trainer import Trainer
from app.pages.train.recipe_texts import (
    FILE,
    about,
    begin_choices,
    changes_text,
    recipe_choices,
    torch_text,
)
from app.pages.train.widgets.advanced_fields import AdvancedFields
from app.style import typography
from app.widgets.forms.fields import ChoiceField, WholeField
from app.widgets.forms.plain_text import PlainLabel, plain_tip
from lenet.errors import InputError
from lenet.training.torch_extra import torch_command

_ABOUT_LINES = 2
_ARROW = QSize(12, 12)


class RecipePanel(QWidget):
    """The form of the next run.

    A field changes the RunForm, by the name of its value in a RunSpec, and shows what the
    RunForm then says. What differs from the recipe stands in a line, also while the fields for
    it are folded away.

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
        self.advanced_action = QAction(self.tr("Advanced"), self)
        self.start = QPushButton(self)
        self.recipe = ChoiceField()
        self.about = PlainLabel(self)
        self.torch = PlainLabel(self)  # which recipes need it, where it is not installed
        self.passes = WholeField(1, 100_000)
        self.fold = QToolButton(self)
        self.changes = PlainLabel(self)
        self.reset = QToolButton(self)
        self.advanced = AdvancedFields(self)
        self._filling = False  # whether values are set by the program, not the person
        self._build()
        self._listen()
        self._show(run_form.values)
        self._show_state()
        self.advanced_action.setChecked(run_form.shows_advanced)

    def _build(self) -> None:
        title = PlainLabel(self.tr("New run"), self)
        typography.set_type(title, "title")
        self.recipe.setAccessibleName(self.tr("Recipe"))
        self.recipe.setToolTip(
            plain_tip(self.tr("How to train: the paper's way, today's, or a TOML file's."))
        )
        typography.set_type(self.about, "caption")
        self.about.setWordWrap(True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        typography.set_lines(self.about, _ABOUT_LINES)
        typography.set_type(self.torch, "caption")
        self.torch.setWordWrap(True)
        self.torch.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        passes = PlainLabel(self.tr("Passes"), self)
        passes.setBuddy(self.passes)
        self.passes.setAccessibleName(self.tr("Passes"))
        self.passes.setToolTip(self.tr("How often every training digit is seen."))
        typography.set_width(self.passes, 5)
        self.start.setObjectName("primary")  # for the style sheet
        self.start.setToolTip(
            plain_tip(self.tr("Train a network of 60,000 parameters, from its first weights."))
        )
        self.start_action.setShortcut(QKeySequence("Ctrl+Return"))
        self.addAction(self.start_action)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(passes)
        row.addWidget(self.passes)
        row.addSpacing(8)
        row.addWidget(self.start, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self.recipe)
        column.addWidget(self.about)
        column.addWidget(self.torch)
        column.addLayout(row)
        column.addLayout(self._build_fold())
        column.addWidget(self.changes)
        column.addWidget(self.advanced)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the order of the Tab key: a new parent, such as a scroll area, breaks it."""
        super().showEvent(event)
        fields = [self.recipe, self.passes, self.start, self.fold, self.reset]
        for before, after in pairwise((*fields, *self.advanced.in_order)):
            self.setTabOrder(before, after)

    def _build_fold(self) -> QHBoxLayout:
        """Lay out the switch of the other fields, and the button that takes changes back."""
        self.advanced_action.setCheckable(True)
        self.advanced_action.setShortcut(QKeySequence("Ctrl+Shift+A"))
        self.fold.setText(self.advanced_action.text())
        self.fold.setToolTip(self.tr("Show or hide all fields (Ctrl+Shift+A)"))
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setIconSize(_ARROW)
        self.reset.setText(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Give every field the recipe's value again."))
        typography.set_type(self.changes, "caption")
        self.changes.setWordWrap(True)
        self.changes.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.fold)
        row.addStretch(1)
        row.addWidget(self.reset)
        return row

    def _listen(self) -> None:
        form = self._form
        self.start.clicked.connect(self.start_action.trigger)
        self.start_action.triggered.connect(self.start_wanted)
        self.fold.clicked.connect(self.advanced_action.trigger)
        self.advanced_action.toggled.connect(self._fold_or_open)
        self.reset.clicked.connect(form.reset)
        self.recipe.activated.connect(self._choose_recipe)
        self.passes.valueChanged.connect(self._take_passes)
        self.advanced.changed.connect(self._take_values)
        self.advanced.file_wanted.connect(self.file_wanted)
        form.changed.connect(self._show)
        self._curve_view.selected_changed.connect(self.show_begins)
        self._models.changed.connect(self.show_begins)
        self._trainer.state_changed.connect(self._show_state)
        self._fold_or_open(False)

    def _fold_or_open(self, opened: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.advanced.setVisible(opened)
        if opened != self._form.shows_advanced and self.isVisible():
            self._form.show_advanced(opened)

    def _choose_recipe(self, number: int) -> None:
        if self.recipe.itemData(number) == FILE:
            self._show(self._form.values)  # as it was, until there is a file
            self.file_wanted.emit("recipe")
        else:
            self._form.choose_recipe(self.recipe.itemData(number))

    def _take_passes(self, passes: int) -> None:
        if not self._filling:
            self._form.change(passes=passes)

    def _take_values(self, values: dict[str, object]) -> None:
        self._form.change(**values)

    def _show(self, values: FormValues) -> None:
        """Show the form's values, and what of them is not the recipe's."""
        base = values.base()
        try:
            recipe = values.changed_recipe()
        except InputError:  # said when it is started
            recipe = base
        self._filling = True
        self.recipe.fill(recipe_choices(values.recipe), values.recipe)
        self.about.setText(about(values.recipe, base))
        needs = torch_text()
        self.torch.setText(needs)
        self.torch.setToolTip(plain_tip(torch_command()))
        self.torch.setVisible(bool(needs))
        self.passes.setValue(recipe.passes)
        self._filling = False
        self.advanced.show_values(values, base, recipe)
        self.show_begins()

    def show_begins(self) -> None:
        """Show what there is to begin with, and the changes, by the names they have now."""
        values, used = self._form.values, self._models.in_use
        chosen = values.inputs.begin_with
        at_hand = None if used is None else (self._models.name_of(used), used.path)
        choices = begin_choices(chosen, self._curve_view.selected, at_hand)
        self.advanced.show_begins(choices, chosen or "")
        changes = changes_text(values)
        self.changes.setText(changes or self.tr("All as in the recipe."))
        self.changes.setToolTip(plain_tip(changes))
        self.reset.setVisible(bool(changes))

    def _show_state(self) -> None:
        busy = self._trainer.is_busy
        self.start_action.setEnabled(not busy)
        self.start.setEnabled(not busy)
        self.start.setText(self.tr("A run is going on") if busy else self.tr("Start"))
