"""A row of buttons of which one is down, or that each do something."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Choices(QWidget):
    """`chosen(str)`: the person wants another, by its name."""

    chosen = Signal(str)

    def __init__(
        self, names: dict[str, str], parent: QWidget | None = None, *, holds: bool = True
    ) -> None:
        """`names` gives each choice the words on its button; one that `holds` stays down."""
        super().__init__(parent)
        group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.buttons: dict[str, QPushButton] = {}
        for name, words in names.items():
            button = self.buttons[name] = QPushButton(words)
            button.setCheckable(holds)
            button.setProperty("choice", name)
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        group.buttonClicked.connect(self._choose)

    def show_choice(self, name: str) -> None:
        """Press a button without a word to anybody."""
        self.buttons[name].setChecked(True)

    def _choose(self, button: QPushButton) -> None:
        self.chosen.emit(button.property("choice"))
