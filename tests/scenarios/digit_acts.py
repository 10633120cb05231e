"""What a person does with My digits, and what is on the disk then."""

from pathlib import Path

from app.shell.window import Window
from lenet.data.ink_store import InkStore
from lenet.data.kept_digits import mark_of
from tests.app.pointers import drag

SEVEN = [(0.25, 0.2), (0.5, 0.2), (0.75, 0.2), (0.6, 0.5), (0.45, 0.85)]
ONE = [(0.5, 0.15), (0.5, 0.5), (0.5, 0.85)]


def draw(window: Window, places: list[tuple[float, float]]) -> None:
    window.session.clear()
    drag(window.draw_page.drawing_panel.canvas, places)


def marks(file: Path) -> list[int]:
    found = [mark_of(digit) for digit in InkStore(file.parent).read()]
    return [mark for mark in found if mark is not None]
