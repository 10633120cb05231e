"""The sentence for a training process that ended otherwise than it should."""

from PySide6.QtCore import QCoreApplication

from app.context.language import sentence
from app.context.training.child_process import TrainingProcess
from lenet.runs.events import RunDone, RunFailed, RunStopped
from lenet.runs.status import RunStatus


def words_on_the_end(child: TrainingProcess, status: RunStatus, *, willing: bool) -> str:
    """Return one sentence on how a process ended; empty when all went as it should.

    `willing`: it ended by itself, not by a signal.
    """
    ending = child.last_event
    if isinstance(ending, RunFailed):
        return sentence(ending)
    if isinstance(ending, RunDone | RunStopped):
        return ""
    if not willing:
        detail = QCoreApplication.translate("Training", "it was killed, or it crashed")
    else:
        detail = child.last_error.rstrip(".") or QCoreApplication.translate(
            "Training", "exit status {status}"
        ).format(status=child.exit_status)
    if status.started is None:
        text = QCoreApplication.translate(
            "Training", "Training ended before it had begun: {detail}."
        )
    else:
        text = QCoreApplication.translate(
            "Training",
            "Training ended before its time ({detail}); what it learned is kept, and the run can"
            " be resumed.",
        )
    return text.format(detail=detail)
