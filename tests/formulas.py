"""`python -m tests.formulas`: write resources/formulas.json, the layouts of the pages' formulas."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from unittest.mock import patch

from PySide6.QtWidgets import QAbstractButton, QApplication

import main as program
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.contents import LESSONS
from app.pages.shared.layer_texts import layer_text
from app.shell.platform import create_application
from app.shell.window import Window
from app.start import build
from app.style.formulas import layouts, typesetting
from app.style.formulas.layouts import FormulaLayout, lay_out, read_layouts, write_layouts
from lenet.explain.units import LAYERS

_SIZES: Final = ((960, 540), (1920, 1080))


def shown_formulas(window: Window) -> dict[str, FormulaLayout]:
    """Lay out all formulas on the pages, by their LaTeX: as a page opens, and with each choice.

    A small window and a large one: what does not fit into the small one is set in parts.
    """
    seen: dict[str, FormulaLayout] = {}
    with _recorded(seen):
        for character in typesetting.NUMBER_GLYPHS:
            typesetting.typeset_number(character)
        for layer in LAYERS:
            typesetting.typeset(layer_text(layer).formula)
        window.show_page("lecture")
        for size in _SIZES:
            window.resize(*size)
            for number in range(1, len(LESSONS) + 1):
                window.lecture_page.show_lesson(number)
                _show_all_of(window.lecture_page.lesson)
    return seen


def _show_all_of(lesson: Lesson) -> None:
    lesson.grab()
    for button in lesson.findChildren(QAbstractButton):
        if button.isCheckable() and button.isEnabled():
            button.click()
            lesson.grab()


@contextmanager
def _recorded(seen: dict[str, FormulaLayout]) -> Iterator[None]:
    """Lay out and note every formula that is asked for, as if none were bundled."""
    for cached in (typesetting.typeset, typesetting.typeset_number, typesetting.digit):
        cached.cache_clear()

    def note(latex: str) -> FormulaLayout:
        seen[latex] = lay_out(latex)
        return seen[latex]

    with (
        patch.object(layouts, "bundled_layouts", dict),
        patch.object(layouts, "lay_out", note),
    ):
        yield


def main() -> int:
    """Write the file anew, and say how many formulas it holds."""
    application = create_application(offscreen=True)
    assert isinstance(application, QApplication)
    window = build(program.parse(["--screenshot", "none.png"]))
    window.show()
    before = read_layouts()
    formulas = shown_formulas(window)
    write_layouts(formulas)
    new = len(formulas.keys() - before.keys())
    sys.stdout.write(f"{len(formulas)} formulas, {new} of them new\n")
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
