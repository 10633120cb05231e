"""The formulas of each layer, in LaTeX: what it computes, its size, and how its counts come out.

A count is given in letters, then in numbers, then as the total. m is the number of the layer's
maps, n that of the maps below of which one map has inputs, k the side of a window, o that of a map.
"""

from typing import NamedTuple

from lenet.explain.units import LAYERS
from lenet.lecture.arithmetic import SlidingKernel
from lenet.lecture.counts import COUNTS, RBF_CONNECTIONS, Count, Group
from lenet.network import paper

_TIMES = r" \cdot "


class LayerFormulas(NamedTuple):
    """The LaTeX of one layer; more than one line where a count needs two."""

    computes: str
    size: str
    parameters: tuple[str, ...]
    connections: tuple[str, ...]
    on_slides: str  # the parameters as the slides count them; "" where they count as the paper


def layer_formulas(layer: str) -> LayerFormulas:
    """Return the formulas of one of lenet.explain.units.LAYERS, from C1 to RBF."""
    if layer == "rbf":
        weights = _product(paper.F6_UNITS, paper.CLASSES)
        return LayerFormulas(
            r"y_i = \sum_j (x_j - w_{ij})^2",
            _total("m = ", paper.CLASSES),
            (_total("", 0),),
            (_total(rf"{weights} = ", RBF_CONNECTIONS),),
            "",
        )
    count = COUNTS[layer]
    pooled = count.groups[0].pooled
    return LayerFormulas(
        _computes(layer, pooled=pooled),
        _size(layer),
        _parameters(count),
        _connections(count),
        _unshared(count) if count.unshared != count.parameters and layer == "s2" else "",
    )


def _computes(layer: str, *, pooled: bool) -> str:
    squash = r"x = f(a) = 1.7159\, \tanh \tfrac{2}{3} a"
    if pooled:
        return rf"a = w\, (x_1 + x_2 + x_3 + x_4) + b, \quad {squash}"
    if layer in ("c1", "c3"):
        maps = r"\sum_{q=1}^{n}" if layer == "c3" else ""
        below = "q" if layer == "c3" else ""
        return rf"a = {maps} \sum_{{u,v}} w_{{{below}uv}}\, x_{{{below}uv}} + b, \quad {squash}"
    return rf"a = \sum_i w_i\, x_i + b, \quad {squash}"


def _size(layer: str) -> str:
    if layer == "f6":
        return _total(rf"{_product(paper.CODE_COLUMNS, paper.CODE_ROWS)} = ", paper.F6_UNITS)
    before = LAYERS[LAYERS.index(layer) - 1]
    side = paper.INPUT_SIDE if before == "input" else COUNTS[before].height
    group = COUNTS[layer].groups[0]
    if group.pooled:
        output = SlidingKernel(side, group.window, 0, group.window).output
        return _total(rf"o = i / k = {side} / {group.window} = ", output)
    output = SlidingKernel(side, group.window, 0, 1).output
    return _total(rf"o = i - k + 1 = {side} - {group.window} + 1 = ", output)


def _parameters(count: Count) -> tuple[str, ...]:
    if len(count.groups) > 1:
        first = " + ".join(rf"{g.maps}{_TIMES}({_inputs(g)} + 1)" for g in count.groups)
        second = " + ".join(_product(g.maps, g.weights + 1) for g in count.groups)
        return first, _total(rf"= {second} = ", count.parameters)
    group = count.groups[0]
    inputs = "1" if group.pooled else _inputs(group)
    product = _product(group.weights + 1, group.maps)
    start = rf"({_letters(group)} + 1)\, m = ({inputs} + 1){_TIMES}{group.maps} = {product} = "
    return (_total(start, count.parameters),)


def _connections(count: Count) -> tuple[str, ...]:
    places = _product(count.height, count.width)
    if len(count.groups) > 1:
        start = rf"{_thousands(count.unshared)}{_TIMES}{places} = "
        return (_total(start, count.connections),)
    group = count.groups[0]
    if count.height == count.width == 1:
        product = _product(group.inputs + 1, group.maps)
        return (
            _total(
                rf"({_inputs(group)} + 1){_TIMES}{group.maps} = {product} = ", count.connections
            ),
        )
    product = _product(group.inputs + 1, group.maps, count.height * count.width)
    start = rf"(k^2 + 1)\, m\, o^2 = ({_inputs(group)} + 1){_TIMES}{group.maps}{_TIMES}{places}"
    return (_total(rf"{start} = {product} = ", count.connections),)


def _unshared(count: Count) -> str:
    group = count.groups[0]
    return rf"({_inputs(group)} + 1){_TIMES}{group.maps} = {count.unshared}"


def _letters(group: Group) -> str:
    if group.pooled:
        return "1"
    if group.window == 1:
        return "n"
    return "k^2" if group.below == 1 else "n k^2"


def _inputs(group: Group) -> str:
    """Return the number of a unit's inputs as a product, without factors of 1."""
    factors = (group.below, group.window, group.window)
    return _product(*(factor for factor in factors if factor > 1))


def _product(*factors: int) -> str:
    return _TIMES.join(_thousands(factor) for factor in factors)


def _total(start: str, number: int) -> str:
    return rf"{start}\textcolor{{accent}}{{{_thousands(number)}}}"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", "{,}")
