"""What the live pages show: the drawing, or an example where the canvas is blank."""

from typing import NamedTuple

from app.context.session import Session
from lenet.data.idx import example_digit
from lenet.network.ablation import forward_ablated
from lenet.network.forward import Trace, network_input


class Shown(NamedTuple):
    """What the network makes of a digit; `is_example` where the person has drawn none."""

    trace: Trace
    is_example: bool


def shown(session: Session) -> Shown:
    """The person's own trace, else that of a digit from MNIST. The canvas is left alone."""
    if session.trace is not None:
        return Shown(session.trace, is_example=False)
    image = network_input(example_digit())
    return Shown(
        forward_ablated(session.model.parameters, image, session.ablation), is_example=True
    )
