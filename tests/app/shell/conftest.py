"""The window of the tests of scenes; other files here have a window of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.shell.window import Window
from app.style.theme import Appearance
from tests.app.pages.train.acts import window_at


@pytest.fixture
def window(appearance: Appearance, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    window = window_at(tmp_path / "window", appearance)
    qtbot.addWidget(window)
    yield window
    window.present(False)
