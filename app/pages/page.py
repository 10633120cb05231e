"""The base class of the window's pages, and the stack of them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.widgets.maps.figure_export import ExportFigure


class Page(QWidget):
    """One tab of the window, with its menus, its status bar widget and its export figures.

    The window adds the actions of its menus to the page, so that their keys work while the page
    is in front, also where no menu is seen.

    `said(str)`: a message for the status bar.
    `failed(str)`: an error message of one sentence.
    `page_wanted(str)`: another page was asked for, by its name in PAGES.
    `presenting_wanted(bool)`: the whole screen was asked for, or the window again.
    """

    said = Signal(str)
    failed = Signal(str)
    page_wanted = Signal(str)
    presenting_wanted = Signal(bool)

    def main_view(self) -> QWidget:
        """Return the widget that has the keys when the page opens, and after Escape."""
        return self

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

    def set_presenting(self, on: bool) -> None:
        """Prepare for an audience: the page has the whole screen, or no longer."""

    def turn(self, by: int) -> None:
        """Show what comes next (1) or before (-1), as a presenter's clicker asks for."""

    def turn_to_end(self, *, last: bool) -> None:
        """Show the first or the last of what `turn` goes through."""


class PageStack(QStackedWidget):
    """The pages, of which only the one in front says how small the window can be."""

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        return QSize() if front is None else front.minimumSizeHint()
