"""What is said of a training process that ended, and of a run that was resumed."""

from PySide6.QtWidgets import QApplication

from app.context.training.child_process import TRAIN, ChildProcess, resumed_text
from lenet.runs.events import RunPaused, RunResumed
from lenet.runs.status import RunStatus


def test_a_resumed_run_is_worth_a_sentence_only_where_something_else_computes() -> None:
    assert resumed_text(RunPaused(1, 0)) == ""
    assert resumed_text(RunResumed(1)) == ""
    elsewhere = RunResumed(1, arithmetic="a lathe", arithmetic_before="an abacus")
    assert resumed_text(elsewhere) == (
        "The run goes on with other arithmetic than at its start (a lathe; before an abacus), so"
        " the network may end with other bits."
    )


def test_an_end_before_the_first_event_is_said_by_what_came_before_it(qapp: QApplication) -> None:
    process = ChildProcess(TRAIN)  # it need not run for its end to be told
    begun = "Training ended before it had begun: "
    killed = process.ending_text(RunStatus(), willing=False)
    assert killed == begun + "it was killed, or it crashed."
    assert process.ending_text(RunStatus(), willing=True) == begun + "exit status 0."
    process.was_told_to_stop = True
    assert process.ending_text(RunStatus(), willing=True) == ""
    late = process.ending_text(RunStatus(), willing=False)
    assert late == begun + "it did not stop in time and was killed."
