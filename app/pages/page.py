"""The base class of the window's pages, and the stack of them."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.widgets.maps.figure_export import ExportFigure

IN_VIEW: Final = "view"  # object name of a page's menu that is a part of the View menu


class Page(QWidget):
    """One tab of the window, with its menus, its status bar widget and its export figures.

    The window adds the actions of its menus to the page, so that their keys work while the page
    is in front, also where no menu is seen.

    `said(str)`: a message for the status bar.
    `failed(str)`: an error message of one sentence.
    `page_wanted(str)`: another page was asked for, by its name in PAGES.
    `presenting_wanted(bool)`: the whole screen was asked for, or the window again.
    `copy_wanted(ExportFigure)`, `export_wanted(ExportFigure)`: a figure is to be copied, or saved
    in a file that the person is asked for.
    """

    said = Signal(str)
    failed = Signal(str)
    page_wanted = Signal(str)
    presenting_wanted = Signal(bool)
    copy_wanted = Signal(object)
    export_wanted = Signal(object)

    def main_view(self) -> QWidget:
        """Return the widget that has the keys when the page opens, and after Escape."""
        return self

    def menus(self) -> list[QMenu]:
        """Return the menus that are in the menu bar while this page is in front."""
        return []

    def export_figures(self) -> list[ExportFigure]:
        """Return the figures that can be saved or copied as pictures."""
        return []

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the panel at the place: a click on any panel comes up to its page."""
        menu = self.panel_menu(event.globalPos())
        if menu is None:
            super().contextMenuEvent(event)
        else:
            menu.popup(event.globalPos())

    def panel_menu(self, at: QPoint) -> QMenu | None:
        """Return a menu to copy and export the figure at a place of the screen; None elsewhere."""
        figure = next((f for f in self.export_figures() if _is_at(f, at)), None)
        if figure is None:
            return None
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        title = menu.addAction(figure.name)
        title.setEnabled(False)
        menu.addSeparator()
        copy = menu.addAction(self.tr("&Copy picture"))
        copy.triggered.connect(partial(self.copy_wanted.emit, figure))
        export = menu.addAction(self.tr("&Export picture…"))
        export.triggered.connect(partial(self.export_wanted.emit, figure))
        if figure.values is not None:
            values = menu.addAction(self.tr("Copy &values as CSV"))
            values.triggered.connect(partial(self._copy_values, figure))
        return menu

    def _copy_values(self, figure: ExportFigure) -> None:
        assert figure.values is not None
        QGuiApplication.clipboard().setText(figure.values())
        self.said.emit(self.tr("Copied as CSV: {name}.").format(name=figure.name))

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


def _is_at(figure: ExportFigure, at: QPoint) -> bool:
    """Return whether a panel of a figure is seen at a place of the screen."""
    return any(
        panel.isVisible() and QRect(QPoint(), panel.size()).contains(panel.mapFromGlobal(at))
        for panel in figure.panels
    )
