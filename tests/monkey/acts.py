"""The random acts of a person in the window."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.context.evaluation.error_view import VIEWS as ERROR_VIEWS
from app.context.selection import VIEWS as NETWORK_VIEWS
from app.pages import PAGES
from app.pages.train.page import TrainPage
from app.shell.window import Window
from tests.app.context.training.samples import write_digits
from tests.app.pointers import LEFT, RIGHT, Place, drag
from tests.monkey.files import write_files, write_photo
from tests.monkey.machine import Machine

_KEYS: Final = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_A, Qt.Key.Key_F, Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_5, Qt.Key.Key_Delete),
)
_CLICKER: Final = (
    *(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_B),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Period, Qt.Key.Key_F5),
)
_SIZES: Final = ((960, 540), (1280, 720), (1920, 1080), (1011, 777))


class Acts:
    """What can be done in a window, with files in a folder.

    `detail` says with what the last act was done, and `begun` when the person began it.
    """

    def __init__(self, window: Window, folder: Path, chance: Random, machine: Machine) -> None:
        self.window = window
        self._folder, self._chance, self._machine = folder, chance, machine
        self._files = write_files(folder)
        self._digits = write_digits(folder / "digits")
        self._photos = 0
        self.detail = ""
        self.begun = machine.mark()
        self._all: list[Callable[[], object]] = [
            *(self._draw, self._draw, self._draw, self._erase, self._click, self._click),
            *(self._press_key, self._press_key, self._show_page, self._show_view, self._turn),
            *(self._drop, self._drop, self._paste, self._undo_or_redo, self._undo_or_redo),
            *(self._show_example, self._resize, self._switch_theme),
            *(self._switch_language, self._use_model, self._choose_digits, self._select_run),
            *(self._pin, self._walk, self._drop_photo, self._present, self._present),
            *(self._train, self._steer, self._steer, self._delete_run),
        ]

    def choose(self) -> Callable[[], object]:
        """Return the next act. To call it is to do it."""
        self.detail = ""
        act = self._chance.choice(self._all)
        self.begun = self._machine.mark()
        return act

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
        self.detail = type(part).__name__
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
        self.detail = key.name
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
        self.detail = str(number)
        self.window.show_page("lecture")
        self.window.lecture_page.show_lesson(number)

    def _drop(self) -> None:
        """Drop a good or a bad file on the canvas."""
        self._drop_file(self._chance.choice(self._files))

    def _drop_photo(self) -> None:
        self._photos += 1
        photo = write_photo(self._folder, self._photos, self._chance)
        self.begun = self._machine.mark()  # the person with the camera took the time until here
        self._drop_file(photo)

    def _drop_file(self, path: Path) -> None:
        self.detail = path.name[:40]
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
        self.detail = path.name[:40]
        self.window.models.use(path)

    def _choose_digits(self) -> None:
        """Examine the models on other digits, mostly on files that are none."""
        path = self._chance.choice([None, *self._files])
        self.detail = str(path)[-40:]
        self.window.context.error_view.evaluation_dataset.choose(path)

    def _select_run(self) -> None:
        self.window.show_page("train")
        page = self._train_page
        model = page.runs.list.model()
        page.runs.list.setCurrentIndex(model.index(self._chance.randrange(model.rowCount()), 0))
        page.runs.show_action.trigger()

    def _train(self) -> None:
        """Start a run of one pass, the paper's way, on few digits, from the Train page."""
        trainer = self.window.context.trainer
        if trainer.is_busy:
            return
        form = self.window.context.run_form
        form.choose_recipe("paper")
        form.change(passes=1, data_folder=str(self._digits), seed=self._chance.randrange(1000))
        self.window.show_page("train")
        self._train_page.recipe_panel.start.click()

    def _steer(self) -> None:
        """Pause or stop the run, or let it go on."""
        transport = self._train_page.transport
        action = self._chance.choice(
            (transport.pause_action, transport.batch_action, transport.stop_action)
        )
        self.detail = action.text()
        action.trigger()

    def _delete_run(self) -> None:
        """Remove a run's folder behind the window's back, as another program would."""
        folder = self.window.context.trainer.folder
        if folder is not None and not self.window.context.trainer.is_busy:
            shutil.rmtree(folder, ignore_errors=True)

    def _present(self) -> None:
        """Present the page in front, or turn, blank or end the presentation by its keys."""
        key = Qt.Key.Key_F5
        if self.window.presentation.is_on:
            key = self._chance.choice(_CLICKER)
        self.detail = key.name
        QTest.keyClick(self.window, key)

    @property
    def _train_page(self) -> TrainPage:
        page = self.window.page("train")
        assert isinstance(page, TrainPage)
        return page

    def _pin(self) -> None:
        self.window.show_page("draw")
        drag(self.window.draw_page.network_panel, [self._place()])

    def _walk(self) -> None:
        self._chance.choice(self.window.draw_page.step_bar.actions_in_order).trigger()
