"""Before, after and difference of one step: the loss, the answer and the weight pointed at."""

from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.context.single_step import SingleSteps
from app.style import typography
from app.style.numbers import distance, number, signed
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.rounding import round_difference
from lenet.explain.single_step import RATES, Rule
from lenet.explain.units import Weight
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Parameters

_ROWS: Final = 4  # with the headings
_WEIGHT_PLACES: Final = 4  # a step changes a weight little
_BLANK: Final = "\N{EN DASH}"
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Row(NamedTuple):
    """A quantity before and after the step, and its difference as the two are shown."""

    name: str
    before: str
    after: str
    difference: str


def table_height() -> float:
    """Return the height of the table, in logical pixels."""
    return _ROWS * _line()


def paint_step_table(
    widget: CachedWidget,
    painter: QPainter,
    place: QRectF,
    single_steps: SingleSteps,
    *,
    trace: Trace,
    weight: Weight,
) -> None:
    """Paint three columns of numbers.

    Before the first step, and after the drawing or its label has changed, only "before" is known.
    """
    translate = QCoreApplication.translate
    rows = _rows(single_steps, trace, weight)
    heads = (
        translate("StepTable", "Before"),
        translate("StepTable", "After"),
        translate("StepTable", "Difference"),
    )
    body, bold = typography.body(), typography.body(bold=True)
    metrics, line = QFontMetricsF(bold), _line()
    name = max(metrics.horizontalAdvance(row.name) for row in rows) + 12
    texts = [*heads, *(text for row in rows for text in row[1:])]
    step = max(metrics.horizontalAdvance(text) for text in texts) + 20
    rights = [place.left() + name + step * column for column in (1, 2, 3)]
    for head, right in zip(heads, rights, strict=True):
        box = QRectF(right - step, place.top(), step, line)
        widget.text(painter, box, head, colour="muted", font=body, flags=_RIGHT)
    for down, row in enumerate(rows, start=1):
        top = place.top() + down * line
        box = QRectF(place.left(), top, name, line)
        widget.text(painter, box, row.name, font=bold if down == 1 else body, flags=_LEFT)
        for text, right in zip(row[1:], rights, strict=True):
            font = bold if down == 1 else body
            box = QRectF(right - step, top, step, line)
            widget.text(painter, box, text, font=font, flags=_RIGHT)


def _line() -> float:
    return QFontMetricsF(typography.body()).lineSpacing() + 2


def _rows(single_steps: SingleSteps, trace: Trace, weight: Weight) -> tuple[_Row, ...]:
    translate = QCoreApplication.translate
    last, model = single_steps.last, single_steps.model_before
    loss = translate("StepTable", "Loss, the distance from {digit}").format(
        digit=single_steps.label
    )
    answer, this = translate("StepTable", "Answer"), translate("StepTable", "This weight")
    if (
        last is None
        or model is None
        or last.label != single_steps.label
        or not np.array_equal(last.after.image, trace.image)
    ):
        now = _weight_in(single_steps.parameters, weight)
        return (
            _Row(loss, distance(single_steps.loss() or 0.0), _BLANK, _BLANK),
            _Row(answer, str(trace.answer), _BLANK, _BLANK),
            _Row(this, number(now, _WEIGHT_PLACES), _BLANK, _BLANK),
        )
    weights = [_weight_in(p, weight) for p in (model.parameters, last.parameters)]
    same = last.before.answer == last.after.answer
    return (
        _Row(
            loss,
            distance(last.loss_before),
            distance(last.loss_after),
            signed(round_difference(last.loss_after, last.loss_before, 1), 1),
        ),
        _Row(
            answer,
            str(last.before.answer),
            str(last.after.answer),
            translate("StepTable", "the same") if same else translate("StepTable", "another"),
        ),
        _Row(
            this,
            number(weights[0], _WEIGHT_PLACES),
            number(weights[1], _WEIGHT_PLACES),
            signed(round_difference(weights[1], weights[0], _WEIGHT_PLACES), _WEIGHT_PLACES),
        ),
    )


def _weight_in(p: Parameters, weight: Weight) -> float:
    kernels = p.c1_kernels if weight.layer == "c1" else p.c3_kernels
    return float(kernels[weight.kernel, weight.row, weight.column])


def rule_text(rule: Rule) -> str:
    """Say in a sentence what an update rule does to each weight."""
    translate = QCoreApplication.translate
    if rule == "plain":
        text = translate("StepTable", "Each weight less {rate:g} × its gradient.")
    else:
        text = translate(
            "StepTable",
            "Each weight less {rate:g} / ({mu:g} + h) × its gradient, where h is its curvature.",
        )
    return text.format(rate=RATES[rule], mu=paper.SDLM_MU)
