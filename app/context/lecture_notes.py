"""The lecturer's notes: a text of one's own for each page of the lecture, kept in one file."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from app.context.language import sentence
from lenet.errors import InputError, reason
from lenet.files.atomic_write import atomic_write
from lenet.files.decode import from_json
from lenet.files.foreign_file import read_file

FILE: Final = "lecture-notes.json"
LONGEST: Final = 20_000  # characters of a note
_MOST: Final = 1 << 22  # bytes of the file: more than all notes of the longest length
_Note = Annotated[str, msgspec.Meta(max_length=LONGEST)]


@dataclass(frozen=True)
class _NotesFile:
    """What the file holds. A page that this version lacks keeps its note."""

    version: Annotated[int, msgspec.Meta(ge=1, le=1)] = 1
    notes: dict[str, _Note] = field(default_factory=dict)


class LectureNotes(QObject):
    """The owner of the notes, by the pages' names in LESSONS.

    `changed()`: another note is kept. `failed(str)`: one sentence on a file that is damaged, and
    then set aside, or that cannot be written.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / FILE
        self._notes: dict[str, str] | None = None  # until they are first needed
        self._may_write = True

    def text(self, name: str) -> str:
        """Return the note of a page; empty where there is none."""
        if self._notes is None:
            self._notes = self._read()
        return self._notes.get(name, "")

    def keep(self, name: str, text: str) -> None:
        """Keep the note of a page, of at most LONGEST characters; the rest is dropped.

        The file is read again first: another window may have written another page's note.
        """
        if text == self.text(name):
            return
        notes = self._read() | {name: text[:LONGEST]}
        self._notes = {key: note for key, note in notes.items() if note}
        if self._may_write:
            self._write()
        self.changed.emit()

    def _read(self) -> dict[str, str]:
        if not self._path.exists():
            return self._notes or {}
        try:
            content = read_file(self._path, _MOST)
        except InputError as error:
            self._may_write = False  # what is there is not overwritten
            self.failed.emit(sentence(error))
            return self._notes or {}
        file = from_json(content, _NotesFile)
        return file.notes if file is not None else self._set_aside()

    def _set_aside(self) -> dict[str, str]:
        """Give a damaged file another name, so that nothing of it is lost."""
        aside = self._path.with_name(f"{self._path.stem}-{os.urandom(4).hex()}.damaged.json")
        try:
            self._path.replace(aside)
        except OSError as error:
            self._may_write = False
            self.failed.emit(
                self.tr("The lecture notes in {file} are damaged: {reason}.").format(
                    file=self._path, reason=reason(error)
                )
            )
        else:
            self.failed.emit(
                self.tr("The lecture notes were damaged and set aside as {file}.").format(
                    file=aside
                )
            )
        return self._notes or {}

    def _write(self) -> None:
        content = msgspec.json.encode(_NotesFile(notes=self._notes or {}))
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic_write(self._path, content, private=True)
        except OSError as error:
            self.failed.emit(
                self.tr("Your note could not be saved in {file}: {reason}.").format(
                    file=self._path, reason=reason(error)
                )
            )
