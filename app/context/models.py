"""The models: the one in use, kept over a restart, and the list to choose from."""

import contextlib
import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.context.dialogs import ask_new_file
from app.context.language import sentence
from app.context.session import Session
from app.context.settings import Settings
from lenet.errors import InputError
from lenet.network.checkpoint import SUFFIX, Model, load_model, save_model
from lenet.resources import bundled_model_path, bundled_models
from lenet.runs.folder import RECIPE

_MODEL: Final = "model"  # the setting that holds the key of the model used last
_RECENT: Final = "models"  # the setting that holds the paths of the user's models
_MOST_RECENT: Final = 12
_BUNDLED: Final = "bundled:"  # before the name of a model that came with the program


@dataclass(frozen=True)
class ModelEntry:
    """An entry in the list of models: a bundled model, or a file of the user's."""

    name: str
    path: Path
    bundled: bool

    @property
    def key(self) -> str:
        """The name of the entry in the settings."""
        return _BUNDLED + self.name if self.bundled else str(self.path)


def entry_of(path: Path) -> ModelEntry:
    """Return the entry of a model file."""
    for name, bundled in bundled_models().items():
        if bundled == path:
            return ModelEntry(name, path, bundled=True)
    return ModelEntry(path.stem, path, bundled=False)


@dataclass(frozen=True, eq=False)
class StartModel:
    """The model that the program starts with."""

    model: Model
    entry: ModelEntry
    fault: str = ""  # why it is not the model used last


def model_at(path: Path) -> StartModel:
    """Load a model for this start only. Raises InputError when it cannot be read."""
    return StartModel(load_model(path), entry_of(path.absolute()))


def last_model(settings: Settings) -> StartModel:
    """Load the model used last; the bundled model if that is missing or damaged.

    Raises InputError when the bundled model cannot be read either.
    """
    fault = ""
    key = settings.text(_MODEL, "")
    if key:
        try:
            path = _path_of(key)
            return StartModel(load_model(path), entry_of(path))
        except InputError as error:
            fault = sentence(error)
    path = bundled_model_path()
    return StartModel(load_model(path), entry_of(path), fault)


class Models(QObject):
    """The owner of the list of models; every model is opened and saved here.

    `changed()`: another model is in use, or the list has changed.
    `failed(str)`: one sentence on what could not be opened or saved, and why.
    `said(str)`: one sentence on what was done, for the status bar.
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
        self._loaded: dict[Path, tuple[float, Model | str]] = {}  # time of the file, its content
        self._used: Model | None = None  # the model chosen last
        self._entry: ModelEntry | None = None  # its entry
        self.start_fault = ""  # why the model used last is not in use after the start
        session.model_changed.connect(self.changed)

    @property
    def entries(self) -> list[ModelEntry]:
        """The bundled models, then the user's own, the latest first."""
        bundled = [ModelEntry(name, path, bundled=True) for name, path in bundled_models().items()]
        return bundled + [entry_of(Path(line)) for line in self._recent()]

    @property
    def in_use(self) -> ModelEntry | None:
        """The entry of the model in use; None for one without a file, such as a live network."""
        return self._entry if self._session.model is self._used else None

    def start_with(self, start: StartModel) -> None:
        """Take the model that the session was made with as the one in use."""
        self._used, self._entry = start.model, start.entry
        if start.fault:
            self.start_fault = self.tr("{fault} The bundled model is in use instead.").format(
                fault=start.fault
            )
        self.changed.emit()

    def use_for_now(self, start: StartModel) -> None:
        """Use a loaded model until another is chosen; the next start knows nothing of it."""
        self._used, self._entry = start.model, start.entry
        self._session.use_model(start.model)

    def load(self, entry: ModelEntry) -> Model | str:
        """Load a model of the list; return a sentence instead if it cannot be read."""
        try:
            time = entry.path.stat().st_mtime
        except OSError:
            time = -1.0
        loaded = self._loaded.get(entry.path)
        if loaded is None or loaded[0] != time:
            loaded = self._loaded[entry.path] = time, _read(entry.path)
        return loaded[1]

    def name_of(self, entry: ModelEntry) -> str:
        """Return the name of a model of the list: its card's, which the header has too.

        Where another entry has that name as well, the file's follows.
        """
        name = self._card_name(entry)
        others = [other for other in self.entries if other != entry]
        if entry.bundled or name not in map(self._card_name, others) or name == entry.name:
            return name
        return f"{name} ({entry.name})"

    def take_errors(self, errors: int, count: int) -> None:
        """Put the test errors that were counted into the card of the model in use.

        Only where the card has none. A copy that the program made is written anew.
        """
        model, entry = self._used, self._entry
        if model is None or self._session.model is not model or model.card.test_errors is not None:
            return
        model = replace(model, card=replace(model.card, test_errors=errors, test_count=count))
        if entry is not None and entry.path.parent == self._folder:
            with contextlib.suppress(OSError):  # it is counted again after a restart
                save_model(entry.path, model)
        self._used = model
        self._session.use_model(model)

    def _card_name(self, entry: ModelEntry) -> str:
        model = None if entry.bundled else self.load(entry)
        return model.card.name if isinstance(model, Model) else entry.name

    def use(self, what: Model | Path) -> bool:
        """Use a model from now on, also after a restart; return False when it cannot be read.

        A model without a file, or with a file in the folder of a run, which may be deleted, is
        copied into the user's data folder.
        """
        try:
            model = load_model(what) if isinstance(what, Path) else what
        except InputError as error:
            self.failed.emit(sentence(error))
            return False
        path = what if isinstance(what, Path) and not _in_a_run(what) else self._save_copy(model)
        self._entry = None if path is None else entry_of(path.absolute())
        if self._entry is not None:
            self._settings.keep(_MODEL, self._entry.key)
            self._add_recent(self._entry)
            self._settings.flush()
        self._used, self.start_fault = model, ""
        self._session.use_model(model)
        return True

    def use_bundled(self) -> None:
        """Use the bundled model that the program first started with."""
        self.use(bundled_model_path())

    def save(self, path: Path, model: Model | None = None) -> bool:
        """Save a model, or the one in use, under the file's name, and add it to the list."""
        path = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
        model = model or self._session.model
        model = replace(model, card=replace(model.card, name=path.name.removesuffix(SUFFIX)))
        try:
            save_model(path, model)
        except OSError as error:
            self.failed.emit(
                self.tr("{file} could not be saved: {reason}.").format(
                    file=path, reason=error.strerror or error
                )
            )
            return False
        self._add_recent(entry_of(path.absolute()))
        self.said.emit(self.tr("Saved {file}.").format(file=path))
        self.changed.emit()
        return True

    def remove(self, entry: ModelEntry) -> None:
        """Take a file from the list. Only a copy that the program itself made is deleted."""
        is_copy = entry.path.parent == self._folder and entry.path.exists()
        if is_copy and not QFile.moveToTrash(str(entry.path)):
            self.failed.emit(self.tr("{file} could not be deleted.").format(file=entry.path))
            return
        self._set_recent([line for line in self._recent() if line != str(entry.path)])
        self.changed.emit()

    def ask_and_save(self) -> None:
        """Ask for a file and save the model in use in it."""
        self.ask_and_save_copy(self._session.model)

    def ask_and_save_copy(self, model: Model) -> None:
        """Ask for a file and save a model in it."""
        name = _file_name(model.card.name)
        kinds = self.tr("Models") + f" (*{SUFFIX})"
        title = self.tr("Save the model")
        path = ask_new_file(self._window, self._settings, title, name + SUFFIX, kinds)
        if path is not None:
            self.save(path, model)

    def _save_copy(self, model: Model) -> Path | None:
        """Save a model in the user's data folder, one file for one set of parameters."""
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
        return [line for line in self._settings.text(_RECENT, "").splitlines() if line]

    def _add_recent(self, entry: ModelEntry) -> None:
        if not entry.bundled:
            others = [line for line in self._recent() if line != entry.key]
            self._set_recent([entry.key, *others][:_MOST_RECENT])

    def _set_recent(self, lines: list[str]) -> None:
        self._settings.keep(_RECENT, "\n".join(lines))


def _read(path: Path) -> Model | str:
    try:
        return load_model(path)
    except InputError as error:
        return sentence(error)


def _path_of(key: str) -> Path:
    """Return the file of a key; one that does not exist for a bundled model of another version."""
    if not key.startswith(_BUNDLED):
        return Path(key)
    name = key.removeprefix(_BUNDLED)
    return bundled_models().get(name, bundled_model_path().with_name(name + SUFFIX))


def _in_a_run(path: Path) -> bool:
    """Return whether a file belongs to a run: beside its recipe, or a snapshot one folder below."""
    folder = path.absolute().parent
    return (folder / RECIPE).exists() or (folder.parent / RECIPE).exists()


def _file_name(name: str) -> str:
    """Return the name of a model as a file name that every system accepts."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-. ")[:60] or "model"
