"""The list of runs: which one was best, which is not finished, which are plotted?"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QDesktopServices,
    QKeySequence,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from app.context.dialogs import Answer, ask
from app.context.training.curve_view import CurveView
from app.context.training.run_list import RunList
from app.context.training.trainer import Trainer
from app.pages.train.run_texts import explanation, percent, run_words
from app.pages.train.widgets.run_row import COLOUR_INDEX, ERRORS, RUN, STATE, WORDS, RunRow
from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.forms.action_button import ActionButton
from app.widgets.forms.plain_text import PlainLabel, plain_tip
from lenet.runs.events import Event, PassDone
from lenet.runs.status import RunState, RunSummary

_ICON: Final = QSize(18, 18)
_UNKNOWN: Final = (RunState.DAMAGED, RunState.READING)
_LEAST: Final = 10.0  # height of the list: about three rows, in heights of body text


class RunsPanel(QWidget):
    """The runs with the markers of their curves, and the commands on the selected one.

    `resume_wanted(Path)`: the person wants to go on with a run.
    `again_wanted(Path)`: the person wants another run from the same first weights.
    """

    resume_wanted = Signal(object)
    again_wanted = Signal(object)

    def __init__(
        self,
        run_list: RunList,
        trainer: Trainer,
        curve_view: CurveView,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._run_list, self._trainer, self._curve_view = run_list, trainer, curve_view
        self._runs: dict[Path, RunSummary] = {}
        self._colours = curve_view.shown  # of the runs whose curves are shown
        self._filling = False  # the program changes rows now, not the person
        self.list = QListView(self)
        self._model = QStandardItemModel(self)
        self._heading = PlainLabel(self.tr("Runs"), self)
        hint = self.tr("Each run is kept here with its curves: resume it, repeat it, compare it.")
        self.hint = PlainLabel(hint, self)  # while there are no runs
        self.resume_action = self._action(self.tr("Resume"), "Ctrl+Shift+Return", self._resume)
        self.again_action = self._action(
            self.tr("Again from the same first weights"), "Ctrl+G", self._again
        )
        self.show_action = self._action(self.tr("Show or hide"), "Ctrl+Shift+H", self._toggle_shown)
        self.rename_action = self._action(self.tr("Rename"), "F2", self._rename)
        self.folder_action = self._action(
            self.tr("Open the folder"), "Ctrl+Shift+O", self._open_folder
        )
        self.delete_action = self._action(self.tr("Delete…"), "Delete", self._ask_and_delete)
        self._icons = {
            "resume": self.resume_action,
            "again": self.again_action,
            "folder": self.folder_action,
            "trash": self.delete_action,
        }
        self._build(appearance)
        self._listen(appearance)
        self._recolour(appearance.theme)

    @property
    def actions_in_order(self) -> list[QAction]:
        """For a menu."""
        return [
            self.resume_action,
            self.again_action,
            self.show_action,
            self.rename_action,
            self.folder_action,
            self.delete_action,
        ]

    @property
    def runs(self) -> list[RunSummary]:
        """The runs from top to bottom."""
        return list(self._runs.values())

    def refresh(self) -> None:
        """Read the list of runs anew."""
        self._runs = {run.folder: run for run in self._run_list.runs()}
        folder = self._trainer.folder
        if self._trainer.is_busy and folder is not None and folder not in self._runs:
            self._runs = {folder: self._run_list.run(folder)} | self._runs  # its child still loads
        self._filling = True
        self._model.clear()
        for run in self._runs.values():
            item = QStandardItem(run.name)
            self._fill(item, run)
            self._model.appendRow(item)
        self._filling = False
        self._curve_view.set_runs(list(self._runs))
        self._select()
        self.hint.setVisible(not self._runs)

    def _build(self, appearance: Appearance) -> None:
        typography.set_type(self._heading, "title")
        typography.set_type(self.hint, "caption")
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = RunRow(appearance, self.list)
        row.toggled.connect(self._toggle)
        self.list.setModel(self._model)
        self.list.setItemDelegate(row)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.setAccessibleName(self.tr("Runs"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._heading)
        head.addStretch(1)
        for action in self._icons.values():
            button = ActionButton(self)
            button.setDefaultAction(action)
            button.setIconSize(_ICON)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        self._fit_type()

    def _action(self, text: str, key: str, command: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({native})")
        if not key.startswith("Ctrl"):  # it means something else in another field
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(command)
        self.list.addAction(action)
        return action

    def _listen(self, appearance: Appearance) -> None:
        self._run_list.changed.connect(self.refresh)
        self._trainer.run_changed.connect(self.refresh)
        self._trainer.state_changed.connect(self.refresh)
        self._trainer.event_happened.connect(self._take)
        self._curve_view.shown_changed.connect(self._show_colours)
        self._curve_view.selected_changed.connect(self._select)
        self._model.itemChanged.connect(self._take_name)
        self.list.selectionModel().currentChanged.connect(self._choose)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._fit_type)

    def _fit_type(self) -> None:
        """Give the list room for some rows in the size of type as it is now."""
        self.list.setMinimumHeight(typography.ems(_LEAST))
        self.list.scheduleDelayedItemsLayout()

    def _fill(self, item: QStandardItem, run: RunSummary) -> None:
        """Fill a row with what it shows."""
        item.setData(run.folder, RUN)
        busy = self._trainer.is_busy and run.folder == self._trainer.folder
        item.setData(run_words(run, busy=busy), WORDS)
        item.setData(run.state.value, STATE)
        item.setData(self._colours.get(run.folder), COLOUR_INDEX)
        item.setData((percent(run.last_test_error), percent(run.best_test_error)), ERRORS)
        item.setToolTip(plain_tip(explanation(run)))

    def _take(self, event: Event) -> None:
        """Fill the row of the run that is trained anew after each pass."""
        folder = self._trainer.folder
        if isinstance(event, PassDone) and folder in self._runs:
            assert folder is not None
            run = self._runs[folder] = self._run_list.run(folder)
            item = self._model.item(list(self._runs).index(folder))
            self._filling = True
            self._fill(item, run)
            self._filling = False

    def _show_colours(self, colours: dict[Path, int]) -> None:
        self._colours = colours
        self._filling = True
        for number in range(self._model.rowCount()):
            item = self._model.item(number)
            item.setData(colours.get(item.data(RUN)), COLOUR_INDEX)
        self._filling = False

    def _current(self) -> Path | None:
        index = self.list.currentIndex()
        return index.data(RUN) if index.isValid() else None

    def _select(self) -> None:
        """Select the row of the selected run."""
        folders = list(self._runs)
        selection = self.list.selectionModel()
        self._filling = True
        if self._curve_view.selected in folders:
            index = self._model.index(folders.index(self._curve_view.selected), 0)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            selection.clear()
        self._filling = False
        self._offer()

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._filling:
            self._curve_view.select(index.data(RUN) if index.isValid() else None)
            self._offer()

    def _offer(self) -> None:
        """Enable the commands that the selected run allows."""
        folder = self._current()
        run = None if folder is None else self._runs.get(folder)
        there = run is not None
        readable = run is not None and run.state not in _UNKNOWN
        self.resume_action.setEnabled(
            run is not None and run.can_be_resumed and not self._trainer.is_busy
        )
        self.again_action.setEnabled(readable)
        self.show_action.setEnabled(readable)
        self.rename_action.setEnabled(there)
        self.folder_action.setEnabled(there)
        self.delete_action.setEnabled(run is not None and not run.is_running)

    def _toggle(self, index: QModelIndex) -> None:
        folder = index.data(RUN)
        self._curve_view.show(folder, folder not in self._colours)

    def _toggle_shown(self) -> None:
        if self.list.currentIndex().isValid():
            self._toggle(self.list.currentIndex())

    def _take_name(self, item: QStandardItem) -> None:
        if not self._filling:
            self._run_list.rename(item.data(RUN), item.text())

    def _resume(self) -> None:
        self.resume_wanted.emit(self._current())

    def _again(self) -> None:
        self.again_wanted.emit(self._current())

    def _rename(self) -> None:
        editing = self.list.state() == QAbstractItemView.State.EditingState
        if self.list.currentIndex().isValid() and not editing:  # or Qt warns
            self.list.edit(self.list.currentIndex())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._current())))

    def _ask_and_delete(self) -> None:
        folder = self._current()
        if folder is None:
            return
        text = self.tr("Move the run {name} to the trash?").format(name=self._runs[folder].name)
        ask(
            self,
            self.tr("Delete a run"),
            text,
            self.tr("Its curves and snapshots go with it."),
            [
                Answer(
                    self.tr("Move to the trash"),
                    lambda: self._run_list.delete(folder),
                    destroys=True,
                )
            ],
        )

    def _recolour(self, theme: Theme) -> None:
        for name, action in self._icons.items():
            action.setIcon(icon(name, theme))
