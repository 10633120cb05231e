"""What a confusion matrix says of a cell: its count, in a size that fits, and a sentence."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetricsF

from app.style import typography
from app.style.numbers import narrower
from lenet.evaluation.error_selection import ErrorSelection

_FACES: Final = (1.0, 0.9, 0.8, 0.7, 0.63)  # sizes of a count, in captions
_SMALLEST_FACE: Final = 7  # pixels


def count_font(words: str, width: float, *, bold: bool) -> QFont:
    """Return the largest font in which a count fits a width, or the smallest there is."""
    font = typography.caption(bold=bold)
    size = font.pixelSize()
    for share in _FACES:
        font.setPixelSize(max(round(size * share), _SMALLEST_FACE))
        if QFontMetricsF(font).horizontalAdvance(words) <= width:
            break
    return font


def count_text(count: int, width: float, *, signed: bool) -> str:
    """Return a count as a text that fits a width in the smallest font: 980, 1135 or 1.1k."""
    sign = "+" if signed and count > 0 else ""
    smallest = typography.caption(bold=True)
    smallest.setPixelSize(max(round(smallest.pixelSize() * _FACES[-1]), _SMALLEST_FACE))
    metrics = QFontMetricsF(smallest)
    words = ""
    for words in narrower(count, 0):
        if metrics.horizontalAdvance(sign + words) <= width:
            break
    return sign + words


def hover_text(selection: ErrorSelection, count: int, *, difference: bool = False) -> str:
    """A sentence on a cell, the sum of a row or column, or the sum of all errors."""
    return _difference(selection, count) if difference else _count(selection, count)


def _count(selection: ErrorSelection, count: int) -> str:
    translate = QCoreApplication.translate
    one = count == 1
    if selection == ErrorSelection():
        words = translate("Confusion", "{count} digits were read wrong")
        if one:
            words = translate("Confusion", "1 digit was read wrong")
    elif selection.answer is None:
        words = translate("Confusion", "{count} {truths} were read as something else")
        if one:
            words = translate("Confusion", "1 {truth} was read as something else")
    elif selection.truth is None:
        words = translate("Confusion", "{count} other digits were read as {answer}")
        if one:
            words = translate("Confusion", "1 other digit was read as {answer}")
    elif selection.truth == selection.answer:
        words = translate("Confusion", "{count} {truths} were read right")
    elif one:
        words = translate("Confusion", "1 {truth} was read as {answer}")
    elif count == 0:
        words = translate("Confusion", "No {truth} was read as {answer}")
    else:
        words = translate("Confusion", "{count} {truths} were read as {answer}")
    return words.format(count=count, answer=selection.answer, **_names(selection))


def _difference(selection: ErrorSelection, count: int) -> str:
    translate = QCoreApplication.translate
    if selection == ErrorSelection():
        words = translate("Confusion", "{count} errors more or less: A less B")
    elif selection.answer is None:
        words = translate("Confusion", "{truths} read as something else: {count}, A less B")
    elif selection.truth is None:
        words = translate("Confusion", "Others read as {answer}: {count}, A less B")
    elif selection.truth == selection.answer:
        words = translate("Confusion", "{truths} read right: {count}, A less B")
    else:
        words = translate("Confusion", "{truths} read as {answer}: {count}, A less B")
    signed = f"{count:+d}".replace("-", "\N{MINUS SIGN}") if count else "0"
    text = words.format(count=signed, answer=selection.answer, **_names(selection))
    return text[:1].upper() + text[1:]


def _names(selection: ErrorSelection) -> dict[str, str]:
    if selection.truth is None:
        return {"truth": "", "truths": ""}
    single, many = digit_names()[selection.truth]
    return {"truth": single, "truths": many}


def digit_names() -> list[tuple[str, str]]:
    """The ten digits as words, one and several of each."""
    translate = QCoreApplication.translate
    return [
        (translate("Digits", "zero"), translate("Digits", "zeros")),
        (translate("Digits", "one"), translate("Digits", "ones")),
        (translate("Digits", "two"), translate("Digits", "twos")),
        (translate("Digits", "three"), translate("Digits", "threes")),
        (translate("Digits", "four"), translate("Digits", "fours")),
        (translate("Digits", "five"), translate("Digits", "fives")),
        (translate("Digits", "six"), translate("Digits", "sixes")),
        (translate("Digits", "seven"), translate("Digits", "sevens")),
        (translate("Digits", "eight"), translate("Digits", "eights")),
        (translate("Digits", "nine"), translate("Digits", "nines")),
    ]
