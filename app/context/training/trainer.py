"""The owner of training in the window: the run, its status, and the commands to it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTemporaryDir, Signal

from app.context.language import sentence
from app.context.training.child_process import TRAIN, ChildProcess, resumed_text, start_alone
from app.context.training.curve_values import RunCurves
from app.context.training.run_controls import RunControls
from app.context.training.run_follower import RunFollower
from app.context.training.run_reader import RecalledStatus
from app.context.training.training_state import TrainingState
from lenet.errors import InputError
from lenet.network.checkpoint import load_model
from lenet.runs.commands import Command, ShowLive, Stop
from lenet.runs.events import (
    Event,
    LiveSaved,
    RunContinued,
    RunDone,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
)
from lenet.runs.spec import RunSpec, save_spec
from lenet.runs.status import RunStatus


class Trainer(RunControls):
    """Trains one run at a time, in a child process, or follows one that another process trains.

    `state_changed(TrainingState)`: training is in another state.
    `run_changed(Path)`: another run is trained or followed, in this folder.
    `event_happened(Event)`: an event of the run; `status` has it already.
    `curves_changed(RunCurves)`: the run has other curves, is another one, or has ended.
    `live_arrived(Model)`: the network of this moment, some times a second while it is wanted.
    `failed(str)`: one sentence on what went wrong; whether the run goes on, `state` says.
    `handed_over()`: the run goes on without this window, which may now be closed.
    """

    state_changed = Signal(object)
    run_changed = Signal(object)
    event_happened = Signal(object)
    curves_changed = Signal(object)
    live_arrived = Signal(object)
    failed = Signal(str)
    handed_over = Signal()

    def __init__(self, parent: QObject | None = None, *, command: Sequence[str] = TRAIN) -> None:
        super().__init__(parent)
        self._command = command
        self.state = TrainingState.IDLE
        self.folder: Path | None = None  # of the run that is trained, or was last
        self.status = RunStatus()  # of that run: curves, passes, rate, how it ended, ...
        self._child: ChildProcess | None = None
        self._follower: RunFollower | None = None
        self._spec_folder: QTemporaryDir | None = None
        self._handing_over = False
        self._recalled: RecalledStatus | None = None  # of a long run, while it is read
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end_now)

    @property
    def is_busy(self) -> bool:
        """Whether a run is trained or followed."""
        return self.state != TrainingState.IDLE

    @property
    def is_following(self) -> bool:
        """Whether the run is another process's, and would outlive this window anyway."""
        return self._follower is not None

    @property
    def process_id(self) -> int:
        """The system's number for the training child; 0 when there is none."""
        return 0 if self._child is None else self._child.process_id

    def start(self, spec: RunSpec, folder: Path) -> None:
        """Begin a new run in a folder that is not there yet, or empty."""
        if self._refused():
            return
        self._spec_folder = QTemporaryDir()
        file = Path(self._spec_folder.filePath("spec.json"))
        try:
            save_spec(file, spec)
        except OSError as error:
            text = self.tr("The recipe could not be handed over: {reason}.")
            self.failed.emit(text.format(reason=error.strerror or error))
            return
        self._turn_to(folder.absolute())
        self._launch(["--spec", str(file), "--out", str(self.folder)])

    def resume(self, folder: Path) -> None:
        """Go on with a run, under its old conditions to stop."""
        if self._refused():
            return
        self._turn_to(folder.absolute())
        self._recalled = RecalledStatus(folder, self)
        self._recalled.done.connect(self._take_status)
        self._recalled.begin()
        self._launch(["--resume", str(self.folder)])

    def follow(self, folder: Path) -> None:
        """See, and steer, a run that another process trains."""
        if self._refused():
            return
        self._turn_to(folder)
        self._follower = RunFollower(folder, self)
        self._follower.status_read.connect(self._take_status)
        self._follower.event_happened.connect(self._take)
        self._follower.ended.connect(self._end_following)
        known = self._follower.status
        self._enter(TrainingState.PAUSED if known.is_paused else TrainingState.RUNNING)
        self._take_status(known)
        if self.live_wanted:
            self.ask(ShowLive(True))

    def ask(self, command: Command) -> None:
        """Send a command to the run; do nothing when there is none."""
        try:
            if self._child is not None:
                self._child.ask(command)
            elif self._follower is not None:
                self._follower.ask(command)
        except OSError as error:
            self.failed.emit(
                self.tr("The run in {folder} cannot be reached: {reason}.").format(
                    folder=self.folder, reason=error.strerror or error
                )
            )

    def stop(self) -> None:
        """End the run; it can be resumed where it was. `state_changed` says when it is done."""
        if self.is_busy:
            self.ask(Stop())
            self._enter(TrainingState.STOPPING)

    def keep_running(self) -> None:
        """Let the run go on when this window closes; `handed_over` says when it may.

        The child ends with the process that started it, so it stops where it is and another,
        which belongs to nobody, goes on from there to the same bits.
        """
        if self._child is None:
            if self._follower is not None:
                self.go_on()  # nobody would be there to say so
                self._leave()
            self.handed_over.emit()
            return
        self._handing_over = True
        if self.state != TrainingState.STARTING:  # else once there is a run to go on with
            self.stop()

    def end_now(self) -> None:
        """For the end of the program: leave no process behind. The run can be resumed."""
        if self._child is not None:
            self._child.end_now()
        elif self._follower is not None:
            self._leave()

    def _refused(self) -> bool:
        if self.is_busy:
            self.failed.emit(self.tr("A run is going on already: stop it first."))
        return self.is_busy

    def _turn_to(self, folder: Path) -> None:
        """Forget the last run."""
        self.folder = folder
        self.status = RunStatus()
        self._handing_over = False
        if self._recalled is not None:
            self._recalled.cancel()
        self._recalled = None

    def _take_status(self, status: RunStatus) -> None:
        """Take the status that took long to read, then what has happened meanwhile."""
        early = [] if self._recalled is None else self._recalled.early
        self.status, self._recalled = status, None
        for event in early:
            self._take(event)
        if self.state == TrainingState.RUNNING and self.status.is_paused:
            self._enter(TrainingState.PAUSED)
        if self.is_busy:
            self.run_changed.emit(self.folder)
            self._emit_curves()

    def _launch(self, arguments: list[str]) -> None:
        command = [*self._command, "--json", "--make-way", *arguments]
        self._child = ChildProcess(command, self)
        self._child.event_happened.connect(self._take)
        self._child.stray_line_came.connect(self._report_stray_line)
        self._child.ended.connect(self._end_child)
        self._child.not_started.connect(self._end_unstarted)
        self._enter(TrainingState.STARTING)
        self.run_changed.emit(self.folder)
        self._child.start()
        if self._child is not None:  # the first command, which says that somebody steers
            self._child.ask(ShowLive(self.live_wanted))

    def _enter(self, state: TrainingState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
            self._emit_curves()

    def _take(self, event: Event) -> None:
        if isinstance(event, LiveSaved):
            self._load_live(event)
            return
        if self._recalled is not None:
            self._recalled.early.append(event)
            return
        self.status = self.status.after(event)
        self.event_happened.emit(event)
        self._emit_curves()
        if text := resumed_text(event):
            self.failed.emit(text)
        if self.state in (TrainingState.IDLE, TrainingState.STOPPING):
            return
        if isinstance(event, RunStarted | RunResumed | RunContinued):
            self._enter(TrainingState.RUNNING)
            if self._handing_over:
                self.stop()
        elif isinstance(event, RunPaused):
            self._enter(TrainingState.PAUSED)

    def _emit_curves(self) -> None:
        if self.folder is not None:
            started = self.status.started if self.is_busy else None
            passes = None if started is None else started.passes
            self.curves_changed.emit(RunCurves(self.folder, self.status.curves, passes))

    def _load_live(self, event: LiveSaved) -> None:
        assert self.folder is not None
        try:
            self.live_arrived.emit(load_model(self.folder / event.path))
        except InputError:
            return  # half a second on, there is the next

    def _report_stray_line(self, line: str) -> None:
        text = self.tr("Training wrote a line that means nothing, and goes on: {line}")
        self.failed.emit(text.format(line=line))

    def _end_unstarted(self, reason: str) -> None:
        self._drop_child()
        text = self.tr("Training could not be started: {reason}.")
        self.failed.emit(text.format(reason=reason.rstrip(".")))

    def _end_child(self, willing: bool) -> None:
        child = self._child
        assert child is not None
        last, handing_over, self._handing_over = child.last_event, self._handing_over, False
        words = child.ending_text(self.status, willing=willing)
        self._drop_child()
        if handing_over and isinstance(last, RunDone):
            self.handed_over.emit()  # it came to its end in the meantime
        elif handing_over and self.status.started and not isinstance(last, RunFailed):
            self._go_on_alone()
        elif words:
            self.failed.emit(words)

    def _drop_child(self) -> None:
        if self._child is not None:
            self._child.deleteLater()
        self._child = self._spec_folder = None
        self._enter(TrainingState.IDLE)

    def _go_on_alone(self) -> None:
        """Start a process that nobody owns, to go on where the child stopped."""
        if start_alone([*self._command, "--make-way", "--resume", str(self.folder)]):
            self.handed_over.emit()
        else:
            self.failed.emit(
                self.tr("The run could not go on by itself; it is kept, and can be resumed.")
            )

    def _end_following(self) -> None:
        follower = self._follower
        assert follower is not None
        self._leave()
        if isinstance(follower.last_event, RunFailed):
            self.failed.emit(sentence(follower.last_event))
        elif self.status.ending is None:
            self.failed.emit(
                self.tr("The process that trained this run has ended; the run can be resumed.")
            )

    def _leave(self) -> None:
        """Follow no longer."""
        if self._follower is not None:
            if self.live_wanted:
                self.ask(ShowLive(False))  # nobody sees it any more
            self._follower.leave()
            self._follower.deleteLater()
        self._follower = None
        self._enter(TrainingState.IDLE)
