"""What a model reads before and after it was taught, as a small table, and a sentence on it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from app.context.digits.mark_texts import writer_text
from app.context.digits.teaching_state import TeachingResult, TeachingTask
from app.style import typography
from app.style.numbers import percent
from app.widgets.forms.plain_text import PlainLabel
from lenet.runs.teaching_events import Measured, TeachingDone

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROWS: Final = 6


class TeachingTable(QWidget):
    """Rows of a name and two values: before and after. It keeps its size while it is empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        heads = ("", self.tr("before"), self.tr("after"))
        self.cells = [[PlainLabel(self) for _ in heads] for _ in range(_ROWS + 1)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for number, row in enumerate(self.cells):
            for column, (label, head) in enumerate(zip(row, heads, strict=True)):
                is_name = column == 0 or number == 0
                typography.set_type(label, "caption" if is_name else "body", bold=number == 0)
                if is_name:
                    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                if column:
                    label.setAlignment(_RIGHT)
                label.setText(head if number == 0 else "")
                grid.addWidget(label, number, column)

    def show_result(self, result: TeachingResult | None) -> None:
        """Show a result; without one only the names of what will be measured."""
        rows = _rows(None if result is None else result.done)
        rows += [("", "", "")] * (_ROWS - len(rows))
        for labels, texts in zip(self.cells[1:], rows, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)


def _rows(done: TeachingDone | None) -> list[tuple[str, str, str]]:
    translate = QCoreApplication.translate
    own = translate("TeachingTable", "errors on these drawings")
    test = translate("TeachingTable", "errors on MNIST’s test digits")
    refused = (
        translate("TeachingTable", "refused of these drawings"),
        translate("TeachingTable", "refused of MNIST’s test digits"),
        translate("TeachingTable", "letters refused"),
        translate("TeachingTable", "scribbles refused"),
    )
    if done is None:
        return [(name, "–", "–") for name in (own, test, *refused)]
    before, after = done.before, done.after
    rows = [
        (f"{own} ({done.own_count:,})", f"{before.own_errors:,}", f"{after.own_errors:,}"),
        (f"{test} ({done.test_count:,})", f"{before.test_errors:,}", f"{after.test_errors:,}"),
    ]
    if before.thresholds:
        values = zip(_refused(before), _refused(after), strict=True)
        rows += [(name, *pair) for name, pair in zip(refused, values, strict=True)]
    return rows


def _refused(read: Measured) -> tuple[str, str, str, str]:
    """Return the refusals as they are shown: own drawings, test digits, letters, scribbles."""
    shares = percent(read.letters_refused), percent(read.scribbles_refused)
    return f"{read.own_refused:,}", f"{read.test_refused:,}", *shares


def verdict(task: TeachingTask, done: TeachingDone) -> str:
    """Return on two lines what teaching brought, and what it cost."""
    translate = QCoreApplication.translate
    whose = (
        translate("TeachingTable", "these writers")
        if task.writer is None
        else writer_text(task.writer)
    )
    first, then = done.before.own_errors, done.after.own_errors
    if then < first:
        text = translate(
            "TeachingTable",
            "It reads {whose} better: {after:,} of {count:,} wrong, not {before:,}.",
        )
    elif then > first:
        text = translate(
            "TeachingTable",
            "It reads {whose} worse: {after:,} of {count:,} wrong, not {before:,}.",
        )
    else:
        text = translate("TeachingTable", "It reads {whose} as well as before.")
    own = text.format(whose=whose, count=done.own_count, before=first, after=then)
    first, then = done.before.test_errors, done.after.test_errors
    if then <= first:
        cost = translate("TeachingTable", "It reads MNIST’s test digits as well as before.")
    else:
        cost = translate(
            "TeachingTable",
            "It has forgotten a little: {after:,} test digits are wrong, not {before:,}.",
        )
    return "\n".join((own, cost.format(before=first, after=then)))
