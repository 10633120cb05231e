"""The canvas, its tools, and the width of the pen."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QImage,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from app.context.drawing import Drawing
from app.context.scenes.scene_list import names_scenes
from app.context.session import Session
from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.pointer_area import ERASER_RADIUS
from app.widgets.forms.action_button import ActionButton
from app.widgets.forms.plain_text import PlainLabel, plain_tip, without_letter
from lenet.network import paper

_CLEARING: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_GAP: Final = 8
_ICON: Final = 1.57  # side of an icon, in heights of body text
_SPACE: Final = 2  # between two tools
_SHORTEST: Final = 36  # of the slider
_TENTHS: Final = 10  # the slider counts tenths of a digit pixel
_THINNEST: Final = 1.0
_THICKEST: Final = 4.0


class DrawingPanel(QWidget):
    """The canvas, the largest square that fits, above one row of tools.

    `file_dropped(Path)`, `image_dropped(QImage)`: a file or a picture was dropped here. The
    actions are for the window's menus too.
    """

    file_dropped = Signal(object)
    image_dropped = Signal(object)

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._is_presenting = False
        self._is_picture = False  # of a file; one of MNIST is read as it is
        self._picture_tools: list[QToolButton] = []
        self.canvas = Canvas(appearance, self)
        self._tools = QWidget(self)
        self.pen_action = QAction(self)
        self.eraser_action = QAction(self)
        self.undo_action = QAction(self)
        self.redo_action = QAction(self)
        self.clear_action = QAction(self)
        self.whole_strokes_action = QAction(self)
        self._actions_by_icon = {
            "pen": self.pen_action,
            "eraser": self.eraser_action,
            "undo": self.undo_action,
            "redo": self.redo_action,
            "clear": self.clear_action,
        }
        self.width_slider = QSlider(Qt.Orientation.Horizontal, self._tools)
        self.width_label = PlainLabel(self._tools)
        self._build_actions()
        self._build_tools()
        self._speak()
        self._recolour(appearance.theme)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAcceptDrops(True)
        self._listen(appearance)
        self._show_drawing(session.drawing)
        self._show_width(session.pen_width)

    def set_presenting(self, on: bool) -> None:
        """Leave the tools out that an audience does not need: the width of the pen."""
        self._is_presenting = on
        self._place_tools()

    def add_picture_tool(self, tool: QToolButton) -> None:
        """Add a tool for pictures, which are shown instead of the width of a pen."""
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.insertWidget(len(self._actions_by_icon), tool)
        self._picture_tools.append(tool)
        self._fit_type()
        self._place_tools()

    def minimumSizeHint(self) -> QSize:
        smallest, row = self.canvas.minimumSizeHint(), self._tools.sizeHint()
        width = max(smallest.width(), self._buttons_width())
        return QSize(width, smallest.height() + _GAP + row.height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        return width + _GAP + self._tools.sizeHint().height()

    def _buttons_width(self) -> int:
        """Return the width of the tools without the label of the pen's width."""
        buttons = set(self._tools.findChildren(QToolButton)).difference(self._picture_tools)
        wide = sum(button.sizeHint().width() + _SPACE for button in buttons)
        return wide + _GAP + _SPACE + self.width_slider.minimumWidth()

    def _build_actions(self) -> None:
        group = QActionGroup(self)
        for action, key in ((self.pen_action, "P"), (self.eraser_action, "E")):
            action.setCheckable(True)
            action.setShortcut(QKeySequence(key))
            group.addAction(action)
        self.pen_action.setChecked(True)
        self.whole_strokes_action.setCheckable(True)
        self.whole_strokes_action.setChecked(self._session.erases_strokes)
        self.whole_strokes_action.toggled.connect(self._choose_strokes)
        self.undo_action.setShortcuts(QKeySequence.StandardKey.Undo)
        self.redo_action.setShortcuts(QKeySequence.StandardKey.Redo)
        self.clear_action.setShortcuts([QKeySequence(key) for key in _CLEARING])
        self.addActions(list(self._actions_by_icon.values()))

    def _build_tools(self) -> None:
        row = self._row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACE)
        for action in self._actions_by_icon.values():
            button = ActionButton(self._tools)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addSpacing(_GAP)
        self.width_slider.setRange(round(_THINNEST * _TENTHS), round(_THICKEST * _TENTHS))
        self.width_slider.setPageStep(5)
        self.width_slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a drag leaves the keys
        self.width_slider.setMinimumWidth(_SHORTEST)
        row.addWidget(self.width_slider, 1)
        typography.set_type(self.width_label, "body")
        self.width_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.width_label)
        row.addStretch(0)  # takes the room of the slider where this is hidden

    def _listen(self, appearance: Appearance) -> None:
        session = self._session
        self.canvas.pen_pressed.connect(session.begin_stroke)
        self.canvas.pen_moved.connect(session.extend_stroke)
        self.canvas.erased.connect(self._erase)
        self.canvas.eraser_lifted.connect(session.end_erasing)
        self.pen_action.toggled.connect(self._choose_tool)
        self.undo_action.triggered.connect(session.undo)
        self.redo_action.triggered.connect(session.redo)
        self.clear_action.triggered.connect(session.clear)
        self.width_slider.valueChanged.connect(self._choose_width)
        session.drawing_changed.connect(self._show_drawing)
        session.pen_width_changed.connect(self._show_width)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._fit_type)

    def _erase(self, places: list[tuple[float, float]]) -> None:
        pen = self._session.pen_width / paper.DIGIT_SIDE
        self._session.erase_along(places, radius=ERASER_RADIUS + pen / 2)

    def _choose_strokes(self, whole: bool) -> None:
        self._session.erases_strokes = whole

    def _choose_tool(self, pen: bool) -> None:
        self.canvas.set_tool("pen" if pen else "eraser")

    def _choose_width(self, tenths: int) -> None:
        self._session.set_pen_width(tenths / _TENTHS)

    def _show_drawing(self, drawing: Drawing) -> None:
        self.canvas.set_drawing(drawing)
        self.undo_action.setEnabled(self._session.can_undo)
        self.redo_action.setEnabled(self._session.can_redo)
        self.clear_action.setEnabled(not drawing.is_blank)
        if self.width_slider.isEnabled() != (drawing.picture is None):
            self.width_slider.setEnabled(drawing.picture is None)
            self._tell_width()
        if self._is_picture != (drawing.picture is not None and drawing.digit is None):
            self._is_picture = not self._is_picture
            self._place_tools()

    def _show_width(self, width: float) -> None:
        self.canvas.set_pen_width(width / paper.DIGIT_SIDE)
        self.width_slider.blockSignals(True)  # or the session's width would be rounded to tenths
        self.width_slider.setValue(round(width * _TENTHS))
        self.width_slider.blockSignals(False)
        self.width_label.setText(self.tr("{width:.1f} px").format(width=width))
        self._tell_width()

    def _recolour(self, theme: Theme) -> None:
        for name, action in self._actions_by_icon.items():
            action.setIcon(icon(name, theme))

    def _speak(self) -> None:
        texts = {
            self.pen_action: (self.tr("Pe&n"), self.tr("Draw with the pen")),
            self.eraser_action: (
                self.tr("&Eraser"),
                self.tr("Erase what it touches; so does the right button"),
            ),
            self.undo_action: (self.tr("&Undo"), self.tr("Take back the last step")),
            self.redo_action: (self.tr("&Redo"), self.tr("Do again what was taken back")),
            self.clear_action: (self.tr("&Clear"), self.tr("A blank canvas")),
        }
        native = QKeySequence.SequenceFormat.NativeText
        for action, (text, tip) in texts.items():
            action.setText(text)
            action.setIconText(without_letter(text))  # read out in place of the icon
            action.setToolTip(plain_tip(f"{tip} ({action.shortcut().toString(native)})"))
            action.setStatusTip(tip)
        self.whole_strokes_action.setText(self.tr("Erase &whole strokes"))
        self.whole_strokes_action.setStatusTip(
            self.tr("The eraser takes every stroke it touches, not only a part of it")
        )
        self.width_slider.setAccessibleName(self.tr("Pen width"))
        self._tell_width()
        self._fit_type()

    def _fit_type(self) -> None:
        """Let icons and label grow with the type; every width has the same room."""
        side = typography.ems(_ICON)
        for button in self._tools.findChildren(QToolButton):
            button.setIconSize(QSize(side, side))
        widest = self.tr("{width:.1f} px").format(width=_THICKEST)
        wide = QFontMetrics(self.width_label.font()).horizontalAdvance(widest)
        self.width_label.setFixedWidth(wide + 4)

    def _tell_width(self) -> None:
        tip = self.tr(
            "Width of the pen in pixels of the 28×28 digit, {width:.1f} now. What is drawn is inked"
            " anew: MNIST's own strokes are about 2.4 px wide."
        ).format(width=self._session.pen_width)
        if not self.width_slider.isEnabled():
            tip = self.tr(
                "A picture keeps its own ink: the width is that of strokes drawn with the pen."
            )
        for widget in (self.width_slider, self.width_label):
            widget.setToolTip(plain_tip(tip))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_tools()
        super().resizeEvent(event)

    def _place_tools(self) -> None:
        row = self._tools.sizeHint().height()
        side = max(min(self.width(), self.height() - row - _GAP), 1)
        left = (self.width() - side) // 2
        self.canvas.setGeometry(left, 0, side, side)
        need = self._buttons_width() + _SPACE + self.width_label.width()
        has_width = not self._is_picture and not self._is_presenting
        self.width_slider.setVisible(has_width)
        self.width_label.setVisible(has_width and side >= need)
        for tool in self._picture_tools:
            tool.setVisible(self._is_picture)
        self._tools.setGeometry(left, side + _GAP, side, row)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        path = dropped_path(event.mimeData())
        if path is not None and names_scenes(path):
            event.ignore()  # the window opens scenes
        elif path is not None or event.mimeData().hasImage():
            event.acceptProposedAction()
            self.canvas.mark_as_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.canvas.mark_as_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.canvas.mark_as_target(False)
        path, image = dropped_path(event.mimeData()), event.mimeData().imageData()
        event.acceptProposedAction()
        if path is not None:
            self.file_dropped.emit(path)
        elif isinstance(image, QImage):
            self.image_dropped.emit(image)


def dropped_path(content: QMimeData) -> Path | None:
    """Return the first local file of a drop; None where there is none."""
    files = [url.toLocalFile() for url in content.urls() if url.isLocalFile()]
    return Path(files[0]) if files else None
