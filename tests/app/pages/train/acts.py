"""What the tests of the training page do again and again."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.context.session import Session
from app.context.settings import Settings
from app.pages.train.page import TrainPage
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path
from lenet.runs.events import RunDone
from lenet.runs.recipe_file import recipe_text
from tests.app.context.training.samples import endless

START_MS = 30_000


def window_at(folder: Path, appearance: Appearance) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(folder / "settings.ini"))
    window.resize(1280, 720)
    window.show()
    return window


def done(window: Window) -> bool:
    trainer = window.context.trainer
    return not trainer.is_busy and isinstance(trainer.status.ending, RunDone)


def train(window: Window, page: TrainPage, qtbot: QtBot) -> Path:
    page.recipe_panel.start.click()
    qtbot.waitUntil(lambda: done(window), timeout=START_MS)
    folder = window.context.trainer.folder
    assert folder is not None
    return folder


def begin_endless(window: Window, page: TrainPage, tmp_path: Path, qtbot: QtBot) -> Path:
    recipe = tmp_path / "endless.toml"
    recipe.write_text(recipe_text(replace(endless(), name="endless")), encoding="utf-8")
    window.context.run_form.choose_recipe(str(recipe))
    page.recipe_panel.start.click()
    trainer = window.context.trainer
    qtbot.waitUntil(lambda: len(trainer.status.passes) > 0, timeout=START_MS)
    assert trainer.folder is not None
    return trainer.folder


def answer_box(window: Window, text: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(window.findChildren(QMessageBox)) == 1)
    (box,) = window.findChildren(QMessageBox)
    button = next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text)
    button.click()
