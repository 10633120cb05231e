"""The menu commands that switch parts of the network off and on (ablation)."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.context.selection import Selection
from app.context.session import Session
from lenet.explain.units import Unit
from lenet.network.ablation import COEFFICIENT_LAYERS, MAP_LAYERS, Ablation


class AblationActions(QObject):
    """Commands for the map and the coefficient of the last pinned unit, and one for the whole."""

    def __init__(
        self, session: Session, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._map = self._action(self.tr("Switch the pinned unit's &map"), "X")
        self._map.setStatusTip(self.tr("Off and on: a map of C1, S2, C3 or S4, or a unit of F6"))
        self._map.triggered.connect(self._switch_map)
        self._coefficient = self._action(self.tr("Switch the pinned map's &coefficient"), "C")
        self._coefficient.setStatusTip(self.tr("Off and on: the coefficient of a map of S2 or S4"))
        self._coefficient.triggered.connect(self._switch_coefficient)
        self._all = self._action(self.tr("Switch &everything on"), "Ctrl+R")
        self._all.triggered.connect(self._switch_all_on)
        selection.changed.connect(self._enable_actions)
        session.ablation_changed.connect(self._enable_actions)
        self._enable_actions()

    @property
    def actions_in_order(self) -> list[QAction]:
        """The commands in the order of a menu."""
        return [self._map, self._coefficient, self._all]

    def _action(self, text: str, key: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        return action

    def _pinned(self) -> Unit | None:
        return self._selection.pinned[-1] if self._selection.pinned else None

    def _enable_actions(self) -> None:
        """Enable the commands that the pinned unit, or the ablation, has a use for."""
        unit = self._pinned()
        layer = "" if unit is None else unit.layer
        self._map.setEnabled(layer in (*MAP_LAYERS, "f6"))
        self._coefficient.setEnabled(layer in COEFFICIENT_LAYERS)
        self._all.setEnabled(not self._session.ablation.all_on)

    def _switch_map(self) -> None:
        unit, ablation = self._pinned(), self._session.ablation
        if unit is None:
            return
        if unit.layer == "f6":
            self._session.switch(ablation.toggle_f6_unit(unit.map))
        else:
            self._session.switch(ablation.toggle_map(unit.layer, unit.map))

    def _switch_coefficient(self) -> None:
        unit = self._pinned()
        if unit is not None:
            ablation = self._session.ablation.toggle_coefficient(unit.layer, unit.map)
            self._session.switch(ablation)

    def _switch_all_on(self) -> None:
        self._session.switch(Ablation())
