"""A text label in one of the sizes of app.style.typography; it grows when type is enlarged."""

from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.forms.plain_text import PlainLabel

Role = Literal["caption", "body", "bold", "title"]  # a size of type; "bold" is bold body text
_LONGEST_LINE: Final = 62  # characters; from the end of a longer one the eye loses the next line


class TextLabel(PlainLabel):
    """A paragraph, or a single line where `wraps` is false.

    `role` is its size of type, `tone` the name of a colour of the theme. It is at least so many
    `lines` high, so that a longer or shorter text moves nothing below it. A paragraph has lines of
    a length that is good to read, unless it takes `any_width`.
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
        any_width: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self._tone = tone
        self._lines = lines
        self._any_width = any_width
        self._is_aside = False
        self._is_wanted = True  # whoever owns the label shows it
        self._appearance = appearance
        self.setWordWrap(wraps)
        if lines:
            self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._update_font()
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._update_font)

    @property
    def is_wanted(self) -> bool:
        """Whether the label would be shown if it were not set aside."""
        return self._is_wanted

    def set_aside(self, aside: bool) -> None:
        """Take the label out of the way, whatever its owner shows or hides, or put it back."""
        if aside != self._is_aside:
            self._is_aside = aside
            super().setVisible(self._is_wanted and not aside)

    def setVisible(self, visible: bool) -> None:
        self._is_wanted = visible
        super().setVisible(visible and not self._is_aside)

    def set_tone(self, tone: str) -> None:
        """Show the text in another colour of the theme, by its name."""
        if tone != self._tone:
            self._tone = tone
            self._recolour(self._appearance.theme)

    def _update_font(self) -> None:
        typography.set_type(
            self, "body" if self._role == "bold" else self._role, bold=self._role == "bold"
        )
        if self.wordWrap() and not self._any_width:
            self.setMaximumWidth(typography.letter_width(self.font()) * _LONGEST_LINE)
        self.setMinimumHeight(self._lines * self.fontMetrics().lineSpacing())

    def _recolour(self, theme: Theme) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, theme.colour(self._tone))
        self.setPalette(colours)
