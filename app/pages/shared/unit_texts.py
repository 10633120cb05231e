"""The name of a unit, and the sum from its products to its state, as text."""

from math import tanh
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.style.numbers import distance, number
from lenet.explain.rounding import RoundedSteps, round_arithmetic
from lenet.explain.units import Arithmetic, Unit
from lenet.network import paper

PLACES: Final = 2  # decimals of the numbers of a unit, in its cells and in its steps
_MOST_PLACES: Final = 4  # of a coefficient


def unit_name(unit: Unit) -> str:
    """Return a unit's place as text: "C3 map 4, row 2, column 7", "F6 unit 12"."""
    translate = QCoreApplication.translate
    layer = unit.layer.upper()
    if unit.layer == "input":
        text = translate("UnitName", "Input, row {row}, column {column}")
    elif unit.layer == "rbf":
        text = translate("UnitName", "RBF unit of {map}")
    elif unit.layer in ("c5", "f6"):
        text = translate("UnitName", "{layer} unit {map}")
    else:
        text = translate("UnitName", "{layer} map {map}, row {row}, column {column}")
    return text.format(layer=layer, map=unit.map, row=unit.row, column=unit.column)


def sum_texts(arithmetic: Arithmetic) -> list[str]:
    """Return the steps from the sum of all products to the number on screen, a text a step.

    Two texts: the net input, then the state. One for an RBF unit, whose sum is its output. Each
    step can be checked with the numbers as they are shown; where a product of two rounded
    numbers does not come out, the sign is ≈.
    """
    translate = QCoreApplication.translate
    shown = round_arithmetic(arithmetic, PLACES)
    if shown.bias is None:
        code = translate("UnitName", "code", "of a class, as in F6 − code")
        text = translate("UnitName", "Σ (F6 − {code})² = {sum}, the distance {distance}")
        return [text.format(code=code, sum=number(shown.sum), distance=distance(arithmetic.state))]
    bias = translate("UnitName", "bias {bias}").format(bias=number(shown.bias))
    first = f"Σ {number(shown.weighed)} + {bias} = {number(shown.net)}"
    if arithmetic.coefficient is not None:
        factor, sign = _coefficient(arithmetic.coefficient, shown)
        product = f"Σ {number(shown.sum)} · {factor} {sign} {number(shown.weighed)}"
        first = f"{product},   {number(shown.weighed)} + {bias} = {number(shown.net)}"
    state = number(arithmetic.state)
    squashed = paper.SQUASH_A * tanh(paper.SQUASH_S * shown.net)
    sign = "=" if number(squashed) == state else "≈"
    net = number(shown.net)
    return [first, f"f({net}) = 1.7159 tanh(⅔ · {net}) {sign} {state}"]


def short_squash(step: str) -> str:
    """Return the step from net input to state without the formula of f."""
    head, _, rest = step.partition(" = 1.7159")
    return f"{head} {rest.partition(') ')[2]}" if rest else step


def _coefficient(coefficient: float, shown: RoundedSteps) -> tuple[str, str]:
    """Return a coefficient with as many decimals as the shown product needs, and = or ≈."""
    for places in range(PLACES, _MOST_PLACES + 1):
        factor = round(coefficient, places)
        if number(shown.sum * factor) == number(shown.weighed):
            return number(factor, places), "="
    return number(coefficient), "≈"
