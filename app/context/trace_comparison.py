"""The frozen trace, which is compared with the trace of the current drawing."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.context.session import Session
from lenet.explain.trace_diff import LayerDifference, diff_traces
from lenet.network.forward import Trace


@dataclass(frozen=True, eq=False)
class FrozenTrace:
    """A trace and the name of the model that computed it."""

    trace: Trace
    model: str


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
        if self._session.trace is not None:
            self.frozen = FrozenTrace(self._session.trace, self._session.model.card.name)
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
