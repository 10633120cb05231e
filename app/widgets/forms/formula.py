"""A formula as a widget, and formulas in a painted figure: set from LaTeX, sharp at any size."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.style import typography
from app.style.formulas.typesetting import Setting, Tone, row, space, typeset
from app.style.theme import Appearance, Theme

_SHARE: Final = 1.3  # of the text beside it: a formula's letters are small for their size
_HALF_DIGIT: Final = 0.32  # em
_EDGE: Final = 2  # pixels around, for what smoothing adds


def em() -> float:
    """Return the size of formulas in pixels, which follows the size of type."""
    return QFontInfo(typography.body()).pixelSize() * _SHARE


class Formula(QWidget):
    """One line of mathematics, at the left and in the middle of the room it gets.

    A formula wider than its room is painted smaller: nothing is cut off.
    """

    def __init__(
        self,
        appearance: Appearance,
        latex: str = "",
        *,
        tone: Tone = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._tone: Tone = tone
        self._setting = space(0)
        self._reserved = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        appearance.theme_changed.connect(self._repaint)
        appearance.type_changed.connect(self.updateGeometry)
        if latex:
            self.set_latex(latex)

    def set_latex(self, latex: str) -> None:
        """Show another formula, which a screen reader reads as LaTeX."""
        self.setAccessibleName(latex)
        self.set_setting(typeset(latex, self._tone))

    def set_parts(self, *parts: str | Setting) -> None:
        """Show a formula with live numbers in it; see `typesetting.row`."""
        self.set_setting(row(*parts))

    def set_setting(self, setting: Setting) -> None:
        """Show a formula that is set already. The widget keeps its size while it fits."""
        before, self._setting = self.sizeHint(), setting
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def reserve(self, setting: Setting) -> None:
        """Keep room for the widest formula it will show, so that live numbers move nothing."""
        self._reserved = setting.width
        self.updateGeometry()

    @property
    def baseline(self) -> float:
        """The formula's baseline, in pixels from the widget's top."""
        size = self._size()
        tall = (self._setting.ascent + self._setting.descent) * size
        return (self.height() - tall) / 2 + self._setting.ascent * size

    def sizeHint(self) -> QSize:
        size = em()
        width = max(self._setting.width, self._reserved) * size
        tall = max(self._setting.ascent + self._setting.descent, 1.0) * size
        return QSize(round(width) + 2 * _EDGE, round(tall) + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QPointF(_EDGE, self.baseline)
        self._setting.paint(painter, place, size=self._size(), theme=self._appearance.theme)

    def _size(self) -> float:
        room = self.width() - 2 * _EDGE
        return min(em(), room / self._setting.width if self._setting.width else em())

    def _repaint(self, theme: Theme) -> None:
        self.update()


def paint_formula(
    painter: QPainter,
    setting: Setting,
    at: QPointF,
    *,
    theme: Theme,
    size: float | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """Paint a formula into a figure, aligned to `at`.

    `at` is the formula's middle, or its left or right end, at half the height of a digit: so
    formulas at one height share a baseline.
    """
    size = size or em()
    shift = {Qt.AlignmentFlag.AlignLeft: 0.0, Qt.AlignmentFlag.AlignRight: 1.0}.get(align, 0.5)
    left = at.x() - shift * setting.width * size
    setting.paint(painter, QPointF(left, at.y() + _HALF_DIGIT * size), size=size, theme=theme)
