"""What is said of a run that was resumed."""

from app.context.training.child_process import resumed_text
from lenet.runs.events import RunPaused, RunResumed


def test_a_resumed_run_is_worth_a_sentence_only_where_something_else_computes() -> None:
    assert resumed_text(RunPaused(1, 0)) == ""
    assert resumed_text(RunResumed(1)) == ""
    elsewhere = RunResumed(1, arithmetic="a lathe", arithmetic_before="an abacus")
    assert resumed_text(elsewhere) == (
        "The run goes on with other arithmetic than at its start (a lathe; before an abacus), so"
        " the network may end with other bits."
    )
