"""The Help menu: the keys of the page in front, a first tour, documents, and About."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QFontInfo, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.context.dialogs import show_about
from app.pages import Page
from app.shell.menus import leaves
from app.shell.platform import system_report
from app.shell.presenting import Presentation
from app.style import typography
from app.widgets.forms.plain_text import PlainLabel, plain_tip
from lenet.resources import RESOURCES

_Native: Final = QKeySequence.SequenceFormat.NativeText
_MNEMONIC: Final = re.compile(r"\(&\w\)|&")
_ROOT: Final = RESOURCES.parent
_WIDEST_KEYS: Final = 30  # characters on a line
_MOST_KEYS: Final = 2  # of one action; systems name rare ones too, such as a key called Undo


class KeyEntry(NamedTuple):
    """One thing that can be done: its keys, empty where there are none, its name, a remark."""

    keys: str
    text: str
    remark: str = ""


class Section(NamedTuple):
    """What can be done by one menu, or in one situation."""

    title: str
    entries: tuple[KeyEntry, ...]


class Help(QObject):
    """The Help menu of a window. All that it lists comes from the actions themselves."""

    def __init__(
        self,
        window: QWidget,
        bar: QMenuBar,
        presentation: Presentation,
        front: Callable[[], Page],
        start_tour: Callable[[], object],
    ) -> None:
        super().__init__(bar)
        self._window = window
        self._presentation, self._front = presentation, front
        self._shared = [
            menu for action in bar.actions() if isinstance(menu := action.menu(), QMenu)
        ]
        menu = bar.addMenu(self.tr("&Help"))
        self._shared.append(menu)
        keys = menu.addAction(self.tr("&Keys, and what can be done here"))
        keys.setShortcuts([QKeySequence("F1"), QKeySequence("?")])
        keys.triggered.connect(self.show_keys)
        menu.addAction(self.tr("A first &tour")).triggered.connect(start_tour)
        self._add_documents(menu.addMenu(self.tr("&Documents")))
        menu.addSeparator()
        about = menu.addAction(self.tr("&About LeNet-5 Lab"))
        about.setMenuRole(QAction.MenuRole.AboutRole)
        about.triggered.connect(self._show_about)

    def sections(self) -> list[Section]:
        """Return what can be done on the page in front, and then what can be done everywhere."""
        menus = [*self._front().menus(), *self._shared]
        result = [Section(plain(menu.title()), tuple(_entries(menu))) for menu in menus]
        presenting = tuple(KeyEntry(key.keys, key.text) for key in self._presentation.keys)
        where = 0 if self._presentation.is_on else len(self._front().menus())
        result.insert(where, Section(self.tr("While presenting"), presenting))
        return [section for section in result if section.entries]

    def show_keys(self) -> "KeyList":
        """Open the list of keys of the page in front."""
        title = self.tr("{page}: keys, and what can be done here").format(
            page=self._front().accessibleName()
        )
        box = KeyList(self._window, title, self.sections())
        box.open()
        return box

    def _add_documents(self, menu: QMenu) -> None:
        """Add the documents that README.md names, those of them that are here."""
        for text, name in (
            (self.tr("&Read me"), self.tr("README.md")),
            (self.tr("&How to"), "docs/how-to.md"),
            (self.tr("R&esults"), "docs/results.md"),
            (self.tr("&Glossary"), "docs/glossary.md"),
            (self.tr("The &library in a notebook"), "docs/api.md"),
            (self.tr("&Contributing"), "CONTRIBUTING.md"),
        ):
            if (_ROOT / name).is_file():
                menu.addAction(text).setData(str(_ROOT / name))
        menu.triggered.connect(self._open_document)
        menu.menuAction().setVisible(not menu.isEmpty())

    def _open_document(self, action: QAction) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(action.data()))

    def _show_about(self) -> None:
        show_about(self._window, system_report())


def plain(text: str) -> str:
    """Return the text of a menu or action without the mark of its letter."""
    return _MNEMONIC.sub("", text)


def _entries(menu: QMenu) -> Iterator[KeyEntry]:
    for action in leaves(menu):
        keys = ", ".join(key.toString(_Native) for key in action.shortcuts()[:_MOST_KEYS])
        yield KeyEntry(keys, plain(action.text()), action.statusTip())


class KeyList(QDialog):
    """A list of keys and of what they do, a section for each menu, in two columns."""

    def __init__(self, window: QWidget, title: str, sections: list[Section]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        content = QWidget(self)
        columns = QHBoxLayout(content)
        half = sum(len(section.entries) + 2 for section in sections) / 2
        filled = 0.0
        column = self._column(columns)
        for number, section in enumerate(sections):
            if number and filled >= half and columns.count() == 1:
                column = self._column(columns)
            self._add(column, section)
            filled += len(section.entries) + 2
        for at in range(columns.count()):
            grid = columns.itemAt(at)
            assert isinstance(grid, QGridLayout)
            grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        heading = PlainLabel(title, self)
        typography.set_type(heading, "title")
        rows.addWidget(heading)
        rows.addWidget(scroll, 1)
        rows.addWidget(buttons)
        em = QFontInfo(typography.body()).pixelSize()
        self.resize(min(72 * em, window.width() * 9 // 10), min(50 * em, window.height() * 9 // 10))

    def _column(self, columns: QHBoxLayout) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setContentsMargins(8, 0, 24, 0)
        columns.addLayout(grid, 1)
        return grid

    def _add(self, grid: QGridLayout, section: Section) -> None:
        row = grid.rowCount()
        heading = PlainLabel(section.title)
        typography.set_type(heading, "body", bold=True)
        heading.setContentsMargins(0, 12 if row > 1 else 0, 0, 2)
        grid.addWidget(heading, row, 0, 1, 2)
        for number, entry in enumerate(section.entries, start=row + 1):
            text, keys = PlainLabel(entry.text), PlainLabel(entry.keys)
            text.setToolTip(plain_tip(entry.remark))
            text.setWordWrap(True)
            if keys.sizeHint().width() > _WIDEST_KEYS * typography.letter_width(keys.font()):
                keys.setWordWrap(True)
            keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(text, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignTop)
            keys.setAlignment(Qt.AlignmentFlag.AlignRight)
