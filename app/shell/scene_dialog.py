"""The list of the scenes that are open: which is shown, and in what order they come."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontInfo, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.context.scenes.scene import scene_name
from app.style import typography
from app.widgets.forms.plain_text import PlainLabel

_PATH: Final = Qt.ItemDataRole.UserRole


class SceneDialog(QDialog):
    """A list of scenes to drag, to move by keys, and to choose from. It stands beside the window.

    `order_chosen(list[Path])`: the scenes shall come in this order.
    `scene_chosen(int)`: the scene at a place shall be shown.
    `save_wanted()`: the order shall be saved.
    """

    order_chosen = Signal(list)
    scene_chosen = Signal(int)
    save_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Scenes in their order"))
        self._files: Callable[[], tuple[tuple[Path, ...], int]] = lambda: ((), 0)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.itemActivated.connect(self._choose)
        self.list.model().rowsMoved.connect(self._tell_order)
        up = self._action(self.tr("Move up"), "Alt+Up", self._move_up)
        down = self._action(self.tr("Move down"), "Alt+Down", self._move_down)
        leave_out = self._action(self.tr("Leave out"), "Del", self._leave_out)
        hint = PlainLabel(
            self.tr("Drag a scene, or move it with Alt and an arrow key. Enter shows it."), self
        )
        hint.setWordWrap(True)
        typography.set_type(hint, "caption")
        buttons = QHBoxLayout()
        for action in (up, down, leave_out):
            buttons.addWidget(self._button(action))
        buttons.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        save = box.addButton(self.tr("&Save the list…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self.save_wanted)
        box.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(hint)
        rows.addWidget(self.list, 1)
        rows.addLayout(buttons)
        rows.addWidget(box)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter is for the scene
        em = QFontInfo(typography.body()).pixelSize()
        self.resize(min(32 * em, window.width() * 9 // 10), min(30 * em, window.height() * 8 // 10))

    def follow(self, files: Callable[[], tuple[tuple[Path, ...], int]]) -> None:
        """Show these scenes from now on, and mark the one at the place."""
        self._files = files
        self.refresh()

    def refresh(self) -> None:
        """Show the scenes as they are now."""
        files, place = self._files()
        if [self.list.item(row).data(_PATH) for row in range(self.list.count())] != list(files):
            self.list.clear()
            for path in files:
                item = QListWidgetItem(scene_name(path), self.list)
                item.setData(_PATH, path)
                item.setToolTip(path.name)
        for row in range(self.list.count()):
            font = self.list.font()
            font.setBold(row == place)
            self.list.item(row).setFont(font)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(place)

    def _action(self, text: str, key: str, command: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(command)
        self.addAction(action)
        return action

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text(), self)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{action.text()} ({key})")
        button.clicked.connect(action.trigger)
        return button

    def _choose(self, item: QListWidgetItem) -> None:
        self.scene_chosen.emit(self.list.row(item))

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + by < self.list.count():
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)
            self._tell_order()

    def _leave_out(self) -> None:
        if self.list.count() > 1 and self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())
            self._tell_order()

    def _tell_order(self) -> None:
        paths = [self.list.item(row).data(_PATH) for row in range(self.list.count())]
        self.order_chosen.emit(paths)
