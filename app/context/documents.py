"""What comes into the window and leaves it: drawings and pictures, by dialog or clipboard."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from app.context.dialogs import ask_file, ask_new_file
from app.context.drawing import Drawing
from app.context.messages import sentence
from app.context.open_drawing import PICTURE_SUFFIXES, open_drawing
from app.context.session import Session
from app.context.settings import Settings
from lenet.data.ink_files import SUFFIXES, InkDigit, write_ink
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits


class Documents(QObject):
    """Opens and saves for a window. What cannot be opened leaves everything as it was.

    `failed(str)`: one sentence on what could not be opened or saved, and why.
    `said(str)`: a word on what was done.
    """

    failed = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._examples: dict[int, list[int]] = {}

    def ask_and_open(self) -> None:
        """A picture or ink file of the person's choice becomes the drawing."""
        kinds = " ".join(f"*{suffix}" for suffix in (*PICTURE_SUFFIXES, *SUFFIXES))
        title = self.tr("Open a picture or ink file")
        kinds = self.tr("Pictures and ink") + f" ({kinds})"
        path = ask_file(self._window, self._settings, title, kinds)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """A file becomes the drawing."""
        try:
            drawing = open_drawing(path)
        except InputError as error:
            self.failed.emit(sentence(error))
            return
        self._session.show(drawing)
        if self._session.rasterized is None:
            self.said.emit(self.tr("No digit was found in {file}.").format(file=path.name))

    def take_image(self, image: QImage) -> None:
        """A picture from the clipboard or from another program becomes the drawing."""
        from lenet.data.photo import read_picture

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        try:
            grey = read_picture(bytes(buffer.data().data()))
        except InputError as error:
            self.failed.emit(sentence(error))
            return
        self._session.show(Drawing(picture=grey))

    def paste(self) -> None:
        """The clipboard's picture, or the file it names, becomes the drawing."""
        content = QGuiApplication.clipboard().mimeData()
        image = content.imageData() if content.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.take_image(image)
        elif content.hasUrls() and content.urls()[0].isLocalFile():
            self.open(Path(content.urls()[0].toLocalFile()))
        else:
            self.said.emit(self.tr("There is no picture on the clipboard."))

    def ask_and_save(self) -> None:
        """The strokes as an ink file of the person's choice."""
        if not self._session.drawing.strokes:
            self.said.emit(self.tr("There are no strokes to save."))
            return
        kinds = self.tr("Ink files") + " (*.jsonl *.jsonl.gz)"
        title = self.tr("Save the strokes")
        path = ask_new_file(self._window, self._settings, title, "digit.jsonl", kinds)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """The strokes as an ink file of one digit without a label."""
        try:
            write_ink(path, [InkDigit(None, "", self._session.drawing.strokes)])
        except OSError as error:
            self.failed.emit(
                self.tr("{file} could not be saved: {reason}.").format(
                    file=path, reason=error.strerror or error
                )
            )
            return
        self.said.emit(self.tr("Saved {file}.").format(file=path))

    def show_example(self, digit: int) -> None:
        """The next MNIST test digit of a class becomes the drawing."""
        try:
            test = bundled_test_digits()
        except InputError as error:
            self.failed.emit(sentence(error))
            return
        if digit not in self._examples:
            self._examples[digit] = np.flatnonzero(test.labels == digit).tolist()
        number = self._examples[digit].pop(0)
        self._examples[digit].append(number)
        self._session.show(Drawing.of_digit(test.images[number]))
        self.said.emit(self.tr("Test digit {number} of MNIST.").format(number=number))
