"""Open and save drawings: pictures and ink files, by dialog, drop or clipboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from app.context.dialogs import ask_file, ask_new_file
from app.context.drawing import PICTURE_SIDE, Drawing
from app.context.language import sentence
from app.context.opening import Opening
from app.context.scenes.scene import SUFFIX
from app.context.scenes.scene_list import names_scenes
from app.context.session import Session
from app.context.settings import Settings
from lenet.data.ink_files import SUFFIXES, InkDigit, is_ink_file, read_ink, write_ink
from lenet.data.kept_digits import PICTURE_SUFFIXES, centred
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits
from lenet.exchange.network_file import NETWORK_SUFFIXES

# Of each class a test digit that three of the bundled networks find very near to its code, chosen
# by eye among the nearest eight: it is the first example.
CLEAR_EXAMPLES: Final = (13, 489, 1132, 216, 541, 978, 508, 941, 879, 12)


def load_drawing(path: Path) -> Drawing:
    """Load a picture, or the first digit of an ink file, as a drawing.

    Raises InputError with a sentence that names the file and the fault.
    """
    if is_ink_file(path):
        return Drawing(strokes=centred(read_ink(path)[0].strokes))
    from lenet.data.photo import read_picture  # Pillow is needed for pictures only

    return Drawing.of_picture(read_picture(path))


def _drawing_of(image: QImage) -> Drawing:
    """Return the drawing of a picture. Raises InputError."""
    from lenet.data.photo import read_picture

    if max(image.width(), image.height()) > PICTURE_SIDE:  # a photo would take 0.7 s below
        image = image.scaled(
            QSize(PICTURE_SIDE, PICTURE_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Drawing.of_picture(read_picture(bytes(buffer.data().data())))


class Documents(QObject):
    """The commands that open a file as the session's drawing and save its strokes.

    A file is read beside the event loop; until it is there, or if it cannot be opened, the drawing
    stays as it was.

    `failed(str)`: one sentence on what could not be opened or saved, and why.
    `said(str)`: one sentence on what was done, for the status bar.
    `opened()`: what was opened is the drawing now.
    `scenes_wanted(list[Path])`: the file is a scene, or a list of scenes.
    `network_wanted(Path)`: the file is a network by its name.
    """

    failed = Signal(str)
    said = Signal(str)
    opened = Signal()
    scenes_wanted = Signal(list)
    network_wanted = Signal(Path)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._name = ""  # of what was opened last
        self._opening = Opening(window)
        self._opening.done.connect(self._show)
        self._opening.failed.connect(self.failed)
        self._opening.said.connect(self.said)
        self._examples: dict[int, list[int]] = {}  # by class: numbers of test digits, next first

    def ask_and_open(self) -> None:
        """Ask for a picture or ink file and open it."""
        kinds = " ".join(f"*{suffix}" for suffix in (*PICTURE_SUFFIXES, *SUFFIXES, SUFFIX))
        title = self.tr("Open a picture or ink file")
        kinds = self.tr("Pictures and ink") + f" ({kinds})"
        path = ask_file(self._window, self._settings, title, kinds)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a picture or an ink file as the drawing; other owners open scenes and networks."""
        if path.suffix.lower() in NETWORK_SUFFIXES:
            self._opening.give_up()
            self.network_wanted.emit(path)
            return
        if names_scenes(path):
            self._opening.give_up()
            self.scenes_wanted.emit([path])
            return
        self._begin(lambda: load_drawing(path), path.name)

    def open_image(self, image: QImage) -> None:
        """Open a picture from the clipboard or from another program as the drawing."""
        self._begin(lambda: _drawing_of(image), self.tr("the picture"))

    def _begin(self, load: Callable[[], Drawing], name: str) -> None:
        self._name = name
        self._opening.begin(load, name)

    def _show(self, drawing: Drawing) -> None:
        self._session.show(drawing)
        if self._session.rasterized is None:
            self.said.emit(self.tr("No digit was found in {file}.").format(file=self._name))
        self.opened.emit()

    def paste(self) -> None:
        """Open the clipboard's picture, or the file that it names, as the drawing."""
        content = QGuiApplication.clipboard().mimeData()
        image = content.imageData() if content.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self.open_image(image)
        elif content.hasUrls() and content.urls()[0].isLocalFile():
            self.open(Path(content.urls()[0].toLocalFile()))
        else:
            self.said.emit(self.tr("There is no picture on the clipboard."))

    def ask_and_save(self) -> None:
        """Ask for a file and save the strokes in it."""
        if not self._session.drawing.strokes:
            self.said.emit(self.tr("There are no strokes to save."))
            return
        kinds = self.tr("Ink files") + " (*.jsonl *.jsonl.gz)"
        title = self.tr("Save the strokes")
        path = ask_new_file(self._window, self._settings, title, "digit.jsonl", kinds)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Save the strokes as an ink file of one digit without a label."""
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
        """Show the next of MNIST's test digits of a class as the drawing."""
        self._opening.give_up()
        try:
            test = bundled_test_digits()
        except InputError as error:
            self.failed.emit(sentence(error))
            return
        if digit not in self._examples:
            numbers = np.flatnonzero(test.labels == digit).tolist()
            self._examples[digit] = sorted(numbers, key=lambda n: n != CLEAR_EXAMPLES[digit])
        number = self._examples[digit].pop(0)
        self._examples[digit].append(number)
        self._session.show(Drawing.of_digit(test.images[number]))
        self.said.emit(self.tr("Test digit {number} of MNIST.").format(number=number))
