"""The numbers that the panels show, as CSV: a table with a heading, one value a line."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import numpy as np

from lenet.explain.codes import negative_log_likelihoods, posteriors
from lenet.explain.trace_diff import diff_traces
from lenet.explain.units import LAYERS, Unit, explain, layer_values
from lenet.network import paper
from lenet.network.forward import Trace
from lenet.network.parameters import Array, Parameters

_PLACE = ("layer", "map", "row", "column")
_Row = Sequence[object]


def csv_by_name(
    parameters: Parameters,
    trace: Trace | None,
    gradients: Parameters | None,
    *,
    units: Sequence[Unit],
    classes: Sequence[int],
    frozen: Trace | None,
) -> dict[str, Callable[[], str]]:
    """Return what makes each table, by a short name; without a trace, what needs none."""
    found: dict[str, Callable[[], str]] = {
        "table": table_csv,
        "kernels": partial(parameters_csv, parameters),
    }
    if trace is None or gradients is None:
        return found
    found |= {
        "network": partial(states_csv, trace),
        "rbf": partial(distances_csv, trace),
        "input": partial(picture_csv, trace.image),
        "units": partial(units_csv, parameters, trace, units),
        "codes": partial(codes_csv, trace, classes),
        "step": partial(parameters_csv, gradients),
    }
    if frozen is not None:
        found["compare"] = partial(difference_csv, frozen, trace)
    return found


def states_csv(trace: Trace) -> str:
    """Return the states of all layers, from the input to F6, and the ten distances."""
    rows = (
        (layer, *place, value)
        for layer in LAYERS
        for place, value in _cells(layer_values(trace, layer))
    )
    return _csv((*_PLACE, "value"), rows)


def picture_csv(picture: Array) -> str:
    """Return a picture, (h, w), as lines of numbers."""
    return _csv((), ([_exact(value) for value in row] for row in picture.tolist()))


def distances_csv(trace: Trace) -> str:
    """Return the ten distances, their −log-likelihoods and the classes' probabilities."""
    columns = (
        trace.distances.tolist(),
        negative_log_likelihoods(trace.distances).tolist(),
        posteriors(trace.distances).tolist(),
    )
    rows = ((digit, *map(_exact, row)) for digit, row in enumerate(zip(*columns, strict=True)))
    return _csv(("class", "distance", "-ln p(F6)", "probability"), rows)


def units_csv(p: Parameters, trace: Trace, units: Iterable[Unit]) -> str:
    """Return every input, weight and product of some units."""
    head = ("unit", "map", "row", "column", "input", "weight", "product")
    return _csv(head, (row for unit in units for row in _products(p, trace, unit)))


def parameters_csv(p: Parameters) -> str:
    """Return all parameters, or their gradients, by the names of their arrays."""
    rows = (
        (name, " ".join(map(str, place)), _exact(float(array[place])))
        for name, array in p.arrays().items()
        for place in np.ndindex(array.shape)
    )
    return _csv(("parameter", "index", "value"), rows)


def codes_csv(trace: Trace, classes: Sequence[int]) -> str:
    """Return F6 beside the codes of some classes, a line for each of the 84 cells."""
    rows = (
        (
            *divmod(unit, paper.CODE_COLUMNS),
            _exact(float(state)),
            *(int(paper.CODES[digit, unit]) for digit in classes),
        )
        for unit, state in enumerate(trace.f6)
    )
    return _csv(("row", "column", "F6", *(f"code of {digit}" for digit in classes)), rows)


def difference_csv(frozen: Trace, now: Trace) -> str:
    """Return the states of two traces and their differences, unit by unit."""
    differences = diff_traces(frozen, now)
    rows = (
        (layer, *place, before, after, difference)
        for layer in LAYERS
        for (place, before), (_, after), (_, difference) in zip(
            _cells(layer_values(frozen, layer)),
            _cells(layer_values(now, layer)),
            _cells(differences[layer].values),
            strict=True,
        )
    )
    return _csv((*_PLACE, "frozen", "now", "difference"), rows)


def table_csv() -> str:
    """Return the C3 table: 1 where an S2 map feeds a C3 map."""
    rows = (
        (f"S2 {s2_map}", *(int(s2_map in s2_maps) for s2_maps in paper.C3_TABLE))
        for s2_map in range(paper.C1_MAPS)
    )
    return _csv(("", *(f"C3 {c3_map}" for c3_map in range(paper.C3_MAPS))), rows)


def _products(p: Parameters, trace: Trace, unit: Unit) -> Iterator[_Row]:
    name = f"{unit.layer} {unit.map} ({unit.row}, {unit.column})"
    for term in explain(p, trace, unit).terms if unit.layer != "input" else ():
        for (row, column), value in np.ndenumerate(term.inputs):
            weight, product = term.weights[row, column], term.products[row, column]
            yield (
                name,
                term.source,
                row,
                column,
                *map(_exact, map(float, (value, weight, product))),
            )


def _cells(values: Array) -> Iterator[tuple[tuple[int, ...], str]]:
    for place, value in np.ndenumerate(values):
        yield place, _exact(float(value))


def _exact(value: float) -> str:
    """Return a number with as many digits as single precision has."""
    return f"{value:.9g}"


def _csv(head: Sequence[str], rows: Iterable[_Row]) -> str:
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    if head:
        writer.writerow(head)
    writer.writerows(rows)
    return content.getvalue()
