"""The line in the status bar that turns the lecture's pages."""

from typing import Final, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.forms.action_button import ActionButton
from app.widgets.forms.elided_button import ElidedButton
from app.widgets.forms.plain_text import PlainLabel

_ICON: Final = 1.25  # heights of body text
_Button = TypeVar("_Button", bound=ActionButton)
_EDGE: Final = 8  # pixels
_TITLE: Final = 21  # heights of body text: as wide for every title, so that the foot never moves


class Pager(QWidget):
    """Buttons: contents, the page before and the next by their titles, presenting; the number.

    Each button does one of the actions that the page hands over.
    """

    def __init__(
        self,
        appearance: Appearance,
        *,
        contents: QAction,
        previous: QAction,
        next_: QAction,
        present: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = {"contents": contents, "back": previous, "next": next_, "present": present}
        self._number = PlainLabel(self)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._button("contents", ActionButton))
        self._previous = self._button("back", ElidedButton)
        self._next = self._button("next", ElidedButton)
        # The arrow stands at the right of the next page's title, and points to the right.
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for widget in (self._previous, self._number, self._next):
            row.addWidget(widget)
        row.addWidget(self._button("present", ActionButton))
        self._fit()
        appearance.type_changed.connect(self._fit)
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)

    def show_number(self, number: int, titles: list[str]) -> None:
        """Show the number of the open page, from 1, and the titles of its neighbours."""
        self._number.setText(
            self.tr("{number} of {count}").format(number=number, count=len(titles))
        )
        for button, neighbour in ((self._previous, number - 1), (self._next, number + 1)):
            exists = 1 <= neighbour <= len(titles)
            button.defaultAction().setEnabled(exists)
            button.setText(f"{neighbour}  {titles[neighbour - 1]}" if exists else "")

    def set_presenting(self, on: bool) -> None:
        """Show the number alone to an audience."""
        for button in self.findChildren(QToolButton):
            button.setVisible(not on)

    def _fit(self) -> None:
        """Give the titles and the number a width that depends on the size of type alone."""
        pixels = QFontInfo(typography.body()).pixelSize()
        for tool_button in self.findChildren(QToolButton):
            tool_button.setIconSize(QSize(1, 1) * round(_ICON * pixels))
        for button in (self._previous, self._next):
            button.set_width(_TITLE * pixels)
        metrics = QFontMetrics(typography.body())
        widest = self.tr("{number} of {count}").format(number=10, count=10)
        self._number.setMinimumWidth(metrics.horizontalAdvance(widest) + 2 * _EDGE)

    def _button(self, name: str, kind: type[_Button]) -> _Button:
        button = kind(self)
        button.setDefaultAction(self._actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _recolour(self, theme: Theme) -> None:
        for name, action in self._actions.items():
            action.setIcon(icon(name, theme))
