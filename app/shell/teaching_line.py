"""One line on how teaching goes: a bar with words, then notes, or why it failed."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.context.digits.teaching_state import TeachingState
from app.context.language import sentence
from app.style import typography
from app.widgets.forms.plain_text import PlainLabel


class TeachingLine(QWidget):
    """A progress bar that keeps its place, and sentences below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = PlainLabel(self)
        self.bar = QProgressBar(self)
        self.fault = PlainLabel(self)
        typography.set_type(self.words, "caption")
        typography.set_type(self.fault, "body", bold=True)
        for label in (self.words, self.fault):
            label.setWordWrap(True)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("How far teaching is"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addWidget(self.fault)

    def show_state(self, state: TeachingState) -> None:
        """Show how far a task is, what is to know of its drawings, or why it failed."""
        share = {"at work": state.share, "done": 1.0}.get(state.stage, 0.0)
        self.bar.setValue(round(100 * share))
        lines = [_part_text(state)] if state.is_at_work else []
        if state.stage == "stopped":
            lines = [self.tr("Stopped. Nothing was changed.")]
        lines += [sentence(note) for note in state.notes]
        self.words.setText("\n".join(lines))
        self.fault.setText(state.fault)
        self.fault.setVisible(bool(state.fault))

    def say(self, text: str) -> None:
        """Say one sentence on something else, until the state changes."""
        self.words.setText(text)


def _part_text(state: TeachingState) -> str:
    translate = QCoreApplication.translate
    return {
        "reading": translate("TeachingLine", "Reading old digits and the drawings…"),
        "learning": translate("TeachingLine", "Learning the drawings…"),
        "leaving out": translate("TeachingLine", "Reading drawings that were left out…"),
        "measuring": translate("TeachingLine", "Reading the test digits…"),
    }[state.part]
