"""`python -m tests.monkey --seconds N --seed S`: random acts in the real window.

The acts follow from the seed. It fails at the first exception or warning of Qt, and names the
seed and the last acts. At the end it says how many acts there were, the longest, and how much
memory the process has gained since half of the time. No training is begun.
"""

import argparse
import os
import random
import sys
import tempfile
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pyqtgraph as pg
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QMimeData,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from app.context.evaluation.error_view import VIEWS as ERROR_VIEWS
from app.context.language import Language
from app.context.models import last_model
from app.context.selection import VIEWS as NETWORK_VIEWS
from app.context.session import Session
from app.context.settings import Settings
from app.pages import PAGES
from app.pages.train.page import TrainPage
from app.shell.platform import create_application
from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pointers import LEFT, RIGHT, Place, drag
from tests.benchmarks.measure import resident_megabytes
from tests.hostile_files import write_good_files, write_hostile_files, write_hostile_runs

_ACTS_NAMED: Final = 12  # the last ones, when something fails
_KEYS: Final = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_A, Qt.Key.Key_F, Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_5, Qt.Key.Key_Delete),
)
_SIZES: Final = ((960, 540), (1280, 720), (1920, 1080), (1011, 777))


class Monkey:
    """A window on files of its own, what is done with it, and what went wrong."""

    def __init__(self, application: QApplication, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self.last: deque[str] = deque(maxlen=_ACTS_NAMED)
        self.faults: list[str] = []
        sys.excepthook = self._take_exception
        qInstallMessageHandler(self._take_message)
        settings = Settings(folder / "settings.ini")
        first = last_model(settings)
        write_hostile_runs(settings.data_folder / "runs")
        self._files = [*write_good_files(folder), *write_hostile_files(folder)]
        self._appearance = Appearance(application, "light")
        self.window = Window(
            Session(first.model), self._appearance, settings, Language(application, "en")
        )
        self.window.models.start_with(first)
        self.window.show()
        self._acts: list[Callable[[], object]] = [
            *(self._draw, self._draw, self._draw, self._erase, self._click, self._click),
            *(self._press_key, self._press_key, self._show_page, self._show_view, self._turn),
            *(self._drop, self._drop, self._paste, self._undo_or_redo, self._undo_or_redo),
            *(self._show_example, self._resize, self._switch_theme),
            *(self._switch_language, self._use_model, self._choose_digits, self._select_run),
            *(self._pin, self._walk),
        ]
        # A file dialog runs an event loop of its own until it is closed.
        self._closer = QTimer()
        self._closer.timeout.connect(self._close_dialogs)
        self._closer.start(20)

    def act(self) -> float:
        """Do one random thing and let the window follow; return the seconds it took."""
        act = self._chance.choice(self._acts)
        self.last.append(act.__name__.strip("_"))
        start = time.perf_counter()
        try:
            act()
        except Exception as error:  # of the window: an act is its caller
            self._take_exception(type(error), error, error.__traceback__)
        QApplication.processEvents()
        taken = time.perf_counter() - start
        run_events(1)
        self.window.context.trainer.end_now()  # a key may have begun a run
        return taken

    def close(self) -> None:
        """Close the window."""
        self.window.context.trainer.end_now()
        self._closer.stop()
        self._close_dialogs()
        self.window.close()
        run_events(50)

    def _note(self, detail: object) -> None:
        self.last.append(f"{self.last.pop()} {detail}")

    def _place(self) -> Place:
        return self._chance.random(), self._chance.random()

    def _draw(self) -> None:
        self.window.show_page("draw")
        places = [self._place() for _ in range(self._chance.randint(1, 20))]
        drag(self.window.draw_page.drawing_panel.canvas, places, button=LEFT)

    def _erase(self) -> None:
        canvas = self.window.draw_page.drawing_panel.canvas
        drag(canvas, [self._place() for _ in range(4)], button=RIGHT)

    def _click(self) -> None:
        """Click somewhere in the page in front, or on a button of it."""
        page = self.window.page(self.window.page_name)
        parts = [part for part in page.findChildren(QWidget) if part.isVisible()]
        part: QWidget = self._chance.choice(parts)
        self._note(type(part).__name__)
        if isinstance(part, QAbstractButton) and self._starts_something(part):
            return
        drag(part, [self._place()], button=self._chance.choice((LEFT, RIGHT)))

    def _starts_something(self, button: QAbstractButton) -> bool:
        """Whether a button starts a training or another program, or throws a run away."""
        page = self.window.page(self.window.page_name)
        return isinstance(page, TrainPage) and (
            button is page.recipe_panel.start or page.runs.isAncestorOf(button)
        )

    def _press_key(self) -> None:
        key = self._chance.choice(_KEYS)
        self._note(key.name)
        focus = QApplication.focusWidget() or self.window
        if isinstance(focus, QAbstractButton) and self._starts_something(focus):
            return
        QTest.keyClick(focus, key)

    def _show_page(self) -> None:
        self.window.show_page(self._chance.choice(list(PAGES)))

    def _show_view(self) -> None:
        if self._chance.random() < 0.5:
            self.window.context.selection.show_view(self._chance.choice(NETWORK_VIEWS))
        else:
            self.window.context.error_view.show_view(self._chance.choice(ERROR_VIEWS))

    def _turn(self) -> None:
        number = self._chance.randint(1, 10)
        self._note(number)
        self.window.show_page("lecture")
        self.window.lecture_page.show_lesson(number)

    def _drop(self) -> None:
        """Drop a good or a bad file on the canvas."""
        path = self._chance.choice(self._files)
        self._note(path.name[:40])
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            content,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.window.draw_page.drawing_panel, event)

    def _paste(self) -> None:
        width, height = self._chance.randint(1, 900), self._chance.randint(1, 900)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(self._chance.randint(0, 0xFFFFFF))
        QGuiApplication.clipboard().setImage(image)
        self.window.documents.paste()

    def _undo_or_redo(self) -> None:
        session = self.window.session
        self._chance.choice((session.undo, session.redo, session.clear))()
        session.set_pen_width(self._chance.uniform(1, 4))

    def _show_example(self) -> None:
        self.window.documents.show_example(self._chance.randrange(10))

    def _resize(self) -> None:
        size = self._chance.choice(_SIZES)
        self.window.resize(*size)

    def _switch_theme(self) -> None:
        self.window.menus.choose_theme(self._chance.choice(("light", "dark")))

    def _switch_language(self) -> None:
        self.window.menus.choose_language(self._chance.choice(("en", "zh_CN")))

    def _use_model(self) -> None:
        entries = [entry.path for entry in self.window.models.entries]
        path = self._chance.choice([*entries, *self._files[:5]])
        self._note(path.name[:40])
        self.window.models.use(path)

    def _choose_digits(self) -> None:
        """Examine the models on other digits, mostly on files that are none."""
        path = self._chance.choice([None, *self._files])
        self._note(path)
        self.window.context.error_view.evaluation_dataset.choose(path)

    def _select_run(self) -> None:
        self.window.show_page("train")
        page = self.window.page("train")
        assert isinstance(page, TrainPage)
        model = page.runs.list.model()
        page.runs.list.setCurrentIndex(model.index(self._chance.randrange(model.rowCount()), 0))
        page.runs.show_action.trigger()

    def _pin(self) -> None:
        self.window.show_page("draw")
        drag(self.window.draw_page.network_panel, [self._place()])

    def _walk(self) -> None:
        self._chance.choice(self.window.draw_page.step_bar.actions_in_order).trigger()

    def _close_dialogs(self) -> None:
        for box in self.window.findChildren(QDialog):
            if box.isVisible():
                box.close()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    def _take_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.faults.append("".join(traceback.format_exception(kind, error, trace)))

    def _take_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if "plugin does not support" not in message:  # what the offscreen platform lacks
            self.faults.append(f"Qt: {message}")


def run_events(milliseconds: int) -> None:
    """Let the window's events and timers run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> int:
    """Run the acts; return 1 where something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    application = create_application(offscreen=True)
    pg.setConfigOptions(imageAxisOrder="row-major")
    with tempfile.TemporaryDirectory() as folder:
        monkey = Monkey(application, Path(folder), arguments.seed)
        times: list[tuple[float, str]] = []
        half, end = (time.monotonic() + part * arguments.seconds for part in (0.5, 1.0))
        memory = 0.0
        while time.monotonic() < end and not monkey.faults:
            taken = monkey.act()
            times.append((taken, monkey.last[-1]))
            if not memory and time.monotonic() > half:
                memory = resident_megabytes()
        grown = resident_megabytes() - memory
        monkey.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    longest, name = max(times)
    sys.stdout.write(
        f"seed {arguments.seed}: {len(times)} acts, the longest {1000 * longest:.0f} ms ({name}),"
        f" {sum(taken > 0.1 for taken, _ in times)} over 100 ms, {grown:+.0f} MB since the half\n"
    )
    for fault in monkey.faults:
        sys.stdout.write(f"{fault}\nafter: {', '.join(monkey.last)}\n")
    return 1 if monkey.faults else 0


if __name__ == "__main__":
    sys.exit(main())
