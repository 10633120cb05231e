"""The user's settings, kept over restarts: the only user of QSettings."""

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

from platformdirs import user_data_path
from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication

ORGANISATION: Final = "LeNet-5 Lab"
APPLICATION: Final = "LeNet-5 Lab"
_MOTION: Final = "motion"
_MOTION_CHOICES: Final = ("system", "reduced", "full")


class Settings(QObject):
    """Typed access to the settings file; a value of the wrong type counts as not set.

    `write_failed(str)`: one sentence that the file cannot be written, at most once a session.
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
        self._announced = False
        self._is_private = False

    @property
    def data_folder(self) -> Path:
        """The folder of models and runs.

        The user's data folder; beside the settings file where one was passed in.
        """
        if self._file is not None:
            return self._file.parent / "data"
        return user_data_path(APPLICATION, appauthor=False)

    def text(self, key: str, default: str, *, choices: tuple[str, ...] = ()) -> str:
        """Return a text; the default where it is not set or not one of the choices."""
        value = self._store.value(key, default)
        if not isinstance(value, str) or (choices and value not in choices):
            return default
        return value

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        """Return a number; the default where it is not set or not within low to high."""
        value = self._store.value(key, default)
        try:
            number = float(value)  # type: ignore[arg-type]  # QSettings gives object
        except (TypeError, ValueError):
            return default
        return number if low <= number <= high else default

    def state(self, key: str) -> QByteArray:
        """Return a window's geometry; empty where none is set."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    @property
    def motion_is_reduced(self) -> bool:
        """Whether results are shown at once, without an animation.

        Qt passes on the system's setting under Windows only. Elsewhere it says "no effects" for
        every system, so there only the user's own choice counts.
        """
        choice = self.text(_MOTION, "system", choices=_MOTION_CHOICES)
        if choice == "system" and sys.platform == "win32":
            return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        return choice == "reduced"

    def reduce_motion(self, reduced: bool) -> None:
        """Keep the user's choice for the next start."""
        self.keep(_MOTION, "reduced" if reduced else "full")

    def keep(self, key: str, value: str | float | QByteArray) -> None:
        """Set a value; `flush`, or Qt itself some time later, writes it to the file."""
        if not self._is_private:
            self._make_private()
        self._store.setValue(key, value)

    def _make_private(self) -> None:
        """Let only the owner read the file: Qt keeps the mode of a file that is there."""
        self._is_private = True  # tried once a session; `flush` says what cannot be written
        path = Path(self._store.fileName())
        with contextlib.suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            path.chmod(0o600)

    def flush(self) -> None:
        """Write the file now; a failure is announced once and has no other effect."""
        self._store.sync()
        if self._store.status() != QSettings.Status.NoError and not self._announced:
            self._announced = True
            self.write_failed.emit(
                self.tr("Your settings could not be saved: {file} is not writable.").format(
                    file=self._store.fileName()
                )
            )
