"""The base class of the window's pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.widgets.maps.figure_export import ExportFigure


class Page(QWidget):
    """One tab of the window, with its menus, its status bar widget and its export figures.

    `said(str)`: a message for the status bar.
    `failed(str)`: an error message of one sentence.
    `page_wanted(str)`: another page was asked for, by its name in PAGES.
    `presenting(bool)`: the page went into full screen, or left it.
    """

    said = Signal(str)
    failed = Signal(str)
    page_wanted = Signal(str)
    presenting = Signal(bool)

    def menus(self) -> list[QMenu]:
        """Return the menus that are in the menu bar while this page is in front."""
        return []

    def export_figures(self) -> list[ExportFigure]:
        """Return the figures that can be saved or copied as pictures."""
        return []

    def status_widget(self) -> QWidget | None:
        """Return the widget that is in the status bar while this page is in front."""
        return None

    def enter(self) -> None:
        """Prepare for coming to the front."""

    def leave(self) -> None:
        """Stop what moves: another page comes to the front."""

    def at_work(self) -> bool:
        """Return whether something that the page will show is still being read or computed."""
        return False
