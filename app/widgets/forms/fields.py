"""Form fields for numbers and choices: narrow, and unchanged by a wheel that passes over them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QSizePolicy, QSpinBox

from app.style import typography
from app.widgets.forms.plain_text import plain_tip

_HEIGHT = 24


class WholeField(QSpinBox):
    """A whole number. The arrow keys change it, and the wheel where it has the focus."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self.setRange(low, high)
        _prepare(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberField(QDoubleSpinBox):
    """A number with as many decimals as it needs. Keys and wheel as with WholeField."""

    def __init__(self, decimals: int, high: float) -> None:
        super().__init__()
        self.setDecimals(decimals)
        self.setRange(0.0, high)
        self.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        _prepare(self)

    def textFromValue(self, value: float) -> str:
        text = self.locale().toString(value, "f", self.decimals())
        point = self.locale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(QComboBox):
    """A choice among texts, each of which stands for a value; as narrow as its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)

    def fill(self, choices: dict[str, str], chosen: str) -> None:
        """Set the choices, texts by value; `chosen` is a value."""
        self.clear()
        for number, (value, text) in enumerate(choices.items()):
            self.addItem(text, value)
            self.setItemData(number, plain_tip(text), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(self.findData(chosen), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # else a wheel that passes over would change the choice


def _prepare(field: QAbstractSpinBox) -> None:
    field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    field.setKeyboardTracking(False)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    typography.set_type(field, "body")
    field.setMinimumSize(40, _HEIGHT)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
