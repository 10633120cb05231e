"""One of a row of whole numbers, chosen with a slider; its name at the left, its value right."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.pages.lecture.common.text_label import TextLabel
from app.style.theme import Appearance


class ChoiceSlider(QWidget):
    """A person moves it, `chosen(int)` tells the number; `show_value` moves it silently."""

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
        return self._values[self.slider.value()]

    def show_value(self, value: int) -> None:
        """Stand at a number; at the next smaller one where the row does not have it."""
        self.slider.blockSignals(True)
        self.slider.setValue(max(bisect_right(self._values, value) - 1, 0))
        self.slider.blockSignals(False)
        self._number.setText(f"{self.value:,}")

    @property
    def widths(self) -> tuple[int, int]:
        """What the name and the widest number take."""
        metrics = self._number.fontMetrics()
        widest = max((f"{value:,}" for value in self._values), key=len)
        name = self._name.fontMetrics().horizontalAdvance(self._name.text())
        return name + 2, metrics.horizontalAdvance("0" * len(widest)) + 2

    def set_widths(self, name: int, number: int) -> None:
        """Sliders below each other begin and end at one place."""
        self._name.setFixedWidth(name)
        self._number.setFixedWidth(number)

    def _choose(self, _index: int) -> None:
        self._number.setText(f"{self.value:,}")
        self.chosen.emit(self.value)


class SliderColumn(QWidget):
    """Sliders below each other; they begin and end at one place, also when type is enlarged."""

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
        appearance.type_changed.connect(self._align)  # after the names have taken their type

    def _align(self) -> None:
        names, numbers = zip(*(slider.widths for slider in self._sliders), strict=True)
        for slider in self._sliders:
            slider.set_widths(max(names), max(numbers))
