"""The fields of a new run that are seldom changed, with a text on what each is for."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from app.context.training.run_form import FormValues
from app.pages.train.recipe_texts import FILE, data_choices
from app.pages.train.widgets.field_help import FieldHelp
from app.style import typography
from app.widgets.forms.fields import ChoiceField, NumberField, WholeField
from app.widgets.forms.form_grid import FormGrid, side_by_side
from app.widgets.forms.plain_text import PlainLabel
from lenet.runs.recipe import Recipe
from lenet.runs.spec import RecipeChanges

_TENTHS: Final = 10  # slider steps for a distortion of full strength
_LINES: Final = 3  # of the text on a field


class AdvancedFields(QWidget):
    """Seed, batch, rate, distortion, digits, first weights and conditions to stop.

    `changed(dict)`: the person set values, by their names in a RunSpec.
    `file_wanted(str)`: the person wants to choose a file: "data", "ink" or "model".
    """

    changed = Signal(object)
    file_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self._help = FieldHelp(self)
        self._grid = FormGrid()
        self._filling = False  # values are set by the program, not the person
        self._data_chosen = self._begin_chosen = ""
        self._build()
        self._explain()
        self._listen()

    @property
    def help_text(self) -> str:
        """The text on the field under the pointer, or with the focus."""
        return self._help.text()

    @property
    def in_order(self) -> list[QWidget]:
        """The fields in the order of the Tab key."""
        first = [self.seed, self.batch, self.rate, self.distortion, self.data, self.ink]
        return [*first, self.begin, self.error_below, self.patience, self.minutes]

    def _build(self) -> None:
        grid = self._grid
        grid.add(0, self.tr("Seed"), self.seed)
        grid.add_pair(1, (self.tr("Batch"), self.batch), (self.tr("Rate"), self.rate))
        row = side_by_side(self.distortion, self._strength)
        grid.add(2, self.tr("Distort"), self.distortion, row)
        grid.add(3, self.tr("Digits"), self.data)
        grid.add(4, self.tr("Ink"), self.ink)
        grid.add(5, self.tr("Begin with"), self.begin)
        grid.add_pair(
            6, (self.tr("Stop below"), self.error_below), (self.tr("Stop after"), self.minutes)
        )
        grid.add(7, self.tr("Or after"), self.patience)
        self.distortion.setRange(0, 2 * _TENTHS)
        self.distortion.setPageStep(_TENTHS // 2)
        typography.set_type(self._strength, "caption")
        typography.set_width(self._strength, 2.8)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._strength.setAlignment(right)
        self.ink.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        typography.set_type(self._help, "caption")
        self._help.setWordWrap(True)
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop)
        typography.set_lines(self._help, _LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self._help)

    def _explain(self) -> None:
        """Say what each field is for, and what its number means."""
        texts: dict[QWidget, str] = {
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
        }
        for field, text in texts.items():
            self._help.explain(field, text)
        self._help.setText(self.tr("Point at a field to read what it is for."))
        self.error_below.setAccessibleName(self.tr("Stop below an error"))
        self.patience.setAccessibleName(self.tr("Stop after passes without a lower error"))
        self.minutes.setAccessibleName(self.tr("Stop after minutes"))
        self.error_below.setSuffix(" %")
        self.patience.setSuffix(self.tr(" passes without a lower error"))
        self.minutes.setSuffix(self.tr(" min"))
        for limit in (self.error_below, self.patience, self.minutes):
            limit.setSpecialValueText(self.tr("never"))

    def _listen(self) -> None:
        self.ink.clicked.connect(lambda: self.file_wanted.emit("ink"))
        self.data.activated.connect(self._choose_data)
        self.begin.activated.connect(self._choose_begin)
        self.distortion.valueChanged.connect(self._take_numbers)
        for field in (self.seed, self.batch, self.patience):
            field.valueChanged.connect(self._take_numbers)
        for number in (self.rate, self.error_below, self.minutes):
            number.valueChanged.connect(self._take_numbers)

    def _choose_data(self, number: int) -> None:
        if self.data.itemData(number) == FILE:
            self.data.setCurrentIndex(max(self.data.findData(self._data_chosen), 0))
            self.file_wanted.emit("data")
        else:
            self.changed.emit({"data_folder": self.data.itemData(number) or None})

    def _choose_begin(self, number: int) -> None:
        if self.begin.itemData(number) == FILE:
            self.begin.setCurrentIndex(max(self.begin.findData(self._begin_chosen), 0))
            self.file_wanted.emit("model")
        else:
            self.changed.emit({"begin_with": self.begin.itemData(number) or None})

    def _take_numbers(self) -> None:
        """Announce the numbers that the person set."""
        if self._filling:
            return
        self.changed.emit(
            {
                "batch": self.batch.value(),
                "rate": self.rate.value(),
                "distortion": self.distortion.value() / _TENTHS,
                "seed": self.seed.value(),
                "error_below": self.error_below.value() / 100 or None,
                "patience": self.patience.value() or None,
                "minutes": self.minutes.value() or None,
            }
        )

    def show_values(self, values: FormValues, base: Recipe, recipe: Recipe) -> None:
        """Show the form's values: `base` is the recipe as its file has it, `recipe` as changed.

        A field for what the recipe lacks is off, and says why.
        """
        self._filling = True
        self._fill(values, base, recipe)
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
            self._grid.labels[field].setEnabled(there)

    def _fill(self, values: FormValues, base: Recipe, recipe: Recipe) -> None:
        shown, inputs, stops = RecipeChanges.of(recipe), values.inputs, values.stops
        self.seed.setValue(inputs.seed)
        self.batch.setValue(shown.batch or 1)
        self.rate.setValue(shown.rate or 0.0)
        strength = 1.0 if values.changes.distortion is None else values.changes.distortion
        self.distortion.setValue(round(strength * _TENTHS) if base.distortion is not None else 0)
        words = f"× {self.distortion.value() / _TENTHS:.1f}" if base.distortion else "–"
        self._strength.setText(words)
        self._data_chosen = inputs.data_folder or ""
        self.data.fill(data_choices(inputs.data_folder), self._data_chosen)
        count = len(inputs.ink)
        files = self.tr("1 ink file") if count == 1 else self.tr("{count} ink files")
        self.ink.setText(files.format(count=count) if count else self.tr("Choose ink files…"))
        self.error_below.setValue(100 * (stops.error_below or 0.0))
        self.patience.setValue(stops.patience or 0)
        self.minutes.setValue(stops.minutes or 0.0)

    def show_begins(self, choices: dict[str, str], chosen: str) -> None:
        """Show the first weights to choose from, texts by file."""
        self._begin_chosen = chosen
        self.begin.fill(choices, chosen)
