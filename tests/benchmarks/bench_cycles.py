"""Starting and stopping runs on the training page, again and again: what is left behind."""

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.context.training.training_state import TrainingState
from app.shell.platform import create_application
from app.shell.window import Window
from lenet.runs.events import BatchDone, Event
from tests.app.context.training.samples import endless, spec_of, write_digits
from tests.benchmarks.bench_together import window_of
from tests.benchmarks.measure import Measurement, resident_megabytes

_CYCLES: Final = 50
_WARM_UP: Final = 3


def run() -> Iterator[Measurement]:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = create_application(offscreen=True)
    with tempfile.TemporaryDirectory() as home:
        window = window_of(application, Path(home))
        window.resize(1280, 720)
        window.show()
        window.show_page("train")
        yield from _cycles(application, window, Path(home))
        window.close()


def _cycles(application: QApplication, window: Window, home: Path) -> Iterator[Measurement]:
    trainer, run_list = window.context.trainer, window.context.run_list
    known = set(trainer.children())

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
    data = write_digits(home / "digits")
    for number in range(_WARM_UP + _CYCLES):
        trainer.start(spec_of(endless(), data), run_list.new_folder("quick"))
        application.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        if number >= _WARM_UP:
            memory.append(resident_megabytes())
            left.append(len(set(trainer.children()) - known))
    more = tuple(now - memory[0] for now in memory)
    yield Measurement(f"more memory over {_CYCLES} starts and stops", more, "max < 20", unit="MB")
    yield Measurement("processes and timers left after each", tuple(left), "max 0", unit="")
