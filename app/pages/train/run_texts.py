"""A run in words, for the list of runs and the tab of the page."""

from PySide6.QtCore import QCoreApplication

from app.context.language import sentence
from app.context.training.training_state import TrainingState
from lenet.runs.status import RunState, RunStatus, RunSummary

translate = QCoreApplication.translate


def run_words(run: RunSummary, *, busy: bool) -> str:
    """Return how a run stands, in one line; `busy` says that this window trains it."""
    if run.state == RunState.DAMAGED and not busy:
        return translate("Runs", "cannot be read")
    if run.state == RunState.READING:
        return translate("Runs", "Reading…")
    if not run.passes:
        return translate("Runs", "{recipe} · begins").format(recipe=run.recipe)
    if busy or run.state == RunState.RUNNING:
        text = translate("Runs", "pass {done}/{passes} · learning")
    elif run.state == RunState.UNFINISHED:
        text = translate("Runs", "pass {done}/{passes} · stopped")
    elif run.state == RunState.FAILED:
        text = translate("Runs", "pass {done}/{passes} · failed")
    else:
        text = translate("Runs", "{done} passes · seed {seed}")
    return text.format(done=run.passes_done, passes=run.passes, seed=run.seed)


def percent(error: float | None) -> str:
    """Return an error, a fraction, in percent; empty where none was measured."""
    if error is None:
        return ""
    return translate("Runs", "{error:.2f} %").format(error=100 * error)


def explanation(run: RunSummary) -> str:
    """Return what a run was made of and when it began, or what is wrong with it."""
    if run.fault is not None:
        return sentence(run.fault)
    began = run.begun.astimezone().strftime("%Y-%m-%d %H:%M")
    text = translate(
        "Runs",
        "Recipe {recipe}, seed {seed}, begun {date}. Click the mark to show or hide its curves.",
    )
    return text.format(recipe=run.recipe, seed=run.seed, date=began)


def progress_badge(status: RunStatus, state: TrainingState) -> str:
    """Return the progress of the run under way for the tab of the page; empty when there is none.

    The pass, of how many, and the last error on the test digits, else on those held out.
    """
    if state == TrainingState.IDLE or status.started is None:
        return "" if state == TrainingState.IDLE else "…"
    passes = status.started.passes
    parts = [f"{min(len(status.passes) + 1, passes)}/{passes}"]
    if state == TrainingState.PAUSED:
        parts.append(translate("Runs", "paused"))
    elif status.passes:
        last = status.passes[-1]
        for wrong, count in (
            (last.test_errors, last.test_count),
            (last.held_out_errors, last.held_out_count),
        ):
            if wrong is not None and count:
                parts.append(f"{100 * wrong / count:.1f} %")
                break
    return " · ".join(parts)
