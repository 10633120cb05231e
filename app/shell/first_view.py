"""What the program's arguments ask to be shown first: page, side, layer, units, presenting."""

from argparse import Namespace
from collections.abc import Iterable
from typing import Final

from app.context.evaluation import error_view
from app.context.selection import VIEWS
from app.shell.window import Window
from lenet.errors import InputError
from lenet.explain.units import LAYER_SHAPES, LAYERS, Unit

_MOST_UNITS: Final = 2


def show_first_view(window: Window, arguments: Namespace) -> None:
    """Bring the page, side, layer and units to the front that the arguments name.

    Raises InputError, one sentence with what is possible, for anything that there is not.
    """
    window.show_page(arguments.tab)
    if arguments.page is not None:
        if arguments.tab != "lecture":
            raise InputError("--page is a page of the lecture, so it needs --tab lecture.")
        window.lecture_page.show_lesson(arguments.page)
    if (arguments.step is not None or arguments.pin) and arguments.tab != "draw":
        raise InputError("--step and --pin are of the Draw page, so they need --tab draw.")
    if arguments.step is not None:
        _among("--step", arguments.step, LAYERS)
        window.selection.step_to(arguments.step)
    if arguments.pin:
        if len(arguments.pin) > _MOST_UNITS:
            raise InputError("--pin can be given twice at most: two units can be pinned.")
        window.selection.pin_only(*(unit_named(name) for name in arguments.pin))
    if arguments.side is not None:
        _show_side(window, arguments.tab, arguments.side)
    if arguments.present:
        window.present(True)


def unit_named(name: str) -> Unit:
    """Return the unit of a name such as c3:4:2:3, layer:map:row:column; of c5:17 too.

    Raises InputError for a layer without units to pin, and for a place outside it.
    """
    layer, *places = name.split(":")
    layers = LAYERS[1:]  # the input has pixels, not units
    _among("--pin", layer, layers)
    maps, rows, columns = LAYER_SHAPES[layer]
    bounds = (maps, rows, columns) if rows * columns > 1 else (maps,)
    try:
        numbers = [int(place) for place in places]
    except ValueError:
        numbers = []
    numbers += [0] * (len(bounds) - len(numbers)) if numbers else []
    inside = all(0 <= number < bound for number, bound in zip(numbers, bounds, strict=False))
    if len(numbers) != len(bounds) or not inside:
        raise InputError(
            "{name} is no unit: of {layer} there are {first} to {last}.",
            name=name,
            layer=layer.upper(),
            first=":".join([layer, *("0" for _ in bounds)]),
            last=":".join([layer, *(str(bound - 1) for bound in bounds)]),
        )
    return Unit(layer, *numbers)


def _show_side(window: Window, tab: str, side: str) -> None:
    if tab == "draw":
        _among("--side", side, VIEWS)
        window.selection.show_view(side)
    elif tab == "errors":
        _among("--side", side, error_view.VIEWS)
        window.context.error_view.show_view(side)
    else:
        raise InputError("--side is of the Draw or the Errors page: give --tab draw or errors.")


def _among(option: str, value: str, possible: Iterable[str]) -> None:
    choices = tuple(possible)
    if value not in choices:
        raise InputError(
            "{option} {value}: there is no such; possible are {choices}.",
            option=option,
            value=value,
            choices=", ".join(choices),
        )
