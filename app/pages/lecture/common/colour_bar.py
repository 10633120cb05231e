"""The legend of the diverging colours: a bar that says which colour is which number."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style import typography
from app.style.colours import diverging_table, packed
from app.style.theme import Appearance, Theme

_BAR: Final = 12.0  # height in pixels
_ARROW: Final = 5.0  # half the width of the pointer above the bar


class ColourBar(QWidget):
    """From -level through 0 to level, with a pointer at one value."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._level = 1.0
        self._value: float | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._recolour(appearance.theme)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(typography.caption()).lineSpacing()
        return QSize(240, int(_ARROW * 2 + _BAR + line + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def show_scale(self, level: float, value: float | None) -> None:
        """Show a scale from -level to level; the pointer is at `value`, hidden for None."""
        self._level, self._value = level, value
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._appearance.theme
        edge = QFontMetricsF(typography.caption()).horizontalAdvance("−0000.00") / 2
        bar = QRectF(edge, 2 * _ARROW, self.width() - 2 * edge, _BAR)
        painter.drawImage(bar, self._ramp)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(bar)
        painter.setFont(typography.caption())
        painter.setPen(theme.colour("muted"))
        line = QFontMetricsF(painter.font()).lineSpacing()
        for share in (-1.0, 0.0, 1.0):
            x = bar.center().x() + share * bar.width() / 2
            painter.drawLine(QPointF(x, bar.bottom() + 1), QPointF(x, bar.bottom() + 4))
            box = QRectF(x - edge, bar.bottom() + 5, 2 * edge, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, decimals(share * self._level))
        if self._value is not None:
            share = min(max(self._value / self._level, -1.0), 1.0)
            x = bar.center().x() + share * bar.width() / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("text"))
            tip = QPointF(x, bar.top() - 1)
            up = QPointF(0, -2 * _ARROW + 1)
            painter.drawPolygon(
                QPolygonF([tip, tip + up + QPointF(_ARROW, 0), tip + up - QPointF(_ARROW, 0)])
            )
        painter.end()

    def _recolour(self, theme: Theme) -> None:
        self._pixels = packed(diverging_table(theme))[None].copy()
        width = self._pixels.shape[1]
        kind = QImage.Format.Format_RGB32
        self._ramp = QImage(self._pixels.data, width, 1, 4 * width, kind)
        self.update()


def decimals(value: float) -> str:
    """Return a number with two decimals, none for 0, and a true minus sign."""
    text = f"{value:.2f}" if value else "0"
    return text.replace("-", "\N{MINUS SIGN}") if float(text) else "0"
