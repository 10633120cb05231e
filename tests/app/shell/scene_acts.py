"""Acts on scenes in the real window, and what the window says of them."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.shell.window import Window


def messages(window: Window) -> list[str]:
    """Return a list that takes every sentence on scenes from now on."""
    said: list[str] = []
    window.scenes.said.connect(said.append)
    window.scenes.failed.connect(said.append)
    return said


def opened(window: Window, qtbot: QtBot, *paths: Path) -> None:
    """Open scenes, and wait until the first is shown."""
    with qtbot.waitSignal(window.scenes.shown):
        window.scenes.open(paths)
