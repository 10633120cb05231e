"""The drawer below the network: open or closed, its height dragged by a person and kept."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.context.settings import Settings

SHARE: Final = 0.36  # of the height, until a person drags it
_SETTING: Final = "inspector_height"  # the share that a person gave it


class Drawer(QSplitter):
    """A panel with another below it, which has the same share of every height."""

    def __init__(
        self, above: QWidget, below: QWidget, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._settings = settings
        self._below = below
        self.addWidget(above)
        self.addWidget(below)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._keep_share)

    def set_open(self, is_open: bool) -> None:
        """Show or hide the lower panel, as high as a person last made it."""
        if is_open != self._below.isVisibleTo(self):
            self._below.setVisible(is_open)
            self._give_share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_share()

    def _give_share(self) -> None:
        if self._below.isVisibleTo(self):
            share = self._settings.number(_SETTING, SHARE, low=0.05, high=0.95)
            below = round(share * self.height())
            self.setSizes([self.height() - below, below])

    def _keep_share(self, _place: int, _handle: int) -> None:
        above, below = self.sizes()
        if above + below:
            self._settings.keep(_SETTING, below / (above + below))
