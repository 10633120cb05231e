"""The menus that all pages share: File, Model and View."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from app.context.ablation_actions import AblationActions
from app.context.app_context import AppContext
from app.context.language import LANGUAGE_CHOICES, LANGUAGES
from app.pages import PAGES, page_names
from app.pages.page import IN_VIEW
from app.shell.digit_actions import DigitActions
from app.shell.export import Exports
from app.shell.questions import Questions
from app.shell.scenes import Scenes
from app.style.theme import THEME_CHOICES

_Key = QKeySequence.StandardKey
_ZOOM: Final = 1.1  # one step of larger type


class Menus(QObject):
    """The shared menus of a window; each page adds its own by `insert`.

    `page_chosen(str)`: a page is chosen, one of PAGES.
    `models_wanted()`: the list of models is chosen.
    `presenting_wanted()`: the page shall be presented, or no longer.
    """

    presenting_wanted = Signal()
    page_chosen = Signal(str)
    models_wanted = Signal()

    def __init__(
        self,
        window: QMainWindow,
        bar: QMenuBar,
        context: AppContext,
        *,
        exports: Exports,
        scenes: Scenes,
        questions: Questions,
        ablation_actions: AblationActions,
    ) -> None:
        super().__init__(bar)
        self._window = window
        self._bar = bar
        self._context = context
        self._add_file(exports, scenes)
        self._add_model(ablation_actions)
        context.imported.opened.connect(self._show_imported)
        self._view = self._add_view()
        questions.add_to(self._view)

    def insert(self, menu: QMenu) -> None:
        """Add the menu of a page after the shared ones, which stay at their place, or to View."""
        if menu.objectName() == IN_VIEW:
            self._view.insertMenu(self._view.actions()[0], menu)
            return
        self._bar.addMenu(menu)

    def choose_theme(self, choice: str) -> None:
        """Apply one of THEME_CHOICES and keep it for the next start."""
        self._context.appearance.choose(choice)
        self._context.settings.keep("theme", choice)

    def choose_language(self, choice: str) -> None:
        """Apply one of LANGUAGE_CHOICES and keep it for the next start."""
        self._context.settings.keep("language", choice)
        self._context.language.choose(choice)

    def _menu(self, title: str) -> QMenu:
        return self._bar.addMenu(title)

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

    def _add_file(self, exports: Exports, scenes: Scenes) -> None:
        menu = self._menu(self.tr("&File"))
        documents = self._context.documents
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
        exports.add_to(menu.addMenu(self.tr("&Export")))
        menu.addSeparator()
        digits = DigitActions(self._context, self._window, self)
        digits.add_to(menu)
        digits.digits_wanted.connect(partial(self.page_chosen.emit, "errors"))
        menu.addSeparator()
        scenes.add_to(menu)
        menu.addSeparator()
        quit_action = self._add(menu, self.tr("&Quit"), self._window.close, "Ctrl+Q")
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_model(self, ablation_actions: AblationActions) -> None:
        menu = self._menu(self.tr("&Model"))
        models = self._context.models
        self._add(
            menu,
            self.tr("Mode&ls…"),
            self.models_wanted.emit,
            "Ctrl+L",
            self.tr("All models at hand, what is known of each, and two compared"),
        )
        self._add(
            menu,
            self.tr("&Open model…"),
            self._context.imported.ask_and_open,
            "Ctrl+M",
            self.tr("A trained LeNet-5 in a .safetensors or .onnx file, of 1998 or of a tutorial"),
        )
        self._add(
            menu,
            self.tr("Save model &as…"),
            models.ask_and_save,
            "Ctrl+Shift+M",
            self.tr("The model in use, with its card, as a .safetensors file"),
        )
        self._add(
            menu,
            self.tr("Use the &bundled model"),
            models.use_bundled,
            tip=self.tr("The model that came with the program"),
        )
        menu.addSeparator()
        menu.addActions(ablation_actions.actions_in_order)

    def _show_imported(self) -> None:
        """Show the network that was opened, in the view of today's networks."""
        self._context.selection.show_view("today")
        self.page_chosen.emit("draw")

    def _add_view(self) -> QMenu:
        menu = self._menu(self.tr("&View"))
        self._add_pages(menu)
        menu.addSeparator()
        self._add_choices(
            menu.addMenu(self.tr("&Theme")),
            THEME_CHOICES,
            [self.tr("As the &system"), self.tr("&Light"), self.tr("&Dark")],
            self._context.appearance.choice,
            self.choose_theme,
        )
        self._add_choices(
            menu.addMenu(self.tr("La&nguage")),
            LANGUAGE_CHOICES,
            [self.tr("As the &system"), *LANGUAGES.values()],
            self._context.language.choice,
            self.choose_language,
        )
        present = self._add(
            menu,
            self.tr("&Present"),
            self.presenting_wanted.emit,
            tip=self.tr("The page in front fills the screen, in large type, until Esc"),
        )
        present.setShortcuts([QKeySequence("F5"), QKeySequence("Shift+F5")])  # clickers send both
        self._add(menu, self.tr("&Full screen"), self._toggle_full_screen, "F11")
        self._add_zoom(menu.addMenu(self.tr("T&ype")))
        reduce = menu.addAction(self.tr("&Reduce motion"))
        reduce.setStatusTip(self.tr("Show results at once, without the way there"))
        reduce.setCheckable(True)
        reduce.setChecked(self._context.settings.motion_is_reduced)
        reduce.triggered.connect(self._context.settings.reduce_motion)
        return menu

    def _add_zoom(self, menu: QMenu) -> None:
        larger = self._add(menu, self.tr("&Larger"), self._enlarge)
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._add(menu, self.tr("&Smaller"), self._reduce, "Ctrl+-")
        self._add(menu, self.tr("&As the window needs it"), self._fit, "Ctrl+0")

    def _enlarge(self) -> None:
        self._zoom(self._context.appearance.zoom * _ZOOM)

    def _reduce(self) -> None:
        self._zoom(self._context.appearance.zoom / _ZOOM)

    def _fit(self) -> None:
        self._zoom(1.0)

    def _zoom(self, factor: float) -> None:
        """Set the person's factor of all type, and keep it for the next start."""
        self._context.appearance.set_zoom(factor)
        self._context.settings.keep("zoom", self._context.appearance.zoom)

    def _add_pages(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for number, (page, name) in enumerate(zip(PAGES, page_names(), strict=True), start=1):
            action = menu.addAction(name)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.setData(page)
            group.addAction(action)
        group.triggered.connect(self._show_page)

    def _add_choices(
        self,
        menu: QMenu,
        choices: tuple[str, ...],
        names: list[str],
        chosen: str,
        command: Callable[[str], None],
    ) -> None:
        """Add checkable entries, of which exactly one is checked."""
        group = QActionGroup(menu)
        for choice, name in zip(choices, names, strict=True):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(choice == chosen)
            action.setData(choice)
            group.addAction(action)
        group.triggered.connect(lambda action: command(action.data()))

    def _show_page(self, action: QAction) -> None:
        self.page_chosen.emit(action.data())

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()


def leaves(menu: QMenu | QMenuBar) -> Iterator[QAction]:
    """Yield the actions of a menu and of the menus in it, those that do something."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from leaves(inner)
        elif not action.isSeparator():
            yield action
