"""The window's pages, one folder each: draw, train, errors, lecture.

`page.py` is their base class, `shared` has what two pages show. Start with a page's `page.py`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.context.app_context import AppContext
from app.pages.draw.page import DrawPage
from app.pages.page import Page

__all__ = ["PAGES", "Page", "import_pages", "page_names"]


def _train(context: AppContext) -> Page:
    from app.pages.train.page import TrainPage

    return TrainPage(context)


def _errors(context: AppContext) -> Page:
    from app.pages.errors.page import ErrorsPage

    return ErrorsPage(context)


def _lecture(context: AppContext) -> Page:
    from app.pages.lecture.page import LecturePage

    return LecturePage(context)


# Imported after the first page is painted, or when shown: with the first they doubled its time.
PAGES: Final[dict[str, Callable[[AppContext], Page]]] = {
    "draw": DrawPage,
    "train": _train,
    "errors": _errors,
    "lecture": _lecture,
}


def import_pages() -> None:
    """Import the pages that are not shown at first. It touches no Qt object: a thread can do it."""
    for name in ("train", "errors", "lecture"):
        import_module(f"app.pages.{name}.page")


def page_names() -> list[str]:
    """Return the titles of the pages, in the order of PAGES."""
    translate = QCoreApplication.translate
    return [
        translate("Pages", "Draw"),
        translate("Pages", "Train"),
        translate("Pages", "Errors"),
        translate("Pages", "Lecture"),
    ]
