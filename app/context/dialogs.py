"""Asking for a file: the system's dialogs, which open in the folder used last."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.context.settings import Settings

_KEY: Final = "folder"


def ask_file(window: QWidget, settings: Settings, title: str, kinds: str) -> Path | None:
    """A file that is there, of one of the kinds; None when the person thought better of it.

    `kinds` is Qt's: words, then patterns in brackets, such as "Pictures (*.png *.jpg)".
    """
    name, _ = QFileDialog.getOpenFileName(window, title, _folder(settings), kinds)
    return _kept(settings, name, folder=Path(name).parent)


def ask_files(window: QWidget, settings: Settings, title: str, kinds: str) -> list[Path]:
    """Files that are there; none when the person thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(window, title, _folder(settings), kinds)
    if names:
        _kept(settings, names[0], folder=Path(names[0]).parent)
    return [Path(name) for name in names]


def ask_folder(window: QWidget, settings: Settings, title: str) -> Path | None:
    """A folder that is there; None when the person thought better of it."""
    name = QFileDialog.getExistingDirectory(window, title, _folder(settings))
    return _kept(settings, name, folder=Path(name))


def ask_new_file(
    window: QWidget, settings: Settings, title: str, name: str, kinds: str
) -> Path | None:
    """A file to write, `name` for a start; None when the person thought better of it."""
    proposed = str(Path(_folder(settings)) / name)
    chosen, _ = QFileDialog.getSaveFileName(window, title, proposed, kinds)
    return _kept(settings, chosen, folder=Path(chosen).parent)


def _kept(settings: Settings, name: str, *, folder: Path) -> Path | None:
    if not name:
        return None
    settings.keep(_KEY, str(folder))
    return Path(name)


def _folder(settings: Settings) -> str:
    home = QStandardPaths.StandardLocation.HomeLocation
    folder = settings.text(_KEY, "")
    return folder if folder and Path(folder).is_dir() else QStandardPaths.writableLocation(home)
