"""What a run left: its passes replayed, its models used, its curves exported."""

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.pages.train.page import TrainPage
from app.shell.window import Window
from lenet.network.checkpoint import load_model
from lenet.runs.folder import snapshot_path
from lenet.runs.status import NAME, summarise
from tests.app.pages.train.acts import START_MS, answer_box, begin_endless, train
from tests.process import ROOT

RUN_OF_0_1 = ROOT / "tests" / "scenarios" / "run_of_version_0_1"


def test_the_slider_replays_the_network_of_any_pass(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    folder = train(window, page, qtbot)
    watched_model = window.context.watched_model
    assert watched_model.passes == [0, 1, 2, 3]
    assert page.watch.slider.value() == 3
    page.watch.slider.setValue(0)
    first = load_model(folder / snapshot_path(0)).parameters
    assert watched_model.model is not None
    np.testing.assert_array_equal(watched_model.model.parameters.to_vector(), first.to_vector())
    assert "before its first pass" in page.watch.words.text()
    untrained = page.watch.strip.answer
    window.documents.show_example(4)
    page.watch.slider.setValue(2)
    assert "after pass 2" in page.watch.words.text()
    assert page.watch.strip.answer is not None
    assert untrained is not None


def test_use_this_model_takes_the_snapshot_of_the_slider(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    folder = train(window, page, qtbot)
    page.watch.slider.setValue(1)
    page.watch.use.click()
    wanted = load_model(folder / snapshot_path(1)).parameters.to_vector()
    np.testing.assert_array_equal(window.session.model.parameters.to_vector(), wanted)
    assert f"{folder.name}, pass 1" in window.header.model_text
    used = window.models.in_use
    assert used is not None
    assert window.models.name_of(used) == f"{folder.name}, pass 1"


def test_the_draw_page_follows_and_comes_back_to_its_own_model(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    own = window.session.model
    begin_endless(window, page, tmp_path, qtbot)
    seen: list[object] = []
    window.session.model_changed.connect(seen.append)
    page.watch.follow.click()
    window.show_page("draw")
    qtbot.waitUntil(lambda: len(seen) >= 3, timeout=START_MS)
    assert window.session.model is not own
    window.show_page("train")
    page.watch.follow.click()
    assert window.session.model is own
    assert window.models.in_use is None or window.models.in_use.bundled


def test_a_model_chosen_while_following_stays(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    train(window, page, qtbot)
    page.watch.follow.click()
    assert window.context.watched_model.follows
    window.models.use_bundled()
    chosen = window.session.model
    assert not window.context.watched_model.follows
    page.watch.slider.setValue(0)
    assert window.session.model is chosen


def test_the_confusion_matrix_of_a_pass_is_counted(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    train(window, page, qtbot)
    page.watch.matrix.click()
    assert page.replay.isVisible()
    qtbot.waitUntil(lambda: "wrong" in page.replay.title.text(), timeout=START_MS)
    assert "10,000" in page.replay.title.text()


def test_curves_are_exported_with_title_axes_legend_and_numbers(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    train(window, page, qtbot)
    window.context.run_list.rename(page.runs.runs[0].folder, "mein Lauf")
    export_figure = page.export_figures()[0]
    window.exports.save(export_figure, tmp_path / "curves.svg")
    words = (tmp_path / "curves.svg").read_text(encoding="utf-8")
    for expected in ("Digits read wrong, %", "mein Lauf", "LeNet-5, 1998", "passes over"):
        assert expected in words
    window.exports.save(export_figure, tmp_path / "curves.png")
    assert not QImage(str(tmp_path / "curves.png")).isNull()
    page.save_numbers(tmp_path / "curves.csv")
    with (tmp_path / "curves.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    test = [row for row in rows if row["run"] == "mein Lauf" and row["digits"] == "test"]
    assert [row["pass"] for row in test] == ["1", "2", "3"]
    wrong = window.context.trainer.status.passes[2].test_errors
    assert wrong is not None
    assert float(test[2]["error in %"]) == pytest.approx(100 * wrong / 50)


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "mein Lauf"])
def test_no_name_of_a_run_is_a_formula_in_a_spreadsheet(
    window: Window, page: TrainPage, tmp_path: Path, name: str
) -> None:
    curve_view = window.context.curve_view
    folder = window.context.run_list.folder / "run"
    shutil.copytree(RUN_OF_0_1, folder)
    (folder / NAME).write_text(name, encoding="utf-8")
    page.runs.refresh()
    curve_view.show(folder)
    page.save_numbers(tmp_path / "curves.csv")
    with (tmp_path / "curves.csv").open(encoding="utf-8", newline="") as file:
        runs = {row["run"] for row in csv.DictReader(file)} - {"LeNet-5, 1998"}
    assert {run.removeprefix("'") for run in runs} == {name.strip()}
    assert all(run[0] not in "=+-@\t" for run in runs)


def test_a_run_is_renamed_hidden_and_deleted(
    window: Window, page: TrainPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = train(window, page, qtbot)
    item = page.runs._model.item(0)
    item.setText("mine")
    assert summarise(folder).name == "mine"
    assert "mine" in page.curves.legend.words
    assert page.watch.words.text().startswith("mine:")
    assert any("mine" in page.recipe_panel.advanced.begin.itemText(n) for n in range(4))
    page.runs.show_action.trigger()
    assert window.context.curve_view.shown.get(folder) is None
    assert "mine" not in page.curves.legend.words
    page.runs.delete_action.trigger()
    (box,) = window.findChildren(QMessageBox)
    assert box.defaultButton().text().replace("&", "") == "Cancel"
    answer_box(window, "Cancel", qtbot)
    assert folder.exists()


def test_a_click_on_the_mark_hides_and_shows_a_run(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    folder = train(window, page, qtbot)
    curve_view, runs = window.context.curve_view, page.runs.list
    row = runs.visualRect(runs.model().index(0, 0))
    mark = row.topLeft() + QPoint(14, row.height() // 2)
    for shown in (None, 0):
        QTest.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=mark)
        assert curve_view.shown.get(folder) == shown
