"""What the plot of the runs shows: which runs, in which colours, which quantity, which axes."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QObject, Signal

from app.context.settings import Settings
from app.context.training.curve_values import (
    QUANTITIES,
    SMOOTHINGS,
    Chart,
    CurveOptions,
    Quantity,
    RunCurves,
    ShownRun,
)
from app.context.training.run_list import RunList
from app.context.training.run_reader import RunReader
from app.context.training.trainer import Trainer
from app.style.theme import LIGHT
from lenet.errors import InputError
from lenet.runs.curves import Curves, read_curves
from lenet.runs.status import read_name

_KEY: Final = "chart/"
_COLOURS: Final = len(LIGHT.runs)
_YES: Final = "yes"


class CurveView(QObject):
    """The owner of the curve options, the shown runs and the selected run; kept over restarts.

    `chart_changed(Chart)`: the plot has other options, runs or points. It is emitted only while
    the owner is active, because it reads the shown runs.
    `shown_changed(dict[Path, int])`: other runs are shown; the folder of each and its colour index.
    `selected_changed(Path | None)`: another run is selected.
    """

    chart_changed = Signal(object)
    shown_changed = Signal(object)
    selected_changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        trainer: Trainer,
        run_list: RunList,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._folder = run_list.folder
        self.options = _kept_options(settings)
        self.selected: Path | None = None
        self._colours = _kept_colours(settings)  # by the name of the run's folder
        self._live: RunCurves | None = None
        self._reader = RunReader(_curves_in, self)
        self._names: dict[Path, str] = {}
        self._is_active = False
        trainer.run_changed.connect(self._take_run)
        trainer.curves_changed.connect(self._take_curves)
        run_list.changed.connect(self._forget_names)
        self._reader.read.connect(self._emit_chart)

    def change(self, **values: Any) -> None:
        """Change some of the options."""
        options = replace(self.options, **values)
        if options == self.options:
            return
        self.options = options
        for name, value in values.items():
            kept = (_YES if value else "no") if isinstance(value, bool) else str(value)
            self._settings.keep(_KEY + name, kept)
        self._emit_chart()

    @property
    def shown(self) -> dict[Path, int]:
        """The folder of each run that is shown, and its colour index."""
        return {self._folder / name: index for name, index in self._colours.items()}

    def show(self, folder: Path, shown: bool = True) -> None:
        """Show a run, in the first colour that is free, or hide it."""
        if shown == (folder.name in self._colours):
            return
        if shown:
            taken = list(self._colours.values())
            self._colours[folder.name] = min(range(_COLOURS), key=taken.count)
        else:
            del self._colours[folder.name]
        self._keep_colours()

    def select(self, folder: Path | None) -> None:
        """Select another run; None for no run."""
        if folder != self.selected:
            self.selected = folder
            self._settings.keep(_KEY + "selected", "" if folder is None else folder.name)
            self.selected_changed.emit(folder)
            self._emit_chart()

    def set_runs(self, folders: list[Path]) -> None:
        """Take the runs that exist: forget those that have gone, and select one that is there."""
        names = {folder.name for folder in folders}
        gone = [name for name in self._colours if name not in names]
        for name in gone:
            del self._colours[name]
        if gone:
            self._keep_colours()
        if self.selected not in folders:
            kept = self._settings.text(_KEY + "selected", "")
            first = folders[0] if folders else None
            self.select(next((folder for folder in folders if folder.name == kept), first))

    def set_active(self, active: bool) -> None:
        """Emit the chart only while it is seen: its panel sets this when it is shown or hidden."""
        if active != self._is_active:
            self._is_active = active
            self._emit_chart()

    def chart(self) -> Chart:
        """Return the chart of the shown runs; reads the runs whose files have changed."""
        shown, live = self.shown, self._live
        runs = tuple(
            ShownRun(folder, self._name_of(folder), index, self._curves_of(folder))
            for folder, index in shown.items()
        )
        until = live.passes if live is not None and live.folder in shown else None
        return Chart(self.options, runs, until, self.selected)

    def _curves_of(self, folder: Path) -> Curves:
        """A run's curves; of the one that is trained, up to now. Empty while they are read."""
        if self._live is not None and folder == self._live.folder:
            return self._live.curves
        return self._reader.of(folder) or Curves()

    def _name_of(self, folder: Path) -> str:
        if folder not in self._names:
            self._names[folder] = read_name(folder)
        return self._names[folder]

    def _forget_names(self) -> None:
        self._names = {}
        self._emit_chart()

    def _take_run(self, folder: Path) -> None:
        self.show(folder)
        self.select(folder)

    def _take_curves(self, live: RunCurves) -> None:
        self._live = live
        self._emit_chart()

    def _emit_chart(self) -> None:
        if self._is_active:
            self.chart_changed.emit(self.chart())

    def _keep_colours(self) -> None:
        lines = [f"{index} {name}" for name, index in self._colours.items()]
        self._settings.keep(_KEY + "shown", "\n".join(lines))
        self.shown_changed.emit(self.shown)
        self._emit_chart()


def _curves_in(folder: Path) -> Curves:
    """Return a run's curves; empty ones where its events cannot be read."""
    try:
        return read_curves(folder)
    except InputError:
        return Curves()


def _kept_options(settings: Settings) -> CurveOptions:
    options = CurveOptions()

    def flag(name: str) -> bool:
        default = _YES if getattr(options, name) else "no"
        return settings.text(_KEY + name, default, choices=(_YES, "no")) == _YES

    most = len(SMOOTHINGS) - 1
    return CurveOptions(
        quantity=cast(
            Quantity, settings.text(_KEY + "quantity", options.quantity, choices=QUANTITIES)
        ),
        log_x=flag("log_x"),
        log_y=flag("log_y"),
        smoothing=int(settings.number(_KEY + "smoothing", options.smoothing, low=0, high=most)),
        paper=flag("paper"),
    )


def _kept_colours(settings: Settings) -> dict[str, int]:
    colours = {}
    for line in settings.text(_KEY + "shown", "").splitlines():
        index, _, name = line.partition(" ")
        if index.isdecimal() and name:
            colours[name] = int(index) % _COLOURS
    return colours
