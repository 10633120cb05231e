"""What the window asks of every tab."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.widgets.maps.figure_export import ExportFigure


class Page(QWidget):
    """One tab: what it shows, the menus it brings, and what of it can be taken along.

    `said(str)`, `failed(str)`: a word for the status bar; one sentence on what went wrong.
    `page_wanted(str)`: the person wants another page, by its name in PAGES.
    `presenting(bool)`: the page wants the whole screen for itself, or no longer.
    """

    said = Signal(str)
    failed = Signal(str)
    page_wanted = Signal(str)
    presenting = Signal(bool)

    def menus(self) -> list[QMenu]:
        """Menus that are in the menu bar while this page is shown."""
        return []

    def export_figures(self) -> list[ExportFigure]:
        """What can be taken along as a picture."""
        return []

    def foot(self) -> QWidget | None:
        """What stands in the status bar while this page is shown."""
        return None

    def enter(self) -> None:
        """The page comes to the front."""

    def leave(self) -> None:
        """Another page comes to the front: stop what moves."""

    def at_work(self) -> bool:
        """Whether something is still being read or computed that the page will show."""
        return False
