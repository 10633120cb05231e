"""Closing the window while a run goes on: keep it running, stop it, or stay."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from app.context.training.trainer import Trainer, TrainingState


class Closing(QObject):
    """Asks before a window is closed, and closes it once the answer is carried out."""

    def __init__(self, trainer: Trainer, window: QWidget) -> None:
        super().__init__(window)
        self._trainer, self._window = trainer, window
        self._box: QMessageBox | None = None
        self._closes = False  # as soon as the run has stopped
        trainer.state_changed.connect(self._take_state)
        trainer.handed_over.connect(self._close)

    def holds_back(self) -> bool:
        """Whether the window must stay for now; if so, the person is asked."""
        if not self._trainer.is_busy or self._trainer.is_following:
            return False
        if self._box is None and not self._closes:
            self._ask()
        return True

    def _ask(self) -> None:
        box = self._box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("A run is going on"))
        box.setText(self.tr("The network is still learning. What shall become of the run?"))
        box.setInformativeText(
            self.tr("Kept running, it ends by itself, and the next start of the program shows it.")
        )
        roles = QMessageBox.ButtonRole
        keep = box.addButton(self.tr("&Keep it running"), roles.AcceptRole)
        stop = box.addButton(self.tr("&Stop and keep"), roles.DestructiveRole)
        stay = box.addButton(self.tr("S&tay"), roles.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        keep.clicked.connect(self._keep_running)
        stop.clicked.connect(self._stop)
        box.finished.connect(self._forget_box)
        box.open()

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
        if self._box is not None:
            self._box.deleteLater()
        self._box = None
