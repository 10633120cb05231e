"""The lecture that explains the network, page by page."""

from PySide6.QtWidgets import QWidget

from app.lab import Lab
from app.pages.page import Page


class LecturePage(Page):
    """The lecture."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
