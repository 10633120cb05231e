"""The shelf of runs: the folders that training left in the user's data directory."""

from pathlib import Path

from PySide6.QtCore import QFile, QObject, Signal

from lenet.runs.folder import EVENTS
from lenet.runs.status import NAME, RunState, RunSummary, rename, summarise


class RunList(QObject):
    """Lists, names and throws away runs. The folders are the truth; nothing else is kept.

    `changed()`: there are other runs, or one has another name.
    `failed(str)`: one sentence on what could not be done.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        # Runs that are done do not change but in name, and have long files.
        self._known: dict[Path, tuple[tuple[int, ...], RunSummary]] = {}

    def runs(self) -> list[RunSummary]:
        """Every run, the youngest first; a damaged folder is one that says so."""
        try:
            folders = [path for path in self.folder.iterdir() if path.is_dir()]
        except OSError:  # nothing was trained yet
            return []
        return sorted(map(self._summary, folders), key=lambda run: run.begun, reverse=True)

    def _summary(self, folder: Path) -> RunSummary:
        """A folder in few words, from memory if it was done and is as it was then."""
        stamp = _stamp(folder)
        known = self._known.get(folder)
        if known is not None and known[0] == stamp:
            return known[1]
        run = summarise(folder)
        if run.state == RunState.DONE:
            self._known[folder] = (stamp, run)
        return run

    def new_folder(self, recipe: str) -> Path:
        """A folder for a new run, which is not there yet: the recipe's name and a number."""
        number = 1
        while (folder := self.folder / f"{recipe}-{number}").exists():
            number += 1
        return folder

    def rename(self, folder: Path, name: str) -> None:
        """Give a run another name; an empty one gives it its first name back."""
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
        """Move a run to the system's trash; one that is being trained is left alone."""
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
    """Another one when the events or the name of a run are others."""
    stamp: list[int] = []
    for name in (EVENTS, NAME):
        try:
            state = (folder / name).stat()
            stamp += [state.st_size, state.st_mtime_ns]
        except OSError:
            stamp.append(-1)
    return tuple(stamp)
