"""Starting and stopping real runs again and again: memory, processes and timers left behind."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.platform import create_application
from app.trainer import Trainer, TrainingState
from lenet.events import BatchDone, Event
from tests.app.training import endless, setup_of, write_digits
from tests.benchmarks.measure import Measurement, resident_megabytes

_CYCLES: Final = 50
_WARM_UP: Final = 3


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    trainer = Trainer()
    trainer.want_live(True)

    def stop(event: Event) -> None:
        if isinstance(event, BatchDone) and trainer.state == TrainingState.RUNNING:
            trainer.stop()

    def leave(state: TrainingState) -> None:
        if state == TrainingState.IDLE:
            application.quit()

    trainer.event_happened.connect(stop)
    trainer.state_changed.connect(leave)
    memory: list[float] = []
    left: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        data = write_digits(Path(folder) / "digits")
        for number in range(_WARM_UP + _CYCLES):
            trainer.start(setup_of(endless(), data), Path(folder) / f"run {number}")
            application.exec()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            if number >= _WARM_UP:
                memory.append(resident_megabytes())
                left.append(len(trainer.findChildren(QObject)))
    more = tuple(now - memory[0] for now in memory)
    yield Measurement(f"more memory over {_CYCLES} starts and stops", more, "max < 20", unit="MB")
    yield Measurement("processes and timers left after each", tuple(left), "max 0", unit="")
