"""The name of a unit, and the sum from its products to its state, as text."""

from PySide6.QtCore import QCoreApplication

from app.widgets.maps.cells import number
from lenet.explain.units import Arithmetic, Unit


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

    Two texts: the net input, then the state. One for an RBF unit, whose sum is its output.
    """
    translate = QCoreApplication.translate
    total = number(arithmetic.sum)
    if arithmetic.bias is None:
        code = translate("UnitName", "code", "of a class, as in F6 − code")
        return [f"Σ (F6 − {code})² = {total}"]
    bias, net = number(arithmetic.bias), number(arithmetic.net)
    bias = translate("UnitName", "bias {bias}").format(bias=bias)
    if arithmetic.coefficient is None:
        first = f"Σ {total} + {bias} = {net}"
    else:
        first = f"Σ {total} · {number(arithmetic.coefficient)} + {bias} = {net}"
    return [first, f"f({net}) = 1.7159 tanh(⅔ · {net}) = {number(arithmetic.state)}"]
