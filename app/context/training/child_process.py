"""A child process of the window, which trains or teaches; its lines of JSON are read as events."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QProcess,
    QProcessEnvironment,
    QTimer,
    Signal,
)

import lenet
from app.context.language import sentence
from lenet.runs import events
from lenet.runs.commands import Command, Stop, to_line
from lenet.runs.events import Event, RunDone, RunFailed, RunResumed, RunStopped
from lenet.runs.status import RunStatus
from lenet.training.torch_extra import IS_BUNDLE


def _lenet() -> tuple[str, ...]:
    """Return the command `lenet` of this installation."""
    if IS_BUNDLE:  # there is no Python to run a module with; the command lies beside the window
        window = Path(sys.executable)
        return (str(window.with_name(f"lenet{window.suffix}")),)
    return (sys.executable, "-m", "lenet")


TRAIN: Final = (*_lenet(), "train")
TEACH: Final = (*_lenet(), "teach")
_ROOT: Final = Path(lenet.__file__).resolve().parents[1]  # what `-m lenet` is found in
_PATIENCE_MS: Final = 20_000  # after a command to stop: it may measure a large test set first
_LONGEST_LINE: Final = 1 << 20  # bytes; a longer one is no event
_LONGEST_ERROR: Final = 8_192  # bytes of standard error that are kept


class ChildProcess(QObject):
    """One process from its start to its end.

    `reads` makes an event of a line, or nothing: a run's event, or one of teaching.
    `event_happened(object)`: such an event.
    `stray_line_came(str)`: it wrote a line that is no event; emitted for the first one only.
    `ended(bool)`: it has ended; whether by itself, not by a signal.
    `not_started(str)`: it could not be started; the system's reason.
    """

    event_happened = Signal(object)
    stray_line_came = Signal(str)
    ended = Signal(bool)
    not_started = Signal(str)

    def __init__(
        self,
        command: Sequence[str],
        parent: QObject | None = None,
        *,
        reads: Callable[[str], object | None] = events.from_line,
    ) -> None:
        super().__init__(parent)
        self._event_of = reads
        self.last_event: object | None = None
        self._rest = b""  # of standard output: a line whose end has not come
        self._errors = b""  # the end of standard error
        self._has_strayed = False
        self.was_told_to_stop = False
        self._process = child_process(command, self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_errors)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._note_error)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._process.kill)

    @property
    def exit_status(self) -> int:
        """The exit status, once it has ended."""
        return self._process.exitCode()

    @property
    def last_error(self) -> str:
        """The last line on its standard error; empty when there is none."""
        lines = self._errors.decode("utf-8", errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    @property
    def process_id(self) -> int:
        """The system's number for it; 0 when it does not run."""
        return self._process.processId()

    def start(self) -> None:
        """Start the process."""
        self._process.start()

    def ask(self, command: Command) -> None:
        """Send a command. A process that does not stop within 20 s of being told is killed."""
        self._process.write(to_line(command).encode() + b"\n")
        if isinstance(command, Stop):
            self.was_told_to_stop = True
            self._patience.start()

    def kill(self) -> None:
        """Kill the process; the run folder still opens."""
        self._process.kill()

    def end_now(self) -> None:
        """Stop the process at the end of the program; kill it if it takes more than 3 s."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self.ask(Stop())
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(3_000):
                self._process.kill()
                self._process.waitForFinished(3_000)

    def fault(self, *, willing: bool) -> str:
        """Return in a few words why it ended without an event that says so."""
        if not willing:
            return QCoreApplication.translate("Training", "it was killed, or it crashed")
        return self.last_error.rstrip(".") or QCoreApplication.translate(
            "Training", "exit status {status}"
        ).format(status=self.exit_status)

    def ending_text(self, status: RunStatus, *, willing: bool) -> str:
        """Return one sentence on how a run ended; empty when it ended as it should.

        `willing`: it ended by itself, not by a signal.
        """
        ending = self.last_event
        if isinstance(ending, RunFailed):
            return sentence(ending)
        if isinstance(ending, RunDone | RunStopped):
            return ""
        if self.was_told_to_stop and willing and self.exit_status == 0:
            return ""  # it had not begun
        if self.was_told_to_stop and not willing:
            detail = QCoreApplication.translate(
                "Training", "it did not stop in time and was killed"
            )
        else:
            detail = self.fault(willing=willing)
        if status.started is None:
            text = QCoreApplication.translate(
                "Training", "Training ended before it had begun: {detail}."
            )
        else:
            text = QCoreApplication.translate(
                "Training",
                "Training ended before its time ({detail}); what it learned is kept, and the run"
                " can be resumed.",
            )
        return text.format(detail=detail)

    def _read(self) -> None:
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(
            b"\n"
        )
        if len(self._rest) > _LONGEST_LINE:
            lines.append(self._rest[:200])
            self._rest = b""
        for line in lines:
            self._take(line.decode("utf-8", errors="replace").strip())

    def _take(self, line: str) -> None:
        event = self._event_of(line)
        if event is not None:
            self.last_event = event
            self.event_happened.emit(event)
        elif line and not self._has_strayed:
            self._has_strayed = True
            self.stray_line_came.emit(line[:200])

    def _read_errors(self) -> None:
        self._errors += self._process.readAllStandardError().data()
        self._errors = self._errors[-_LONGEST_ERROR:]

    def _note_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.not_started.emit(self._process.errorString())

    def _finish(self, status: int, how: QProcess.ExitStatus) -> None:
        self._patience.stop()
        self._read()
        self._read_errors()
        self.ended.emit(how == QProcess.ExitStatus.NormalExit)


def child_process(command: Sequence[str], parent: QObject | None = None) -> QProcess:
    """Return a process for a command. Its Python finds lenet, installed or not."""
    process = QProcess(parent)
    process.setProgram(command[0])
    process.setArguments(command[1:])
    process.setWorkingDirectory(str(_ROOT))
    environment = QProcessEnvironment.systemEnvironment()
    path = environment.value("PYTHONPATH")

    environment.insert("PYTHONPATH", f"{_ROOT}{os.pathsep}{path}" if path else str(_ROOT))
    environment.insert("PYTHONUTF8", "1")
    process.setProcessEnvironment(environment)
    return process


def start_alone(command: Sequence[str]) -> bool:
    """Start a process that outlives the window; return whether it started."""
    process = child_process(command)
    process.setStandardInputFile(QProcess.nullDevice())
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    answer: object = process.startDetached()  # a pair by its documentation, a bool in fact
    return bool(answer[0] if isinstance(answer, tuple) else answer)


def resumed_text(event: Event) -> str:
    """Return one sentence on a run that was resumed where something else computes, or nothing."""
    if not isinstance(event, RunResumed) or not event.arithmetic:
        return ""
    return QCoreApplication.translate(
        "Training",
        "The run goes on with other arithmetic than at its start ({now}; before {before}), so"
        " the network may end with other bits.",
    ).format(now=event.arithmetic, before=event.arithmetic_before)
