"""Which model reads, kept over a restart, and the models at hand."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.context.dialogs import ask_file, ask_new_file
from app.context.language import sentence
from app.context.session import Session
from app.context.settings import Settings
from lenet.errors import InputError
from lenet.network.checkpoint import SUFFIX, Model, load_model, save_model
from lenet.resources import bundled_model_path, bundled_models
from lenet.runs.folder import RECIPE

_KEY: Final = "model"
_RECENT_KEY: Final = "models"
_MOST_RECENT: Final = 12
_BUNDLED: Final = "bundled:"  # before the name of a model that came with the program


@dataclass(frozen=True)
class Listed:
    """A model at hand: one that came with the program, or a file."""

    name: str
    path: Path
    bundled: bool

    @property
    def key(self) -> str:
        """What the settings keep of it."""
        return _BUNDLED + self.name if self.bundled else str(self.path)


def listed(path: Path) -> Listed:
    """A path as it stands in the list."""
    for name, bundled in bundled_models().items():
        if bundled == path:
            return Listed(name, path, bundled=True)
    return Listed(path.stem, path, bundled=False)


@dataclass(frozen=True, eq=False)
class Kept:
    """The model to start with, where it is from, and why it is not that of the last time."""

    model: Model
    place: Listed
    fault: str = ""


def at_path(path: Path) -> Kept:
    """A model for this start only. Raises InputError when it cannot be read."""
    return Kept(load_model(path), listed(path.absolute()))


def kept_model(settings: Settings) -> Kept:
    """The model of the last time; the bundled one if that is gone or damaged.

    Raises InputError when the bundled one cannot be read either.
    """
    fault = ""
    key = settings.text(_KEY, "")
    if key:
        try:
            path = _path_of(key)
            return Kept(load_model(path), listed(path))
        except InputError as error:
            fault = sentence(error)
    path = bundled_model_path()
    return Kept(load_model(path), listed(path), fault)


class Models(QObject):
    """The road on which every model gets into the window, and out of it.

    `changed()`: another model is in use, or others are at hand.
    `failed(str)`: one sentence on what could not be opened or saved, and why.
    `said(str)`: a word on what was done.
    """

    changed = Signal()
    failed = Signal(str)
    said = Signal(str)

    def __init__(
        self, session: Session, settings: Settings, window: QWidget, folder: Path | None = None
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._folder = folder or settings.data_folder / "models"
        self._seen: dict[Path, tuple[float, Model | str]] = {}
        self._used: Model | None = None
        self._place: Listed | None = None  # of the model that was last chosen
        self.fault = ""  # why the model of the last time is not in use
        session.model_changed.connect(self._tell)

    @property
    def at_hand(self) -> list[Listed]:
        """The bundled ones, then the person's own, the latest first."""
        bundled = [Listed(name, path, bundled=True) for name, path in bundled_models().items()]
        return bundled + [listed(Path(line)) for line in self._recent()]

    @property
    def in_use(self) -> Listed | None:
        """Where the model that reads is from; None while one without a file does, as a live one."""
        return self._place if self._session.model is self._used else None

    def begin(self, kept: Kept) -> None:
        """The session's model is the one that was kept."""
        self._used, self._place = kept.model, kept.place
        if kept.fault:
            self.fault = self.tr("{fault} The bundled model is in use instead.").format(
                fault=kept.fault
            )
        self.changed.emit()

    def look_at(self, model: Listed) -> Model | str:
        """A model of the list, or the sentence that says why it cannot be read."""
        try:
            changed = model.path.stat().st_mtime
        except OSError:
            changed = -1.0
        known = self._seen.get(model.path)
        if known is None or known[0] != changed:
            known = self._seen[model.path] = changed, _read(model.path)
        return known[1]

    def use(self, what: Model | Path) -> bool:
        """A model reads from now on, also after a restart; False when its file is wrong.

        A model without a file of its own, or with one in the folder of a run, which may be
        deleted, is copied into the user's data.
        """
        try:
            model = load_model(what) if isinstance(what, Path) else what
        except InputError as error:
            self.failed.emit(sentence(error))
            return False
        place = what if isinstance(what, Path) and not _in_a_run(what) else self._keep(model)
        self._place = None if place is None else listed(place.absolute())
        if self._place is not None:
            self._settings.keep(_KEY, self._place.key)
            self._remember(self._place)
            self._settings.flush()
        self._used, self.fault = model, ""
        self._session.use_model(model)
        return True

    def use_bundled(self) -> None:
        """The model that the program first opened with."""
        self.use(bundled_model_path())

    def save(self, path: Path, model: Model | None = None) -> bool:
        """A model, or the one in use, as a file, with its card; at hand from now on."""
        path = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
        try:
            save_model(path, model or self._session.model)
        except OSError as error:
            self.failed.emit(
                self.tr("{file} could not be saved: {reason}.").format(
                    file=path, reason=error.strerror or error
                )
            )
            return False
        self._remember(listed(path.absolute()))
        self.said.emit(self.tr("Saved {file}.").format(file=path))
        self.changed.emit()
        return True

    def forget(self, model: Listed) -> None:
        """Take a file from the list. Only a copy that the program itself made is deleted."""
        ours = model.path.parent == self._folder and model.path.exists()
        if ours and not QFile.moveToTrash(str(model.path)):
            self.failed.emit(self.tr("{file} could not be deleted.").format(file=model.path))
            return
        self._keep_recent([line for line in self._recent() if line != str(model.path)])
        self.changed.emit()

    def ask_and_open(self) -> None:
        """A model of the person's choice reads from now on."""
        kinds = self.tr("Models") + f" (*{SUFFIX})"
        path = ask_file(self._window, self._settings, self.tr("Open a model"), kinds)
        if path is not None:
            self.use(path)

    def ask_and_save(self) -> None:
        """The model in use as a file of the person's choice."""
        self.ask_and_save_copy(self._session.model)

    def ask_and_save_copy(self, model: Model) -> None:
        """A model, with its card, as a file of the person's choice."""
        name = _file_name(model.card.name)
        kinds = self.tr("Models") + f" (*{SUFFIX})"
        title = self.tr("Save the model")
        path = ask_new_file(self._window, self._settings, title, name + SUFFIX, kinds)
        if path is not None:
            self.save(path, model)

    def _tell(self) -> None:
        self.changed.emit()

    def _keep(self, model: Model) -> Path | None:
        """A copy in the user's data: one file for one set of numbers."""
        digest = hashlib.sha256(model.parameters.to_vector().tobytes()).hexdigest()
        path = self._folder / f"{_file_name(model.card.name)}-{digest[:8]}{SUFFIX}"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save_model(path, model)
        except OSError as error:
            self.said.emit(
                self.tr("This model is in use until the program ends: {file}: {reason}.").format(
                    file=path, reason=error.strerror or error
                )
            )
            return None
        return path

    def _recent(self) -> list[str]:
        return [line for line in self._settings.text(_RECENT_KEY, "").splitlines() if line]

    def _remember(self, model: Listed) -> None:
        if not model.bundled:
            others = [line for line in self._recent() if line != model.key]
            self._keep_recent([model.key, *others][:_MOST_RECENT])

    def _keep_recent(self, lines: list[str]) -> None:
        self._settings.keep(_RECENT_KEY, "\n".join(lines))


def _read(path: Path) -> Model | str:
    try:
        return load_model(path)
    except InputError as error:
        return sentence(error)


def _path_of(key: str) -> Path:
    """Where a kept model is; a bundled one that is no more leads to no file."""
    if not key.startswith(_BUNDLED):
        return Path(key)
    name = key.removeprefix(_BUNDLED)
    return bundled_models().get(name, bundled_model_path().with_name(name + SUFFIX))


def _in_a_run(path: Path) -> bool:
    """Whether a file is a run's own: beside the recipe, or a snapshot one folder below it."""
    folder = path.absolute().parent
    return (folder / RECIPE).exists() or (folder.parent / RECIPE).exists()


def _file_name(name: str) -> str:
    """A model's name as that of a file on any system."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-. ")[:60] or "model"
