"""The form of a new run: what it shows, refuses and hands on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.pages.train.page import TrainPage
from app.shell.window import Window
from lenet.network.checkpoint import load_model
from lenet.runs.folder import RECIPE, snapshot_path
from lenet.runs.recipe_file import load_recipe, recipe_text
from lenet.runs.status import summarise
from tests.app.context.training.samples import quick
from tests.app.pages.train.acts import train


def test_before_any_run_the_page_shows_the_curve_to_beat(window: Window) -> None:
    window.show_page("train")
    page = window.page("train")
    assert isinstance(page, TrainPage)
    assert {curve.run for curve in page.curves.plot.curves} == {"LeNet-5, 1998"}
    assert "Press Start" in page.curves.invitation
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
    assert window.context.trainer.status.stops.error_below == pytest.approx(0.005)


def test_fields_that_a_recipe_lacks_are_off_and_say_why(window: Window, page: TrainPage) -> None:
    form = page.recipe_panel
    window.context.run_form.choose_recipe("paper")
    assert not form.batch.isEnabled()
    assert "single digit" in form.batch.toolTip()
    assert not form.ink.isEnabled()
    window.context.run_form.choose_recipe("pen")
    assert form.batch.isEnabled()
    assert form.ink.isEnabled()
    assert "single digit" not in form.batch.toolTip()


def test_the_tab_key_walks_through_the_form_from_top_to_start(
    window: Window, page: TrainPage
) -> None:
    window.activateWindow()
    window.context.run_form.choose_recipe("modern")
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


def test_files_chosen_in_the_form_are_its_values(
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
    assert window.context.run_form.values.recipe == str(mine)
    assert (form.recipe.currentText(), form.passes.value()) == ("mine", 4)
    choose(broken)
    assert "broken.toml" in page.notice.text
    assert form.recipe.currentText() == "mine"


def test_pen_without_ink_is_refused_before_anything_starts(window: Window, page: TrainPage) -> None:
    window.context.run_form.choose_recipe("pen")
    page.recipe_panel.start.click()
    assert "ink files" in page.notice.text
    assert not window.context.trainer.is_busy


def test_again_fills_the_form_with_the_run_and_its_first_weights(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    window.context.run_form.change(seed=5)
    first = train(window, page, qtbot)
    window.context.run_form.choose_recipe("modern")
    page.runs.again_action.trigger()
    assert page.recipe_panel.seed.value() == 5
    assert page.recipe_panel.passes.value() == 3
    second = train(window, page, qtbot)
    assert second != first
    weights = [load_model(run / snapshot_path(0)).parameters for run in (first, second)]
    np.testing.assert_array_equal(weights[0].to_vector(), weights[1].to_vector())
