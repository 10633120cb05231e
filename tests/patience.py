"""How long a test waits for what it says must come."""

from collections.abc import Callable
from typing import Any, Final

from pytestqt.qtbot import QtBot

# A limit only ends a test that has failed. A child of the trainer gives way to all other work: on a
# machine with ten times the work of its processors it begins after a minute or two.
PATIENCE_MS: Final = 300_000


class PatientBot(QtBot):
    """pytest-qt's robot, which never gives up a condition or a signal before PATIENCE_MS."""

    def waitUntil(  # noqa: N802
        self, callback: Callable[[], bool | None], *, timeout: int = 0
    ) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(  # noqa: N802
        self, signal: Any, *, timeout: int = 0, raising: bool | None = True, **options: Any
    ) -> Any:
        limit = max(timeout, PATIENCE_MS) if raising else timeout  # else it should not come
        return super().waitSignal(signal, timeout=limit, raising=raising, **options)
