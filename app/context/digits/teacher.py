"""The owner of teaching: a child process learns My digits beside the event loop."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTemporaryDir, Signal

from app.context.digits.my_digits import MyDigits
from app.context.digits.teaching_state import (
    TeachingResult,
    TeachingState,
    TeachingTask,
    read_result,
)
from app.context.language import sentence
from app.context.models import Models
from app.context.session import Session
from app.context.trace_comparison import TraceComparison
from app.context.training.child_process import TEACH, ChildProcess
from app.context.worker import Worker
from lenet.data.ink_files import InkDigit, write_ink
from lenet.data.kept_digits import mark_of
from lenet.errors import InputError, one_line, reason
from lenet.network.checkpoint import SUFFIX, Model, Taught, fingerprint_of, save_model
from lenet.runs.commands import Stop
from lenet.runs.events import RunFailed
from lenet.runs.teaching_events import (
    ClassDone,
    TeachingDone,
    TeachingNote,
    TeachingProgress,
    TeachingStopped,
    from_line,
)


class Teacher(QObject):
    """Teaches one model at a time; what it makes is kept once a person wants to use it.

    `changed()`: `state` is another.
    `said(str)`: one sentence on what was done, for the status bar.
    `wanted()`: a person wants to teach.
    `class_wanted()`: a person wants to see how well a class is read.
    """

    changed = Signal()
    said = Signal(str)
    wanted = Signal()
    class_wanted = Signal()

    def __init__(
        self,
        session: Session,
        my_digits: MyDigits,
        models: Models,
        trace_comparison: TraceComparison,
        parent: QObject,
        *,
        command: Sequence[str] = TEACH,
    ) -> None:
        super().__init__(parent)
        self._session, self._my_digits, self._models = session, my_digits, models
        self._trace_comparison = trace_comparison
        self._command = command
        self.state = TeachingState()
        self._folder: QTemporaryDir | None = None  # of the files that the child reads and writes
        self._worker: Worker | None = None
        self._child: ChildProcess | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end_now)

    @property
    def process_id(self) -> int:
        """The system's number for the child; 0 when there is none."""
        return 0 if self._child is None else self._child.process_id

    @property
    def model(self) -> Model:
        """The model that is taught: the one in use, or the one that this was made of.

        Teaching a taught model again would measure it on drawings that it has learned.
        """
        return self.origin or self._session.model

    @property
    def origin(self) -> Model | None:
        """The model that the one in use was made of by teaching; None where it is not known."""
        taught = self._session.model.card.taught
        if taught is not None:
            for model in map(self._models.load, self._models.entries):
                if isinstance(model, Model) and _is_origin(model, taught):
                    return model
        return None

    def drawings(self, writer: str | None) -> tuple[InkDigit, ...]:
        """Return the drawings of a writer, or of all, that can be taught."""
        kept = self._my_digits.of_writer(writer)
        return tuple(digit for digit in kept if mark_of(digit) is not None)

    def has_news(self, writer: str) -> bool:
        """Whether a writer has drawings that the model in use has not been taught."""
        count = len(self.drawings(writer))
        taught = self._session.model.card.taught
        if taught is None or writer not in taught.writers:
            return count > 0
        return len(taught.writers) == 1 and count != taught.drawings

    def teach(self, writer: str | None, *, keep_odd: bool = False) -> None:
        """Teach the drawings of a writer, or of all, to `model`."""
        drawings = self.drawings(writer)
        self._begin(TeachingTask(self.model, drawings, writer, keep_odd=keep_odd))

    def read_class(self) -> None:
        """Read every writer by `model`, and by one that is taught all others."""
        self._begin(TeachingTask(self.model, self.drawings(None), is_class=True))

    def stop(self) -> None:
        """End teaching; nothing is kept."""
        if self._child is not None:
            self._child.ask(Stop())
        elif self.state.is_at_work:
            self._finish("stopped")

    def use(self) -> None:
        """Use the taught model from now on, also after a restart."""
        task, result = self.state.task, self.state.result
        if task is None or result is None:
            return
        if self._trace_comparison.frozen is None:
            self._trace_comparison.freeze_by(task.model)
        if self._models.use(result.taught):
            text = self.tr("{name} is in use. Compare shows the drawing by both models.")
            self.said.emit(text.format(name=one_line(result.taught.card.name)))
        self.forget()

    def forget(self) -> None:
        """Throw away what teaching made, unless it is in use."""
        if not self.state.is_at_work:
            self._folder = None
            self._enter(TeachingState())

    def end_now(self) -> None:
        """For the end of the program: leave no process behind."""
        if self._child is not None:
            self._child.end_now()

    def _begin(self, task: TeachingTask) -> None:
        if self.state.is_at_work:
            return
        self._folder = QTemporaryDir()
        self._enter(TeachingState("at work", task))
        self._work(partial(_write_files, task, Path(self._folder.path())), self._launch)

    def _work(self, function: Callable[[], object], done: Callable[..., None]) -> None:
        self._worker = Worker(function, self)
        self._worker.done.connect(done)
        self._worker.failed.connect(self._fail)
        self._worker.start()

    def _launch(self, arguments: list[str]) -> None:
        self._worker = None
        self._child = ChildProcess([*self._command, "--json", *arguments], self, reads=from_line)
        self._child.event_happened.connect(self._take)
        self._child.ended.connect(self._end_child)
        self._child.not_started.connect(self._end_unstarted)
        self._child.start()

    def _take(self, event: object) -> None:
        if isinstance(event, TeachingProgress):
            self._enter(replace(self.state, part=event.part, share=event.done))
        elif isinstance(event, TeachingNote):
            self._enter(replace(self.state, notes=(*self.state.notes, event)))

    def _end_child(self, willing: bool) -> None:
        child, task = self._child, self.state.task
        assert child is not None
        assert task is not None
        last = child.last_event
        detail = child.fault(willing=willing)
        self._drop_child()
        if isinstance(last, TeachingDone):
            self._work(partial(read_result, task, last), self._take_result)
        elif isinstance(last, ClassDone):
            self._finish("done", class_result=last)
        elif isinstance(last, RunFailed):
            self._fail(sentence(last))
        elif isinstance(last, TeachingStopped) or child.was_told_to_stop:
            self._finish("stopped")
        else:
            text = self.tr("Teaching ended before its time: {detail}. Nothing was changed.")
            self._fail(text.format(detail=detail))

    def _end_unstarted(self, reason: str) -> None:
        self._drop_child()
        text = self.tr("Teaching could not be started: {reason}.")
        self._fail(text.format(reason=reason.rstrip(".")))

    def _drop_child(self) -> None:
        if self._child is not None:
            self._child.deleteLater()
        self._child = None

    def _take_result(self, result: TeachingResult) -> None:
        self._worker = None
        self._enter(replace(self.state, stage="done", share=1.0, result=result))

    def _fail(self, fault: str) -> None:
        self._finish("failed", fault=fault)

    def _finish(self, stage: str, **found: object) -> None:
        """End without a taught model: its files go."""
        if self._worker is not None:
            self._worker.cancel()
        self._worker = self._folder = None
        self._enter(replace(self.state, stage=stage, **found))  # type: ignore[arg-type]

    def _enter(self, state: TeachingState) -> None:
        self.state = state
        self.changed.emit()


def _is_origin(model: Model, taught: Taught) -> bool:
    """Return whether a taught model was made of another one."""
    return fingerprint_of(model.parameters) == taught.fingerprint


def _write_files(task: TeachingTask, folder: Path) -> list[str]:
    """Write model and drawings for the child; return its arguments. Raises InputError."""
    from lenet.training.teaching.drawings import taught_drawings  # few starts need it

    taught_drawings(task.drawings)  # or its sentence would name a file that nobody knows
    ink, model = folder / "drawings.jsonl", folder / f"model{SUFFIX}"
    try:
        write_ink(ink, task.drawings)
        save_model(model, task.model)
    except OSError as error:
        raise InputError(
            "{path} could not be saved: {reason}.", path=folder, reason=reason(error)
        ) from error
    made = ["--class"] if task.is_class else ["--out", str(folder / f"taught{SUFFIX}")]
    odd = ["--keep-odd"] if task.keep_odd else []
    return ["--ink", str(ink), "--model", str(model), *made, *odd]
