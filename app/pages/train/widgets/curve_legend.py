"""The legend of the curves: a row for the runs, a row for the kinds of curves."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.context.training.curve_values import Kind
from app.style import typography
from app.style.theme import Appearance, Theme
from app.widgets.plots.curve_style import (
    ANY,
    paint_marker,
    paint_noise_sample,
    paint_sample,
    sample_width,
)

_GAP: Final = 8.0
_BETWEEN: Final = 16.0
_WIDE: Final = 56.0  # heights of body text: a legend so wide is one row
_WIDEST: Final = 14.0  # of a name, in heights of body text


@dataclass(frozen=True)
class Entry:
    """A run with its marker, or a kind of curve with a sample of its line."""

    text: str
    colour_index: int = ANY
    kind: Kind | None = None  # None: only the run's marker
    is_raw: bool = False  # the single values behind a smoothed line
    faded: bool = False


class CurveLegend(QWidget):
    """The runs, and below them the kinds of curves; in a wide legend beside them, at the right.

    Where some entries do not fit, their number stands at the end of the row.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._is_wide = False
        self._rows: tuple[list[Entry], list[Entry]] = ([], [])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self._follow_type)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(typography.caption()).lineSpacing() + 4
        return QSize(320, int((1 if self._is_wide else 2) * line))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be one row or two by the width alone: what is in them moves nothing."""
        is_wide = self.width() >= typography.ems(_WIDE)
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.updateGeometry()

    @property
    def words(self) -> list[str]:
        """The texts of all entries."""
        return [entry.text for row in self._rows for entry in row]

    def show_entries(self, runs: list[Entry], kinds: list[Entry]) -> None:
        """Replace both rows."""
        if (runs, kinds) != self._rows:
            self._rows = (runs, kinds)
            self.setAccessibleDescription(", ".join(self.words))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(typography.caption())
        theme = self._appearance.theme
        runs, kinds = self._rows
        whole = QRectF(self.rect())
        if self._is_wide:
            beside = min(self._row_width(kinds), whole.width())
            below = QRectF(whole.right() - beside, 0, beside, whole.height())
            above = whole.adjusted(0, 0, -beside - _BETWEEN, 0)
        else:
            above = QRectF(0, 0, whole.width(), whole.height() / 2)
            below = above.translated(0, above.height())
        self._paint_row(painter, runs, above, theme)
        self._paint_row(painter, kinds, below, theme)
        painter.end()

    @staticmethod
    def _row_width(row: list[Entry]) -> float:
        """Return the width of a row of kinds, in pixels."""
        metrics = QFontMetricsF(typography.caption())
        texts = sum(metrics.horizontalAdvance(entry.text) + 1 for entry in row)
        return texts + len(row) * (sample_width() + _GAP) + max(len(row) - 1, 0) * _BETWEEN + 1

    def _paint_row(self, painter: QPainter, row: list[Entry], room: QRectF, theme: Theme) -> None:
        metrics = QFontMetricsF(typography.caption())
        left, top, line = room.left(), room.top(), room.height()
        for number, entry in enumerate(row):
            mark = sample_width() if entry.kind else 2 * _GAP
            text = metrics.elidedText(
                entry.text, Qt.TextElideMode.ElideRight, typography.ems(_WIDEST)
            )
            width = metrics.horizontalAdvance(text) + 1
            rest = f"+{len(row) - number}"
            after = 0.0 if number == len(row) - 1 else metrics.horizontalAdvance(rest) + _GAP
            if left + mark + _GAP + width + after > room.right():
                painter.setPen(theme.colour("muted"))
                place = QRectF(left, top, room.right() - left, line)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, rest)
                return
            box = QRectF(left, top, mark, line)
            if entry.is_raw:
                paint_noise_sample(painter, box, theme)
            elif entry.kind is not None:
                paint_sample(painter, box, entry.colour_index, entry.kind, theme)
            else:
                at = QPointF(left + _GAP, box.center().y())
                paint_marker(painter, at, entry.colour_index, "test", theme, faded=entry.faded)
            behind = entry.kind is not None or entry.faded
            painter.setPen(theme.colour("muted" if behind else "text"))
            place = QRectF(left + mark + _GAP, top, width, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
            left = place.right() + _BETWEEN

    def _follow_type(self) -> None:
        self._fit()
        self.updateGeometry()

    def _recolour(self, _theme: Theme) -> None:
        self.update()
