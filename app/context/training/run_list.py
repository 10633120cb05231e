"""The list of runs: the folders that training left in the user's data directory."""

import os
from pathlib import Path

from PySide6.QtCore import QFile, QObject, Signal

from app.context.training.run_reader import RunReader
from lenet.runs.lock import is_trained
from lenet.runs.status import RunState, RunSummary, read_name, rename, summarise, time_of


class RunList(QObject):
    """Lists, renames and deletes runs. The folders are the only record.

    `changed()`: a run was renamed, deleted, or read beside the event loop.
    `failed(str)`: one sentence on what could not be done.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._reader = RunReader(summarise, self)
        self._reader.read.connect(self.changed)

    def runs(self) -> list[RunSummary]:
        """Return all runs, the newest first; a damaged folder is a run in the state DAMAGED.

        One that takes long to read is in the state READING until `changed`.
        """
        return sorted(map(self.run, self._folders()), key=lambda run: run.begun, reverse=True)

    def trained_folder(self) -> Path | None:
        """Return the newest folder in which a process trains now.

        On a busy machine a run that a window left running begins to go on minutes later.
        """
        return max(filter(is_trained, self._folders()), key=time_of, default=None)

    def run(self, folder: Path) -> RunSummary:
        """Return one run as `runs` does."""
        run = self._reader.of(folder)
        return run or RunSummary(folder, folder.name, RunState.READING, time_of(folder))

    def _folders(self) -> list[Path]:
        try:
            with os.scandir(self.folder) as found:
                return [Path(entry) for entry in found if entry.is_dir()]
        except OSError:  # nothing was trained yet
            return []

    def new_folder(self, recipe: str) -> Path:
        """Return a folder for a new run, not made yet: the recipe's name and a free number."""
        number = 1
        while (folder := self.folder / f"{recipe}-{number}").exists():
            number += 1
        return folder

    def rename(self, folder: Path, name: str) -> None:
        """Rename a run; an empty name gives it its first name back."""
        try:
            rename(folder, name)
        except OSError as error:
            self.failed.emit(
                self.tr("{run} could not be renamed: {reason}.").format(
                    run=folder.name, reason=error.strerror or error
                )
            )
            return
        self.changed.emit()

    def delete(self, folder: Path) -> None:
        """Move a run to the system's trash, unless it is being trained."""
        name = read_name(folder)
        if is_trained(folder):
            self.failed.emit(
                self.tr("{run} is being trained: stop it before you delete it.").format(run=name)
            )
            return
        if not QFile(str(folder)).moveToTrash():
            self.failed.emit(
                self.tr(
                    "{run} could not be moved to the trash and is still there: {folder}"
                    " can be deleted by hand."
                ).format(run=name, folder=folder)
            )
            return
        self.changed.emit()
