"""Where in the lecture are we, and what comes before and after?"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.style.icons import icon
from app.style.theme import Appearance, Theme

_ICON = QSize(16, 16)


class Pager(QWidget):
    """Contents, the page before by its title, the number, the page after, and presenting."""

    def __init__(
        self,
        appearance: Appearance,
        *,
        contents: QAction,
        back: QAction,
        on: QAction,
        present: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = {"contents": contents, "back": back, "next": on, "present": present}
        self._place = QLabel(self)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.setContentsMargins(8, 0, 8, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._button("contents"))
        self._back = self._button("back")
        self._on = self._button("next")
        # The icon of the next page stands at its right, as an arrow that leads there.
        self._on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for widget in (self._back, self._place, self._on):
            row.addWidget(widget)
        row.addWidget(self._button("present"))
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)

    def show_place(self, number: int, titles: list[str]) -> None:
        """The `number`-th page from 1 is shown."""
        self._place.setText(self.tr("{number} of {count}").format(number=number, count=len(titles)))
        for button, neighbour in ((self._back, number - 1), (self._on, number + 1)):
            there = 1 <= neighbour <= len(titles)
            action = button.defaultAction()
            action.setEnabled(there)
            button.setText(f"{neighbour}  {titles[neighbour - 1]}" if there else "")

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
