"""Whether things may move by themselves: what a person chose, or what the system says."""

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.context.settings import Settings

_KEY: Final = "motion"
_CHOICES: Final = ("system", "reduced", "full")


def is_reduced(settings: Settings) -> bool:
    """Show results at once, without the way there.

    Qt passes the system's wish on under Windows only; elsewhere it says "no effects" of every
    system, so there the person's own choice is all there is.
    """
    choice = settings.text(_KEY, "system", choices=_CHOICES)
    if choice == "system":
        asked = sys.platform == "win32"
        return asked and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return choice == "reduced"


def reduce(settings: Settings, on: bool) -> None:
    """The person's choice, kept for the next start."""
    settings.keep(_KEY, "reduced" if on else "full")
