"""Text to read, in one of the three sizes of type, that follows when type is enlarged."""

from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from app.style import typography
from app.style.theme import Appearance, Theme

Role = Literal["label", "body", "bold", "heading"]
_LINE: Final = 62  # characters: longer lines are hard to come back from


class TextLabel(QLabel):
    """A paragraph, or one line where `wraps` is false, in a tone of the theme.

    `lines` keeps room for so many, so that another text moves nothing.
    """

    def __init__(
        self,
        text: str,
        appearance: Appearance,
        *,
        role: Role = "body",
        tone: str = "text",
        wraps: bool = True,
        lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self._tone = tone
        self._lines = lines
        self._appearance = appearance
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if lines:
            self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._take_font()
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._take_font)

    def set_tone(self, tone: str) -> None:
        """Another of the theme's colours."""
        if tone != self._tone:
            self._tone = tone
            self._recolour(self._appearance.theme)

    def _take_font(self) -> None:
        font = {
            "label": typography.label,
            "body": typography.body,
            "bold": _bold,
            "heading": typography.heading,
        }[self._role]()
        self.setFont(font)
        if self.wordWrap():
            self.setMaximumWidth(self.fontMetrics().averageCharWidth() * _LINE)
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing())

    def _recolour(self, theme: Theme) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, theme.colour(self._tone))
        self.setPalette(colours)


def _bold() -> QFont:
    return typography.body(bold=True)
