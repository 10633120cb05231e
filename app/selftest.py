"""`lenet5-lab --selftest`: say in one sentence whether this installation is whole.

It uses what a person would: the files that the installer noted, a window, a digit, a process that
trains, and the other language. Nothing of the user's is opened or changed.
"""

import struct
import sys
import tempfile
import time
from argparse import Namespace
from dataclasses import replace
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, QTimer

import lenet
from app.context.language import LANGUAGES
from app.context.training.child_process import TRAIN, ChildProcess
from app.shell.platform import create_application
from app.shell.window import Window
from app.start import build
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits
from lenet.resources import bundled_model_path
from lenet.runs.events import RunDone, RunFailed
from lenet.runs.recipe import Minibatch, Recipe, Sdlm
from lenet.runs.spec import RunSpec, save_spec
from lenet.training.torch_extra import torch_is_installed

NAME: Final = "lenet5-lab"  # of the distribution
_DIGIT: Final = 7  # that is read
_BATCH: Final = 100  # digits that are learned
_LIMIT_MS: Final = 60_000  # until they are; 2,000 are usual


class NotWholeError(Exception):
    """What this installation lacks, as the rest of a sentence for the terminal, in English."""


def selftest(arguments: Namespace) -> int:
    """Say whether the installation is whole; return the exit status, 0 or 2.

    `arguments` are those of a window that is drawn offscreen.
    """
    began = time.monotonic()
    try:
        check_files(Path(lenet.__file__).parents[1])
        application = create_application(offscreen=True)
        learner = _Learner(application)  # it learns while the window is tried
        window = _open_window(arguments)
        _read_a_digit(window)
        _switch_language(window)
        learner.wait()
    except (NotWholeError, InputError) as error:
        sys.stderr.write(f"LeNet-5 Lab {lenet.__version__} is not whole: {error}\n")
        return 2
    seconds = time.monotonic() - began
    how = "by torch" if torch_is_installed() else "by numpy, as torch is not installed"
    sys.stdout.write(
        f"LeNet-5 Lab {lenet.__version__} is whole: a window opened, a {_DIGIT} was read, {_BATCH}"
        f" digits were learned {how}, and it speaks {' and '.join(LANGUAGES.values())}"
        f" ({seconds:.1f} s).\n"
    )
    return 0


def check_files(place: Path) -> None:
    """Compare the files of the installation in a folder with its own list of them.

    Raises NotWholeError for a file that is missing or cut off, and for two versions in one folder.
    A checkout has no such list, and nothing is compared.
    """
    found = [each for each in distributions(name=NAME, path=[str(place)]) if each.files is not None]
    if len(found) > 1:
        versions = " and ".join(sorted(each.version for each in found))
        raise NotWholeError(
            f"two versions lie in {place}, {versions}. Remove them all and install one again."
        )
    for distribution in found:
        _check_sizes(distribution)


def _check_sizes(distribution: Distribution) -> None:
    for file in distribution.files or ():
        path = Path(str(file.locate()))
        # The list itself has no size, nor has what was compiled later; installers write the
        # commands, which lie outside, as they like.
        if file.size is None or ".." in file.parts:
            continue
        try:
            size = path.stat().st_size
        except OSError:
            size = -1
        if size != file.size:
            fault = "is missing" if size < 0 else "is not as it was delivered"
            raise NotWholeError(f"{path} {fault}. Install it again, or unpack the bundle again.")


def _open_window(arguments: Namespace) -> Window:
    """Return a window that is drawn, with the model that comes along."""
    arguments.model = bundled_model_path()
    window = build(arguments)
    window.show()
    if window.grab().isNull():
        raise NotWholeError("its window cannot be drawn.")
    return window


def _read_a_digit(window: Window) -> None:
    failures: list[str] = []
    window.documents.failed.connect(failures.append)
    window.documents.show_example(_DIGIT)
    if failures:
        raise NotWholeError(failures[0])
    trace = window.session.trace
    if trace is None or trace.answer != _DIGIT:
        raise NotWholeError(f"it reads a {_DIGIT} wrong.")


def _switch_language(window: Window) -> None:
    """Switch to every language. Raises NotWholeError where the page in front keeps its name."""
    names = set()
    for name in reversed(LANGUAGES):  # English last, for what is said later
        window.context.language.choose(name)
        names.add(window.draw_page.accessibleName())
    if len(names) < len(LANGUAGES):
        raise NotWholeError("its Chinese texts cannot be read.")


class _Learner(QObject):
    """The process that trains for the window; it learns one batch into a folder that is deleted.

    Unlike the window's it makes way for nobody: a person waits for it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        place = Path(self._folder.name)
        _write_few_digits(place)
        save_spec(place / "spec.json", RunSpec(recipe=_recipe(), data_folder=str(place)))
        files = ("--spec", str(place / "spec.json"), "--out", str(place / "run"))
        self._fault = ""
        self._loop = QEventLoop(self)
        self._process = ChildProcess([*TRAIN, "--json", *files], self)
        self._process.not_started.connect(self._fail)
        self._process.ended.connect(self._loop.quit)
        self._process.start()

    def wait(self) -> None:
        """Wait until it has learned. Raises NotWholeError when it does not."""
        if self._process.process_id:
            QTimer.singleShot(_LIMIT_MS, self._loop.quit)
            self._loop.exec()
        self._process.kill()
        self._process.end_now()
        self._folder.cleanup()
        ending = self._process.last_event
        if isinstance(ending, RunFailed):
            raise NotWholeError(ending.reason)
        if not isinstance(ending, RunDone):
            said = self._fault or self._process.last_error
            raise NotWholeError(f"it does not train ({said or 'it takes too long'}).")

    def _fail(self, reason: str) -> None:
        self._fault = reason
        self._loop.quit()


def _write_few_digits(folder: Path) -> None:
    """Write the first 100 of MNIST's test digits as IDX files, to learn and to test by.

    All 70,000 would take seconds to read and to measure. Raises InputError where MNIST is damaged.
    """
    digits = bundled_test_digits()
    for split in ("train", "t10k"):
        for name, array in (("images-idx3", digits.images), ("labels-idx1", digits.labels)):
            few = array[:_BATCH]
            header = struct.pack(f">BBBB{few.ndim}I", 0, 0, 8, few.ndim, *few.shape)
            (folder / f"{split}-{name}-ubyte").write_bytes(header + few.tobytes())


def _recipe() -> Recipe:
    """Return a recipe of one batch: by torch where that is installed, else the paper's way."""
    recipe = Recipe(
        name="selftest",
        passes=1,
        initial_weights="1/sqrt(fan-in)",
        measured=_BATCH,
    )
    if torch_is_installed():
        return replace(recipe, minibatch=Minibatch(batch=_BATCH))
    return replace(recipe, sdlm=Sdlm(curvature_patterns=_BATCH))
