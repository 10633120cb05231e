"""Two tables of distances: between the ten codes, and of F6 from each code as likelihoods."""

from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.style import typography
from app.style.numbers import distance, percent
from app.widgets.forms.plain_text import first_fitting
from app.widgets.maps.cached_widget import CachedWidget
from lenet.explain.codes import (
    CONSTANT,
    hamming_distances,
    negative_log_likelihoods,
    posteriors,
)
from lenet.network import paper
from lenet.network.forward import Trace

_HAMMING: Final = hamming_distances()  # (10, 10)
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def names_width(widget: CachedWidget) -> float:
    """Return the room for the classes before the rows of the matrix."""
    return max(16.0, 1.1 * widget.line)


def paint_hamming(widget: CachedWidget, painter: QPainter, place: QRectF) -> None:
    """Paint the Hamming distances of the codes as a matrix at `place`, its title over it."""
    line, names, bold = widget.line, names_width(widget), typography.caption(bold=True)
    left = place.left() - names
    head = QRectF(left, place.top() - 2 * line - 4, place.width() + names, line)
    titles = (
        QCoreApplication.translate("CodeDistances", "In how many cells two codes differ"),
        QCoreApplication.translate("CodeDistances", "Cells that differ"),
    )
    widget.text(painter, head, first_fitting(titles, bold, head.width()), font=bold)
    # The smaller the distance, the stronger the colour; squared, to set off the smallest.
    near = ((1 - _HAMMING / _HAMMING.max()) ** 2).astype(np.float32)
    level = 0.6
    near[np.diag_indices(paper.CLASSES)] = 0
    printed = _HAMMING.astype(np.float32)
    printed[np.diag_indices(paper.CLASSES)] = np.nan
    widget.cells.picture(painter, place, near, level=level)
    widget.cells.numbers(painter, place, near, level=level, printed=printed, most=0, like="88")
    wide, high = place.width() / paper.CLASSES, place.height() / paper.CLASSES
    for digit in range(paper.CLASSES):
        column = QRectF(place.left() + digit * wide, place.top() - line - 1, wide, line)
        widget.text(painter, column, str(digit), colour="muted", flags=_CENTRE)
        row = QRectF(left, place.top() + digit * high, names - 4, high)
        widget.text(painter, row, str(digit), colour="muted", flags=_CENTRE)


def hamming_tip(first: int, second: int) -> str:
    """Say in how many cells the codes of two classes differ."""
    cells = int(_HAMMING[first, second])
    return QCoreApplication.translate(
        "CodeDistances",
        "The codes of {first} and {second} differ in {n} cells, so they are 4 · {n} = {d}"
        " apart. Click to see which.",
    ).format(first=first, second=second, n=cells, d=4 * cells)


def paint_likelihoods(
    widget: CachedWidget,
    painter: QPainter,
    place: QRectF,
    *,
    trace: Trace | None,
    classes: tuple[int, ...],
) -> None:
    """Paint the ten distances, their −log-likelihoods and the classes' probabilities.

    `place` holds the ten rows; the headings are over it. `classes` are in bold, as the answer.
    """
    translate, line = QCoreApplication.translate, widget.line
    left, high = place.left(), place.height() / paper.CLASSES
    names = (
        "",
        translate("CodeDistances", "distance y"),
        translate("CodeDistances", "−ln p(F6)"),
        translate("CodeDistances", "probability"),
    )
    bold = typography.caption(bold=True)
    widest = max(QFontMetricsF(bold).horizontalAdvance(name) for name in names)
    step = min(max((place.width() - 16) / 3, widest + 8), 1.8 * widest)
    columns = [left + 8, *(left + 8 + step * column for column in (1, 2, 3))]
    head = QRectF(left, place.top() - 2 * line - 4, place.width(), line)
    titles = (
        translate("CodeDistances", "−ln of a Gaussian with variance ½: y + {constant:.1f}"),
        translate("CodeDistances", "Gaussian: −ln p = y + {constant:.1f}"),
    )
    said = (title.format(constant=CONSTANT) for title in titles)
    widget.text(painter, head, first_fitting(said, bold, head.width()), font=bold)
    for name, right in zip(names, columns, strict=True):
        box = QRectF(right - step, place.top() - line - 1, step, line)
        widget.text(painter, box, name, colour="muted", flags=_RIGHT)
    blank = "–"
    rows = [(blank, blank, blank)] * paper.CLASSES
    if trace is not None:
        logs, shares = negative_log_likelihoods(trace.distances), posteriors(trace.distances)
        rows = [
            (distance(y), distance(log), percent(share))
            for y, log, share in zip(trace.distances, logs, shares, strict=True)
        ]
    for digit, row in enumerate(rows):
        is_answer = trace is not None and digit == trace.answer
        font = bold if is_answer or digit in classes else None
        colour = "answer" if is_answer else "text"
        for text, right in zip((str(digit), *row), columns, strict=True):
            box = QRectF(right - step, place.top() + digit * high, step, high)
            widget.text(painter, box, text, colour=colour, font=font, flags=_RIGHT)


def likelihood_tip() -> str:
    """Say how a distance is a likelihood."""
    return QCoreApplication.translate(
        "CodeDistances",
        "The paper calls a distance the unnormalised −log-likelihood of a Gaussian around"
        " the code, and names no variance. With a variance of one half,"
        " −ln p = y/(2·½) + 42 ln(2π·½) = y + {constant:.2f}: the distance itself, but for"
        " a constant. The probability is that of the class when all ten are as likely"
        " before F6 is seen.",
    ).format(constant=CONSTANT)
