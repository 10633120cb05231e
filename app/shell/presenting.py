"""Presenting a page: the keys of a clicker, a highlighter, a blank screen, the way back."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QFontInfo,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

from app.pages import Page
from app.shell.scenes import Scenes
from app.style import typography
from app.style.theme import DARK, Appearance
from app.widgets.forms.arrow_keys import FOCUS_BY_KEY
from app.widgets.forms.plain_text import PlainLabel

_HINT_MS: Final = 6000
_RING: Final = 0.07  # radius of the highlighter, of the window's height
_TEXT_INPUTS: Final = (QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit)
_Key = Qt.Key


class PresentingKey(NamedTuple):
    """Keys that work while a page is presented, what they do, and which of them always do it.

    The other keys stay with the page where it uses them, and with a control that was reached by
    keys.
    """

    text: str
    always: tuple[Qt.Key, ...]
    otherwise: tuple[Qt.Key, ...]
    command: Callable[[], object]

    @property
    def keys(self) -> str:
        """The keys as a person reads them."""
        native = QKeySequence.SequenceFormat.NativeText
        names = (QKeySequence(key).toString(native) for key in (*self.always, *self.otherwise))
        return ", ".join(dict.fromkeys(names))  # Return and Enter have one name in Chinese


class Presentation(QObject):
    """The page in front before an audience, until Escape.

    Clickers send Page Down and Page Up, F5 (some with Shift) to begin, Escape to end, and B or a
    full stop for a blank screen.
    """

    def __init__(
        self,
        window: QMainWindow,
        appearance: Appearance,
        page: Callable[[], Page],
        turned: Callable[[], Page | Scenes],
        end: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._appearance, self._page, self._end = window, appearance, page, end
        self._turned = turned  # what a clicker goes through
        self._by_key = False  # whether the focus was moved by keys
        self._blank = _BlankScreen(window)
        self._ring = _Highlighter(window, appearance)
        self._hint = _Hint(window)
        appearance.type_changed.connect(self._hint.place)
        self.is_on = False

    @property
    def keys(self) -> tuple[PresentingKey, ...]:
        """What the keys do while a page is presented."""
        return (
            PresentingKey(
                self.tr("Next"),
                (_Key.Key_PageDown,),
                (_Key.Key_Right, _Key.Key_Down, _Key.Key_Space, _Key.Key_Return, _Key.Key_Enter),
                self._turn_on,
            ),
            PresentingKey(
                self.tr("Back"),
                (_Key.Key_PageUp,),
                (_Key.Key_Left, _Key.Key_Up, _Key.Key_Backspace),
                self._turn_back,
            ),
            PresentingKey(self.tr("First"), (), (_Key.Key_Home,), self._turn_to_first),
            PresentingKey(self.tr("Last"), (), (_Key.Key_End,), self._turn_to_last),
            PresentingKey(
                self.tr("Highlighter that follows the pointer"), (), (_Key.Key_H,), self._highlight
            ),
            PresentingKey(
                self.tr("Blank screen"), (), (_Key.Key_B, _Key.Key_Period), self._toggle_blank
            ),
            PresentingKey(self.tr("End"), (_Key.Key_Escape,), (), self._escape),
        )

    @property
    def is_blank(self) -> bool:
        """Whether the screen is blank."""
        return not self._blank.isHidden()

    @property
    def is_highlighting(self) -> bool:
        """Whether the highlighter follows the pointer."""
        return not self._ring.isHidden()

    def switch(self, on: bool) -> None:
        """Begin or end; the window itself gives the page the screen."""
        application = QApplication.instance()
        assert application is not None
        self.is_on, self._by_key = on, False
        for cover in (self._blank, self._ring, self._hint):
            cover.hide()
        if not on:
            application.removeEventFilter(self)
            return
        application.installEventFilter(self)
        if self._window.isVisible():
            self._hint.say(
                self.tr("Esc ends the presentation. H: highlighter, B: blank screen, F1: all keys.")
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._ring.follow(event.globalPosition().toPoint())
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._note_focus(watched, event)
        elif kind == QEvent.Type.Resize and watched is self._window:
            self._blank.setGeometry(self._window.rect())
            self._hint.place()
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            command = self._command(watched, event)
            if command is not None:
                event.accept()  # else a shortcut of the page would get the key too
                if kind == QEvent.Type.KeyPress:
                    command()
                return True
        return False  # not by way of Qt: all events of the program pass here

    def _note_focus(self, watched: QObject, event: QFocusEvent) -> None:
        """Note whether the person went to a control by keys: then it has its keys."""
        if isinstance(watched, QWidget) and watched.window() is self._window:
            if event.reason() in FOCUS_BY_KEY:
                self._by_key = True
            elif event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self._by_key = False

    def _command(self, watched: QObject, event: QEvent) -> Callable[[], object] | None:
        """Return what a key means while presenting; None where it is somebody else's."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return None
        keypad = Qt.KeyboardModifier.KeypadModifier
        if watched.window() is not self._window or event.modifiers() & ~keypad:
            return None
        key = _Key(event.key())
        for entry in self.keys:
            if key in entry.always or (key in entry.otherwise and self._is_free(key)):
                return entry.command
        return None

    def _is_free(self, key: Qt.Key) -> bool:
        """Return whether neither the control that has the focus nor the page uses a key."""
        if isinstance(QApplication.focusWidget(), _TEXT_INPUTS):
            return False
        if self._by_key and key not in (_Key.Key_H, _Key.Key_B, _Key.Key_Period):
            return False
        sequence = QKeySequence(key)
        actions = self._page().actions()
        return not any(action.isEnabled() and sequence in action.shortcuts() for action in actions)

    def _turn_on(self) -> None:
        self._turn(1)

    def _turn_back(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        """Turn the page; end a blank screen instead."""
        if self.is_blank:
            self._blank.hide()
        else:
            self._turned().turn(by)

    def _turn_to_first(self) -> None:
        self._turned().turn_to_end(last=False)

    def _turn_to_last(self) -> None:
        self._turned().turn_to_end(last=True)

    def _highlight(self) -> None:
        self._ring.setVisible(not self.is_highlighting)
        self._ring.follow(QCursor.pos())

    def _toggle_blank(self) -> None:
        self._blank.setGeometry(self._window.rect())
        self._blank.setVisible(not self.is_blank)
        self._blank.raise_()

    def _escape(self) -> None:
        """End the blank screen; where there is none, the presentation."""
        if self.is_blank:
            self._blank.hide()
        else:
            self._end()


class _BlankScreen(QWidget):
    """A dark cover over the window, so that the audience looks at the lecturer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), DARK.colour("surface"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.hide()


class _Highlighter(QWidget):
    """A soft ring around the pointer that the last row of a room can see."""

    def __init__(self, parent: QWidget, appearance: Appearance) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self, pointer: QPoint) -> None:
        """Move to the pointer, in pixels of the screen."""
        parent = self.parentWidget()
        if self.isHidden() or parent is None:
            return
        side = round(2 * _RING * parent.height())
        at = parent.mapFromGlobal(pointer)
        self.resize(side, side)
        self.move(at - QPoint(side // 2, side // 2))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / 9
        ring = QRectF(self.rect()).adjusted(width, width, -width, -width)
        for share, strength in ((1.6, 0.25), (1.0, 0.45), (0.45, 0.8)):  # soft at both edges
            colour = self._appearance.theme.colour("accent")
            colour.setAlphaF(strength)
            painter.setPen(QPen(colour, width * share))
            painter.drawEllipse(ring)


class _Hint(PlainLabel):
    """One sentence at the foot of the window for some seconds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), DARK.colour("surface"))
        palette.setColor(self.foregroundRole(), DARK.colour("text"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=_HINT_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the window, at the left."""
        self.setText(sentence)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Take the place that suits the window and the size of type."""
        parent = self.parentWidget()
        assert parent is not None
        edge = QFontInfo(typography.body()).pixelSize() // 3
        self.setMargin(edge)
        size = self.sizeHint()
        self.resize(size)
        self.move(0, parent.height() - size.height())
