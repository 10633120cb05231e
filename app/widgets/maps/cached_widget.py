"""A painted widget whose background is kept as one picture, with tool tips and arrow keys."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.style import typography
from app.style.theme import Appearance, Theme
from app.style.typography import Measured
from app.widgets.forms.arrow_keys import FOCUS_BY_KEY, accept_arrows, arrow_step
from app.widgets.forms.plain_text import plain_tip, with_last_two_joined
from app.widgets.maps.cached_background import CachedBackground
from app.widgets.maps.cells import Cells


class CachedWidget(QWidget):
    """A base class: subclasses paint a background and a live part, and say the tool tips.

    The background is painted anew after `forget_background`, and with every change of size,
    theme or font. A subclass with `takes_arrows` can have the focus, and gets the arrow keys in
    `walk`.
    """

    takes_arrows = False

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.cells = Cells(appearance.theme)
        self._background = CachedBackground()
        self._background_key: object = None
        self._measure_type()
        self._shows_ring = False  # it has the focus, and got it by a key
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if self.takes_arrows:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        appearance.theme_changed.connect(self._recolour_cells)
        appearance.type_changed.connect(self._enlarge_type)

    def walk(self, right: int, down: int) -> None:
        """Go one place to a side; a subclass with `takes_arrows` overrides."""

    def arrange(self) -> None:
        """Lay out for the size and the fonts as they are now; subclasses override."""

    def paint_background(self, painter: QPainter) -> None:
        """Paint what seldom changes; subclasses override."""

    def paint_live(self, painter: QPainter) -> None:
        """Paint what changes with every move of pen or pointer; subclasses override."""

    def is_covered(self) -> bool:
        """Return whether the live part hides the whole background, which is then not painted."""
        return False

    def background_key(self) -> object:
        """Return what the background depends on; another value paints it anew."""
        return None

    def tip_at(self, at: QPointF) -> str:
        """Return the tool tip of a place; "" for none."""
        return ""

    def forget_background(self) -> None:
        """Paint the background anew, because what it shows has changed."""
        self._background.forget()
        self.update()

    @property
    def line(self) -> float:
        """The height of a line of labels, in logical pixels."""
        return self._label_type.line

    def text(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        *,
        colour: str = "text",
        font: QFont | Measured | None = None,
        flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wrap: bool = False,
    ) -> float:
        """Paint words in a named colour of the theme; return their width, wrapped their height."""
        measured = font or self._label_type
        if isinstance(measured, QFont):
            measured = Measured(measured)
        painter.setFont(measured.font)
        painter.setPen(self.appearance.theme.colour(colour))
        if wrap:
            wrapped, words = flags | Qt.TextFlag.TextWordWrap, with_last_two_joined(words)
            painter.drawText(place, wrapped, words)
            metrics = QFontMetricsF(measured.font)
            return metrics.boundingRect(place, int(wrapped), words).height()
        if place.height() < 1.5 * self.line:  # Han characters stand lower on a line of their own
            flags |= Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags | Qt.TextFlag.TextDontClip, words)
        return measured.width(words)

    def label_width(self, words: str) -> float:
        """Return the width of a label, in logical pixels."""
        return self._label_type.width(words)

    def _measure_type(self) -> None:
        """Keep the font of labels."""
        self._label_type = typography.measured_caption()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.appearance.theme.colour("window")
        if self.is_covered():
            painter.fillRect(self.rect(), colour)
        else:
            key = self.background_key()
            if key != self._background_key:
                self._background_key = key
                self._background.forget()
            self._background.draw(painter, self, colour=colour, paint=self.paint_background)
        self.paint_live(painter)
        if self._shows_ring:
            painter.setPen(self.appearance.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _recolour_cells(self, theme: Theme) -> None:
        self.cells.recolour(theme)
        self.forget_background()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = plain_tip(self.tip_at(event.pos().toPointF()))
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        if self.takes_arrows and accept_arrows(event):
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # on a screen of another ratio
            self.arrange()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._shows_ring = event.reason() in FOCUS_BY_KEY
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._shows_ring = False
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event) if self.takes_arrows else None
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walk(step.right, step.down)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._enlarge_type()
        super().changeEvent(event)

    def _enlarge_type(self) -> None:
        """Follow a change of the type's size. Qt skips widgets whose font a style sheet set."""
        self._measure_type()
        self.cells.recolour(self.appearance.theme)
        self.arrange()
        self.forget_background()
        self.updateGeometry()
