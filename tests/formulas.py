"""`python -m tests.formulas`: set every formula that is shown and keep it for quick opening."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from PySide6.QtWidgets import QAbstractButton, QApplication

import main as program
from app.pages.lecture.contents import LESSONS
from app.pages.shared.layer_texts import layer_text
from app.shell.platform import create_application
from app.shell.window import Window
from app.start import build
from app.style.formulas import typesetter, typesetting
from app.style.formulas.typesetter import SetFormula, read_book, set_now, write_book
from lenet.explain.units import LAYERS


def wanted(window: Window) -> dict[str, SetFormula]:
    """All that the pages show, by its LaTeX: as they open, and with every choice chosen."""
    seen: dict[str, SetFormula] = {}
    with _recorded(seen):
        for character in typesetting.NUMBER_GLYPHS:
            typesetting.typeset_number(character)
        for layer in LAYERS:
            typesetting.typeset(layer_text(layer).formula)
        window.show_page("lecture")
        for number in range(1, len(LESSONS) + 1):
            window.lecture_page.show_lesson(number)
            lesson = window.lecture_page.lesson
            lesson.grab()
            for button in lesson.findChildren(QAbstractButton):
                if button.isCheckable() and button.isEnabled():
                    button.click()
                    lesson.grab()
    return seen


@contextmanager
def _recorded(seen: dict[str, SetFormula]) -> Iterator[None]:
    """Set and note every formula that is asked for, as if none had been set before."""
    for cached in (typesetting.typeset, typesetting.typeset_number, typesetting.digit):
        cached.cache_clear()

    def note(latex: str) -> SetFormula:
        seen[latex] = set_now(latex)
        return seen[latex]

    with patch.object(typesetter, "book", dict), patch.object(typesetter, "set_now", note):
        yield


def main() -> int:
    """Write the book anew."""
    application = create_application(offscreen=True)
    assert isinstance(application, QApplication)
    window = build(program.parse(["--screenshot", "none.png"]))
    window.show()
    before = read_book()
    formulas = wanted(window)
    write_book(formulas)
    new = len(formulas.keys() - before.keys())
    sys.stdout.write(f"{len(formulas)} formulas, {new} of them new\n")
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
