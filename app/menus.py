"""The window's menus: every command in words, with its key."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.documents import Documents
from app.exports import Exports
from app.panels.drawing_panel import DrawingPanel
from app.settings import Settings
from app.switchboard import Switchboard
from app.theme import THEME_CHOICES, Appearance
from lenet import paper

_Key = QKeySequence.StandardKey


class Menus(QObject):
    """File, Edit, Examples, Model, View and Help of one window."""

    def __init__(
        self,
        window: QMainWindow,
        documents: Documents,
        drawing: DrawingPanel,
        appearance: Appearance,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = appearance
        self._settings = settings
        self._documents = documents
        self._add_file(documents)
        self._add_edit(documents, drawing)
        self._add_examples()
        self._add_model(documents)
        self._add_view()
        self._help = self._add_help()

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self,
        menu: QMenu,
        text: str,
        command: Callable[[], object],
        key: QKeySequence.StandardKey | str | None = None,
        tip: str = "",
    ) -> QAction:
        action = menu.addAction(text)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.setStatusTip(tip)
        action.triggered.connect(command)
        return action

    def _add_file(self, documents: Documents) -> None:
        menu = self._menu(self.tr("&File"))
        self._add(
            menu,
            self.tr("&Open picture or ink…"),
            documents.ask_and_open,
            _Key.Open,
            self.tr("A PNG or JPEG picture of a digit, or strokes in a .jsonl file"),
        )
        self._add(
            menu,
            self.tr("&Save strokes as…"),
            documents.ask_and_save,
            _Key.Save,
            self.tr("The strokes as an ink file that this program and its trainer read"),
        )
        self._quit_line = menu.addSeparator()
        self._file = menu
        quit_action = self._add(menu, self.tr("&Quit"), self._window.close, "Ctrl+Q")
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_edit(self, documents: Documents, drawing: DrawingPanel) -> None:
        menu = self._menu(self.tr("&Edit"))
        menu.addAction(drawing.undo_action)
        menu.addAction(drawing.redo_action)
        menu.addSeparator()
        self._add(
            menu,
            self.tr("&Paste picture"),
            documents.paste,
            _Key.Paste,
            self.tr("Read the picture on the clipboard"),
        )
        menu.addAction(drawing.clear_action)
        menu.addSeparator()
        menu.addAction(drawing.pen_action)
        menu.addAction(drawing.eraser_action)

    def _add_examples(self) -> None:
        menu = self._menu(self.tr("E&xamples"))
        group = QActionGroup(self)
        for digit in range(paper.CLASSES):
            action = menu.addAction(self.tr("A written &{digit}").format(digit=digit))
            action.setShortcut(QKeySequence(str(digit)))
            action.setStatusTip(self.tr("The next digit of this class from MNIST's test set"))
            action.setData(digit)
            group.addAction(action)
        group.triggered.connect(self._show_example)

    def _add_model(self, documents: Documents) -> None:
        menu = self._model = self._menu(self.tr("&Model"))
        self._add(
            menu,
            self.tr("&Open model…"),
            documents.ask_and_open_model,
            "Ctrl+M",
            self.tr("A trained LeNet-5 in a .safetensors file"),
        )
        self._add(
            menu,
            self.tr("Use the &bundled model"),
            documents.use_bundled_model,
            tip=self.tr("The model that came with the program"),
        )

    def _add_view(self) -> None:
        menu = self._menu(self.tr("&View"))
        themes = menu.addMenu(self.tr("&Theme"))
        names = {
            "system": self.tr("As the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
        }
        group = QActionGroup(self)
        for choice in THEME_CHOICES:
            action = themes.addAction(names[choice])
            action.setCheckable(True)
            action.setChecked(choice == self._appearance.choice)
            action.setData(choice)
            group.addAction(action)
        group.triggered.connect(self._choose_theme)
        self._add(menu, self.tr("&Full screen"), self._toggle_full_screen, "F11")

    def add_walk(self, actions: list[QAction]) -> None:
        """The walk through the layers, before Help."""
        menu = QMenu(self.tr("&Walk"), self._window)
        menu.addActions(actions)
        self._window.menuBar().insertMenu(self._help.menuAction(), menu)

    def add_exports(self, exports: Exports) -> None:
        """Pictures and numbers to take along, in the File menu."""
        taken = QMenu(self.tr("&Take along"), self._window)
        exports.add_to(taken)
        self._file.insertMenu(self._quit_line, taken)

    def add_switches(self, switchboard: Switchboard) -> None:
        """Parts of the network off and on, in the Model menu."""
        self.switchboard = switchboard
        self._model.addSeparator()
        self._model.addActions(switchboard.actions_in_order)

    def _add_help(self) -> QMenu:
        menu = self._menu(self.tr("&Help"))
        about = self._add(menu, self.tr("&About LeNet-5 Lab"), self._show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)
        return menu

    def _show_example(self, action: QAction) -> None:
        self._documents.show_example(action.data())

    def _choose_theme(self, action: QAction) -> None:
        self._appearance.choose(action.data())
        self._settings.keep("theme", action.data())

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _show_about(self) -> None:
        from app.about import about_box  # rarely wanted, so not built at the start

        about_box(self._window).open()
