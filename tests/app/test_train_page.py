"""The training page as a person uses it: a real child learns tiny digits from IDX files."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.pages.train_page import TrainPage
from app.session import Session
from app.settings import Settings
from app.theme import Appearance
from app.training.trainer import TrainingState
from app.window import Window
from lenet.bundled import bundled_model_path
from lenet.events import RunDone
from lenet.modelfile import load_model
from lenet.recipefile import load_recipe, recipe_text
from lenet.runs import RECIPE, snapshot_path
from lenet.summary import RunState, summarise
from tests.app.training.samples import endless, quick, write_digits

START_MS = 30_000


def window_at(folder: Path, appearance: Appearance) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(folder / "settings.ini"))
    window.resize(1280, 720)
    window.show()
    return window


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    window = window_at(tmp_path, appearance)
    qtbot.addWidget(window)
    yield window
    window.lab.trainer.end_now()
    qtbot.waitUntil(lambda: not window.lab.trainer.is_busy)


@pytest.fixture
def page(window: Window, tmp_path: Path) -> TrainPage:
    window.show_page("train")
    page = window.page("train")
    assert isinstance(page, TrainPage)
    data = write_digits(tmp_path / "Daten 数字")
    recipe = tmp_path / "tiny.toml"
    recipe.write_text(recipe_text(replace(quick(3), name="tiny")), encoding="utf-8")
    window.lab.planner.choose_recipe(str(recipe))
    window.lab.planner.change(data=str(data))
    return page


def done(window: Window) -> bool:
    trainer = window.lab.trainer
    return not trainer.is_busy and isinstance(trainer.standing.ending, RunDone)


def train(window: Window, page: TrainPage, qtbot: QtBot) -> Path:
    page.recipe_panel.start.click()
    qtbot.waitUntil(lambda: done(window), timeout=START_MS)
    folder = window.lab.trainer.folder
    assert folder is not None
    return folder


def begin_endless(window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot) -> Path:
    recipe = tmp_path / "endless.toml"
    recipe.write_text(recipe_text(replace(endless(), name="endless")), encoding="utf-8")
    window.lab.planner.choose_recipe(str(recipe))
    page.recipe_panel.start.click()
    trainer = window.lab.trainer
    qtbot.waitUntil(lambda: len(trainer.standing.passes) > 0, timeout=START_MS)
    assert trainer.folder is not None
    return trainer.folder


def answer_box(window: Window, text: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(window.findChildren(QMessageBox)) == 1)
    (box,) = window.findChildren(QMessageBox)
    button = next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text)
    button.click()


def test_before_any_run_the_page_shows_the_curve_to_beat(window: Window) -> None:
    window.show_page("train")
    page = window.page("train")
    assert isinstance(page, TrainPage)
    assert {curve.run for curve in page.curves.plot.curves} == {"LeNet-5, 1998"}
    assert "Press Start" in page.curves.invitation
    assert page.recipe_panel.start_action.isEnabled()


def test_start_trains_and_the_curves_are_what_the_folder_holds(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    folder = train(window, page, qtbot)
    assert folder.parent == window.lab.shelf.folder
    assert load_recipe(folder / RECIPE).passes == 3
    curves = {curve.kind: curve for curve in page.curves.plot.curves if curve.place == 0}
    errors = [event.test_errors for event in window.lab.trainer.standing.passes]
    np.testing.assert_allclose(curves["test"].y, [100 * (wrong or 0) / 50 for wrong in errors])
    assert curves["batches"].x[-1] == 3.0
    assert page.curves.invitation == ""
    (run,) = page.runs.runs
    assert (run.state, run.passes_done) == (RunState.DONE, 3)
    assert page.recipe_panel.start_action.isEnabled()


def test_the_form_changes_the_recipe_of_the_run(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    form = page.recipe_panel
    form.passes.setValue(1)
    form.batch.setValue(16)
    form.seed.setValue(9)
    form.error_below.setValue(0.5)
    folder = train(window, page, qtbot)
    recipe = load_recipe(folder / RECIPE)
    assert recipe.passes == 1
    assert recipe.minibatch is not None
    assert recipe.minibatch.batch == 16
    assert summarise(folder).seed == 9
    assert window.lab.trainer.standing.stops.error_below == pytest.approx(0.005)


def test_fields_that_a_recipe_lacks_are_off_and_say_why(window: Window, page: TrainPage) -> None:
    form = page.recipe_panel
    window.lab.planner.choose_recipe("paper")
    assert not form.batch.isEnabled()
    assert "single digit" in form.batch.toolTip()
    assert not form.ink.isEnabled()
    window.lab.planner.choose_recipe("pen")
    assert form.batch.isEnabled()
    assert form.ink.isEnabled()
    assert "single digit" not in form.batch.toolTip()


def test_the_tab_key_walks_through_the_form_from_top_to_start(
    window: Window, page: TrainPage
) -> None:
    window.activateWindow()
    window.lab.planner.choose_recipe("modern")
    form = page.recipe_panel
    form.recipe.setFocus()
    wanted = [form.passes, form.seed, form.batch, form.rate, form.distortion, form.data]
    wanted += [form.begin, form.error_below, form.patience, form.minutes, form.start]
    for field in wanted:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is field


def test_what_a_field_is_for_stands_below_the_form(window: Window, page: TrainPage) -> None:
    form = page.recipe_panel
    for field in (form.seed, form.rate, form.patience):
        QApplication.sendEvent(field, QEvent(QEvent.Type.Enter))
        assert form.help_text == field.toolTip() != ""


def test_files_chosen_in_the_form_are_in_the_plan(
    window: Window, page: TrainPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(recipe_text(replace(quick(4), name="mine")), encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text("passes = many", encoding="utf-8")
    form = page.recipe_panel

    def choose(path: Path) -> None:
        def answer(*_: object) -> tuple[str, str]:
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
        form.recipe.setCurrentIndex(form.recipe.count() - 1)
        form.recipe.activated.emit(form.recipe.count() - 1)

    choose(mine)
    assert window.lab.planner.plan.recipe == str(mine)
    assert (form.recipe.currentText(), form.passes.value()) == ("mine", 4)
    choose(broken)
    assert "broken.toml" in page.notice.text
    assert form.recipe.currentText() == "mine"


def test_pause_one_batch_and_another_rate_by_the_buttons(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    begin_endless(window, page, tmp_path, qtbot)
    trainer, transport = window.lab.trainer, page.transport
    transport.pause_action.trigger()
    qtbot.waitUntil(lambda: trainer.state == TrainingState.PAUSED, timeout=START_MS)
    before = len(trainer.standing.curves.batch_loss)
    transport.batch_action.trigger()
    qtbot.waitUntil(lambda: len(trainer.standing.curves.batch_loss) == before + 1)
    qtbot.waitUntil(lambda: "Paused" in transport.words.text())
    transport.rate.setValue(-10)
    qtbot.waitUntil(lambda: trainer.standing.rate_factor == 0.5, timeout=START_MS)
    transport.pause_action.trigger()
    qtbot.waitUntil(lambda: trainer.state == TrainingState.RUNNING)
    transport.stop_action.trigger()
    qtbot.waitUntil(lambda: not trainer.is_busy, timeout=START_MS)
    assert page.runs.runs[0].state == RunState.UNFINISHED
    assert page.runs.resume_action.isEnabled()


def test_a_stopped_run_is_on_the_shelf_after_a_restart_and_goes_on(
    window: Window, page: TrainPage, tmp_path: Path, appearance: Appearance, qtbot: QtBot
) -> None:
    folder = begin_endless(window, page, tmp_path, qtbot)
    page.transport.stop_action.trigger()
    qtbot.waitUntil(lambda: not window.lab.trainer.is_busy, timeout=START_MS)
    window.close()
    again = window_at(tmp_path, appearance)
    qtbot.addWidget(again)
    again.show_page("train")
    second = again.page("train")
    assert isinstance(second, TrainPage)
    (run,) = second.runs.runs
    assert run.can_be_resumed
    assert again.lab.chart.place_of(folder) == 0
    number = len(again.lab.chart.curves_of(folder).pass_place)
    second.runs.resume_action.trigger()
    trainer = again.lab.trainer
    qtbot.waitUntil(lambda: len(trainer.standing.passes) > number, timeout=START_MS)
    trainer.end_now()


def test_the_slider_replays_the_network_of_any_pass(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    folder = train(window, page, qtbot)
    watcher = window.lab.watcher
    assert watcher.passes == [0, 1, 2, 3]
    assert page.watch.slider.value() == 3
    page.watch.slider.setValue(0)
    first = load_model(folder / snapshot_path(0)).parameters
    assert watcher.model is not None
    np.testing.assert_array_equal(watcher.model.parameters.to_vector(), first.to_vector())
    assert "before it learned" in page.watch.words.text()
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
    assert window.lab.watcher.follows
    window.models.use_bundled()
    chosen = window.session.model
    assert not window.lab.watcher.follows
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
    window.lab.shelf.rename(page.runs.runs[0].folder, "mein Lauf")
    sheet = page.sheets()[0]
    window.exports.save(sheet, tmp_path / "curves.svg")
    words = (tmp_path / "curves.svg").read_text(encoding="utf-8")
    for expected in ("Digits read wrong, %", "mein Lauf", "LeNet-5, 1998", "passes over"):
        assert expected in words
    window.exports.save(sheet, tmp_path / "curves.png")
    assert not QImage(str(tmp_path / "curves.png")).isNull()
    page.save_numbers(tmp_path / "curves.csv")
    with (tmp_path / "curves.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    test = [row for row in rows if row["run"] == "mein Lauf" and row["digits"] == "test"]
    assert [row["pass"] for row in test] == ["1", "2", "3"]
    wrong = window.lab.trainer.standing.passes[2].test_errors
    assert wrong is not None
    assert float(test[2]["error in %"]) == pytest.approx(100 * wrong / 50)


def test_what_goes_wrong_is_said_on_the_page_until_it_is_read(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    window.lab.planner.change(data=str(tmp_path / "no such folder"))
    page.recipe_panel.start.click()
    qtbot.waitUntil(lambda: page.notice.text != "", timeout=START_MS)
    assert "no such folder" in page.notice.text
    assert window.findChildren(QMessageBox) == []
    qtbot.waitUntil(lambda: not window.lab.trainer.is_busy)
    page.notice._close()
    assert page.notice.text == ""


def test_pen_without_ink_is_refused_before_anything_starts(window: Window, page: TrainPage) -> None:
    window.lab.planner.choose_recipe("pen")
    page.recipe_panel.start.click()
    assert "ink files" in page.notice.text
    assert not window.lab.trainer.is_busy


def test_a_run_is_renamed_hidden_and_deleted(
    window: Window, page: TrainPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = train(window, page, qtbot)
    item = page.runs._model.item(0)
    item.setText("mine")
    assert summarise(folder).name == "mine"
    assert "mine" in page.curves.key.words
    assert page.watch.words.text().startswith("mine:")
    assert any("mine" in page.recipe_panel.begin.itemText(n) for n in range(4))
    page.runs.show_action.trigger()
    assert window.lab.chart.place_of(folder) is None
    assert "mine" not in page.curves.key.words
    page.runs.delete_action.trigger()
    answer_box(window, "Cancel", qtbot)
    assert folder.exists()


def test_again_fills_the_form_with_the_run_and_its_first_weights(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    window.lab.planner.change(seed=5)
    first = train(window, page, qtbot)
    window.lab.planner.choose_recipe("modern")
    page.runs.again_action.trigger()
    assert page.recipe_panel.seed.value() == 5
    assert page.recipe_panel.passes.value() == 3
    second = train(window, page, qtbot)
    assert second != first
    weights = [load_model(run / snapshot_path(0)).parameters for run in (first, second)]
    np.testing.assert_array_equal(weights[0].to_vector(), weights[1].to_vector())


@pytest.mark.parametrize("answer", ["Stay", "Stop and keep", "Keep it running"])
def test_closing_while_training_asks(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    folder = begin_endless(window, page, tmp_path, qtbot)
    trainer = window.lab.trainer
    window.close()
    assert window.isVisible()
    answer_box(window, answer, qtbot)
    if answer == "Stay":
        assert window.isVisible()
        assert trainer.state == TrainingState.RUNNING
        return
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=START_MS)
    if answer == "Stop and keep":
        assert summarise(folder).state == RunState.UNFINISHED
        return
    qtbot.waitUntil(lambda: summarise(folder).is_running, timeout=START_MS)
    trainer.follow(folder)
    trainer.stop()
    qtbot.waitUntil(lambda: not summarise(folder).is_running, timeout=START_MS)


def test_a_run_kept_running_is_followed_after_a_restart(
    window: Window, page: TrainPage, tmp_path: Path, appearance: Appearance, qtbot: QtBot
) -> None:
    folder = begin_endless(window, page, tmp_path, qtbot)
    window.close()
    answer_box(window, "Keep it running", qtbot)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=START_MS)
    again = window_at(tmp_path, appearance)
    qtbot.addWidget(again)
    again.show_page("train")  # perhaps before the run goes on, so it must look once more
    trainer = again.lab.trainer
    qtbot.waitUntil(lambda: trainer.is_following, timeout=START_MS)
    assert trainer.folder == folder
    number = len(trainer.standing.passes)
    qtbot.waitUntil(lambda: len(trainer.standing.passes) > number, timeout=START_MS)
    trainer.stop()
    qtbot.waitUntil(lambda: not trainer.is_busy, timeout=START_MS)
    assert summarise(folder).state == RunState.UNFINISHED


def test_a_click_on_the_mark_hides_and_shows_a_run(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    folder = train(window, page, qtbot)
    chart, runs = window.lab.chart, page.runs.list
    row = runs.visualRect(runs.model().index(0, 0))
    mark = row.topLeft() + QPoint(14, row.height() // 2)
    for shown in (None, 0):
        QTest.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=mark)
        assert chart.place_of(folder) == shown


def test_the_end_of_a_run_is_said_on_another_page(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    page.recipe_panel.start.click()
    window.show_page("draw")
    qtbot.waitUntil(lambda: done(window), timeout=START_MS)
    assert "Done: 3 passes" in window.statusBar().currentMessage()


def test_the_keys_of_training(
    window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot
) -> None:
    window.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.lab.trainer.is_busy
    qtbot.waitUntil(lambda: done(window), timeout=START_MS)
