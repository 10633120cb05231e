"""The list of runs: the folders that training left in the user's data directory."""

from pathlib import Path

from PySide6.QtCore import QFile, QObject, Signal

from lenet.runs.folder import EVENTS
from lenet.runs.status import NAME, RunState, RunSummary, rename, summarise


class RunList(QObject):
    """Lists, renames and deletes runs. The folders are the only record.

    `changed()`: a run was renamed or deleted.
    `failed(str)`: one sentence on what could not be done.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        # Of runs that are done: only their name can change, and their files take long to read.
        self._known: dict[Path, tuple[tuple[int, ...], RunSummary]] = {}

    def runs(self) -> list[RunSummary]:
        """Return all runs, the newest first; a damaged folder is a run in the state DAMAGED."""
        try:
            folders = [path for path in self.folder.iterdir() if path.is_dir()]
        except OSError:  # nothing was trained yet
            return []
        return sorted(map(self._summary, folders), key=lambda run: run.begun, reverse=True)

    def _summary(self, folder: Path) -> RunSummary:
        """Return a folder's summary, from memory if the run is done and has not changed."""
        stamp = _stamp(folder)
        known = self._known.get(folder)
        if known is not None and known[0] == stamp:
            return known[1]
        run = summarise(folder)
        if run.state == RunState.DONE:
            self._known[folder] = (stamp, run)
        return run

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
        run = summarise(folder)
        if run.is_running:
            self.failed.emit(
                self.tr("{run} is being trained: stop it before you delete it.").format(
                    run=run.name
                )
            )
            return
        if not QFile(str(folder)).moveToTrash():
            self.failed.emit(
                self.tr(
                    "{run} could not be moved to the trash and is still there: {folder}"
                    " can be deleted by hand."
                ).format(run=run.name, folder=folder)
            )
            return
        self.changed.emit()


def _stamp(folder: Path) -> tuple[int, ...]:
    """Return sizes and times of a run's events and name: others when one of them changed."""
    stamp: list[int] = []
    for name in (EVENTS, NAME):
        try:
            state = (folder / name).stat()
            stamp += [state.st_size, state.st_mtime_ns]
        except OSError:
            stamp.append(-1)
    return tuple(stamp)
