"""Controls that choose one of several values: buttons for names, a slider for numbers."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.pages.lecture.common.text_label import TextLabel
from app.style.theme import Appearance


class ChoiceButtons(QWidget):
    """A row of buttons. `chosen(str)`: the person pressed one, by its name.

    One button is checked at a time; where they are not `checkable`, each is a command.
    """

    chosen = Signal(str)

    def __init__(
        self, texts: dict[str, str], parent: QWidget | None = None, *, checkable: bool = True
    ) -> None:
        """`texts` gives the text on each button by the button's name."""
        super().__init__(parent)
        group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.buttons: dict[str, QPushButton] = {}
        for name, text in texts.items():
            button = self.buttons[name] = QPushButton(text)
            button.setCheckable(checkable)
            button.setProperty("choice", name)
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        group.buttonClicked.connect(self._choose)

    def show_choice(self, name: str) -> None:
        """Check a button; `chosen` is not emitted."""
        self.buttons[name].setChecked(True)

    def _choose(self, button: QPushButton) -> None:
        self.chosen.emit(button.property("choice"))


class ChoiceStage(QWidget):
    """Buttons above figures, of which one is in front: one button for each, in their order."""

    def __init__(self, choice: ChoiceButtons, *figures: QWidget) -> None:
        super().__init__()
        self._names = list(choice.buttons)
        self._choice = choice
        self._stack = QStackedWidget()
        for figure in figures:
            self._stack.addWidget(figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(choice)
        column.addWidget(self._stack, 1)

    def show_choice(self, name: str) -> None:
        """Bring the figure of a button to the front, and check the button."""
        self._choice.show_choice(name)
        self._stack.setCurrentIndex(self._names.index(name))


class ChoiceSlider(QWidget):
    """A slider over a list of whole numbers; its name at the left, its value at the right.

    `chosen(int)`: the person moved it to another number.
    """

    chosen = Signal(int)

    def __init__(
        self,
        name: str,
        values: Sequence[int],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = list(values)
        self._name = TextLabel(name, appearance, wraps=False)
        self._number = TextLabel("", appearance, wraps=False)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(self._values) - 1)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(name)
        self.slider.valueChanged.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self.slider, 1)
        row.addWidget(self._number)
        self._choose(0)

    @property
    def value(self) -> int:
        """The number that it stands at."""
        return self._values[self.slider.value()]

    def show_value(self, value: int) -> None:
        """Move to a number, or to the next smaller one of the list; `chosen` is not emitted."""
        self.slider.blockSignals(True)
        self.slider.setValue(max(bisect_right(self._values, value) - 1, 0))
        self.slider.blockSignals(False)
        self._number.setText(_text(self.value))

    @property
    def widths(self) -> tuple[int, int]:
        """The widths that the name and the widest number need, in pixels."""
        metrics = self._number.fontMetrics()
        widest = max(map(_text, self._values), key=len)
        name = self._name.fontMetrics().horizontalAdvance(self._name.text())
        return name + 2, metrics.horizontalAdvance("0" * len(widest)) + 2

    def set_widths(self, name: int, number: int) -> None:
        """Set the widths of the name and the number, in pixels."""
        self._name.setFixedWidth(name)
        self._number.setFixedWidth(number)

    def _choose(self, _index: int) -> None:
        self._number.setText(_text(self.value))
        self.chosen.emit(self.value)


def _text(value: int) -> str:
    return f"{value:,}".replace("-", "\N{MINUS SIGN}")


class SliderColumn(QWidget):
    """Sliders below each other, all of one length, also when type is enlarged."""

    def __init__(
        self,
        sliders: Sequence[ChoiceSlider],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sliders = list(sliders)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for slider in self._sliders:
            rows.addWidget(slider)
        self._align()
        appearance.type_changed.connect(self._align)  # after the names, which connected first

    def _align(self) -> None:
        names, numbers = zip(*(slider.widths for slider in self._sliders), strict=True)
        for slider in self._sliders:
            slider.set_widths(max(names), max(numbers))
