"""Lesson on the paper's comparison of classifiers, with our networks beside LeNet-5."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.context.scenes.scene import ViewSettings, setting
from app.pages.lecture.common.choice_controls import ChoiceButtons
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.results.classifier_texts import classifier_text, preparation_text
from app.pages.lecture.results.classifiers_chart import ClassifiersChart
from lenet.lecture.classifiers import CLASSIFIERS, ORDERS, Order, Preparation
from lenet.lecture.results import model_results

_OURS: Final[dict[Preparation, str]] = {"regular": "paper", "distorted": "paper-distorted"}


@dataclass(frozen=True)
class _ClassifiersState:
    """What the person set: the order of the rows, and the row that the text tells of."""

    order: Order = "paper"
    chosen: str = "lenet-5"


class ClassifiersLesson(Lesson):
    """Seventeen classifiers on the same digits: error, multiply-adds and memory."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_ClassifiersState())
        self.add_paragraph(
            self.tr(
                "The paper compares many classifiers on the same digits. Errors are not "
                "everything: nearest neighbours keep every training pixel, LeNet-5 keeps 60,000 "
                "numbers."
            )
        )
        self.add_paragraph(
            self.tr(
                "The thin line is ± one standard deviation of a count out of 10,000: near 1 %, "
                "a difference of 0.1 decides nothing."
            ),
            role="caption",
        )
        self.add_gap()
        self._name = self.add_paragraph("", role="bold")
        self._about = self.add_paragraph("", lines=3)
        self._errors = self.add_paragraph("", role="caption")
        self._costs = self.add_paragraph("", role="caption")
        self.add_gap()
        self.add_paragraph(
            self.tr("Figs. 9, 11 and 12 (pp. 12, 14, 15); costs on logarithmic scales."),
            role="caption",
            tone="muted",
        )
        self._build_stage()
        self.set_exercise(
            self.tr("Order by memory: which needs less than LeNet-5 and makes fewer errors?")
        )
        by_name = {result.name: result.errors for result in model_results()}
        self._ours: dict[Preparation, tuple[float, ...]] = {
            kind: by_name[name] for kind, name in _OURS.items() if name in by_name
        }
        self._show()

    def choose_order(self, order: str) -> None:
        """Put the rows in one of ORDERS."""
        chosen = next(known for known in ORDERS if known == order)
        self._set_state(replace(self._state, order=chosen))

    def choose_row(self, name: str) -> None:
        """Tell of a classifier, by its name."""
        self._set_state(replace(self._state, chosen=name))

    def _build_stage(self) -> None:
        self.orders = ChoiceButtons(
            {
                "paper": self.tr("As printed"),
                "error": self.tr("By error"),
                "multiply_adds": self.tr("By multiply-adds"),
                "memory": self.tr("By memory"),
            }
        )
        self.orders.chosen.connect(self.choose_order)
        self.chart = ClassifiersChart(self.context.appearance)
        self.chart.row_chosen.connect(self.choose_row)
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.orders)
        column.addWidget(self.chart, 1)
        self.set_stage(stage)

    def view_settings(self) -> ViewSettings:
        return {"order": self._state.order, "chosen": self._state.chosen}

    def restore(self, settings: ViewSettings) -> None:
        names = [row.name for row in CLASSIFIERS]
        self.choose_order(setting(settings, "order", str(self._state.order), ORDERS.__contains__))
        self.choose_row(setting(settings, "chosen", self._state.chosen, names.__contains__))

    def _set_state(self, state: _ClassifiersState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def _show(self) -> None:
        row = next(row for row in CLASSIFIERS if row.name == self._state.chosen)
        self.orders.show_choice(self._state.order)
        self.chart.show_state(
            self._state.order,
            row.name,
            {kind: sum(errors) / len(errors) for kind, errors in self._ours.items()},
        )
        text = classifier_text(row.name)
        self._name.setText(text.name)
        self._about.setText(text.about)
        self._errors.setText(self._errors_text(row.errors, row.name))
        costs = self.tr("{work:,},000 multiply-adds a digit, {memory:,},000 numbers kept")
        costs = costs.format(work=row.multiply_adds, memory=row.memory)
        if row.costs_of != "regular":
            costs += f" ({preparation_text(row.costs_of)})"
        self._costs.setText(costs)

    def _errors_text(self, errors: dict[Preparation, float], name: str) -> str:
        percent, comma = self.tr("{error} % {digits}"), self.tr(", ")
        parts = [
            percent.format(error=error, digits=preparation_text(kind))
            for kind, error in errors.items()
        ]
        text = self.tr("1998: {errors}").format(errors=comma.join(parts))
        if name != "lenet-5":
            return text
        ours = [
            percent.format(
                error=f"{min(found):.2f}–{max(found):.2f}", digits=preparation_text(kind)
            )
            for kind, found in self._ours.items()
        ]
        return text + "\n" + self.tr("ours: {errors}").format(errors=comma.join(ours))
