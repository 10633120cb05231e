"""From full to local to shared weights: why does a convolution need so few numbers?"""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.choice_controls import ChoiceSlider, SliderColumn
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.convolution.count_bar import CountBar
from app.pages.lecture.convolution.link_figure import LinkFigure
from app.style.formulas.stacking import power, strut
from app.style.formulas.typesetting import Setting, Tone, row, typeset_number
from app.widgets.forms.formula import Formula
from lenet.lecture.sharing import KINDS, LARGE, SMALL, Kind, Sharing
from lenet.network import paper

# The slides' two examples, and C1.
PRESETS: Final = (SMALL, LARGE, Sharing(paper.INPUT_SIDE, paper.C1_SIDE, paper.KERNEL_SIDE))
_SIDES: Final = (*range(2, 13), 14, 16, 20, 24, 28, 32, 50, 64, 100, 128, 200, 256, 500, 1000)
_PATCHES: Final = tuple(range(1, 13))
_UNREADABLE: Final = 6  # from this power of ten on a number is shown as one
_MOST: Final = max(_SIDES) ** 4  # weights: where the bars end


class SharingLesson(Lesson):
    """Three ways to connect one image to the same units, side by side."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.sharing = self.recall_state(SMALL)
        self._add_text()
        self._build_stage()
        self.set_exercise(
            self.tr(
                "Point at the units one by one and read the weights’ numbers on the pixels: "
                "in which drawing do they stay the same?"
            )
        )
        self._unit = (0, 0)
        self._show()

    @property
    def unit(self) -> tuple[int, int]:
        """Row and column of the unit whose lines stand out."""
        return self._unit

    def take(self, sharing: Sharing) -> None:
        """Show other sizes; a patch is never larger than its image."""
        self.sharing = replace(sharing, patch=min(sharing.patch, sharing.image))
        self.keep_state(self.sharing)
        self._show()

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "In a picture, what belongs together lies together. So a unit need not see "
                "every pixel: a small patch will do. And what is worth finding in one place "
                "is worth finding in every place, so all units can use the same weights."
            )
        )
        self.add_gap()
        look = self.context.appearance
        self.sliders = {
            "image": ChoiceSlider(self.tr("Image, side"), _SIDES, look),
            "units": ChoiceSlider(self.tr("Units, side"), _SIDES, look),
            "patch": ChoiceSlider(self.tr("Patch, side"), _PATCHES, look),
        }
        self.add_widget(SliderColumn(list(self.sliders.values()), look))
        for slider in self.sliders.values():
            slider.chosen.connect(self._take_sliders)
        self.add_gap()
        grid = QGridLayout()
        grid.setSpacing(4)
        group = QButtonGroup(self)
        group.setExclusive(False)  # sliders can make one that is none of them
        group.idClicked.connect(self._take_preset)
        self.presets = [
            QPushButton(self.tr("Slides: 9 units on 5×5")),
            QPushButton(self.tr("Slides: a million units")),
            QPushButton(self.tr("One map of C1")),
        ]
        for number, button in enumerate(self.presets):
            button.setCheckable(True)
            group.addButton(button, number)
            grid.addWidget(button, number, 0)
        self.add_layout(grid)
        self.add_gap()
        self._note = self.add_paragraph("", role="label", tone="muted", lines=5)

    def _build_stage(self) -> None:
        look = self.context.appearance
        titles = {
            "full": self.tr("Full"),
            "local": self.tr("Local"),
            "shared": self.tr("Local and shared"),
        }
        abouts = {
            "full": self.tr("Every unit sees every pixel, each with a weight of its own."),
            "local": self.tr("Every unit sees its patch, each with weights of its own."),
            "shared": self.tr("Every unit sees its patch, all with the same weights."),
        }
        stage = QWidget()
        grid = QGridLayout(stage)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self.figures: dict[Kind, LinkFigure] = {}
        self.bars: dict[Kind, CountBar] = {}
        self._formulas: dict[Kind, Formula] = {}
        for column, kind in enumerate(KINDS):
            figure = self.figures[kind] = LinkFigure(kind, titles[kind], look)
            figure.pointed.connect(self._point)
            formula = self._formulas[kind] = Formula(look)
            bar = self.bars[kind] = CountBar(look, most=_MOST)
            grid.addWidget(TextLabel(titles[kind], look, role="bold"), 0, column)
            about = TextLabel(abouts[kind], look, role="label", tone="muted", lines=2)
            grid.addWidget(about, 1, column)
            grid.addWidget(figure, 2, column)
            grid.addWidget(formula, 3, column)
            grid.addWidget(bar, 4, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(2, 1)
        self.set_stage(stage)

    def _take_sliders(self, _value: int) -> None:
        values = {name: slider.value for name, slider in self.sliders.items()}
        self.take(Sharing(**values))

    def _take_preset(self, number: int) -> None:
        self.take(PRESETS[number])

    def _point(self, row: int, column: int) -> None:
        self._unit = (row, column)
        for figure in self.figures.values():
            figure.show_unit(row, column)

    def _show(self) -> None:
        s = self.sharing
        for name, slider in self.sliders.items():
            slider.show_value(getattr(s, name))
        for button, preset in zip(self.presets, PRESETS, strict=True):
            button.setChecked(preset == s)
        for kind in KINDS:
            self.figures[kind].show_sharing(s)
            self._formulas[kind].set_setting(derivation(s, kind))
            self.bars[kind].show_count(s.weights[kind])
        middle = s.units // 2
        self._point(middle, middle)
        self._note.setText(self._say())

    def _say(self) -> str:
        if self.figures["full"].is_small:
            drawn = self.tr(
                "Numbers on the pixels, where there is room, name the weights; lines of one "
                "colour are one weight."
            )
        else:
            drawn = self.tr(
                "Too many lines to draw each: the patch is to scale, and the lines are the "
                "edges of the bundle."
            )
        biases = self.tr("Biases are left out, as on the slides. The bars grow tenfold a mark.")
        return f"{drawn} {biases}"


def derivation(s: Sharing, kind: Kind) -> Setting:
    """How many weights, as a product with its result."""
    seen = s.image if kind == "full" else s.patch
    units = 1 if kind == "shared" else s.units**2
    # Where one of the three is a power of ten that nobody can read in full, all are shown so.
    least = 2 if _power_of_ten(s.weights["full"]) >= _UNREADABLE else _UNREADABLE
    product = row(_set(seen), r"\times", _set(seen), r"\times", _set(units, least=_UNREADABLE))
    total = _set(s.weights[kind], least=least, tone="accent")
    return strut(row(product, "=", total), like=power(_set(0), _set(0)))


def _set(number: int, *, least: int = 99, tone: Tone = "text") -> Setting:
    """A number; a power of ten as one, from the `least` power on."""
    exponent = _power_of_ten(number)
    if exponent >= least:
        return power(typeset_number("10", tone), typeset_number(str(exponent), tone))
    return typeset_number(f"{number:,}" if number >= 10_000 else str(number), tone)


def _power_of_ten(number: int) -> int:
    """Which power of ten a number is; -1 when it is none."""
    exponent = len(str(number)) - 1
    return exponent if number == 10**exponent else -1
