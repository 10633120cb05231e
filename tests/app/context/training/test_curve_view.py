"""Which runs are drawn, in which colours, and what their curves are."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.context.settings import Settings
from app.context.training.curve_values import (
    MOST_DRAWN,
    SMOOTHINGS,
    Chart,
    CurveOptions,
    RunCurves,
    ShownRun,
    paper_curves,
    plotted_curves,
    smoothed,
    smoothing_window,
    thinned,
)
from app.context.training.curve_view import CurveView
from app.context.training.run_list import RunList
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
    return CurveView(Settings(tmp_path / "s.ini"), Trainer(), RunList(tmp_path))


def shown_run(colour_index: int = 0) -> ShownRun:
    return ShownRun(Path("run"), "run", colour_index, CURVES)


def test_errors_are_drawn_in_percent_and_what_was_not_measured_is_not() -> None:
    curves = plotted_curves(shown_run(2), CurveOptions(smoothing=0))
    assert [curve.kind for curve in curves] == ["batches", "training", "test"]
    np.testing.assert_allclose(curves[2].y, [4.0, 2.5])
    assert curves[0].smooth is None
    assert {curve.colour_index for curve in curves} == {2}


def test_losses_are_drawn_for_batches_and_passes() -> None:
    curves = plotted_curves(shown_run(), CurveOptions(quantity="loss"))
    assert [curve.kind for curve in curves] == ["batches", "training", "test"]
    # A run of an earlier version knows only the mean while learning.
    np.testing.assert_array_equal(curves[1].y, [2.5, 1.2])
    np.testing.assert_array_equal(curves[2].y, [np.nan, 1.3])


def test_the_smoothing_is_a_part_of_a_pass_whatever_the_batch() -> None:
    assert smoothing_window(CURVES.batch_place, 0.1) == 10
    assert smoothing_window(CURVES.batch_place[:1], 0.1) == 1
    options = CurveOptions(smoothing=SMOOTHINGS.index(0.1))
    batches = plotted_curves(shown_run(), options)[0]
    assert batches.smooth is not None
    assert batches.smooth[100] == pytest.approx(batches.y[95:106].mean())
    np.testing.assert_allclose(batches.y, 100 * CURVES.batch_error)  # the raw one is kept


def test_smoothing_keeps_the_first_value_and_a_straight_line_but_for_its_end() -> None:
    line = np.arange(100.0) * 3 + 7
    result = smoothed(line, 20)
    assert result[0] == line[0]
    np.testing.assert_allclose(result[:90], line[:90])


def test_smoothing_is_the_mean_of_the_values_around() -> None:
    rng = np.random.default_rng(1)
    y = rng.random(500)
    result = smoothed(y, 41)
    assert result[200] == pytest.approx(y[180:221].mean())
    assert result[499] == pytest.approx(y[479:].mean())
    assert y.min() <= result.min() <= result.max() <= y.max()


def test_smoothing_leaves_out_what_was_not_measured() -> None:
    y = np.array([np.nan, 1.0, 3.0, np.nan, 5.0])
    np.testing.assert_allclose(smoothed(y, 3)[1:], [2.0, 2.0, 4.0, 5.0])
    assert np.isnan(smoothed(y, 3)[0])
    np.testing.assert_array_equal(smoothed(y, 1), y)


def test_figure_5_is_the_papers() -> None:
    training, test = paper_curves("1998")
    assert test.y[-1] == paper.TEST_ERROR
    assert dict(zip(training.x.tolist(), training.y.tolist(), strict=True))[20] == 0.36


def test_shown_runs_have_colours_of_their_own_and_a_hidden_one_frees_its(
    curve_view: CurveView, tmp_path: Path
) -> None:
    runs = [tmp_path / str(number) for number in range(4)]
    for run in runs[:3]:
        curve_view.show(run)
    assert [curve_view.shown.get(run) for run in runs] == [0, 1, 2, None]
    curve_view.show(runs[1], False)
    curve_view.show(runs[3])
    assert [curve_view.shown.get(run) for run in runs] == [0, None, 2, 1]


def test_options_and_shown_runs_are_kept_over_a_restart(
    curve_view: CurveView, tmp_path: Path
) -> None:
    runs = [tmp_path / name for name in ("ein Lauf", "一")]
    for run in runs:
        curve_view.show(run)
    curve_view.set_runs(runs)
    curve_view.select(runs[1])
    curve_view.change(quantity="loss", log_x=True, log_y=False, smoothing=2, paper=False)
    curve_view._settings.flush()
    again = CurveView(Settings(tmp_path / "s.ini"), Trainer(), RunList(tmp_path))
    assert again.options == curve_view.options
    assert again.shown == {runs[0]: 0, runs[1]: 1}
    again.set_runs(runs)
    assert again.selected == runs[1]


def test_runs_that_have_gone_are_forgotten(curve_view: CurveView, tmp_path: Path) -> None:
    here, gone = tmp_path / "here", tmp_path / "gone"
    curve_view.show(here)
    curve_view.show(gone)
    curve_view.select(gone)
    curve_view.set_runs([here])
    assert curve_view.shown == {here: 0}
    assert curve_view.selected == here
    curve_view.set_runs([])
    assert curve_view.selected is None


def test_the_curves_of_a_folder_are_read_again_when_it_grew(
    curve_view: CurveView, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    create_run(folder, find_recipe("quick"))
    with EventLog(folder) as log:
        log.append(RunStarted("quick", 5, 100, "1", "2", "made up", "0"))
        log.append(BatchDone(1, 50, 100, 2.0, 0.1, 100.0, 0, 50, (2.0,), (5,)))
    curve_view.show(folder)
    curve_view.show(tmp_path / "no run")

    def curves() -> Curves:
        return curve_view.chart().runs[0].curves

    assert curves().batch_error.tolist() == [0.1]
    assert curves() is curves()
    with EventLog(folder) as log:
        log.append(PassDone(1, 5, 2.0, 1, 10, 3, 60, None, 0, 1.0))
    assert curves().test_error.tolist() == [0.05]
    assert len(curve_view.chart().runs[1].curves.batch_loss) == 0


def test_the_chart_is_emitted_only_while_it_is_seen(curve_view: CurveView, tmp_path: Path) -> None:
    charts: list[Chart] = []
    curve_view.chart_changed.connect(charts.append)
    curve_view.show(tmp_path / "run")
    assert charts == []
    curve_view.set_active(True)
    assert [run.folder for run in charts[-1].runs] == [tmp_path / "run"]
    curve_view.change(quantity="loss")
    assert charts[-1].options.quantity == "loss"
    curve_view.set_active(False)
    known = len(charts)
    curve_view.show(tmp_path / "run", False)
    assert len(charts) == known


def test_the_chart_has_the_trainers_curves_and_room_for_all_its_passes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    trainer = Trainer()
    curve_view = CurveView(Settings(tmp_path / "s.ini"), trainer, RunList(tmp_path))
    folder = tmp_path / "run"
    trainer.run_changed.emit(folder)
    trainer.curves_changed.emit(RunCurves(folder, CURVES, passes=20))
    chart = curve_view.chart()
    assert chart.runs[0].curves is CURVES
    assert chart.until == 20
    curve_view.show(folder, False)
    assert curve_view.chart().until is None
    curve_view.show(folder)
    trainer.curves_changed.emit(RunCurves(folder, CURVES))
    assert curve_view.chart().until is None


def test_a_renamed_run_has_its_new_name_in_the_chart(qtbot: QtBot, tmp_path: Path) -> None:
    run_list = RunList(tmp_path)
    curve_view = CurveView(Settings(tmp_path / "s.ini"), Trainer(), run_list)
    folder = tmp_path / "run"
    create_run(folder, find_recipe("quick"))
    curve_view.show(folder)
    assert curve_view.chart().runs[0].name == "run"
    run_list.rename(folder, "mine")
    assert curve_view.chart().runs[0].name == "mine"


def test_every_error_is_drawn_in_percent_from_0_and_a_loss_from_where_it_is() -> None:
    measured = replace(CURVES, held_out_error=np.array([0.05, 0.01]))
    curves = plotted_curves(ShownRun(Path("run"), "run", 0, measured), CurveOptions())
    ends = {curve.kind: curve.y[-1] for curve in curves}
    assert ends == pytest.approx({"batches": 10, "training": 2, "held out": 1, "test": 2.5})
    assert CurveOptions(quantity="error").axes.least_y == 0
    assert CurveOptions(quantity="loss").axes.least_y is None


def test_the_smoothings_are_as_the_settings_of_users_have_them_by_index() -> None:
    assert SMOOTHINGS == (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
    assert SMOOTHINGS[CurveOptions().smoothing] == 0.1


def test_every_run_but_the_selected_one_is_faded_while_that_is_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    trainer = Trainer()
    curve_view = CurveView(Settings(tmp_path / "s.ini"), trainer, RunList(tmp_path))
    for name in ("first", "second"):
        trainer.run_changed.emit(tmp_path / name)
    chart = curve_view.chart()
    assert {run.folder.name: chart.is_faded(run) for run in chart.runs} == {
        "first": True,
        "second": False,
    }
    (faded, *_) = plotted_curves(
        replace(chart.runs[0], curves=CURVES), CurveOptions(), faded=chart.is_faded(chart.runs[0])
    )
    assert faded.faded
    curve_view.show(tmp_path / "second", False)
    chart = curve_view.chart()
    assert [chart.is_faded(run) for run in chart.runs] == [False]


def test_a_smoothed_curve_is_read_where_it_is_drawn_strongly() -> None:
    batches, training = plotted_curves(shown_run(), CurveOptions())[:2]
    assert batches.smooth is not None
    assert batches.shown is batches.smooth
    assert training.smooth is None
    assert training.shown is training.y


def test_four_batches_a_quarter_of_a_pass_apart_are_a_pass() -> None:
    assert smoothing_window(np.array([0.25, 0.5, 0.75, 1.0]), 1.0) == 4


def test_a_curve_of_millions_of_batches_is_drawn_as_means_of_neighbours() -> None:
    places = np.arange(1, 2 * MOST_DRAWN + 2) / 10.0
    values = np.tile([1.0, 3.0], MOST_DRAWN + 1)[: len(places)]
    values[2:4] = np.nan
    x, y = thinned(places, values)
    assert len(x) == len(y) == -(-len(places) // 3) <= MOST_DRAWN
    assert x[0] == places[2]
    assert x[-1] == places[-1]
    assert y[:3] == pytest.approx([2.0, 2.0, 5 / 3])


def test_a_curve_of_a_usual_run_is_drawn_as_it_is() -> None:
    places = np.arange(1.0, 101.0)
    x, y = thinned(places, places)
    assert x is places
    assert y is places
