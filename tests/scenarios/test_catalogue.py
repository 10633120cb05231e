"""The Chinese catalogue: complete, up to date, built, and with every text that a user reads."""

import ast
import re
from collections.abc import Callable
from pathlib import Path
from string import Formatter

import pytest

from tests.catalogue import (
    BUILT,
    ROOT,
    SOURCE,
    Message,
    lenet_sentences,
    read,
    release,
    sentence_calls,
    update,
    window_files,
)
from tests.texts import not_literal, translated, untranslated

AGAIN = "python -m tests.catalogue brings the catalogue up to date"
HAN = r"[\u3400-\u9fff]"
STYLE = (  # what must not be found
    rf"{HAN}[,;:!?]|[,;:!?]{HAN}|{HAN}\.(?!\w)",
    rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}",
    r" [，。：；？！、（）]|[，。：；？！、（）] ",
)
WINDOW_FILES = {path.relative_to(ROOT).as_posix(): path for path in window_files()}


def keys(messages: list[Message]) -> set[tuple[str, str]]:
    return {(message.context, message.source) for message in messages}


def test_every_text_is_translated() -> None:
    left = [message for message in read(SOURCE) if not (message.finished and message.translation)]
    assert not left, AGAIN


def test_the_catalogue_has_the_texts_of_the_code_and_no_others(tmp_path: Path) -> None:
    fresh = tmp_path / SOURCE.name
    fresh.write_bytes(SOURCE.read_bytes())
    update(fresh)
    assert keys(read(fresh)) == keys(read(SOURCE)), AGAIN


def test_the_built_catalogue_is_that_of_the_texts(tmp_path: Path) -> None:
    fresh = tmp_path / BUILT.name
    release(SOURCE, fresh)
    assert fresh.read_bytes() == BUILT.read_bytes(), AGAIN


def test_the_catalogue_names_no_places_in_the_code() -> None:
    assert "<location" not in SOURCE.read_text(encoding="utf-8")


def test_the_syntax_tree_has_the_same_texts_as_qt_s_own_tool() -> None:
    code = {text for path in window_files() for text in translated(path)}
    said = {("InputError", text) for text in lenet_sentences()}
    assert code | said == keys(read(SOURCE)), AGAIN


@pytest.mark.parametrize("name", WINDOW_FILES)
def test_no_text_is_shown_untranslated(name: str) -> None:
    assert not list(untranslated(WINDOW_FILES[name]))
    assert not list(not_literal(WINDOW_FILES[name]))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('label.setText("Open it")', ["Open it"]),
        ('QLabel(f"{n} digits")', [" digits"]),
        ('menu.addAction(icon, "Walk" if on else self.tr("Rest"))', ["Walk"]),
        ('painter.drawText(box, flags, "No " + name)', []),
        ('painter.drawText(box, flags, "None " + name)', ["None "]),
        ('ExportFigure("The {x}".format(x=1), ())', ["The {x}"]),
        ('label.setText(self.tr("Open it"))', []),
        ('label.setText("C1 · 5×5, F6, RBF")', []),
        ('label.setObjectName("someName")', []),
    ],
)
def test_words_that_miss_a_translation_are_found(
    tmp_path: Path, code: str, found: list[str]
) -> None:
    path = tmp_path / "code.py"
    path.write_text(code, encoding="utf-8")
    assert [spot.text for spot in untranslated(path)] == found


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("self.tr(name)", 1),
        ('self.tr(f"{n} digits")', 1),
        ('QCoreApplication.translate("Pages", name)', 1),
        ("_tr = QCoreApplication.translate", 1),
        ("translate = QCoreApplication.translate", 0),
        ('translate("Pages", "Draw")', 0),
        ("painter.translate(0, line)", 0),
    ],
)
def test_texts_that_qt_s_tool_cannot_read_are_found(tmp_path: Path, code: str, count: int) -> None:
    path = tmp_path / "code.py"
    path.write_text(code, encoding="utf-8")
    assert len(list(not_literal(path))) == count


def test_the_sentences_of_lenet_are_literal() -> None:
    wrong = [
        f"{path.name}:{call.lineno}"
        for path, call in sentence_calls()
        if not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    assert not wrong


def test_the_window_never_shows_an_error_of_lenet_in_english() -> None:
    """The sentence of an InputError goes through language.sentence; the command line's does not."""
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in window_files()
        for handler in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(handler, ast.ExceptHandler)
        and handler.type is not None
        and "InputError" in ast.unparse(handler.type)
        for node in ast.walk(handler)
        if isinstance(node, ast.Call) and ast.unparse(node) == f"str({handler.name})"
    ]
    assert not wrong


def test_a_translation_takes_the_values_of_its_text() -> None:
    assert not unlike(places)


def test_a_translation_keeps_letters_of_menus_and_dots_of_dialogs() -> None:
    assert not unlike(mnemonic)
    assert not unlike(lambda text: text.endswith("…"))


def test_chinese_has_full_width_punctuation_and_a_space_beside_latin_letters_and_figures() -> None:
    wrong = [
        message.translation
        for message in read(SOURCE)
        for rule in STYLE
        if re.search(rule, re.sub(r"\(&.\)", "", message.translation))
    ]
    assert not wrong


def unlike(what: Callable[[str], object]) -> list[tuple[str, str]]:
    """Texts whose translation differs in something that must be the same."""
    return [
        (message.source, message.translation)
        for message in read(SOURCE)
        if what(message.source) != what(message.translation)
    ]


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    """What is put into a text, in any order."""
    return sorted(
        (name, form, conversion)
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    ) + [("%", None, None)] * text.count("%")


def mnemonic(text: str) -> str:
    """The letter that chooses an entry of a menu."""
    found = re.search(r"&(\w|\{\w+\})", text)
    return found.group(1).lower() if found else ""
