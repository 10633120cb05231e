"""Scenes in the window: saved, opened, dropped, and walked through in their order."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.context.dialogs import ask_files, ask_folder, ask_new_file
from app.context.language import sentence
from app.context.opening import Opening
from app.context.scenes.contents import OpenedScene, OpenedScenes, open_scene, open_scenes
from app.context.scenes.scene import SUFFIX, is_scene_file, scene_name, write_scene
from app.context.scenes.scene_list import (
    LIST_SUFFIX,
    is_list_file,
    write_list,
)
from app.shell.scene_dialog import SceneDialog
from app.shell.scene_input import SceneInput
from app.shell.scene_screen import Screen, scene_on, show_scene
from lenet.errors import InputError, reason


class Scenes(QObject):
    """The owner of the scenes that are open, in their order, and of the place among them.

    Of two scenes or more the page keys show the next and the one before, on every page. A scene
    that cannot be opened keeps its place, so that the next can be reached.

    `changed()`: other scenes are open, in another order, or another is shown.
    `shown(Path)`: a scene is on screen.
    `failed(str)`, `said(str)`: one sentence, as of every owner.
    """

    changed = Signal()
    shown = Signal(object)
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, window: QMainWindow, screen: Screen) -> None:
        super().__init__(window)
        self._window, self._screen = window, screen
        self.files: tuple[Path, ...] = ()
        self.place = 0
        self._opening = Opening(window)
        self._opening.done.connect(self._take)
        self._opening.failed.connect(self.failed)
        self._opening.said.connect(self.said)
        self._walking_actions: list[QAction] = []
        self._input = SceneInput(window)
        self._input.dropped.connect(self.open)
        self._input.turned.connect(self.turn)
        screen.context.documents.scenes_wanted.connect(self.open)
        self.changed.connect(self._follow)

    @property
    def is_walking(self) -> bool:
        """Whether there are scenes to walk through."""
        return len(self.files) > 1

    def add_to(self, menu: QMenu) -> None:
        """Add the commands to a menu, in the present language."""
        texts = (self.tr("Open s&cenes…"), self.tr("Save sce&ne…"))
        open_action, save_action = map(menu.addAction, texts)
        open_action.setShortcut(QKeySequence("Ctrl+Alt+O"))
        open_action.setStatusTip(
            self.tr("One scene, several in the order of their names, or a list of scenes")
        )
        open_action.triggered.connect(self.ask_and_open)
        save_action.setShortcut(QKeySequence("Ctrl+Alt+S"))
        save_action.setStatusTip(
            self.tr("What is on screen as a small file: drawing, model, page, what is switched off")
        )
        save_action.triggered.connect(self.ask_and_save)
        walk = menu.addMenu(self.tr("Scene &list"))
        walk.addAction(self.tr("Open a &folder of scenes…")).triggered.connect(self.ask_for_folder)
        self._walking_actions = []
        for text, key, command in (
            (self.tr("&Next scene"), "Ctrl+PgDown", partial(self.turn, 1)),
            (self.tr("Scene &before"), "Ctrl+PgUp", partial(self.turn, -1)),
            (self.tr("&Order of the scenes…"), "", self.show_list),
            (self.tr("&Save the list…"), "", self.ask_and_save_list),
            (self.tr("&Close the list"), "", self.close),
        ):
            action = walk.addAction(text)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(command)
            self._walking_actions.append(action)
        for action in self._walking_actions[:2]:
            action.setStatusTip(self.tr("The page keys too, as long as several scenes are open"))
        self._follow()

    def open(self, paths: Sequence[Path]) -> None:
        """Open scenes, lists and folders of scenes in the place of those that are open."""
        self._opening.begin(lambda: open_scenes(paths), paths[0].name)

    def open_now(self, path: Path) -> None:
        """Open scenes before the window is shown. Raises InputError for a scene that is damaged."""
        opened = open_scenes([path])
        if isinstance(opened.first, InputError):
            raise opened.first
        self._show_first(opened)

    def show_at(self, place: int) -> None:
        """Read one of the scenes beside the event loop, and show it."""
        self.place = place
        path = self.files[place]
        self._opening.begin(lambda: open_scene(path), path.name)
        self.changed.emit()

    def turn(self, by: int) -> None:
        """Show the scene `by` places on, if there is one."""
        if 0 <= self.place + by < len(self.files):
            self.show_at(self.place + by)

    def turn_to_end(self, *, last: bool) -> None:
        """Show the first scene or the last."""
        if self.files:
            self.show_at(len(self.files) - 1 if last else 0)

    def order(self, files: Sequence[Path]) -> None:
        """Put the scenes in another order, or leave some out; the one shown stays."""
        shown = self.files[self.place] if self.files else None
        self.files = tuple(files)
        self.place = self.files.index(shown) if shown in self.files else 0
        self.changed.emit()

    def close(self) -> None:
        """Walk through no scenes any more; what is on screen stays."""
        self._opening.give_up()
        self.files, self.place = (), 0
        self.changed.emit()

    def save(self, path: Path) -> None:
        """Save what is on screen as a scene."""
        path = path if is_scene_file(path) else path.with_name(path.name + SUFFIX)
        try:
            scene = scene_on(self._screen, path.absolute().parent)
            write_scene(path, scene)
        except (OSError, InputError) as error:
            self._fail_to_save(path, error)
            return
        said = self.tr("Saved {file}.").format(file=path)
        if not scene.model:
            said = self.tr(
                "Saved {file}, without the model in use: it has no file yet, so save it first."
            ).format(file=path)
        self.said.emit(said)

    def save_list(self, path: Path) -> None:
        """Save the order of the scenes as a file that names them."""
        path = path if is_list_file(path) else path.with_name(path.name + LIST_SUFFIX)
        try:
            write_list(path, self.files)
        except OSError as error:
            self._fail_to_save(path, error)
            return
        self.said.emit(self.tr("Saved {file}.").format(file=path))

    def _fail_to_save(self, path: Path, error: OSError | InputError) -> None:
        if isinstance(error, InputError):
            self.failed.emit(sentence(error))
            return
        words = self.tr("{file} could not be saved: {reason}.")
        self.failed.emit(words.format(file=path, reason=reason(error)))

    def ask_and_open(self) -> None:
        """Ask for scenes and open them."""
        kinds = self.tr("Scenes") + f" (*{SUFFIX} *{LIST_SUFFIX})"
        settings = self._screen.context.settings
        paths = ask_files(self._window, settings, self.tr("Open scenes"), kinds)
        if paths:
            self.open(paths)

    def ask_for_folder(self) -> None:
        """Ask for a folder and open its scenes."""
        settings = self._screen.context.settings
        path = ask_folder(self._window, settings, self.tr("Open a folder of scenes"))
        if path is not None:
            self.open([path])

    def ask_and_save(self) -> None:
        """Ask for a file and save what is on screen in it."""
        name = scene_name(self.files[self.place]) if self.files else self.tr("scene")
        path = self._ask_new(self.tr("Save the scene"), name + SUFFIX, self.tr("Scenes"), SUFFIX)
        if path is not None:
            self.save(path)

    def ask_and_save_list(self) -> None:
        """Ask for a file and save the order of the scenes in it."""
        title, kind = self.tr("Save the list of scenes"), self.tr("Lists of scenes")
        path = self._ask_new(title, self.tr("lesson") + LIST_SUFFIX, kind, LIST_SUFFIX)
        if path is not None:
            self.save_list(path)

    def _ask_new(self, title: str, name: str, kind: str, suffix: str) -> Path | None:
        settings = self._screen.context.settings
        return ask_new_file(self._window, settings, title, name, f"{kind} (*{suffix})")

    def show_list(self) -> SceneDialog:
        """Open the list of scenes, where their order can be changed."""
        dialog = SceneDialog(self._window)
        dialog.order_chosen.connect(self.order)
        dialog.scene_chosen.connect(self.show_at)
        dialog.save_wanted.connect(self.ask_and_save_list)
        self.changed.connect(dialog.refresh)
        dialog.follow(self.files_and_place)
        dialog.show()
        return dialog

    def files_and_place(self) -> tuple[tuple[Path, ...], int]:
        """Return the scenes that are open, and the place of the one that is shown."""
        return self.files, self.place

    def _take(self, opened: OpenedScene | OpenedScenes) -> None:
        if isinstance(opened, OpenedScenes):
            self._show_first(opened)
        else:
            self._show(opened)

    def _show_first(self, opened: OpenedScenes) -> None:
        """Take other scenes in the place of those before; say why the first is not shown."""
        self.files, self.place = opened.files, 0
        if isinstance(opened.first, InputError):
            self.changed.emit()
            self.failed.emit(sentence(opened.first))
        else:
            self._show(opened.first)

    def _show(self, opened: OpenedScene) -> None:
        faults = show_scene(self._screen, opened)
        name = scene_name(opened.path)
        said = self.tr("Scene: {name}").format(name=name)
        if self.is_walking:
            said = self.tr("Scene {n} of {count}: {name}").format(
                n=self.place + 1, count=len(self.files), name=name
            )
        self.said.emit(said)
        if faults:
            self.failed.emit(
                self.tr("The rest of {name} is shown. {faults}").format(
                    name=name, faults=" ".join(map(sentence, faults))
                )
            )
        self.changed.emit()
        self.shown.emit(opened.path)

    def _follow(self) -> None:
        """Take the page keys while there are scenes to walk through, and enable the commands."""
        for action in self._walking_actions:
            action.setEnabled(self.is_walking)
        self._input.take_keys(self.is_walking)
