"""The language of the window: English in the code, others from Qt's catalogues."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from app.style import typography
from lenet.resources import RESOURCES

ENGLISH: Final = "en"
CHINESE: Final = "zh_CN"
LANGUAGES: Final = {ENGLISH: "English", CHINESE: "中文"}  # each in its own words
LANGUAGE_CHOICES: Final = ("system", *LANGUAGES)
_CATALOGUES: Final = RESOURCES / "translations"


class Language(QObject):
    """Which language is on. Emits `changed(str)` once the application speaks it."""

    changed = Signal(str)

    def __init__(self, application: QCoreApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self._choice = choice
        self.name = ENGLISH
        self._speak(self._resolved())

    @property
    def choice(self) -> str:
        """What the person chose: one of LANGUAGE_CHOICES."""
        return self._choice

    @property
    def other(self) -> str:
        """The one that is not on, for a button that switches between the two."""
        return CHINESE if self.name == ENGLISH else ENGLISH

    def choose(self, choice: str) -> None:
        """Take one of LANGUAGE_CHOICES."""
        self._choice = choice
        name = self._resolved()
        if name != self.name:
            self._speak(name)
            self.changed.emit(name)

    def _resolved(self) -> str:
        if self._choice != "system":
            return self._choice
        first = QLocale.system().uiLanguages()[:1]
        return CHINESE if first and first[0].startswith("zh") else ENGLISH

    def _speak(self, name: str) -> None:
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []
        self.name = name
        QLocale.setDefault(QLocale(name))
        typography.choose_font(han=name == CHINESE)
        if name == ENGLISH:
            return
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for catalogue, folder in ((f"qtbase_{name}", qt_folder), (name, str(_CATALOGUES))):
            translator = QTranslator(self)
            if translator.load(catalogue, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)
