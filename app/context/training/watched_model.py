"""The watched network of the selected run: the one that learns now, or that of some pass."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.context.models import Models
from app.context.session import Session
from app.context.training.curve_view import CurveView
from app.context.training.trainer import Trainer
from lenet.errors import InputError
from lenet.network.checkpoint import Model, load_model
from lenet.runs.events import Event, SnapshotSaved
from lenet.runs.folder import SNAPSHOTS, snapshot_path
from lenet.runs.status import read_name

_SNAPSHOT: Final = re.compile(r"pass-([0-9]{4,9})\.safetensors")


class WatchedModel(QObject):
    """The owner of the watched network; the session may read with it.

    `model_changed(Model | None)`: another network is watched; None while there is none.
    `passes_changed()`: the run has other snapshots, or the watched pass is another.
    `follows_changed(bool)`: the session reads with the watched network, or with its own again.
    """

    model_changed = Signal(object)
    passes_changed = Signal()
    follows_changed = Signal(bool)

    def __init__(
        self,
        session: Session,
        models: Models,
        trainer: Trainer,
        curve_view: CurveView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._models, self._trainer, self._curve_view = (
            session,
            models,
            trainer,
            curve_view,
        )
        self.model: Model | None = None
        self.passes: list[int] = []  # after which there is a snapshot
        self.pass_number: int | None = None  # the watched one of them; None: the newest
        self.follows = False
        self._is_active = False
        self._own: Model | None = None  # the session's own model while it follows
        trainer.live_arrived.connect(self._take_live)
        trainer.event_happened.connect(self._take_event)
        trainer.state_changed.connect(self._take_state)
        curve_view.selected_changed.connect(self._take_run)
        session.model_changed.connect(self._notice_model)
        self._take_run(curve_view.selected)

    @property
    def is_live(self) -> bool:
        """Whether the watched network is the one that learns now."""
        return self.pass_number is None and self.is_trained

    @property
    def is_trained(self) -> bool:
        """Whether the selected run is trained now."""
        return self._trainer.is_busy and self._curve_view.selected == self._trainer.folder

    @property
    def shown_pass(self) -> int:
        """The pass whose snapshot is watched; 0 while there are no snapshots."""
        if self.pass_number is not None:
            return self.pass_number
        return self.passes[-1] if self.passes else 0

    @property
    def snapshot(self) -> Path | None:
        """The file of the watched network; None for the one that learns now."""
        run = self._curve_view.selected
        if run is None or not self.passes or self.is_live:
            return None
        return run / snapshot_path(self.shown_pass)

    def set_active(self, active: bool) -> None:
        """Have the run send its network only while it is seen."""
        self._is_active = active
        self._want_live()

    def go_to(self, number: int | None) -> None:
        """Watch the network after a pass, 0 for the initial weights; None: the newest."""
        if number != self.pass_number:
            self.pass_number = number
            self.passes_changed.emit()
            self._load()

    def follow(self, on: bool) -> None:
        """Let the session read with the watched network, or with its own model again."""
        if on == self.follows:
            return
        self.follows = on
        if on:
            self._own = self._session.model
            if self.model is not None:
                self._session.use_model(self.model)
        elif self._own is not None:
            own, self._own = self._own, None
            self._session.use_model(own)
        self._want_live()
        self.follows_changed.emit(on)

    def use(self) -> None:
        """Make the watched network the session's own model, also after a restart."""
        if self.model is None:
            return
        self.follows, self._own = False, None
        self._models.use(self.model)
        self._want_live()
        self.follows_changed.emit(False)

    def _want_live(self) -> None:
        wanted = self._is_active or self.follows
        if wanted != self._trainer.live_wanted:
            self._trainer.want_live(wanted)

    def _take_run(self, folder: Path | None) -> None:
        self.pass_number = None
        self._find_passes(folder)
        self._load()

    def _take_live(self, model: Model) -> None:
        if self.is_live:
            self._take(model)

    def _take_event(self, event: Event) -> None:
        if isinstance(event, SnapshotSaved) and self.is_trained:
            self._find_passes(self._trainer.folder)

    def _take_state(self, _state: object) -> None:
        self._find_passes(self._curve_view.selected)
        if not self.is_trained and self.pass_number is None:
            self._load()

    def _find_passes(self, folder: Path | None) -> None:
        """Find the run's snapshots."""
        files = [] if folder is None else (folder / SNAPSHOTS).glob("pass-*.safetensors")
        numbers = [_SNAPSHOT.fullmatch(file.name) for file in files]
        self.passes = sorted(int(number[1]) for number in numbers if number is not None)
        if self.pass_number is not None and self.pass_number not in self.passes:
            self.pass_number = None
        self.passes_changed.emit()

    def _load(self) -> None:
        """Load the network of the watched pass; the one that learns comes by itself."""
        path = self.snapshot
        if path is None:
            if not self.is_trained:
                self._take(None)
            return
        try:
            self._take(load_model(path))
        except InputError:  # the run was deleted meanwhile
            self._take(None)

    def _take(self, model: Model | None) -> None:
        """Watch a network under the name of its run, as lists and curves have it."""
        if model is not None:
            model = replace(model, card=replace(model.card, name=self._name()))
        self.model = model
        if self.follows and model is not None:
            self._session.use_model(model)
        self.model_changed.emit(model)

    def _name(self) -> str:
        run, number = self._curve_view.selected, self.pass_number
        name = "" if run is None else read_name(run)
        if number is None:
            return name
        return self.tr("{run}, pass {number}").format(run=name, number=number)

    def _notice_model(self, model: Model) -> None:
        """Follow no longer when the person chooses another model."""
        if self.follows and model is not self.model:
            self.follows, self._own = False, None
            self._want_live()
            self.follows_changed.emit(False)
