"""The training page in a window, with tiny digits to learn."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.pages.train.page import TrainPage
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import quick, write_digits
from tests.app.pages.train.acts import window_at


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    window = window_at(tmp_path, appearance)
    qtbot.addWidget(window)
    yield window
    window.context.trainer.end_now()
    qtbot.waitUntil(lambda: not window.context.trainer.is_busy)


@pytest.fixture
def page(window: Window, tmp_path: Path) -> TrainPage:
    window.show_page("train")
    page = window.page("train")
    assert isinstance(page, TrainPage)
    data = write_digits(tmp_path / "Daten 数字")
    recipe = tmp_path / "tiny.toml"
    recipe.write_text(recipe_text(replace(quick(3), name="tiny")), encoding="utf-8")
    window.context.run_form.choose_recipe(str(recipe))
    window.context.run_form.change(data_folder=str(data))
    return page
