"""Which runs are drawn, in which colours, and what their curves are."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.context.settings import Settings
from app.context.training.curve_view import (
    SMOOTHINGS,
    CurveView,
    Look,
    drawn,
    paper_curves,
    window_of,
)
from app.context.training.trainer import Trainer
from lenet.network import paper
from lenet.runs.curves import Curves
from lenet.runs.events import BatchDone, PassDone, RunStarted
from lenet.runs.folder import EventLog
from lenet.runs.new_folder import create_run
from lenet.runs.recipe_file import find_recipe

CURVES = Curves(
    batch_place=np.arange(1, 201) / 100,
    batch_loss=np.linspace(3, 1, 200),
    batch_error=np.linspace(0.9, 0.1, 200),
    batch_rate=np.full(200, 0.003),
    pass_place=np.array([1.0, 2.0]),
    pass_loss=np.array([2.5, 1.5]),
    training_error=np.array([0.03, 0.02]),
    test_error=np.array([0.04, 0.025]),
    held_out_error=np.array([np.nan, np.nan]),
    training_loss=np.array([np.nan, 1.2]),
    test_loss=np.array([np.nan, 1.3]),
    held_out_loss=np.array([np.nan, np.nan]),
)


@pytest.fixture
def curve_view(qtbot: QtBot, tmp_path: Path) -> CurveView:
    return CurveView(Settings(tmp_path / "s.ini"), Trainer(), tmp_path)


def test_errors_are_drawn_in_percent_and_what_was_not_measured_is_not() -> None:
    curves = drawn("run", CURVES, 2, Look(smoothing=0))
    assert [curve.kind for curve in curves] == ["batches", "training", "test"]
    np.testing.assert_allclose(curves[2].y, [4.0, 2.5])
    assert curves[0].smooth is None
    assert {curve.place for curve in curves} == {2}


def test_losses_are_drawn_for_batches_and_passes() -> None:
    curves = drawn("run", CURVES, 0, Look(quantity="loss"))
    assert [curve.kind for curve in curves] == ["batches", "training", "test"]
    # A run of an earlier version knows only the mean while learning.
    np.testing.assert_array_equal(curves[1].y, [2.5, 1.2])
    np.testing.assert_array_equal(curves[2].y, [np.nan, 1.3])


def test_the_smoothing_is_a_part_of_a_pass_whatever_the_batch() -> None:
    assert window_of(CURVES.batch_place, 0.1) == 10
    assert window_of(CURVES.batch_place[:1], 0.1) == 1
    look = Look(smoothing=SMOOTHINGS.index(0.1))
    batches = drawn("run", CURVES, 0, look)[0]
    assert batches.smooth is not None
    assert batches.smooth[100] == pytest.approx(batches.y[95:106].mean())
    np.testing.assert_allclose(batches.y, 100 * CURVES.batch_error)  # the raw one is kept


def test_figure_5_is_the_papers() -> None:
    training, test = paper_curves("1998")
    assert test.y[-1] == paper.TEST_ERROR
    assert dict(zip(training.x.tolist(), training.y.tolist(), strict=True))[20] == 0.36


def test_shown_runs_have_places_of_their_own_and_a_hidden_one_frees_its(
    curve_view: CurveView,
) -> None:
    runs = [Path(str(number)) for number in range(4)]
    for run in runs[:3]:
        curve_view.show(run)
    assert [curve_view.place_of(run) for run in runs] == [0, 1, 2, None]
    curve_view.show(runs[1], False)
    curve_view.show(runs[3])
    assert [curve_view.place_of(run) for run in runs] == [0, None, 2, 1]


def test_look_and_shown_runs_are_kept_over_a_restart(curve_view: CurveView, tmp_path: Path) -> None:
    runs = [tmp_path / name for name in ("ein Lauf", "一")]
    for run in runs:
        curve_view.show(run)
    curve_view.meet(runs)
    curve_view.select(runs[1])
    curve_view.change(quantity="loss", log_x=True, log_y=False, smoothing=2, paper=False)
    curve_view._settings.flush()
    again = CurveView(Settings(tmp_path / "s.ini"), Trainer(), tmp_path)
    assert again.look == curve_view.look
    assert again.shown == [(runs[0], 0), (runs[1], 1)]
    again.meet(runs)
    assert again.selected == runs[1]


def test_runs_that_have_gone_are_forgotten(curve_view: CurveView, tmp_path: Path) -> None:
    here, gone = tmp_path / "here", tmp_path / "gone"
    curve_view.show(here)
    curve_view.show(gone)
    curve_view.select(gone)
    curve_view.meet([here])
    assert curve_view.shown == [(here, 0)]
    assert curve_view.selected == here
    curve_view.meet([])
    assert curve_view.selected is None


def test_the_curves_of_a_folder_are_read_again_when_it_grew(
    curve_view: CurveView, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    create_run(folder, find_recipe("quick"))
    with EventLog(folder) as log:
        log.append(RunStarted("quick", 5, 100, "1", "2", "made up", "0"))
        log.append(BatchDone(1, 50, 100, 2.0, 0.1, 100.0, 0, 50, (2.0,), (5,)))
    assert curve_view.curves_of(folder).batch_error.tolist() == [0.1]
    assert curve_view.curves_of(folder) is curve_view.curves_of(folder)
    with EventLog(folder) as log:
        log.append(PassDone(1, 5, 2.0, 1, 10, 3, 60, None, 0, 1.0))
    assert curve_view.curves_of(folder).test_error.tolist() == [0.05]
    assert len(curve_view.curves_of(tmp_path / "no run").batch_loss) == 0
