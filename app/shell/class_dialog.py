"""A class: how well is each writer read by a model that was taught all the others?"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.context.dialogs import ask_new_file
from app.context.digits.mark_texts import writer_text
from app.shell.teaching_dialog import show_primary
from app.shell.teaching_line import TeachingLine
from app.style import typography
from app.widgets.forms.plain_text import PlainLabel
from app.widgets.plots.before_after_plot import BeforeAfterPlot
from lenet.errors import one_line, reason
from lenet.files.atomic_write import atomic_write
from lenet.runs.teaching_events import ClassDone

_SHARE: Final = 0.9  # of the window
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText
_Right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ClassDialog(QDialog):
    """A table of the writers left, their errors before and after as points right."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("A class"))
        self._context, self._teacher = context, context.teacher
        self.title = PlainLabel(self)
        self.line = TeachingLine(self)
        self.table = QTableWidget(0, 4, self)
        self.plot = BeforeAfterPlot(context.appearance, self)
        self.start_button = QPushButton(self)
        self.export_button = QPushButton(self.tr("Export as CSV…"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self._shown: ClassDone | None = None
        self._build()
        self.start_button.clicked.connect(self._start_or_stop)
        self.export_button.clicked.connect(self._ask_and_export)
        self.close_button.clicked.connect(self.reject)
        self._teacher.changed.connect(self._show)
        for keys, act in ((("Return", "Enter"), self._enter), (("Ctrl+S",), self._ask_and_export)):
            action = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(act)
            self.addAction(action)
        self.resize(round(_SHARE * window.width()), round(_SHARE * window.height()))
        self._show()
        self.start_button.setFocus()

    def _build(self) -> None:
        typography.set_type(self.title, "body")
        self.title.setWordWrap(True)
        key = QKeySequence("Ctrl+S").toString(_NATIVE)
        self.export_button.setToolTip(f"{self.export_button.text()} ({key})")
        for button in (self.start_button, self.export_button, self.close_button):
            button.setAutoDefault(False)  # Enter is the dialog's
        self.table.setAccessibleName(self.tr("Writers"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("writer"),
                self.tr("drawings"),
                self.tr("wrong before"),
                self.tr("wrong after"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.plot, 1)
        below = QHBoxLayout()
        below.addWidget(self.export_button)
        below.addStretch(1)
        below.addWidget(self.close_button)
        below.addWidget(self.start_button)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addLayout(middle, 1)
        column.addLayout(below)

    def _enter(self) -> None:
        if not self._teacher.state.is_at_work:
            self._start_or_stop()

    def _start_or_stop(self) -> None:
        if self._teacher.state.is_at_work:
            self._teacher.stop()
        else:
            self._teacher.read_class()

    def reject(self) -> None:
        """Close the dialog: reading ends."""
        self._teacher.stop()
        self._teacher.forget()
        super().reject()

    def _ask_and_export(self) -> None:
        done = self._teacher.state.class_result
        if done is None:
            return
        context, kinds = self._context, self.tr("Tables") + " (*.csv)"
        title = self.tr("Save the class as a table")
        path = ask_new_file(self, context.settings, title, "class.csv", kinds)
        if path is None:
            return
        from lenet.training.teaching.class_errors import class_csv  # few starts need it

        try:
            atomic_write(path, class_csv(done).encode("utf-8"))
        except OSError as error:
            text = self.tr("{file} could not be saved: {reason}.")
            self.line.say(text.format(file=path, reason=reason(error)))
        else:
            self.line.say(self.tr("Saved {file}.").format(file=path))

    def _show(self) -> None:
        state, done = self._teacher.state, self._teacher.state.class_result
        self.line.show_state(state)
        self.start_button.setText(
            self.tr("Stop") if state.is_at_work else self.tr("Read the class")
        )
        show_primary(self.start_button, on=not state.is_at_work and done is None)
        self.export_button.setEnabled(done is not None)
        model = one_line((state.task.model if state.task else self._teacher.model).card.name)
        self.title.setText(self._sentence(model, done))
        if done is not self._shown or done is None:
            self._shown = done
            self._show_rows(done)

    def _sentence(self, model: str, done: ClassDone | None) -> str:
        if done is None:
            writers = len({digit.writer for digit in self._teacher.drawings(None)})
            return self.tr(
                "How well does {model} read somebody it never met? Each of {writers:,} writers is"
                " left out in turn, and read by a model that was taught all the others."
            ).format(model=model, writers=writers)
        count, before, after = (
            sum(getattr(row, name) for row in done.writers) for name in ("count", "before", "after")
        )
        return self.tr(
            "{writers:,} writers, each read by a model that did not learn theirs: {before:,} of"
            " {count:,} drawings wrong before, {after:,} after, in {seconds:.1f} s."
        ).format(
            writers=len(done.writers),
            before=before,
            count=count,
            after=after,
            seconds=done.seconds,
        )

    def _show_rows(self, done: ClassDone | None) -> None:
        rows = () if done is None else done.writers
        self.table.setSortingEnabled(False)
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            self.table.setItem(place, 0, QTableWidgetItem(writer_text(row.writer)))
            for column, value in enumerate((row.count, row.before, row.after), 1):
                item = QTableWidgetItem()
                item.setData(Qt.ItemDataRole.DisplayRole, value)  # sorted as a number
                item.setTextAlignment(_Right)
                self.table.setItem(place, column, item)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.plot.show_rates(
            [(row.before / row.count, row.after / row.count) for row in rows if row.count]
        )
