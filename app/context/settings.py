"""What a person set, kept over restarts: the only user of QSettings."""

from pathlib import Path
from typing import Final

from platformdirs import user_data_path
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

ORGANISATION: Final = "LeNet-5 Lab"
APPLICATION: Final = "LeNet-5 Lab"


class Settings(QObject):
    """Typed access to the kept values; a value of the wrong kind counts as not set.

    `write_failed(str)` carries one sentence, at most once a session: losing a window's place
    is worth a word, not a dialog at every step.
    """

    write_failed = Signal(str)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        if file is None:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, ORGANISATION, APPLICATION
            )
        else:
            self._store = QSettings(str(file), QSettings.Format.IniFormat)
        self._complained = False

    @property
    def data_folder(self) -> Path:
        """Where what is too large for a setting is kept: beside the settings' file, if one was
        named, else in the user's data directory.
        """
        if self._file is not None:
            return self._file.parent / "data"
        return user_data_path(APPLICATION, appauthor=False)

    def text(self, key: str, default: str, *, choices: tuple[str, ...] = ()) -> str:
        value = self._store.value(key, default)
        if not isinstance(value, str) or (choices and value not in choices):
            return default
        return value

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        value = self._store.value(key, default)
        try:
            number = float(value)  # type: ignore[arg-type]  # QSettings gives object
        except (TypeError, ValueError):
            return default
        return number if low <= number <= high else default

    def state(self, key: str) -> QByteArray:
        """A window's geometry or state; empty when none was kept."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: str | float | QByteArray) -> None:
        self._store.setValue(key, value)

    def flush(self) -> None:
        """Write to disk; a failure is said once and costs nothing else."""
        self._store.sync()
        if self._store.status() != QSettings.Status.NoError and not self._complained:
            self._complained = True
            self.write_failed.emit(
                self.tr("Your settings could not be saved: {file} is not writable.").format(
                    file=self._store.fileName()
                )
            )
