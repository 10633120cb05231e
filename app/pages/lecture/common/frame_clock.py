"""A clock for animations: a tick for each frame, with the time since the last one."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

_FRAME_MS: Final = 16
_LONGEST: Final = 0.1  # seconds in a tick: after a pause of the machine nothing leaps


class FrameClock(QObject):
    """Ticks some sixty times a second while it runs.

    `ticked(float)`: another frame is due; the seconds since the last tick.
    """

    ticked = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether it ticks."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin to tick."""
        self._elapsed.start()
        self._timer.start()

    def stop(self) -> None:
        """Stop ticking."""
        self._timer.stop()

    def _tick(self) -> None:
        self.ticked.emit(min(self._elapsed.restart() / 1000, _LONGEST))
