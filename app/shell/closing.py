"""Close the window while a run is trained: keep the run running, stop it, or stay."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from app.context.dialogs import Answer, ask
from app.context.training.trainer import Trainer
from app.context.training.training_state import TrainingState


class Closing(QObject):
    """The question asked before a window with a run is closed, and what follows each answer."""

    def __init__(self, trainer: Trainer, window: QWidget) -> None:
        super().__init__(window)
        self._trainer, self._window = trainer, window
        self._box: QMessageBox | None = None
        self._closes = False  # whether to close the window once the run has stopped
        trainer.state_changed.connect(self._take_state)
        trainer.handed_over.connect(self._close)

    def must_wait(self) -> bool:
        """Return whether the window must stay open for now; if so, ask the user."""
        if not self._trainer.is_busy:
            return False
        if self._box is None and not self._closes:
            self._ask()
        return True

    def _ask(self) -> None:
        self._box = ask(
            self._window,
            self.tr("A run is going on"),
            self.tr("The network is still learning. What shall become of the run?"),
            self.tr("Kept running, it ends by itself, and the next start of the program shows it."),
            [
                Answer(self.tr("&Keep it running"), self._keep_running),
                Answer(self.tr("&Stop and keep"), self._stop, destroys=True),
            ],
            refusal=self.tr("S&tay"),
        )
        self._box.finished.connect(self._forget_box)

    def _keep_running(self) -> None:
        if self._trainer.is_busy:
            self._trainer.keep_running()
        else:
            self._close()

    def _stop(self) -> None:
        self._closes = True
        if self._trainer.is_busy:
            self._trainer.stop()
        else:
            self._close()

    def _take_state(self, state: TrainingState) -> None:
        if state == TrainingState.IDLE and self._closes:
            self._close()

    def _close(self) -> None:
        self._closes = False
        self._window.close()

    def _forget_box(self) -> None:
        self._box = None
