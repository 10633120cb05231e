"""The menus of the drawing page: Edit, Examples, Step, and its part of View."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.context.app_context import AppContext
from app.context.drawing import Drawing
from app.pages.draw.panels.compare_panel import ComparePanel
from app.pages.draw.panels.drawing_panel import DrawingPanel
from app.pages.draw.panels.label_panel import LabelPanel
from app.pages.draw.panels.step_bar import StepBar
from app.pages.draw.panels.step_panel import StepPanel
from app.pages.draw.widgets.view_tabs import ViewTabs
from app.pages.page import IN_VIEW
from app.style.icons import icon
from app.style.theme import Theme
from app.widgets.canvas.crop_frame import CropFrame
from app.widgets.forms.action_button import ActionButton
from app.widgets.forms.plain_text import plain_tip, without_letter
from lenet.network import paper

_Key = QKeySequence.StandardKey
_MARGIN: Final = 0.03  # of the canvas: around the ink that was found


@dataclass(frozen=True, eq=False)
class MenuParts:
    """The panels whose actions are in the menus, and the page's own command."""

    drawing: DrawingPanel
    step_bar: StepBar
    view_tabs: ViewTabs
    step_panel: StepPanel
    compare_panel: ComparePanel
    label_panel: LabelPanel
    copy_action: QAction  # copies the side in front


class DrawMenus(QWidget):
    """Builds the menus of the drawing page. Its texts are those of one language."""

    def __init__(self, context: AppContext, parts: MenuParts, page: QWidget) -> None:
        super().__init__(page)
        self.hide()
        self._context = context
        self._parts = parts
        self._page = page
        self.crop_frame = CropFrame(context.appearance, parts.drawing.canvas)
        self.crop_action = QAction(self.tr("Crop p&icture"), self)
        self.crop_action.setShortcut(QKeySequence("Ctrl+Shift+X"))
        tip = self.tr("Drag a frame around the digit in a picture")
        key = self.crop_action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.crop_action.setStatusTip(tip)
        self.crop_action.setToolTip(plain_tip(f"{tip} ({key})"))
        self.crop_action.setIconText(without_letter(self.crop_action.text()))
        self.crop_action.triggered.connect(self._open_crop_frame)
        self._crop_tool = ActionButton(self)
        self._crop_tool.setDefaultAction(self.crop_action)
        parts.drawing.add_picture_tool(self._crop_tool)
        context.appearance.theme_changed.connect(self._recolour)
        self._recolour(context.appearance.theme)
        self.crop_frame.chosen.connect(context.session.crop)
        context.session.drawing_changed.connect(self._follow_drawing)
        self._follow_drawing(context.session.drawing)
        self.menus = [
            self._edit_menu(),
            self._examples_menu(),
            self._step_menu(),
            self._side_menu(),
        ]

    def _recolour(self, theme: Theme) -> None:
        self.crop_action.setIcon(icon("crop", theme))

    def _open_crop_frame(self) -> None:
        """Open the frame around the ink that was found, or in the middle."""
        found = self._context.session.drawing.ink_frame(_MARGIN)
        self.crop_frame.open(found and QRectF(QPointF(*found[:2]), QPointF(*found[2:])))

    def _follow_drawing(self, drawing: Drawing) -> None:
        """Close the frame: it was meant for another drawing. A digit of MNIST is read as it is."""
        self.crop_frame.close_frame()
        self.crop_action.setEnabled(drawing.picture is not None and drawing.digit is None)

    def _edit_menu(self) -> QMenu:
        menu = QMenu(self.tr("&Edit"), self._page)
        drawing, documents = self._parts.drawing, self._context.documents
        menu.addAction(drawing.undo_action)
        menu.addAction(drawing.redo_action)
        menu.addSeparator()
        paste = menu.addAction(self.tr("&Paste picture"))
        paste.setShortcut(QKeySequence(_Key.Paste))
        paste.setStatusTip(self.tr("Read the picture on the clipboard"))
        paste.triggered.connect(documents.paste)
        menu.addAction(self._parts.copy_action)
        menu.addAction(self.crop_action)
        menu.addAction(drawing.clear_action)
        menu.addSeparator()
        menu.addAction(drawing.pen_action)
        menu.addAction(drawing.eraser_action)
        menu.addAction(drawing.whole_strokes_action)
        menu.addSeparator()
        keep = menu.addMenu(self.tr("&Keep in My digits"))
        keep.addActions(self._parts.label_panel.actions_in_order)
        keep.addSeparator()
        keep.addAction(self._parts.label_panel.undo_action)
        keep.addAction(self._parts.label_panel.writer_action)
        return menu

    def _examples_menu(self) -> QMenu:
        menu = QMenu(self.tr("E&xamples"), self._page)
        group = QActionGroup(menu)
        for digit in range(paper.CLASSES):
            action = menu.addAction(self.tr("A written &{digit}").format(digit=digit))
            action.setShortcut(QKeySequence(str(digit)))
            action.setStatusTip(self.tr("The next digit of this class from MNIST's test set"))
            action.setData(digit)
            group.addAction(action)
        group.triggered.connect(self._show_example)
        return menu

    def _step_menu(self) -> QMenu:
        """The steps through the layers, and the steps of learning."""
        menu = QMenu(self.tr("&Step"), self._page)
        menu.addActions(self._parts.step_bar.actions_in_order)
        menu.addSeparator()
        step_panel = self._parts.step_panel
        menu.addAction(step_panel.step_action)
        menu.addAction(step_panel.undo_action)
        menu.addAction(step_panel.rule_action)
        answers = menu.addMenu(self.tr("The &right answer is"))
        answers.addActions(step_panel.label_actions)
        return menu

    def _side_menu(self) -> QMenu:
        """The sides of the network and the frozen drawing: a part of the View menu."""
        menu = QMenu(self.tr("&Side of the network"), self._page)
        menu.setObjectName(IN_VIEW)
        menu.addActions(self._parts.view_tabs.actions_in_order)
        menu.addSeparator()
        menu.addAction(self._parts.compare_panel.freeze_action)
        menu.addAction(self._parts.compare_panel.before_action)
        menu.addAction(self._parts.compare_panel.unfreeze_action)
        return menu

    def _show_example(self, action: QAction) -> None:
        self._context.documents.show_example(action.data())
