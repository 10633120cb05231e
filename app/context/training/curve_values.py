"""Curves as values: what is plotted of a run with which options, and the smoothing. No Qt."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np

from lenet.network import paper
from lenet.runs.curves import Curves, Numbers

Quantity = Literal["error", "loss"]
QUANTITIES: Final[tuple[Quantity, ...]] = ("error", "loss")
SMOOTHINGS: Final = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)  # passes averaged over
Kind = Literal["test", "training", "held out", "batches"]
REFERENCE: Final = -1  # the colour index of the paper's curves, which are no run's
MOST_DRAWN: Final = 200_000  # points of one curve; more take over 0.1 s and 200 MB to draw


@dataclass(frozen=True)
class AxisOptions:
    """How the axes of a plot count."""

    log_x: bool = False
    log_y: bool = True
    least_y: float | None = None  # where a linear axis begins


@dataclass(frozen=True)
class CurveOptions:
    """Which quantity of the runs is plotted, and how."""

    quantity: Quantity = "error"
    log_x: bool = False
    log_y: bool = True
    smoothing: int = 4  # an index of SMOOTHINGS
    paper: bool = True  # whether the paper's Figure 5 is plotted too

    @property
    def axes(self) -> AxisOptions:
        """The part of them that the axes need."""
        return AxisOptions(
            self.log_x, self.log_y, least_y=0.0 if self.quantity == "error" else None
        )


@dataclass(frozen=True, eq=False)
class Curve:
    """One quantity of one run. A run has one colour and marker, a kind one line style."""

    run: str  # its name, for a person
    kind: Kind
    x: Numbers  # (n,), ascending
    y: Numbers  # (n,); NaN where not measured
    colour_index: int  # of the theme's run colours, and of the markers; or REFERENCE
    smooth: Numbers | None = None  # (n,): drawn strongly, and y faintly below it
    faded: bool = False  # another run is selected: this one stands behind it

    @property
    def shown(self) -> Numbers:
        """The values drawn strongly, which the cross-hair reads, (n,)."""
        return self.y if self.smooth is None else self.smooth


@dataclass(frozen=True, eq=False)
class RunCurves:
    """The curves of the run that is trained now, or was trained last."""

    folder: Path
    curves: Curves
    passes: int | None = None  # that it is going to have; None once it is not trained any more


@dataclass(frozen=True, eq=False)
class ShownRun:
    """A run that is plotted."""

    folder: Path
    name: str
    colour_index: int
    curves: Curves


@dataclass(frozen=True, eq=False)
class Chart:
    """All that the plot of the runs is made of."""

    options: CurveOptions
    runs: tuple[ShownRun, ...] = ()
    until: int | None = None  # passes that the x axis has room for, of a run under way
    selected: Path | None = None  # the folder of the run in front; the others are faded

    def is_faded(self, run: ShownRun) -> bool:
        """Whether a run stands behind the selected one; none does while that is hidden."""
        return run.folder != self.selected and any(r.folder == self.selected for r in self.runs)


def plotted_curves(run: ShownRun, options: CurveOptions, *, faded: bool = False) -> list[Curve]:
    """Return a run's curves of the chosen quantity; errors in percent."""
    curves = run.curves
    places = curves.batch_place
    if options.quantity == "error":
        batches, training = 100 * curves.batch_error, 100 * curves.training_error
        held_out, test = 100 * curves.held_out_error, 100 * curves.test_error
    else:
        batches = curves.batch_loss
        measured = np.isfinite(curves.training_loss)  # version 0.1 had only the mean of the pass
        training = np.where(measured, curves.training_loss, curves.pass_loss)
        held_out, test = curves.held_out_loss, curves.test_loss
    places, batches = thinned(places, batches)
    window = smoothing_window(places, SMOOTHINGS[options.smoothing])
    smooth = smoothed(batches, window) if window > 1 else None
    index, passes = run.colour_index, curves.pass_place
    found = [
        Curve(run.name, "batches", places, batches, index, smooth, faded),
        Curve(run.name, "training", passes, training, index, faded=faded),
        Curve(run.name, "held out", passes, held_out, index, faded=faded),
        Curve(run.name, "test", passes, test, index, faded=faded),
    ]
    return [curve for curve in found if np.isfinite(curve.y).any()]


def paper_curves(name: str) -> list[Curve]:
    """Return Figure 5 of the paper, training and test error in percent."""
    passes, training, test = np.array(paper.FIGURE_5, dtype=np.float64).T
    return [
        Curve(name, "training", passes, training, REFERENCE),
        Curve(name, "test", passes, test, REFERENCE),
    ]


def thinned(places: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
    """Return places and values, (n,) each, as at most MOST_DRAWN points: means of neighbours.

    A mean stands at the place of the last one in it. NaN counts as not measured.
    """
    together = -(-len(y) // MOST_DRAWN)
    if together <= 1:
        return places, y
    starts = np.arange(0, len(y), together)
    measured = np.isfinite(y)
    with np.errstate(invalid="ignore", divide="ignore"):
        means = np.add.reduceat(np.where(measured, y, 0.0), starts) / np.add.reduceat(
            measured, starts, dtype=np.int64
        )
    return places[np.minimum(starts + together, len(y)) - 1], means


def smoothing_window(places: Numbers, passes: float) -> int:
    """Return how many batches lie within a stretch of passes; at least 1."""
    if len(places) < 2:
        return 1
    apart = float(places[-1] - places[0]) / (len(places) - 1)
    return max(round(passes / apart), 1) if apart > 0 else 1


def smoothed(y: Numbers, window: int) -> Numbers:
    """The mean of up to `window` values around each, (n,) -> (n,).

    At the start as many values count before as behind, so the first one stays itself and a
    steep beginning is not flattened; at the end those count that are there. Nothing lags, and
    nothing leaves the range of the values. NaN counts as not measured.
    """
    n, half = len(y), window // 2
    if n == 0 or half == 0:
        return y.copy()
    place = np.arange(n)
    reach = np.minimum(half, place)
    low, high = place - reach, np.minimum(place + reach, n - 1) + 1
    measured = np.isfinite(y)
    sums = np.concatenate([[0.0], np.cumsum(np.where(measured, y, 0.0))])  # (n + 1,)
    counts = np.concatenate([[0], np.cumsum(measured)])  # (n + 1,)
    count = counts[high] - counts[low]
    with np.errstate(invalid="ignore", divide="ignore"):
        mean: Numbers = (sums[high] - sums[low]) / count
    return mean


def numbers_csv(curves: Iterable[Curve], quantity: Quantity) -> str:
    """Return curves as CSV, a line a point, unsmoothed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["run", "digits", "pass", "error in %" if quantity == "error" else "loss"])
    for curve in curves:
        for x, y in zip(curve.x.tolist(), curve.y.tolist(), strict=True):
            writer.writerow([_as_text(curve.run), curve.kind, f"{x:.6g}", f"{y:.6g}"])
    return text.getvalue()


def _as_text(name: str) -> str:
    """Return a name for a spreadsheet, which would take it for a formula if it begins like one."""
    return f"'{name}" if name.lstrip().startswith(("=", "+", "-", "@")) else name
