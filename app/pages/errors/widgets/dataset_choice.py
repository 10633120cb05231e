"""The choice of the digits that errors are counted on: a button with its menu."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from app.context.app_context import AppContext
from app.context.dialogs import ask_file, ask_folder
from app.context.digits.mark_texts import writer_text
from app.style import typography
from app.widgets.forms.plain_text import PlainLabel, plain_tip
from lenet.data.ink_files import SUFFIXES
from lenet.files.decode import shortened


class DatasetChoice(QWidget):
    """Names the evaluation dataset; its menu chooses another. My digits follow what is kept."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._dataset = context.error_view.evaluation_dataset
        self._digits = context.my_digits.digits  # that the dataset was made of
        label = PlainLabel(self.tr("Digits:"), self)
        typography.set_type(label, "body")
        self.menu = QMenu(self)
        self.menu.setTitle(self.tr("&Digits to count on"))
        for text, key, command in (
            (self.tr("&MNIST’s test digits"), "Ctrl+Shift+T", self._choose_mnist),
            (self.tr("A &folder of IDX files…"), "Ctrl+Shift+F", self._ask_folder),
            (self.tr("An &ink file…"), "Ctrl+Shift+I", self._ask_ink),
        ):
            action = self.menu.addAction(text)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(command)
        self._mine = self.menu.addMenu(self.tr("My &digits"))
        self._mine.aboutToShow.connect(self._fill)
        self.button = QToolButton(self)
        self.button.setMenu(self.menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.button)
        self._dataset.changed.connect(self._show)
        context.my_digits.changed.connect(self._follow_digits)
        self.menu.aboutToShow.connect(context.my_digits.load)
        self._fill()
        self._show()

    def choose_kept(self, writer: str | None) -> None:
        """Count errors on My digits of a writer; None: on all."""
        my_digits = self._context.my_digits
        self._digits = my_digits.digits
        self._dataset.choose_kept(writer, my_digits.of_writer(writer), my_digits.pictures)

    def _fill(self) -> None:
        """Put all writers into the menu, as they are now."""
        self._mine.clear()
        writers = self._context.my_digits.writers
        for writer in (None, *writers):
            name = self.tr("All writers") if writer is None else writer_text(writer)
            action = self._mine.addAction(shortened(name.replace("&", "&&")))
            action.triggered.connect(partial(self.choose_kept, writer))
            action.setEnabled(bool(writers))

    def _follow_digits(self) -> None:
        """Count anew where the digits that are counted have changed."""
        kept, now = self._dataset.kept, self._context.my_digits
        if kept is not None and now.digits != self._digits and now.of_writer(kept.writer):
            self.choose_kept(kept.writer)

    def _choose_mnist(self) -> None:
        self._dataset.choose(None)

    def _ask_folder(self) -> None:
        self._choose(ask_folder(self, self._context.settings, self.tr("A folder of IDX files")))

    def _ask_ink(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = self.tr("Ink files") + f" ({patterns})"
        self._choose(ask_file(self, self._context.settings, self.tr("An ink file"), kinds))

    def _choose(self, path: Path | None) -> None:
        if path is not None:
            self._dataset.choose(path)

    def _name(self) -> str:
        if self._dataset.path is not None:
            return self._dataset.path.name
        if self._dataset.kept is None:
            return self.tr("MNIST test")
        writer = self._dataset.kept.writer
        if writer is None:
            return self.tr("My digits")
        return self.tr("My digits: {writer}").format(writer=shortened(writer_text(writer), 20))

    def _show(self) -> None:
        loading = self._dataset.is_loading
        self.button.setText(self.tr("Opening…") if loading else f"{self._name()} ▾")
        self.button.setToolTip(
            self.tr("Choose the digits that the errors are counted on")
            if self._dataset.path is None
            else plain_tip(str(self._dataset.path))
        )
