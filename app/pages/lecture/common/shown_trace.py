"""The trace that a lesson shows: of the drawing, or of an example while the canvas is blank."""

from typing import NamedTuple

from app.context.session import Session
from lenet.data.idx import example_digit
from lenet.network.ablation import forward_ablated
from lenet.network.forward import Trace, network_input


class ShownTrace(NamedTuple):
    """A trace, and whether it is that of an example because the canvas is blank."""

    trace: Trace
    is_example: bool


def shown_trace(session: Session) -> ShownTrace:
    """Return the drawing's trace, else that of a digit from MNIST. The canvas stays blank."""
    if session.trace is not None:
        return ShownTrace(session.trace, is_example=False)
    image = network_input(example_digit())
    trace = forward_ablated(session.model.parameters, image, session.ablation)
    return ShownTrace(trace, is_example=True)
