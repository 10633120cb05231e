"""Open a network of any program: of 1998 for use, or of a tutorial to be shown beside it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.context.dialogs import ask_file
from app.context.models import ModelEntry, Models, StartModel, entry_of, last_model
from app.context.opening import Opening
from app.context.settings import Settings
from lenet.exchange.network_file import NETWORK_SUFFIXES, load_network
from lenet.network.checkpoint import SUFFIX, Model
from lenet.network.tutorial import TutorialModel
from lenet.resources import find_model


def models_at_start(
    name_or_file: str | Path | None, settings: Settings
) -> tuple[StartModel, TutorialModel | None]:
    """Return the model that the program starts with, and a tutorial network to show beside it.

    Without a name it is the model used last; so it is where the name is that of a tutorial
    network, which cannot be the model in use. Raises InputError for a name that is no model's and
    a file that cannot be used.
    """
    if name_or_file is None:
        return last_model(settings), None
    path = find_model(str(name_or_file))
    network = load_network(path)
    if isinstance(network, Model):
        return StartModel(network, entry_of(path.absolute())), None
    return last_model(settings), network


class ImportedNetworks(QObject):
    """The owner of the tutorial network that a person opened, until the window closes.

    A file is read beside the event loop: what it does not say of its network is guessed, which
    takes a second or two.

    `opened()`: another tutorial network is there.
    `failed(str)`: one sentence on what could not be opened, and why.
    `said(str)`: one sentence for the status bar.
    """

    opened = Signal()
    failed = Signal(str)
    said = Signal(str)

    def __init__(self, models: Models, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self.models = models  # the list of models
        self._settings, self._window = settings, window
        self._path = Path()  # of the file that is opened
        self._entry: ModelEntry | None = None  # of `network`
        self.network: TutorialModel | None = None
        self._opening = Opening(window)
        self._opening.done.connect(self._take)
        self._opening.failed.connect(self.failed)
        self._opening.said.connect(self.said)

    @property
    def entries(self) -> list[ModelEntry]:
        """All models that can be evaluated: the list of models, and the tutorial network."""
        return self.models.entries + ([] if self._entry is None else [self._entry])

    def load(self, entry: ModelEntry) -> Model | TutorialModel | str:
        """Return a model of `entries`, or a sentence if it cannot be read."""
        if entry == self._entry and self.network is not None:
            return self.network
        return self.models.load(entry)

    def ask_and_open(self) -> None:
        """Ask for a file and open the network in it."""
        patterns = " ".join(f"*{suffix}" for suffix in NETWORK_SUFFIXES)
        kinds = self.tr("Networks") + f" ({patterns})"
        path = ask_file(self._window, self._settings, self.tr("Open a model"), kinds)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open the network in a file; until it is there, all stays as it was."""
        self._path = path
        self._opening.begin(lambda: load_network(path), path.name)

    def show(self, path: Path, network: TutorialModel) -> None:
        """Show a tutorial network from now on, beside those that come with the program."""
        self.network = network
        self._entry = ModelEntry(path.stem, path.absolute(), bundled=False)
        self.opened.emit()

    def _take(self, network: Model | TutorialModel) -> None:
        if isinstance(network, Model):
            # The model list holds files of the program's own kind: of another a copy is made.
            self.models.use(self._path if self._path.suffix == SUFFIX else network)
        else:
            self.show(self._path, network)
