"""The language of the window: English in the code, Chinese from Qt's catalogues."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from app.style import typography
from lenet.errors import InputError, Phrase, one_line
from lenet.files.decode import shortened
from lenet.resources import RESOURCES
from lenet.runs.events import RunFailed
from lenet.runs.teaching_events import TeachingNote

ENGLISH: Final = "en"
CHINESE: Final = "zh_CN"
LANGUAGES: Final = {ENGLISH: "English", CHINESE: "中文"}  # each in its own language
LANGUAGE_CHOICES: Final = ("system", *LANGUAGES)
LONGEST_REASON: Final = 300  # characters of why a run failed, which its folder says
_CATALOGUES: Final = RESOURCES / "translations"


class Language(QObject):
    """The owner of the window's language.

    `changed(str)`: the texts of the application are now in another language of LANGUAGES.
    """

    changed = Signal(str)

    def __init__(self, application: QCoreApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self._choice = choice
        self.name = ENGLISH
        self._install(self._resolved())

    @property
    def choice(self) -> str:
        """The user's choice: one of LANGUAGE_CHOICES."""
        return self._choice

    @property
    def other(self) -> str:
        """The language that is not in use, for a button that switches between the two."""
        return CHINESE if self.name == ENGLISH else ENGLISH

    def choose(self, choice: str) -> None:
        """Use one of LANGUAGE_CHOICES from now on."""
        self._choice = choice
        name = self._resolved()
        if name != self.name:
            self._install(name)
            self.changed.emit(name)

    def _resolved(self) -> str:
        if self._choice != "system":
            return self._choice
        first = QLocale.system().uiLanguages()[:1]
        return CHINESE if first and first[0].startswith("zh") else ENGLISH

    def _install(self, name: str) -> None:
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()  # or each switch keeps half a megabyte of texts
        self._translators = []
        self.name = name
        QLocale.setDefault(QLocale(name))
        typography.choose_font(han=name == CHINESE)
        if name == ENGLISH:
            return
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for catalogue, folder in ((f"qtbase_{name}", qt_folder), (name, str(_CATALOGUES))):
            translator = QTranslator(self)
            self._translators.append(translator)
            if translator.load(catalogue, folder):
                self._application.installTranslator(translator)


def sentence(error: InputError | RunFailed | TeachingNote) -> str:
    """Return an error of lenet, why a run failed, or a note, as one sentence in the language.

    lenet knows no Qt and holds its sentences in English. The catalogue has them in the context
    "InputError"; tests/catalogue.py gathers them from the calls in the code. The system's own
    words, such as "No such file or directory", are not translated.
    """
    if isinstance(error, RunFailed | TeachingNote):
        return shortened(_reason(error), LONGEST_REASON)
    template = _translated(error.template)
    if not error.values:
        return template
    values = {
        name: _translated(value) if isinstance(value, Phrase) else value
        for name, value in error.values.items()
    }
    return one_line(template.format(**values))


def _reason(failed: RunFailed | TeachingNote) -> str:
    """Why a run failed. Its folder may be a stranger's, so only our own templates are filled in.

    A text that the catalogue translates is one of them. The English sentence is there in full.
    """
    template = _translated(failed.template)
    if template == failed.template:  # English, of an earlier version, or not ours
        return failed.reason
    values = {
        name: shortened(value, LONGEST_REASON) if isinstance(value, str) else value
        for name, value in failed.values.items()
    }
    try:
        return template.format(**values)
    except (LookupError, ValueError, TypeError):  # our words with values of other kinds
        return failed.reason


def _translated(text: str) -> str:
    return QCoreApplication.translate("InputError", text)
