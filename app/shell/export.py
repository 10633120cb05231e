"""Copy and save pictures of the window; save the lecture, and the numbers of the trace."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.context.app_context import AppContext
from app.context.dialogs import ask_new_file
from app.context.language import sentence
from app.shell.handout_export import HandoutExport
from app.widgets.maps.figure_export import ExportFigure, figure_image, save_figure
from lenet.errors import InputError
from lenet.exchange.export import EXPORT_SUFFIXES, export_model
from lenet.network.forward import save_trace


class Exports(QObject):
    """The commands that copy or save a figure of the page, all lecture pages, and the trace.

    `failed(str)`, `said(str)`: one sentence on what went wrong, or was done.
    """

    failed = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        context: AppContext,
        export_figures: Callable[[], list[ExportFigure]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = context.session
        self._appearance = context.appearance
        self._settings = context.settings
        self._export_figures = export_figures
        self._window = window
        self.handout = HandoutExport(context, window)
        self.handout.failed.connect(self.failed)
        self.handout.said.connect(self.said)

    def add_to(self, menu: QMenu) -> None:
        """Add two submenus that name the page's figures when they open, and two entries."""
        for title, command in (
            (self.tr("&Copy a picture of"), self._copy_figure),
            (self.tr("Save a &picture of"), self._ask_and_save_figure),
        ):
            figures = menu.addMenu(title)
            figures.triggered.connect(command)
            menu.aboutToShow.connect(partial(self._list_figures, figures))
        self.handout.add_to(menu)
        trace = menu.addAction(self.tr("Save all &numbers (.npz)…"))
        trace.setStatusTip(self.tr("Every sum and state of every layer, for numpy"))
        trace.triggered.connect(self._ask_and_save_trace)
        network = menu.addAction(self.tr("Save the net&work (.onnx, .py, .npz)…"))
        network.setStatusTip(self.tr("The model in use for ONNX, as a PyTorch file, or for numpy"))
        network.triggered.connect(self._ask_and_export_model)

    def _list_figures(self, menu: QMenu) -> None:
        menu.clear()
        for number, figure in enumerate(self._export_figures()):
            menu.addAction(figure.name).setData(number)

    def copy(self, figure: ExportFigure) -> None:
        """Copy a figure to the clipboard."""
        QGuiApplication.clipboard().setImage(figure_image(figure, self._appearance.theme))
        self.said.emit(self.tr("Copied: {name}.").format(name=figure.name))

    def save(self, figure: ExportFigure, path: Path) -> None:
        """Save a figure as a PNG or SVG file."""
        try:
            save_figure(figure, path, self._appearance.theme)
        except InputError as error:
            self.failed.emit(sentence(error))
            return
        self.said.emit(self.tr("Saved {file}.").format(file=path))

    def save_trace(self, path: Path) -> None:
        """Save everything that the network computed as an .npz file."""
        trace = self._session.trace
        if trace is None:
            self.said.emit(self.tr("There is no digit, so there are no numbers to save."))
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

    def _copy_figure(self, action: QAction) -> None:
        self.copy(self._export_figures()[action.data()])

    def _ask_and_save_figure(self, action: QAction) -> None:
        self.ask_and_save(self._export_figures()[action.data()])

    def ask_and_save(self, figure: ExportFigure) -> None:
        """Ask for a file and save a figure in it."""
        path = self._ask(f"{figure.name}.png", self.tr("Pictures") + " (*.png *.svg)")
        if path is not None:
            self.save(figure, path)

    def _ask_and_save_trace(self) -> None:
        path = self._ask("trace.npz", self.tr("Numbers for numpy") + " (*.npz)")
        if path is not None:
            self.save_trace(path)

    def export_model(self, path: Path) -> None:
        """Save the model in use for other programs, in the format of the file's ending."""
        try:
            files = export_model(self._session.model, path)
        except InputError as error:
            self.failed.emit(sentence(error))
            return
        self.said.emit(self.tr("Saved {file}.").format(file=", ".join(map(str, files))))

    def _ask_and_export_model(self) -> None:
        names = (self.tr("ONNX"), self.tr("PyTorch file"), self.tr("Numbers for numpy"))
        pairs = zip(names, EXPORT_SUFFIXES, strict=True)
        kinds = ";;".join(f"{name} (*{suffix})" for name, suffix in pairs)
        path = self._ask(f"lenet5{EXPORT_SUFFIXES[0]}", kinds)
        if path is not None:
            self.export_model(path)

    def _ask(self, name: str, kinds: str) -> Path | None:
        return ask_new_file(self._window, self._settings, self.tr("Save"), name, kinds)
