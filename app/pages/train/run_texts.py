"""A run in words, for the list of runs."""

from PySide6.QtCore import QCoreApplication

from app.context.language import sentence
from lenet.runs.status import RunState, RunSummary

translate = QCoreApplication.translate


def run_words(run: RunSummary, *, busy: bool) -> str:
    """What a run is and how it stands; `busy` says that this window trains it."""
    if run.state == RunState.DAMAGED and not busy:
        return translate("Runs", "cannot be read")
    if run.state == RunState.READING:
        return translate("Runs", "Reading…")
    if not run.passes:
        return translate("Runs", "{recipe} · begins").format(recipe=run.recipe)
    passes = translate("Runs", "{recipe}, seed {seed} · {done} of {passes} passes").format(
        recipe=run.recipe, seed=run.seed, done=run.passes_done, passes=run.passes
    )
    if run.state == RunState.UNFINISHED and not busy:
        return translate("Runs", "{passes}, stopped").format(passes=passes)
    if run.state == RunState.FAILED and not busy:
        return translate("Runs", "{passes}, failed").format(passes=passes)
    return passes


def explanation(run: RunSummary) -> str:
    """When a run began, or what is wrong with it."""
    if run.fault is not None:
        return sentence(run.fault)
    began = run.begun.astimezone().strftime("%Y-%m-%d %H:%M")
    text = translate("Runs", "Begun {date}. Click the mark to show or hide its curves.")
    return text.format(date=began)
