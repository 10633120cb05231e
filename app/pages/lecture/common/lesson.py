"""What every page of the lecture is made of: title, text, formulas, a stage, something to try."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.context.app_context import AppContext
from app.pages.lecture.common.text_label import Role, TextLabel
from app.style import typography
from app.style.formulas.typesetting import Tone
from app.style.theme import Appearance
from app.widgets.forms.formula import Formula
from app.widgets.maps.figure_export import ExportFigure

_Value = TypeVar("_Value")
# Characters of text abreast, and the column's share of the page between the two.
_NARROW: Final = 44
_WIDE: Final = 60
_SHARE: Final = 0.24
_GAP: Final = 8


class Lesson(QWidget):
    """Text and formulas in a column at the left, the stage beside it, one line to try below.

    Where the stage needs all the width, `text_above` puts one line of text above it instead.
    A subclass builds in `__init__` with `add_words`, `add_formula`, `add_widget`, `set_stage`
    and `set_try`. It is built when the page is first opened and then kept, so it must cost
    little while it is not shown: `start` is called when it comes to the front, `stop` when it
    leaves; between the two nothing may move or compute. `python -m tests.formulas` keeps its
    formulas set, so that it opens quickly.

    `said(str)`: a word for the status bar. `failed(str)`: one sentence on what went wrong.
    `page_wanted(str)`: the person goes on to another of the window's pages.
    """

    said = Signal(str)
    failed = Signal(str)
    page_wanted = Signal(str)

    def __init__(
        self,
        context: AppContext,
        title: str,
        parent: QWidget | None = None,
        *,
        text_above: bool = False,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.title = title
        self.stage: QWidget | None = None
        appearance = context.appearance
        self._heading = TextLabel(title, appearance, role="heading", wraps=False)
        self._text = QWidget(self)
        self._column = QVBoxLayout(self._text)
        self._column.setContentsMargins(0, 0, 2 * _GAP, 0)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self._scroll = None if text_above else _Column(self._text, appearance, self)
        self._try_title = TextLabel(self.tr("Try this"), appearance, role="bold", tone="accent")
        self._try_title.setWordWrap(False)
        self._try = TextLabel("", appearance, wraps=False)
        self._lay_out()
        self._type_size = typography.body().pointSizeF()
        appearance.type_changed.connect(self._take_type)

    @property
    def moves(self) -> bool:
        """Whether things may move by themselves; if not, show where the movement would end."""
        return not self.context.settings.motion_is_reduced

    def start(self) -> None:
        """The page comes to the front."""

    def stop(self) -> None:
        """Another page comes to the front: stop what moves."""

    def export_figures(self) -> list[ExportFigure]:
        """What can be taken along: the stage alone, and the whole page."""
        stage = [] if self.stage is None else [ExportFigure(self.title, (self.stage,))]
        return [*stage, ExportFigure(self.tr("The whole page"), (self,))]

    def add_words(
        self, text: str, *, role: Role = "body", tone: str = "text", lines: int = 0
    ) -> TextLabel:
        """A paragraph, below what is there; with room for so many `lines` at least."""
        words = TextLabel(text, self.context.appearance, role=role, tone=tone, lines=lines)
        self.add_widget(words)
        return words

    def add_formula(self, latex: str = "", *, tone: Tone = "text") -> Formula:
        """A formula on a line of its own, below what is there."""
        formula = Formula(self.context.appearance, latex, tone=tone)
        self.add_widget(formula)
        return formula

    def add_buttons(
        self, commands: dict[str, Callable[[], object]]
    ) -> tuple[QWidget, list[QPushButton]]:
        """Buttons side by side, each by its words; gives the line and the buttons in it."""
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        buttons = []
        for words, command in commands.items():
            button = QPushButton(words)
            button.clicked.connect(command)
            box.addWidget(button)
            buttons.append(button)
        box.addStretch(1)
        self.add_widget(line)
        return line, buttons

    def add_widget(self, widget: QWidget) -> None:
        """A control, below what is there. Buttons follow the size of type by themselves."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_layout(self, layout: QLayout) -> None:
        """Controls side by side, below what is there."""
        self._column.insertLayout(self._column.count() - 1, layout)

    def add_gap(self) -> None:
        """Some room between two thoughts."""
        self._column.insertSpacing(self._column.count() - 1, _GAP)

    def set_stage(self, stage: QWidget) -> None:
        """What a person plays with; it gets all the room that is left."""
        self.stage = stage
        self._middle.addWidget(stage, 1)

    def set_try(self, sentence: str) -> None:
        """One thing to do, in one line."""
        self._try.setText(sentence)

    def recall(self, default: _Value) -> _Value:
        """What was noted last, also before the page was built anew; else the default."""
        noted = self.context.notes.get(type(self).__name__, default)
        return noted if isinstance(noted, type(default)) else default

    def note(self, value: object) -> None:
        """Keep what the page is set to: one frozen value."""
        self.context.notes[type(self).__name__] = value

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scroll is not None:
            self._scroll.take_width(self.width())

    def _take_type(self) -> None:
        """Qt keeps the fonts of controls under a style sheet as they were."""
        for control in self.findChildren(QAbstractButton):
            control.setFont(typography.body())
        size = typography.body().pointSizeF()
        for label in self.findChildren(QLabel):
            if not isinstance(label, TextLabel):  # of panels that stand on other pages as well
                font = label.font()
                font.setPointSizeF(font.pointSizeF() * size / self._type_size)
                label.setFont(font)
        self._type_size = size

    def _lay_out(self) -> None:
        beside = QBoxLayout.Direction.LeftToRight
        above = QBoxLayout.Direction.TopToBottom
        self._middle = QBoxLayout(above if self._scroll is None else beside)
        self._middle.setSpacing(2 * _GAP)
        self._middle.addWidget(self._scroll or self._text)
        below = QHBoxLayout()
        below.setSpacing(2 * _GAP)
        below.addWidget(self._try_title)
        below.addWidget(self._try, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * _GAP, _GAP, 2 * _GAP, _GAP)
        rows.setSpacing(2 * _GAP)
        rows.addWidget(self._heading)
        rows.addLayout(self._middle, 1)
        rows.addLayout(below)


class _Column(QScrollArea):
    """The text; scrolls where large type needs more height than there is."""

    def __init__(self, text: QWidget, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self._room = 0
        self.setWidget(text)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take_width(0)
        text.installEventFilter(self)
        appearance.type_changed.connect(self._take_width)

    def take_width(self, room: int) -> None:
        """A share of the page's width, within what is good to read; all controls fit."""
        self._room = room
        self._take_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._take_width()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 200)

    def _take_width(self) -> None:
        letter = QFontMetrics(typography.body()).averageCharWidth()
        good = min(max(round(self._room * _SHARE), letter * _NARROW), letter * _WIDE)
        needed = self._text.minimumSizeHint().width()
        self.setFixedWidth(max(good, needed))
