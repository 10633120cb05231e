"""Commands that take pictures and numbers out of the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.context.language import sentence
from app.context.session import Session
from app.style.theme import Appearance
from app.widgets.maps.figure_export import ExportFigure, picture, save
from lenet.errors import InputError
from lenet.explain.trace_file import save_trace


class Exports(QObject):
    """Copies and saves the sheets of a window, and saves the trace.

    `failed(str)`, `said(str)`: one sentence on what went wrong, or was done.
    """

    failed = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        export_figures: Callable[[], list[ExportFigure]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._appearance = appearance
        self._export_figures = export_figures
        self._window = window

    def add_to(self, menu: QMenu) -> None:
        """The commands, as two submenus that name what the page has now, and one entry."""
        for title, command in (
            (self.tr("&Copy a picture of"), self._copy_chosen),
            (self.tr("Save a &picture of"), self._ask_and_save_chosen),
        ):
            export_figures = menu.addMenu(title)
            export_figures.triggered.connect(command)
            menu.aboutToShow.connect(partial(self._name_sheets, export_figures))
        trace = menu.addAction(self.tr("Save all &numbers (.npz)…"))
        trace.setStatusTip(self.tr("Every sum and state of every layer, for numpy"))
        trace.triggered.connect(self._ask_and_save_trace)

    def _name_sheets(self, menu: QMenu) -> None:
        menu.clear()
        for number, export_figure in enumerate(self._export_figures()):
            menu.addAction(export_figure.name).setData(number)

    def copy(self, export_figure: ExportFigure) -> None:
        """A sheet to the clipboard."""
        QGuiApplication.clipboard().setImage(picture(export_figure, self._appearance.theme))
        self.said.emit(self.tr("Copied: {name}.").format(name=export_figure.name))

    def save(self, export_figure: ExportFigure, path: Path) -> None:
        """A sheet to a file."""
        try:
            save(export_figure, path, self._appearance.theme)
        except InputError as error:
            self.failed.emit(sentence(error))
            return
        self.said.emit(self.tr("Saved {file}.").format(file=path))

    def save_trace(self, path: Path) -> None:
        """Everything the network computed to a file."""
        trace = self._session.trace
        if trace is None:
            self.said.emit(self.tr("The canvas is blank: there are no numbers to save."))
            return
        try:
            save_trace(path, trace, model=self._session.model.card.name)
        except OSError as error:
            self.failed.emit(
                self.tr("{file} could not be saved: {reason}.").format(
                    file=path, reason=error.strerror or error
                )
            )
            return
        self.said.emit(self.tr("Saved {file}.").format(file=path))

    def _copy_chosen(self, action: QAction) -> None:
        self.copy(self._export_figures()[action.data()])

    def _ask_and_save_chosen(self, action: QAction) -> None:
        export_figure = self._export_figures()[action.data()]
        path = self._ask(f"{export_figure.name}.png", self.tr("Pictures") + " (*.png *.svg)")
        if path is not None:
            self.save(export_figure, path)

    def _ask_and_save_trace(self) -> None:
        path = self._ask("trace.npz", self.tr("Numbers for numpy") + " (*.npz)")
        if path is not None:
            self.save_trace(path)

    def _ask(self, name: str, kinds: str) -> Path | None:
        start = str(Path.home() / name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save"), start, kinds)
        return Path(chosen) if chosen else None
