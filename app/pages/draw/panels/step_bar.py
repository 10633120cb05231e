"""The status bar's buttons for stepping through the network, layer by layer, unit by unit."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from app.context.selection import SPEEDS, Selection
from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.forms.action_button import ActionButton
from app.widgets.forms.plain_text import PlainLabel
from lenet.explain.units import LAYERS

_NAMES: Final = {layer: layer.upper() for layer in LAYERS}
_ICON: Final = 1.2  # side, in heights of body text
_GAP: Final = 8


class StepBar(QWidget):
    """First, back, play, next, last; then a button for each layer; then the speed.

    The arrows beside "Play" have their words.

    `finer_actions` have keys and no button: units, maps, parts of a sum, speed, release.
    """

    def __init__(
        self, selection: Selection, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._actions = {
            "first": self._action(self.tr("First layer"), "Home", self._first),
            "back": self._action(self.tr("Layer before"), "Left", selection.step_back),
            "play": self._action(self.tr("Step by itself"), "Space", self._toggle_play),
            "next": self._action(self.tr("Next layer"), "Right", selection.step_forward),
            "last": self._action(self.tr("Last layer"), "End", self._last),
        }
        self.finer_actions = (
            self._action(self.tr("Next window of the layer"), "Down", self._next_unit),
            self._action(self.tr("Window before"), "Up", self._unit_before),
            self._action(self.tr("The same place in the next map"), "PgDown", self._next_map),
            self._action(self.tr("The same place in the map before"), "PgUp", self._map_before),
            self._action(
                self.tr("Keep this unit and compare its neighbour"), "K", selection.pin_neighbour
            ),
            self._action(self.tr("Next part of a unit's sum"), ".", self._next_part),
            self._action(self.tr("Part before"), ",", self._part_before),
            self._action(self.tr("Step faster"), "+", self._faster),
            self._action(self.tr("Step slower"), "-", self._slower),
            self._action(self.tr("Look at the whole network"), "Escape", selection.clear),
        )
        words = {"back": self.tr("Back"), "play": self.tr("Play"), "next": self.tr("Next")}
        for name, word in words.items():
            self._actions[name].setIconText(word)
        self.addActions(self.actions_in_order)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _GAP, 0)
        row.setSpacing(0)
        for name, action in self._actions.items():
            row.addWidget(self._button(action, has_word=name in words))
        row.addSpacing(_GAP)
        self._layer_buttons = {layer: self._layer_button(layer) for layer in LAYERS}
        for button in self._layer_buttons.values():
            row.addWidget(button)
        self._speed = QSlider(Qt.Orientation.Horizontal)
        self._speed.setRange(SPEEDS[0], SPEEDS[-1])
        self._speed.setValue(selection.speed)
        self._speed.setFixedWidth(64)
        self._speed.setToolTip(self.tr("How fast it steps by itself (+ and -)"))
        self._speed.setAccessibleName(self.tr("Speed of the steps"))
        self._speed.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys are for the steps
        self._speed.valueChanged.connect(selection.set_speed)
        row.addSpacing(_GAP)
        row.addWidget(self._speed_label())
        row.addSpacing(_GAP)
        row.addWidget(self._speed)
        self.setAccessibleName(self.tr("Step through the layers"))
        self._recolour(appearance.theme)
        self._enlarge_icons()
        appearance.type_changed.connect(self._enlarge_icons)
        appearance.theme_changed.connect(self._recolour)
        selection.changed.connect(self._show_layer)
        selection.playing_changed.connect(self._show_playing)
        self._show_layer()

    @property
    def actions_in_order(self) -> list[QAction]:
        """All actions, for a menu."""
        return [*self._actions.values(), *self.finer_actions]

    def _action(self, text: str, key: str, command: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{text} ({action.shortcut().toString()})")
        action.triggered.connect(command)
        return action

    def _enlarge_icons(self) -> None:
        side = typography.ems(_ICON)
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(side, side))

    def _speed_label(self) -> PlainLabel:
        label = PlainLabel(self)
        label.setText(self.tr("Speed"))
        typography.set_type(label, "caption")
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        return label

    def _button(self, action: QAction, *, has_word: bool) -> QToolButton:
        button = ActionButton(self)
        button.setDefaultAction(action)
        typography.set_type(button, "caption")
        if has_word:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _layer_button(self, layer: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(self.tr("Input") if layer == "input" else _NAMES[layer])
        typography.set_type(button, "caption")
        button.setCheckable(True)
        button.setProperty("layer", layer)
        button.setToolTip(self.tr("Step to {layer}").format(layer=button.text()))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._step_to_clicked)
        return button

    def _step_to_clicked(self) -> None:
        layer = self.sender().property("layer")
        self._selection.step_to(None if layer == self._selection.layer else layer)

    def _first(self) -> None:
        self._selection.step_to(LAYERS[0])

    def _last(self) -> None:
        self._selection.step_to(LAYERS[-1])

    def _next_unit(self) -> None:
        self._selection.slide(1)

    def _unit_before(self) -> None:
        self._selection.slide(-1)

    def _next_map(self) -> None:
        self._selection.slide_map(1)

    def _map_before(self) -> None:
        self._selection.slide_map(-1)

    def _faster(self) -> None:
        self._speed.setValue(self._selection.speed + 1)

    def _slower(self) -> None:
        self._speed.setValue(self._selection.speed - 1)

    def _next_part(self) -> None:
        self._selection.show_part(self._selection.part + 1)

    def _part_before(self) -> None:
        self._selection.show_part(self._selection.part - 1)

    def _toggle_play(self) -> None:
        self._selection.play(not self._selection.playing)

    def _show_layer(self) -> None:
        for layer, button in self._layer_buttons.items():
            button.setChecked(layer == self._selection.layer)

    def _show_playing(self, playing: bool) -> None:
        self._actions["play"].setIcon(self._icons["pause" if playing else "play"])
        self._actions["play"].setIconText(self.tr("Pause") if playing else self.tr("Play"))

    def _recolour(self, theme: Theme) -> None:
        self._icons = {name: icon(name, theme) for name in (*self._actions, "pause")}
        for name, action in self._actions.items():
            action.setIcon(self._icons[name])
        self._show_playing(self._selection.playing)
