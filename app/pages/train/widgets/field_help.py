"""A label below a form that says what the field under the pointer, or with the focus, is for."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.widgets.forms.plain_text import PlainLabel, plain_tip


class FieldHelp(PlainLabel):
    """The tool tip of the field that the person is at. It keeps the last one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEnabled(False)  # quiet
        self._texts: dict[QWidget, str] = {}  # of fields that are on
        self._shown: dict[QWidget, str] = {}

    def explain(self, field: QWidget, text: str) -> None:
        """Say `text` as the tool tip of a field, and here while the person is at it."""
        self._texts[field] = self._shown[field] = text
        field.setToolTip(plain_tip(text))
        field.installEventFilter(self)

    def switch(self, field: QWidget, on: bool, reason: str) -> None:
        """Turn a field on, or off for a reason, which then takes the place of its text."""
        field.setEnabled(on)
        self._shown[field] = self._texts[field] if on else reason
        field.setToolTip(plain_tip(self._shown[field]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn) and isinstance(
            watched, QWidget
        ):
            self.setText(self._shown[watched])
        return super().eventFilter(watched, event)
