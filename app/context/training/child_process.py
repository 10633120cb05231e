"""The training child: a process of the program's own, whose lines become events."""

import os
import sys
from collections.abc import Sequence
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
from app.context.messages import sentence
from lenet.runs import events
from lenet.runs.commands import Command, Stop, to_line
from lenet.runs.events import Event, RunDone, RunFailed, RunStopped
from lenet.runs.status import RunStatus

TRAIN: Final = (sys.executable, "-m", "lenet", "train")

_ROOT: Final = Path(lenet.__file__).resolve().parents[1]  # what `-m lenet` is found in
_PATIENCE_MS: Final = 20_000  # for a child that was asked to stop and measures a large test set
_LONGEST_LINE: Final = 1 << 20  # bytes; what is longer without an end is no event
_KEPT_COMPLAINT: Final = 8_192  # bytes of standard error


class TrainingProcess(QObject):
    """One process from its start to its end.

    `event_happened(Event)`: it told of something.
    `babbled(str)`: it wrote a line that is no event; said once.
    `ended(bool)`: it is gone; whether of its own will.
    `not_started(str)`: there never was a process; the system's reason.
    """

    event_happened = Signal(object)
    babbled = Signal(str)
    ended = Signal(bool)
    not_started = Signal(str)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last_event: Event | None = None
        self._piece = b""
        self._complaint = b""
        self._has_babbled = False
        self._process = training_process(command, self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._read_complaint)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._note_error)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._process.kill)

    @property
    def exit_status(self) -> int:
        """What it ended with, once it has."""
        return self._process.exitCode()

    @property
    def complaint(self) -> str:
        """The last line that it wrote to standard error."""
        lines = self._complaint.decode("utf-8", errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    @property
    def process_id(self) -> int:
        """The system's number for it; 0 when it does not run."""
        return self._process.processId()

    def start(self) -> None:
        """Begin."""
        self._process.start()

    def ask(self, order: Command) -> None:
        """Send an order; one to stop is enforced after a while."""
        self._process.write(to_line(order).encode() + b"\n")
        if isinstance(order, Stop):
            self._patience.start()

    def kill(self) -> None:
        """End it at once; the run folder still opens."""
        self._process.kill()

    def end_now(self) -> None:
        """For the end of the program: wait a moment for it to stop, then end it."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self.ask(Stop())
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(3_000):
                self._process.kill()
                self._process.waitForFinished(3_000)

    def ending_text(self, status: RunStatus, *, willing: bool) -> str:
        """Return one sentence on how it ended; empty when it ended as it should.

        `willing`: it ended of its own will, not by a signal.
        """
        ending = self.last_event
        if isinstance(ending, RunFailed):
            return sentence(ending)
        if isinstance(ending, RunDone | RunStopped):
            return ""
        if not willing:
            detail = QCoreApplication.translate("Training", "it was killed, or it crashed")
        else:
            detail = self.complaint.rstrip(".") or QCoreApplication.translate(
                "Training", "exit status {status}"
            ).format(status=self.exit_status)
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
        *lines, self._piece = (self._piece + self._process.readAllStandardOutput().data()).split(
            b"\n"
        )
        if len(self._piece) > _LONGEST_LINE:
            lines.append(self._piece[:200])
            self._piece = b""
        for line in lines:
            self._take(line.decode("utf-8", errors="replace").strip())

    def _take(self, line: str) -> None:
        event = events.from_line(line)
        if event is not None:
            self.last_event = event
            self.event_happened.emit(event)
        elif line and not self._has_babbled:
            self._has_babbled = True
            self.babbled.emit(line[:200])

    def _read_complaint(self) -> None:
        self._complaint += self._process.readAllStandardError().data()
        self._complaint = self._complaint[-_KEPT_COMPLAINT:]

    def _note_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.not_started.emit(self._process.errorString())

    def _finish(self, status: int, how: QProcess.ExitStatus) -> None:
        self._patience.stop()
        self._read()
        self._read_complaint()
        self.ended.emit(how == QProcess.ExitStatus.NormalExit)


def training_process(command: Sequence[str], parent: QObject | None = None) -> QProcess:
    """A process ready to run a command in which Python finds lenet, installed or not."""
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
    """Start a process that belongs to nobody and outlives the window; whether it began."""
    process = training_process(command)
    process.setStandardInputFile(QProcess.nullDevice())
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    answer: object = process.startDetached()  # a pair by its documentation, a bool in fact
    return bool(answer[0] if isinstance(answer, tuple) else answer)
