"""A clock for what moves: one tick a frame, with the time that went by."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

_FRAME_MS: Final = 16
_LONGEST: Final = 0.1  # seconds: after a pause of the machine nothing leaps


class Frames(QObject):
    """Sixty times a second while it runs. `ticked(float)`: seconds since the tick before."""

    ticked = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """Tick from now on."""
        self._since.start()
        self._timer.start()

    def stop(self) -> None:
        """Rest."""
        self._timer.stop()

    def _tick(self) -> None:
        self.ticked.emit(min(self._since.restart() / 1000, _LONGEST))
