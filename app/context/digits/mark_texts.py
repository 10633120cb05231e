"""What a person reads of a kept digit: its mark, and who wrote it."""

from PySide6.QtCore import QCoreApplication

from lenet.data.kept_digits import NOT_A_DIGIT
from lenet.errors import one_line

translate = QCoreApplication.translate  # a plain name: Qt's lupdate knows it


def mark_text(mark: int | None) -> str:
    """Return a mark as a person reads it: a digit, "not a digit", or "no label"."""
    if mark is None:
        return translate("MyDigits", "no label")
    return translate("MyDigits", "not a digit") if mark == NOT_A_DIGIT else str(mark)


def writer_text(writer: str) -> str:
    """Return a writer's name, or words for one who gave none."""
    return one_line(writer) or translate("MyDigits", "no name")
