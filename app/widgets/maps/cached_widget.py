"""A plainly painted panel: what seldom changes is kept as one picture, the rest is painted."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.forms.arrow_keys import accept_arrows, arrow_step
from app.widgets.maps.cells import Cells

_BY_KEY: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class CachedWidget(QWidget):
    """Subclasses paint a still part and a live part, and name what is under the pointer.

    The still part is painted anew after `forget`, and with every change of size, theme or
    font. Into a file both parts are painted plainly, so that text stays text and sharp. One that
    `takes_arrows` can have the focus, and then walks by the arrow keys.
    """

    takes_arrows = False

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.cells = Cells(appearance.theme)
        self._still = QPixmap()
        self._take_type()
        self._by_key = False  # it has the focus, and got it by a key
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if self.takes_arrows:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        appearance.theme_changed.connect(self._take_theme)
        appearance.type_changed.connect(self._follow_type)

    def walk(self, right: int, down: int) -> None:
        """An arrow key: one place to a side; subclasses that take them override."""

    def arrange(self) -> None:
        """Lay out for the size and the type as they are; subclasses override."""

    def paint_still(self, painter: QPainter) -> None:
        """What seldom changes; subclasses override."""

    def paint_live(self, painter: QPainter) -> None:
        """What changes with every move of the pen or pointer; subclasses override."""

    def tip_at(self, at: QPointF) -> str:
        """What a tool tip says at a place; "" for none."""
        return ""

    def forget(self) -> None:
        """The still part is no longer right."""
        self._still = QPixmap()
        self.update()

    @property
    def line(self) -> float:
        """The height of a line of labels."""
        return self._line

    def text(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        *,
        colour: str = "text",
        font: QFont | None = None,
        flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wrap: bool = False,
    ) -> float:
        """Words in a named colour of the theme; gives their width, or height when wrapped."""
        metrics = self._metrics if font is None else QFontMetricsF(font)
        font = font or self._label_font
        painter.setFont(font)
        painter.setPen(self.appearance.theme.colour(colour))
        if wrap:
            wrapped = flags | Qt.TextFlag.TextWordWrap
            painter.drawText(place, wrapped, words)
            return metrics.boundingRect(place, int(wrapped), words).height()
        if place.height() < 1.5 * self.line:  # Han characters stand lower on a line of their own
            flags |= Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags | Qt.TextFlag.TextDontClip, words)
        return metrics.horizontalAdvance(words)

    def veil(self) -> QColor:
        """What dims something: the background, hardly seen through."""
        colour = self.appearance.theme.colour("window")
        colour.setAlphaF(0.8)
        return colour

    def _take_type(self) -> None:
        """Keep the font and its measures: asking for them takes longer than painting."""
        self._label_font = typography.label()
        self._metrics = QFontMetricsF(self._label_font)
        self._line = self._metrics.lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        engine = painter.paintEngine()
        sharp = engine.paintDevice().devicePixelRatioF() == self.devicePixelRatioF()
        if engine.type() == QPaintEngine.Type.Raster and sharp:
            if self._still.size() != self.size() * self.devicePixelRatioF():
                self._paint_still()
            painter.drawPixmap(0, 0, self._still)
        else:
            self.paint_still(painter)
        self.paint_live(painter)
        if self._by_key:
            painter.setPen(self.appearance.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _paint_still(self) -> None:
        ratio = self.devicePixelRatioF()
        self._still = QPixmap(self.size() * ratio)
        self._still.setDevicePixelRatio(ratio)
        self._still.fill(self.appearance.theme.colour("window"))
        painter = QPainter(self._still)
        self.paint_still(painter)
        painter.end()

    def _take_theme(self, theme: Theme) -> None:
        self.cells.recolour(theme)
        self.forget()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().toPointF()), self)
            return True
        if self.takes_arrows and accept_arrows(event):
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in _BY_KEY
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._by_key = False
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
            self._follow_type()
        super().changeEvent(event)

    def _follow_type(self) -> None:
        """Type is of another size. Qt tells only those whose fonts no style sheet has set."""
        self._take_type()
        self.cells.recolour(self.appearance.theme)
        self.arrange()
        self.forget()
        self.updateGeometry()
