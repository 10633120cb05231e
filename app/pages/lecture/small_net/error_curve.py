"""The curve of the small net's error over its updates."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style import typography
from app.style.theme import Appearance


class ErrorCurve(QWidget):
    """A line from the first error to the last one; the largest has the full height."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._errors: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The error after every update"))
        appearance.theme_changed.connect(self.update)
        appearance.type_changed.connect(self.updateGeometry)

    def show_errors(self, errors: tuple[float, ...]) -> None:
        """Show the error before the first update, and after each."""
        self._errors = errors
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(typography.body()).lineSpacing()
        return QSize(round(line * 12), round(line * 4.2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        metrics = QFontMetricsF(typography.caption())
        area = QRectF(self.rect()).adjusted(4, metrics.lineSpacing() * 1.3, -4, -4)
        painter.setFont(typography.caption())
        painter.setPen(theme.colour("muted"))
        count = max(len(self._errors) - 1, 0)
        painter.drawText(
            QPointF(2, metrics.ascent()),
            self.tr("E after {count} updates").format(count=count),
        )
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if not self._errors:
            return
        highest = max(*self._errors, 1e-9)
        steps = max(len(self._errors) - 1, 12)
        spots = [
            QPointF(
                area.left() + number / steps * area.width(),
                area.bottom() - error / highest * area.height(),
            )
            for number, error in enumerate(self._errors)
        ]
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPolyline(QPolygonF(spots))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(spots[-1], 3, 3)
