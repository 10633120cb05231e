"""What of the runs is drawn: which, in which colours, which quantity, and on what axes."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, cast

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.context.settings import Settings
from app.context.training.trainer import Trainer
from app.style.theme import LIGHT
from app.widgets.plots.curve_item import Curve
from app.widgets.plots.curve_looks import REFERENCE
from app.widgets.plots.curve_points import Values, smoothed
from app.widgets.plots.curves_plot import View
from lenet.errors import InputError
from lenet.network import paper
from lenet.runs.curves import Curves, read_curves
from lenet.runs.folder import EVENTS

Quantity = Literal["error", "loss"]
QUANTITIES: Final[tuple[Quantity, ...]] = ("error", "loss")
SMOOTHINGS: Final = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)  # passes averaged over
_KEY: Final = "chart/"
_PLACES: Final = len(LIGHT.runs)
_YES: Final = "yes"


@dataclass(frozen=True)
class Look:
    """How the chart looks at the runs."""

    quantity: Quantity = "error"
    log_x: bool = False
    log_y: bool = True
    smoothing: int = 4  # of SMOOTHINGS
    paper: bool = True  # whether the paper's Figure 5 is drawn too

    @property
    def view(self) -> View:
        """The plot's part of it."""
        return View(self.log_x, self.log_y, least_y=0.0 if self.quantity == "error" else None)


class CurveView(QObject):
    """One owner of the look at the runs; kept over restarts.

    `look_changed(Look)`: another quantity, axis or smoothing.
    `shown_changed()`: other runs are drawn, or a run has other points.
    `selected_changed(Path | None)`: another run is the one spoken of.
    """

    look_changed = Signal(object)
    shown_changed = Signal()
    selected_changed = Signal(object)

    def __init__(
        self, settings: Settings, trainer: Trainer, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._trainer = settings, trainer
        self._folder = folder  # where the runs are
        self.look = _kept_look(settings)
        self.selected: Path | None = None
        self._places = _kept_places(settings)  # by the name of the run's folder
        self._read: dict[Path, tuple[tuple[int, int], Curves]] = {}  # size and time then
        trainer.run_changed.connect(self._take_run)
        trainer.event_happened.connect(self._take_event)

    def change(self, **values: Any) -> None:
        """Another quantity, axis or smoothing."""
        look = replace(self.look, **values)
        if look == self.look:
            return
        self.look = look
        for name, value in values.items():
            kept = (_YES if value else "no") if isinstance(value, bool) else str(value)
            self._settings.keep(_KEY + name, kept)
        self.look_changed.emit(look)

    @property
    def shown(self) -> list[tuple[Path, int]]:
        """The runs that are drawn, and the place of each among colours and marks."""
        return [(self._folder / name, place) for name, place in self._places.items()]

    def place_of(self, folder: Path) -> int | None:
        """Which colour and mark a run has; None for one that is hidden."""
        return self._places.get(folder.name)

    def show(self, folder: Path, shown: bool = True) -> None:
        """Draw a run, in the first colour that is free, or draw it no longer."""
        if shown == (folder.name in self._places):
            return
        if shown:
            taken = list(self._places.values())
            self._places[folder.name] = min(range(_PLACES), key=taken.count)
        else:
            del self._places[folder.name]
        self._keep_places()
        self.shown_changed.emit()

    def select(self, folder: Path | None) -> None:
        """Speak of another run."""
        if folder != self.selected:
            self.selected = folder
            self._settings.keep(_KEY + "selected", "" if folder is None else folder.name)
            self.selected_changed.emit(folder)

    def meet(self, folders: list[Path]) -> None:
        """These runs are there: forget the others, and choose one to speak of."""
        names = {folder.name for folder in folders}
        gone = [name for name in self._places if name not in names]
        for name in gone:
            del self._places[name]
        if gone:
            self._keep_places()
            self.shown_changed.emit()
        if self.selected not in folders:
            kept = self._settings.text(_KEY + "selected", "")
            first = folders[0] if folders else None
            self.select(next((folder for folder in folders if folder.name == kept), first))

    def curves_of(self, folder: Path) -> Curves:
        """A run's curves; of the one that is trained, up to now. Empty when it cannot be read."""
        if folder == self._trainer.folder and self._trainer.status.started is not None:
            return self._trainer.status.curves
        try:
            state = (folder / EVENTS).stat()
            stamp = (state.st_size, state.st_mtime_ns)
            known = self._read.get(folder)
            if known is None or known[0] != stamp:
                known = self._read[folder] = (stamp, read_curves(folder))
        except (OSError, InputError):
            return Curves()
        return known[1]

    def _take_run(self, folder: Path) -> None:
        self.show(folder)
        self.select(folder)
        self.shown_changed.emit()

    def _take_event(self, _event: object) -> None:
        self.shown_changed.emit()

    def _keep_places(self) -> None:
        lines = [f"{place} {name}" for name, place in self._places.items()]
        self._settings.keep(_KEY + "shown", "\n".join(lines))


def drawn(name: str, curves: Curves, place: int, look: Look) -> list[Curve]:
    """A run's curves of the quantity looked at; errors in percent."""
    if look.quantity == "error":
        batches, training = 100 * curves.batch_error, 100 * curves.training_error
        others = {"held out": 100 * curves.held_out_error, "test": 100 * curves.test_error}
    else:
        batches = curves.batch_loss
        measured = np.isfinite(curves.training_loss)
        training = np.where(measured, curves.training_loss, curves.pass_loss)
        others = {"held out": curves.held_out_loss, "test": curves.test_loss}
    window = window_of(curves.batch_place, SMOOTHINGS[look.smoothing])
    smooth = smoothed(batches, window) if window > 1 else None
    result = [
        Curve(name, "batches", curves.batch_place, batches, place, smooth),
        Curve(name, "training", curves.pass_place, training, place),
    ]
    for kind, values in others.items():
        result.append(Curve(name, kind, curves.pass_place, values, place))  # type: ignore[arg-type]
    return [curve for curve in result if np.isfinite(curve.y).any()]


def window_of(places: Values, passes: float) -> int:
    """How many batches lie within a stretch of passes."""
    if len(places) < 2:
        return 1
    apart = float(places[-1] - places[0]) / (len(places) - 1)
    return max(round(passes / apart), 1) if apart > 0 else 1


def paper_curves(name: str) -> list[Curve]:
    """Figure 5 of the paper, in percent."""
    passes, training, test = np.array(paper.FIGURE_5, dtype=np.float64).T
    return [
        Curve(name, "training", passes, training, REFERENCE),
        Curve(name, "test", passes, test, REFERENCE),
    ]


def _kept_look(settings: Settings) -> Look:
    look = Look()

    def flag(name: str) -> bool:
        default = _YES if getattr(look, name) else "no"
        return settings.text(_KEY + name, default, choices=(_YES, "no")) == _YES

    most = len(SMOOTHINGS) - 1
    return Look(
        quantity=cast(
            Quantity, settings.text(_KEY + "quantity", look.quantity, choices=QUANTITIES)
        ),
        log_x=flag("log_x"),
        log_y=flag("log_y"),
        smoothing=int(settings.number(_KEY + "smoothing", look.smoothing, low=0, high=most)),
        paper=flag("paper"),
    )


def _kept_places(settings: Settings) -> dict[str, int]:
    places = {}
    for line in settings.text(_KEY + "shown", "").splitlines():
        place, _, name = line.partition(" ")
        if place.isdecimal() and name:
            places[name] = int(place) % _PLACES
    return places
