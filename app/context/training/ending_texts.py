"""Sentences for a run that goes on otherwise than it began, or ends as it should not."""

from PySide6.QtCore import QCoreApplication

from app.context.language import sentence
from app.context.training.child_process import TrainingProcess
from lenet.runs.events import Event, RunDone, RunFailed, RunResumed, RunStopped
from lenet.runs.status import RunStatus


def words_on_going_on(event: Event) -> str:
    """Return one sentence on a run that was resumed where something else computes, or nothing."""
    if not isinstance(event, RunResumed) or not event.arithmetic:
        return ""
    return QCoreApplication.translate(
        "Training",
        "The run goes on with other arithmetic than at its start ({now}; before {before}), so"
        " the network may end with other bits.",
    ).format(now=event.arithmetic, before=event.arithmetic_before)


def words_on_the_end(child: TrainingProcess, status: RunStatus, *, willing: bool) -> str:
    """Return one sentence on how a process ended; empty when all went as it should.

    `willing`: it ended by itself, not by a signal.
    """
    ending = child.last_event
    if isinstance(ending, RunFailed):
        return sentence(ending)
    if isinstance(ending, RunDone | RunStopped):
        return ""
    if child.was_told_to_stop and willing and child.exit_status == 0:
        return ""  # it had not begun
    if child.was_told_to_stop and not willing:
        detail = QCoreApplication.translate("Training", "it did not stop in time and was killed")
    elif not willing:
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
