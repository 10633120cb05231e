"""The views of the network, one at a time, under a row of tabs."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.context.selection import VIEWS, Selection

_SMALLEST: Final = QSize(440, 300)  # of a view
_KEYS: Final = dict(
    zip(VIEWS, ("F2", "F3", "F4", "F6", "F7", "F8", "F9"), strict=False)
)  # F5: present


class ViewTabs(QWidget):
    """A stack of the views in Selection's VIEWS. Each has a tab, and an action with a key."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._views: list[str] = []
        self._titles: list[tuple[str, str]] = []  # whole, and short
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("views")  # for the style sheet
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setMinimumWidth(_SMALLEST.width())  # type shrinks with a window, but later
        self.tabs.setAccessibleName(self.tr("Sides of the network"))
        self._stack = QStackedWidget(self)
        self._stack.setMinimumSize(_SMALLEST)
        self._group = QActionGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._choose)
        self._group.triggered.connect(self._choose_action)
        selection.view_changed.connect(self.show_view)

    @property
    def actions_in_order(self) -> list[QAction]:
        """The actions that bring a view to the front, for a menu."""
        return self._group.actions()

    def add(self, view: str, title: str, page: QWidget, *, short: str = "") -> None:
        """Add the content of a view, one of VIEWS; show it if it is the current one.

        `short` is its title in large type.
        """
        self._views.append(view)
        self._titles.append((title, short or title))
        self._stack.addWidget(page)
        # A window may be smaller than what a hidden view would like best.
        page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        action = self._group.addAction(title)
        action.setShortcut(QKeySequence(_KEYS[view]))
        action.setCheckable(True)
        action.setData(view)
        self.tabs.blockSignals(True)  # Qt makes the first tab current
        number = self.tabs.addTab(title)
        self.tabs.blockSignals(False)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.tabs.setTabToolTip(number, f"{title} ({key})")
        self.show_view(self._selection.view)

    def show_view(self, view: str) -> None:
        """Bring a view to the front, if it was added."""
        if view in self._views:
            number = self._views.index(view)
            self._stack.setCurrentIndex(number)
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(number)
            self.tabs.blockSignals(False)
            self._group.actions()[number].setChecked(True)

    def set_presenting(self, on: bool) -> None:
        """Show the short titles, which fit in large type, or the whole ones."""
        for number, titles in enumerate(self._titles):
            self.tabs.setTabText(number, titles[on])

    def lay_out(self) -> None:
        """Give the hidden views the size of the one in front, so that they can be painted."""
        lay_out_hidden(self._stack)

    def _choose(self, number: int) -> None:
        if len(self._views) > number >= 0:
            self._selection.show_view(self._views[number])

    def _choose_action(self, action: QAction) -> None:
        self._selection.show_view(action.data())


def lay_out_hidden(stack: QStackedWidget) -> None:
    """Give every page of a stack the stack's size: Qt sizes only the one in front."""
    pages = [page for number in range(stack.count()) if (page := stack.widget(number))]
    for page in pages:
        page.resize(stack.size())
        layout = page.layout()
        if layout is not None:
            layout.activate()
