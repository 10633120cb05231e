"""The window's tabs: each composes panels into one thing a person came to do."""

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
    """What a person calls the pages, in their order."""
    translate = QCoreApplication.translate
    return [
        translate("Pages", "Draw"),
        translate("Pages", "Train"),
        translate("Pages", "Errors"),
        translate("Pages", "Lecture"),
    ]
