"""The form of a new run: what it shows, refuses and hands on."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.context.training.run_form import FormValues
from app.pages.train.page import TrainPage
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.runs.folder import RECIPE, snapshot_path
from lenet.runs.recipe_file import find_recipe, load_recipe, recipe_names, recipe_text
from lenet.runs.status import summarise
from lenet.training.torch_extra import REQUIREMENT
from tests.app.context.training.samples import quick
from tests.app.pages.train.acts import train, window_at
from tests.app.seen import without_tags
from tests.process import ROOT


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
    form.advanced.batch.setValue(16)
    form.advanced.seed.setValue(9)
    form.advanced.error_below.setValue(0.5)
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
    assert not form.advanced.batch.isEnabled()
    assert "single digit" in form.advanced.batch.toolTip()
    assert not form.advanced.ink.isEnabled()
    window.context.run_form.choose_recipe("pen")
    assert form.advanced.batch.isEnabled()
    assert form.advanced.ink.isEnabled()
    assert "single digit" not in form.advanced.batch.toolTip()


def test_the_tab_key_walks_through_the_form_from_top_to_bottom(
    window: Window, page: TrainPage
) -> None:
    window.activateWindow()
    window.context.run_form.choose_recipe("modern")
    window.context.run_form.change(seed=1)
    form, fields = page.recipe_panel, page.recipe_panel.advanced
    form.advanced_action.setChecked(True)
    form.recipe.setFocus()
    wanted = [form.passes, form.start, form.fold, form.reset]
    wanted += [fields.seed, fields.batch, fields.rate, fields.distortion, fields.data]
    wanted += [fields.begin, fields.error_below, fields.patience, fields.minutes]
    for field in wanted:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is field


def test_all_but_recipe_and_passes_is_folded_away_and_the_choice_is_kept(
    window: Window, page: TrainPage, tmp_path: Path, appearance: Appearance, qtbot: QtBot
) -> None:
    form = page.recipe_panel
    assert form.recipe.isVisible()
    assert form.passes.isVisible()
    assert not form.advanced.isVisible()
    form.fold.click()
    assert form.advanced.isVisible()
    window.close()
    again = window_at(tmp_path, appearance)
    qtbot.addWidget(again)
    again.show_page("train")
    second = again.page("train")
    assert isinstance(second, TrainPage)
    assert second.recipe_panel.advanced.isVisible()


def test_a_line_says_what_differs_from_the_recipe_and_reset_takes_it_back(
    window: Window, page: TrainPage
) -> None:
    run_form, form = window.context.run_form, page.recipe_panel
    run_form.choose_recipe("quick")
    run_form.reset()
    assert form.changes.text() == "All as in the recipe."
    assert not form.reset.isVisible()
    run_form.change(passes=3, rate=0.01, seed=7, error_below=0.02)
    assert form.changes.text() == "Changed: 3 passes, rate 0.01, seed 7, stops below 2 %."
    form.reset.click()
    assert run_form.values == FormValues("quick")


def test_a_start_that_is_refused_opens_the_fields(window: Window, page: TrainPage) -> None:
    window.context.run_form.choose_recipe("pen")
    page.recipe_panel.start.click()
    assert page.recipe_panel.advanced.ink.isVisible()


def test_what_a_field_is_for_stands_below_the_form(window: Window, page: TrainPage) -> None:
    form = page.recipe_panel
    for field in (form.advanced.seed, form.advanced.rate, form.advanced.patience):
        QApplication.sendEvent(field, QEvent(QEvent.Type.Enter))
        assert form.advanced.help_text == without_tags(field.toolTip()) != ""


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
    assert page.recipe_panel.advanced.seed.value() == 5
    assert page.recipe_panel.passes.value() == 3
    second = train(window, page, qtbot)
    assert second != first
    weights = [load_model(run / snapshot_path(0)).parameters for run in (first, second)]
    np.testing.assert_array_equal(weights[0].to_vector(), weights[1].to_vector())
    assert window.context.run_form.values.inputs.begin_with is None


def test_first_weights_of_a_run_keep_their_name_when_another_run_is_selected(
    window: Window, page: TrainPage, qtbot: QtBot
) -> None:
    first = train(window, page, qtbot)
    page.runs.again_action.trigger()
    begin = page.recipe_panel.advanced.begin
    assert begin.currentText() == f"the first weights of {first.name}"
    window.context.curve_view.select(None)
    assert begin.currentText() == f"the first weights of {first.name}"
    assert f"begins with the first weights of {first.name}" in page.recipe_panel.changes.text()
    window.context.run_form.change(begin_with=str(first / snapshot_path(2)))
    assert begin.currentText() == f"{first.name} after pass 2"


def test_without_torch_the_page_says_which_recipes_need_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, appearance: Appearance, qtbot: QtBot
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    window = window_at(tmp_path, appearance)
    qtbot.addWidget(window)
    window.show_page("train")
    page = window.page("train")
    assert isinstance(page, TrainPage)
    assert window.context.run_form.values.recipe == "paper"
    said = page.recipe_panel.torch
    assert said.isVisibleTo(page)
    in_batches = [name for name in recipe_names() if find_recipe(name).minibatch is not None]
    assert all(name in said.text() for name in in_batches)
    assert REQUIREMENT in said.text()
    assert REQUIREMENT in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_with_torch_the_page_says_nothing_of_it(page: TrainPage) -> None:
    assert not page.recipe_panel.torch.isVisibleTo(page)
