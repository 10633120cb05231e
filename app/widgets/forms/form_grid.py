"""A grid of form fields with their labels: one or two in a row, all aligned."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QWidget

from app.style import typography
from app.widgets.forms.plain_text import PlainLabel


class FormGrid(QGridLayout):
    """Four columns: label, field, label, field. `labels` has the label of each field."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: dict[QWidget, QLabel] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(6)
        self.setColumnStretch(1, 1)
        self.setColumnStretch(3, 1)

    def add_heading(self, text: str, aside: QWidget) -> None:
        """Add the form's heading, and a control beside it."""
        heading = PlainLabel(text)
        typography.set_type(heading, "body", bold=True)
        self.addWidget(heading, 0, 0, 1, 2)
        self.addWidget(aside, 0, 2, 1, 2, Qt.AlignmentFlag.AlignRight)

    def add(self, row: int, text: str, field: QWidget, content: QLayout | None = None) -> None:
        """Add a row with one field; `content` has it together with more."""
        self.addWidget(self._label(text, field), row, 0)
        if content is None:
            self.addWidget(field, row, 1, 1, 3)
        else:
            self.addLayout(content, row, 1, 1, 3)

    def add_pair(self, row: int, *pairs: tuple[str, QWidget]) -> None:
        """Add a row with two short fields."""
        for number, (text, field) in enumerate(pairs):
            self.addWidget(self._label(text, field), row, 2 * number)
            self.addWidget(field, row, 2 * number + 1)

    def _label(self, text: str, field: QWidget) -> QLabel:
        label = PlainLabel(text)
        typography.set_type(label, "caption")
        label.setBuddy(field)
        field.setAccessibleName(text)
        self.labels[field] = label
        return label


def side_by_side(*fields: QWidget) -> QHBoxLayout:
    """Return a row of fields, which share its width; labels keep their own."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for field in fields:
        row.addWidget(field, 0 if isinstance(field, QLabel) else 1)
    return row
