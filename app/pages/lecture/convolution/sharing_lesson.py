"""The lesson on from full to local to shared weights: why a convolution needs so few numbers."""

from dataclasses import replace
from math import log10
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from app.context.app_context import AppContext
from app.pages.lecture.common.choice_controls import ChoiceSlider, SliderColumn
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.convolution.link_figure import LinkFigure
from app.style.formulas.stacking import power, strut
from app.style.formulas.typesetting import Setting, Tone, row, typeset_number
from app.style.theme import Appearance, Theme
from app.widgets.forms.formula import Formula
from lenet.lecture.sharing import KINDS, LARGE, SMALL, Kind, Sharing
from lenet.network import paper

# The slides' two examples, and C1.
PRESETS: Final = (SMALL, LARGE, Sharing(paper.INPUT_SIDE, paper.C1_SIDE, paper.KERNEL_SIDE))
_SIDES: Final = (*range(2, 13), 14, 16, 20, 24, 28, 32, 50, 64, 100, 128, 200, 256, 500, 1000)
_PATCHES: Final = tuple(range(1, 13))
_UNREADABLE: Final = 6  # from this power of ten on, a number is written as a power
_MOST_WEIGHTS: Final = max(_SIDES) ** 4  # at the right end of the bars
_BAR_HEIGHT: Final = 12  # pixels


class SharingLesson(Lesson):
    """Three ways to connect one image to the same units, side by side."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.sharing = self.recall_state(SMALL)
        self._add_text()
        self._build_stage()
        self.set_exercise(
            self.tr(
                "Point at one unit after another and read the numbers of its weights: in which "
                "drawing do they stay the same?"
            )
        )
        self._unit = (0, 0)
        self._show()

    @property
    def unit(self) -> tuple[int, int]:
        """Row and column of the unit whose connections stand out."""
        return self._unit

    def show_sharing(self, sharing: Sharing) -> None:
        """Show other sizes; a patch larger than its image is made as small as the image."""
        self.sharing = replace(sharing, patch=min(sharing.patch, sharing.image))
        self.keep_state(self.sharing)
        self._show()

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "In a picture, related pixels are close together. So a unit need not see every "
                "pixel: a small patch will do. And a feature that is useful in one place is "
                "useful everywhere, so all units can share the same weights."
            )
        )
        self.add_gap()
        appearance = self.context.appearance
        self.sliders = {
            "image": ChoiceSlider(self.tr("Image, side"), _SIDES, appearance),
            "units": ChoiceSlider(self.tr("Units, side"), _SIDES, appearance),
            "patch": ChoiceSlider(self.tr("Patch, side"), _PATCHES, appearance),
        }
        self.add_widget(SliderColumn(list(self.sliders.values()), appearance))
        for slider in self.sliders.values():
            slider.chosen.connect(self._apply_sliders)
        self.add_gap()
        grid = QGridLayout()
        grid.setSpacing(4)
        group = QButtonGroup(self)
        group.setExclusive(False)  # the sliders can be set to sizes of no preset
        group.idClicked.connect(self._apply_preset)
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
        self._legend = self.add_paragraph("", role="caption", tone="muted", lines=5)

    def _build_stage(self) -> None:
        appearance = self.context.appearance
        titles = {
            "full": self.tr("Fully connected"),
            "local": self.tr("Locally connected"),
            "shared": self.tr("Shared weights"),
        }
        descriptions = {
            "full": self.tr("Every unit sees every pixel, with a weight for each."),
            "local": self.tr("Every unit sees its own patch, with its own weights."),
            "shared": self.tr("Every unit sees its own patch; all use the same weights."),
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
            figure = self.figures[kind] = LinkFigure(kind, titles[kind], appearance)
            figure.pointed.connect(self._point)
            formula = self._formulas[kind] = Formula(appearance)
            bar = self.bars[kind] = CountBar(appearance, most=_MOST_WEIGHTS)
            grid.addWidget(TextLabel(titles[kind], appearance, role="bold"), 0, column)
            description = TextLabel(
                descriptions[kind], appearance, role="caption", tone="muted", lines=2
            )
            grid.addWidget(description, 1, column)
            grid.addWidget(figure, 2, column)
            grid.addWidget(formula, 3, column)
            grid.addWidget(bar, 4, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(2, 1)
        self.set_stage(stage)

    def _apply_sliders(self, _value: int) -> None:
        values = {name: slider.value for name, slider in self.sliders.items()}
        self.show_sharing(Sharing(**values))

    def _apply_preset(self, number: int) -> None:
        self.show_sharing(PRESETS[number])

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
            self._formulas[kind].set_setting(weights_formula(s, kind))
            self.bars[kind].show_count(s.weights[kind])
        middle = s.units // 2
        self._point(middle, middle)
        self._legend.setText(self._legend_text())

    def _legend_text(self) -> str:
        if self.figures["full"].is_small:
            drawn = self.tr(
                "The numbers on the pixels name the weights, where there is room. Lines of one "
                "colour share one weight, in the third drawing."
            )
        else:
            drawn = self.tr(
                "There are too many lines to draw: the patch is to scale, and the lines are the "
                "edges of the bundle."
            )
        biases = self.tr(
            "Biases are left out, as on the slides. The bars are logarithmic: a factor of 10 from "
            "mark to mark."
        )
        return self.tr("{drawn} {biases}").format(drawn=drawn, biases=biases)


class CountBar(QWidget):
    """A count as a bar on a logarithmic scale: 1 at the left, `most` at the right.

    There is a mark at each power of ten.
    """

    def __init__(self, appearance: Appearance, *, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._powers = log10(most)
        self._count = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self._recolour)

    def sizeHint(self) -> QSize:
        return QSize(120, _BAR_HEIGHT)

    def show_count(self, count: int) -> None:
        """Show a count, 1 or more."""
        self._count = count
        self.setAccessibleName(f"{count:,}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, width = self._appearance.theme, float(self.width())
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 0, width, _BAR_HEIGHT), theme.colour("hover"))
        share = min(log10(self._count) / self._powers, 1.0)
        painter.fillRect(QRectF(0, 0, max(share * width, 2.0), _BAR_HEIGHT), theme.colour("accent"))
        for exponent in range(1, int(self._powers)):
            x = round(exponent / self._powers * width)
            painter.fillRect(QRectF(x, 0, 1, _BAR_HEIGHT), theme.colour("window"))
        painter.end()

    def _recolour(self, theme: Theme) -> None:
        self.update()


def weights_formula(s: Sharing, kind: Kind) -> Setting:
    """Return the number of weights, as a product with its result."""
    seen = s.image if kind == "full" else s.patch
    units = 1 if kind == "shared" else s.units**2
    # Where one of the three is too long to read in full, all powers of ten are written as powers.
    least = 2 if _power_of_ten(s.weights["full"]) >= _UNREADABLE else _UNREADABLE
    product = row(
        _integer(seen), r"\times", _integer(seen), r"\times", _integer(units, least=_UNREADABLE)
    )
    total = _integer(s.weights[kind], least=least, tone="accent")
    return strut(row(product, "=", total), like=power(_integer(0), _integer(0)))


def _integer(number: int, *, least: int = 99, tone: Tone = "text") -> Setting:
    """Return a number; a power of ten is written as a power from the `least` one on."""
    exponent = _power_of_ten(number)
    if exponent >= least:
        return power(typeset_number("10", tone), typeset_number(str(exponent), tone))
    return typeset_number(f"{number:,}" if number >= 10_000 else str(number), tone)


def _power_of_ten(number: int) -> int:
    """Return the exponent of a power of ten; -1 for any other number."""
    exponent = len(str(number)) - 1
    return exponent if number == 10**exponent else -1
