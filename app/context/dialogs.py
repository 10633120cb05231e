"""Every dialog of the window: files and folders, warnings, questions, crash report, About.

They are here and not in app/shell because documents, models and pages open them too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QProgressDialog,
    QWidget,
)

from app.context.settings import Settings
from lenet.errors import one_line

_SOON_MS: Final = 300
_FOLDER: Final = "folder"  # the setting that keeps the folder used last
_Icon = QMessageBox.Icon
_Role = QMessageBox.ButtonRole


def ask_file(window: QWidget, settings: Settings, title: str, kinds: str) -> Path | None:
    """Ask for a file to open; return None when the dialog is cancelled.

    `kinds` is Qt's filter: words, then patterns in brackets, such as "Pictures (*.png *.jpg)".
    """
    name, _ = QFileDialog.getOpenFileName(window, title, _folder(settings), kinds)
    return _remembered(settings, name, folder=Path(name).parent)


def ask_files(window: QWidget, settings: Settings, title: str, kinds: str) -> list[Path]:
    """Ask for files to open; return none when the dialog is cancelled."""
    names, _ = QFileDialog.getOpenFileNames(window, title, _folder(settings), kinds)
    if names:
        _remembered(settings, names[0], folder=Path(names[0]).parent)
    return [Path(name) for name in names]


def ask_folder(window: QWidget, settings: Settings, title: str) -> Path | None:
    """Ask for a folder that exists; return None when the dialog is cancelled."""
    name = QFileDialog.getExistingDirectory(window, title, _folder(settings))
    return _remembered(settings, name, folder=Path(name))


def ask_new_file(
    window: QWidget, settings: Settings, title: str, name: str, kinds: str
) -> Path | None:
    """Ask for a file to write, and propose `name`; return None when the dialog is cancelled."""
    proposed = str(Path(_folder(settings)) / name)
    chosen, _ = QFileDialog.getSaveFileName(window, title, proposed, kinds)
    return _remembered(settings, chosen, folder=Path(chosen).parent)


def _remembered(settings: Settings, name: str, *, folder: Path) -> Path | None:
    if not name:
        return None
    settings.keep(_FOLDER, str(folder))
    return Path(name)


def _folder(settings: Settings) -> str:
    home = QStandardPaths.StandardLocation.HomeLocation
    folder = settings.text(_FOLDER, "")
    return folder if folder and Path(folder).is_dir() else QStandardPaths.writableLocation(home)


def ask_name(
    window: QWidget,
    title: str,
    question: str,
    names: Sequence[str],
    *,
    now: str,
    answered: Callable[[str], object],
) -> QInputDialog:
    """Ask for a name, one of those known or a new one; it blocks no code."""
    box = QInputDialog(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setLabelText(question)
    box.setComboBoxEditable(True)
    box.setComboBoxItems(list(dict.fromkeys((now, *names))))
    box.textValueSelected.connect(answered)
    box.open()
    return box


@dataclass(frozen=True)
class Answer:
    """A button of a question, and what a click on it does."""

    text: str
    action: Callable[[], object]
    is_default: bool = False  # the Enter key chooses it
    destroys: bool = False  # some systems set such a button apart


def warn(window: QWidget, text: str) -> QMessageBox:
    """Show a warning that waits to be read and blocks no code."""
    return _opened(_box(window, _Icon.Warning, window.windowTitle(), text))


class Warnings(QObject):
    """The warnings of a window: one box, however many there are, that shows the last and counts."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._count = 0

    def show(self, text: str) -> None:
        """Show a warning; in the box that is still open, if there is one."""
        if self._box is None:
            self._count = 1
            self._box = warn(self._window, one_line(text))
            self._box.finished.connect(self._forget_box)
            return
        self._count += 1
        self._box.setText(one_line(text))
        self._box.setInformativeText(
            self.tr("The last of {count} warnings.").format(count=self._count)
        )
        _show_plain(self._box)

    def _forget_box(self) -> None:
        self._box = None


def ask(
    window: QWidget,
    title: str,
    text: str,
    detail: str,
    answers: Sequence[Answer],
    *,
    refusal: str = "",
) -> QMessageBox:
    """Ask a question that blocks no code; `finished` of the box comes after every answer.

    The last button does nothing: `refusal`, or Cancel in Qt's own words. The Escape key chooses
    it, and so does the Enter key where no answer is the default.
    """
    box = _box(window, _Icon.Question, title, text, detail)
    default = None
    for answer in answers:
        role = _Role.DestructiveRole if answer.destroys else _Role.AcceptRole
        button = box.addButton(answer.text, role)
        button.clicked.connect(answer.action)
        default = button if answer.is_default else default
    cancel = (
        box.addButton(refusal, _Role.RejectRole)
        if refusal
        else box.addButton(QMessageBox.StandardButton.Cancel)
    )
    box.setDefaultButton(default or cancel)
    box.setEscapeButton(cancel)
    return _opened(box)


def show_progress(window: QWidget, title: str, count: int) -> QProgressDialog:
    """Show how many of `count` things are done, and a button to stop; it blocks no code.

    Work that ends soon shows nothing.
    """
    box = QProgressDialog(window)
    box.setWindowTitle(window.window().windowTitle())
    box.setLabelText(title)
    box.setRange(0, count)
    box.setMinimumDuration(_SOON_MS)
    box.setAutoReset(False)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setValue(0)
    return box


def show_crash(window: QWidget, text: str, report: str) -> QMessageBox:
    """Show a warning with a button that copies a report to the clipboard."""
    box = _box(window, _Icon.Warning, window.windowTitle(), text)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Ok))
    label = QCoreApplication.translate("Dialogs", "&Copy report")
    copy = box.addButton(label, _Role.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    return _opened(box)


def show_about(window: QWidget, report: str) -> QMessageBox:
    """Show the program, its version and sources, and a report of the machine to copy."""
    translate = QCoreApplication.translate
    program = translate("About", "The LeNet-5 of 1998, to draw at, to train and to look into.")
    detail = translate(
        "About",
        "The network is the LeNet-5 of Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "
        "“Gradient-Based Learning Applied to Document Recognition”, 1998. Examples and "
        "training digits are MNIST by Y. LeCun, C. Cortes and C. Burges (CC BY-SA 3.0).",
    )
    title = translate("About", "About LeNet-5 Lab")
    box = _box(window, _Icon.NoIcon, title, program, f"{report}\n\n{detail}")
    copy = box.addButton(translate("About", "&Copy for a report"), _Role.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    close = box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    return _opened(box)


def _box(
    window: QWidget, icon: QMessageBox.Icon, title: str, text: str, detail: str = ""
) -> QMessageBox:
    """Make a message box that deletes itself when it is closed."""
    box = QMessageBox(icon, title, text, parent=window)
    box.setInformativeText(detail)
    _show_plain(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def _show_plain(box: QMessageBox) -> None:
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)  # a file name may look like HTML


def _opened(box: QMessageBox) -> QMessageBox:
    box.open()  # exec() would run a second event loop inside the caller
    return box
