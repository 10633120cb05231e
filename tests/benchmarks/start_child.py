"""The window process of bench_start: starts as main.py does and says when it had painted."""

import json
import os
import sys
import time

STARTED = float(sys.argv[2])
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import main  # noqa: E402  # nothing may be imported before the clock's end is known

arguments = main.parse(["--theme", "light", "--size", "1280x720"])
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from pathlib import Path  # noqa: E402

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402

from app.context.documents import load_drawing  # noqa: E402
from app.shell.platform import create_application  # noqa: E402
from app.start import build  # noqa: E402
from tests.benchmarks.measure import resident_megabytes  # noqa: E402


class Throughput(QObject):
    """Notes the time after the answer's panel was painted: first blank, then with an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.application = create_application(offscreen=True)
        self.window = build(arguments)
        self.figures: dict[str, float] = {}
        self.window.draw_page.rbf_panel.viewport().installEventFilter(self)
        self.window.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.painted)  # runs when the whole window has been painted
        return False

    def painted(self) -> None:
        now = (time.time() - STARTED) * 1000
        if "painted" not in self.figures:
            self.figures["painted"] = now
            self.window.session.show(load_drawing(Path(sys.argv[1])))
        elif "answered" not in self.figures:
            self.figures["answered"] = now
            self.figures["resident"] = resident_megabytes()
            self.application.quit()


watch = Throughput()
watch.application.exec()
sys.stdout.write(json.dumps(watch.figures))
