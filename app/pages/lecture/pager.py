"""The line in the status bar that turns the lecture's pages."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.forms.plain_text import PlainLabel

_ICON = QSize(16, 16)


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
        self._number.setContentsMargins(8, 0, 8, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._button("contents"))
        self._previous = self._button("back")
        self._next = self._button("next")
        # The arrow stands at the right of the next page's title, and points to the right.
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for widget in (self._previous, self._number, self._next):
            row.addWidget(widget)
        row.addWidget(self._button("present"))
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

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(self._actions[name])
        button.setIconSize(_ICON)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _recolour(self, theme: Theme) -> None:
        for name, action in self._actions.items():
            action.setIcon(icon(name, theme))
