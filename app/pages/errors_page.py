"""Which digits are read wrong, and as what?"""

from PySide6.QtWidgets import QWidget

from app.lab import Lab
from app.pages.page import Page


class ErrorsPage(Page):
    """What is read wrong."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
