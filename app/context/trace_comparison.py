"""The frozen trace, which is compared with the trace of the current drawing."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.context.drawing import Drawing
from app.context.session import Session
from lenet.data.rasterize import Rasterized
from lenet.explain.trace_diff import LayerDifference, diff_traces
from lenet.network.ablation import Ablation, forward_ablated
from lenet.network.checkpoint import Model
from lenet.network.forward import Trace


@dataclass(frozen=True, eq=False)
class FrozenTrace:
    """A trace and all that it was computed of."""

    trace: Trace
    model: Model
    drawing: Drawing
    rasterized: Rasterized
    pen_width: float
    ablation: Ablation


class TraceComparison(QObject):
    """The owner of the frozen trace.

    `changed()`: another trace is frozen, or none.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.frozen: FrozenTrace | None = None

    def freeze(self) -> None:
        """Freeze the current trace, if the canvas is not blank."""
        session = self._session
        if session.trace is None or session.rasterized is None:
            return
        self.show(
            FrozenTrace(
                session.trace,
                session.model,
                session.drawing,
                session.rasterized,
                session.pen_width,
                session.ablation,
            )
        )

    def freeze_by(self, model: Model) -> None:
        """Freeze the drawing as another model reads it, if the canvas is not blank."""
        session = self._session
        if session.rasterized is not None:
            trace = forward_ablated(model.parameters, session.rasterized.image, session.ablation)
            width = session.pen_width
            self.show(
                FrozenTrace(
                    trace, model, session.drawing, session.rasterized, width, session.ablation
                )
            )

    def show(self, frozen: FrozenTrace) -> None:
        """Compare with another frozen trace, such as that of a scene."""
        self.frozen = frozen
        self.changed.emit()

    def unfreeze(self) -> None:
        """Drop the frozen trace."""
        if self.frozen is not None:
            self.frozen = None
            self.changed.emit()

    @property
    def differences(self) -> dict[str, LayerDifference] | None:
        """The current trace minus the frozen one, by layer; None unless there are both."""
        if self.frozen is None or self._session.trace is None:
            return None
        return diff_traces(self.frozen.trace, self._session.trace)
