"""The window that most scenarios begin with, and the file of its My digits."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.context.digits.my_digits import FOLDER
from app.context.session import Session
from app.context.settings import Settings
from app.shell.window import Window
from app.style.theme import Appearance
from lenet.data.ink_store import NAME
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_model_path


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Window:
    session = Session(load_model(bundled_model_path()))
    window = Window(session, appearance, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / FOLDER / NAME
