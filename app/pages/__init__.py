"""The window's pages, one folder each: draw, train, errors, lecture.

`page.py` is their base class, `shared` has what two pages show. Start with a page's `page.py`.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.context.app_context import AppContext
from app.pages.draw.page import DrawPage
from app.pages.errors.page import ErrorsPage
from app.pages.lecture.page import LecturePage
from app.pages.page import Page
from app.pages.train.page import TrainPage

__all__ = ["PAGES", "Page", "page_names"]

PAGES: Final[dict[str, Callable[[AppContext], Page]]] = {
    "draw": DrawPage,
    "train": TrainPage,
    "errors": ErrorsPage,
    "lecture": LecturePage,
}


def page_names() -> list[str]:
    """Return the titles of the pages, in the order of PAGES."""
    translate = QCoreApplication.translate
    return [
        translate("Pages", "Draw"),
        translate("Pages", "Train"),
        translate("Pages", "Errors"),
        translate("Pages", "Lecture"),
    ]
