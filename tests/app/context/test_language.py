"""The sentences of lenet in the language of the window, their values as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.context.language import CHINESE, ENGLISH, Language, sentence
from lenet.errors import InputError, Phrase
from lenet.runs.events import RunFailed


class Backwards(QTranslator):
    """A language in which a sentence names its values in another order."""

    WORDS = {  # noqa: RUF012
        "{path} is no {kind}.": "Kein {kind}: {path}.",
        "picture": "Bild",
        "In pass {number} it ended.": "Ende, Durchgang {number}.",
    }

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Only what is a sentence of lenet's."""
        return self.WORDS.get(text) if context == "InputError" else None


@pytest.fixture
def backwards(qapp: QApplication) -> Iterator[None]:
    translator = Backwards()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("backwards")
def test_an_error_is_translated_before_its_values_are_put_in() -> None:
    error = InputError("{path} is no {kind}.", path=Path("picture"), kind=Phrase("picture"))
    assert str(error) == "picture is no picture."
    assert sentence(error) == "Kein Bild: picture."


@pytest.mark.usefixtures("backwards")
def test_the_end_of_a_run_is_translated_too() -> None:
    assert sentence(RunFailed.because("In pass {number} it ended.", number=3)) == (
        "Ende, Durchgang 3."
    )


@pytest.mark.usefixtures("backwards")
def test_what_no_catalogue_knows_stays_english() -> None:
    assert sentence(RunFailed("Kept by an earlier version {}.")) == "Kept by an earlier version {}."
    assert sentence(InputError("{path} is gone.", path="{x}")) == "{x} is gone."


class SystemLocale(QLocale):
    """A system whose user reads these languages, the favourite first."""

    def __init__(self, *languages: str) -> None:
        super().__init__("de")
        self._languages = languages

    def uiLanguages(self, *_: object) -> list[str]:  # noqa: N802 (Qt's name)
        return list(self._languages)


@pytest.mark.parametrize(
    ("languages", "name"),
    [
        (("zh-Hans-CN", "en-US"), CHINESE),
        (("en-US", "zh-Hans-CN"), ENGLISH),
        (("de-DE",), ENGLISH),
        ((), ENGLISH),
    ],
)
def test_the_systems_first_language_is_used_if_it_is_chinese_else_english(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    languages: tuple[str, ...],
    name: str,
) -> None:
    language = Language(qapp, ENGLISH)
    monkeypatch.setattr(QLocale, "system", lambda: SystemLocale(*languages))
    language.choose("system")
    assert language.name == name
    language.choose(ENGLISH)  # for the tests after this one
