"""Inside a unit: how does its number come about, with every factor, product and sum?"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.letters import LETTERS
from app.pages.draw.widgets.unit_strips import UnitStrips
from app.pages.shared.unit_texts import unit_name
from app.style import typography
from app.style.numbers import number
from app.style.theme import Appearance, Theme
from lenet.explain.units import Unit, unit_value
from lenet.network.ablation import Ablation
from lenet.network.checkpoint import Model
from lenet.network.forward import Trace


class InspectPanel(QScrollArea):
    """A drawer with the arithmetic of the hovered unit, or else of the pinned units, A and B.

    It can have any height: the cells grow with it, and where it is too low or too narrow for
    cells with legible numbers, it scrolls.

    `named(str)`: name and state of the unit under the pointer, or what a click pinned; "" when
    there is neither.
    """

    named = Signal(str)

    def __init__(
        self,
        session: Session,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._pinned = selection.pinned  # the units in the still part
        self._appearance = appearance
        self.strips = UnitStrips(session, selection, appearance)
        self.setWidget(self.strips)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Inside a unit"))
        self._recolour(appearance.theme)
        session.trace_changed.connect(self._follow_trace)
        session.model_changed.connect(self._follow_model)
        session.ablation_changed.connect(self._follow_ablation)
        selection.changed.connect(self._follow_selection)
        selection.part_changed.connect(self._show_part)
        appearance.theme_changed.connect(self._recolour)
        appearance.type_changed.connect(self.lay_out)

    @property
    def is_empty(self) -> bool:
        """Whether there is no unit with numbers to show."""
        return not self.strips.units() or self._session.trace is None

    def sizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(49 * body, 15 * body)

    def minimumSizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(24 * body, 7 * body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Make the strips as large as the drawer, and larger where their numbers need it.

        Also while it is hidden, for an export of them.
        """
        room = self.contentsRect().size()
        need = self.strips.least_size(room.width())
        if need.height() > room.height():  # the scroll bar takes some of the width
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            need = self.strips.least_size(room.width())
        self.strips.visible_width = room.width()
        if need.width() > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        self.strips.resize(need.expandedTo(room))

    def _follow_trace(self, trace: Trace | None) -> None:
        self.strips.refresh()
        if self.isVisible():
            self.lay_out()

    def _follow_model(self, model: Model) -> None:
        self.strips.forget_background()

    def _follow_ablation(self, ablation: Ablation) -> None:
        self.strips.forget_background()

    def _show_part(self, part: int) -> None:
        self.strips.update()

    def _follow_selection(self) -> None:
        pinned = self._selection.pinned
        added = [unit for unit in pinned if unit not in self._pinned]
        if pinned != self._pinned or self.isVisible():
            self._pinned = pinned
            self.strips.update()
            self.lay_out()
        self.named.emit(self._announcement(added))

    def _announcement(self, added: list[Unit]) -> str:
        """Return name and number of the unit under the pointer; of one just pinned, its letter."""
        unit, trace = self._selection.hovered, self._session.trace
        if unit is None:
            return ""
        value = "" if trace is None else f"   {number(unit_value(trace, unit))}"
        text = unit_name(unit) + value
        if unit not in added:
            return text
        if unit == self._pinned[0]:
            return self.tr("{letter} is {unit}. Click another unit to compare it with A.").format(
                letter=LETTERS[0], unit=unit_name(unit)
            )
        return self.tr("{letter} is {unit}. A third click takes its place.").format(
            letter=LETTERS[1], unit=unit_name(unit)
        )

    def _recolour(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("window"))
        self.viewport().setPalette(palette)
