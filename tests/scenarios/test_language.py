"""The language: that of the system at the first start, and switched while the program runs."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.context.dialogs import show_about
from app.context.language import Language, sentence
from app.pages.errors.widgets.card_texts import card_rows
from app.style import typography
from lenet.errors import InputError, Phrase
from lenet.network.checkpoint import Card
from tests.process import run

HAN = QFontDatabase.WritingSystem.SimplifiedChinese


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp, "en")
    yield language
    language.choose("en")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt asks the system")
@pytest.mark.parametrize(
    ("environment", "arguments", "expected"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, [], "zh_CN"),
        ({"LANG": "zh_CN.UTF-8"}, [], "zh_CN"),
        ({"LANG": "de_DE.UTF-8"}, [], "en"),
        ({"LANG": "C"}, [], "en"),
        ({"LANG": "zh_CN.UTF-8"}, ["--language", "en"], "en"),
        ({"LANG": "en_GB.UTF-8"}, ["--language", "zh_CN"], "zh_CN"),
    ],
)
def test_the_first_start_follows_the_system_unless_told_otherwise(
    tmp_path: Path, environment: dict[str, str], arguments: list[str], expected: str
) -> None:
    code = """
import sys, main
from app.shell.platform import create_application
from app.start import build
application = create_application(offscreen=True)
print(build(main.parse(sys.argv[1:])).context.language.name)
"""
    unset = {name: "" for name in os.environ if name.startswith(("LANG", "LC_"))}
    folders = {"XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    result = run("-c", code, *arguments, **(unset | environment | folders))
    assert result.stdout.strip() == expected, result.stderr


def test_texts_follow_a_switch_there_and_back(language: Language) -> None:
    error = InputError("{path} holds no digit.", path=Path("a.jsonl"))
    assert sentence(error) == "a.jsonl holds no digit."
    language.choose("zh_CN")
    assert sentence(error) == "a.jsonl 中没有样本。"
    assert str(error) == "a.jsonl holds no digit."
    language.choose("en")
    assert sentence(error) == "a.jsonl holds no digit."


def test_phrases_among_the_values_are_translated_too(language: Language) -> None:
    language.choose("zh_CN")
    error = InputError(
        "{source}: {name} must be {wanted}, not {value}.",
        source="a.toml",
        name="passes",
        wanted=Phrase("a whole number"),
        value="a whole number",
    )
    assert sentence(error) == "a.toml：passes 必须是一个整数，不能是 a whole number。"


@pytest.mark.parametrize(
    ("data", "english", "chinese"),
    [
        ("MNIST train", "MNIST’s training digits", "MNIST 训练集"),
        (
            "MNIST train and 26,894 drawings",
            "MNIST’s training digits and 26,894 drawings",
            "MNIST 训练集和 26,894 张手写图",
        ),
        ("/home/me/MNIST train", "/home/me/MNIST train", "/home/me/MNIST train"),
    ],
)
def test_a_card_names_the_bundled_digits_in_words(
    language: Language, data: str, english: str, chinese: str
) -> None:
    card = Card("a model", data=data)
    assert english in [value for _, value in card_rows(card)]
    language.choose("zh_CN")
    assert chinese in [value for _, value in card_rows(card)]


def test_the_buttons_of_qt_follow_too(language: Language, qapp: QApplication) -> None:
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    english = box.button(QMessageBox.StandardButton.Cancel).text()
    language.choose("zh_CN")
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert (english, box.button(QMessageBox.StandardButton.Cancel).text()) == ("Cancel", "取消")


def test_a_text_of_a_base_class_is_translated_in_a_subclass_too(language: Language) -> None:
    class Menus(QObject):
        def word(self) -> str:
            return self.tr("&File")

    class Special(Menus):
        pass

    language.choose("zh_CN")
    assert Special().word() == "文件(&F)"


def test_the_program_is_described_in_both_languages(language: Language, qtbot: QtBot) -> None:
    for name, title in (("en", "About LeNet-5 Lab"), ("zh_CN", "关于 LeNet-5 Lab")):
        language.choose(name)
        window = QWidget()
        qtbot.addWidget(window)
        assert show_about(window, "a report").windowTitle() == title


def test_chinese_has_a_font_with_han_characters_and_quotation_marks_as_wide(
    language: Language,
) -> None:
    if not QFontDatabase.families(HAN):
        pytest.skip("no font here has Han characters")
    before = typography.body()
    language.choose("zh_CN")
    after = typography.body()
    assert QFontInfo(after).pixelSize() == QFontInfo(before).pixelSize()
    metrics = QFontMetricsF(after)
    assert {metrics.horizontalAdvance(mark) for mark in "中，“”…"} == {QFontInfo(after).pixelSize()}
    assert HAN in {
        system for family in after.families() for system in QFontDatabase.writingSystems(family)
    }
    language.choose("en")
    assert typography.body().families() == before.families()
