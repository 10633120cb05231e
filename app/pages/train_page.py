"""Retrain the network and watch it learn."""

from PySide6.QtWidgets import QWidget

from app.lab import Lab
from app.pages.page import Page


class TrainPage(Page):
    """See the network learn."""

    def __init__(self, lab: Lab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
