"""The digits that teaching changed, in both directions, and the labels that look wrong."""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabBar, QVBoxLayout, QWidget

from app.context.digits.teaching_state import ChangedDigit, OddDigit, TeachingResult, pictures_in
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel
from app.widgets.maps.gallery import Caption, Gallery

_ODD = 2  # the tab of the odd labels


class ChangedDigits(QWidget):
    """Three tabs over a gallery: the person's drawings, MNIST's test digits, odd labels.

    `odd_wanted(OddDigit)`: see this drawing in My digits.
    `odd_right()`: the odd labels are right; learn them.
    """

    odd_wanted = Signal(object)
    odd_right = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: TeachingResult | None = None
        self.tabs = QTabBar(self)
        self.gallery = Gallery(appearance, self)
        self.hint = PlainLabel(self)
        self.odd_label = PlainLabel(self)
        self.odd_button = QPushButton(self.tr("Show it in My digits"), self)
        self.right_button = QPushButton(self.tr("The labels are right: learn them"), self)
        typography.set_type(self.hint, "body")
        typography.set_type(self.odd_label, "body", bold=True)
        for label in (self.hint, self.odd_label):
            label.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs.setObjectName("views")  # for the style sheet
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Digits that changed"))
        for name in self._names():
            self.tabs.addTab(name)
        row = QHBoxLayout()
        for button in (self.odd_button, self.right_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        column.addWidget(self.hint, 1)
        column.addWidget(self.gallery, 1)
        column.addWidget(self.odd_label)
        column.addLayout(row)
        self.tabs.currentChanged.connect(self._show_digits)
        self.gallery.selectionModel().currentChanged.connect(self._show_odd)
        self.odd_button.clicked.connect(self._want_odd)
        self.right_button.clicked.connect(self.odd_right)
        self._show_digits()

    @property
    def odd(self) -> OddDigit | None:
        """The odd digit that is chosen; None where the tab is another, or there is none."""
        if self._result is None or self.tabs.currentIndex() != _ODD or not self._result.odd:
            return None
        return self._result.odd[max(self.gallery.currentIndex().row(), 0)]

    def show_result(self, result: TeachingResult | None) -> None:
        """Show the digits of a result, or that there will be some."""
        if result is self._result:
            return
        self._result = result
        counts = (0, 0, 0) if result is None else map(len, (result.own, result.test, result.odd))
        for place, (name, count) in enumerate(zip(self._names(), counts, strict=True)):
            self.tabs.setTabText(place, name if result is None else f"{name} ({count:,})")
        self._show_digits()

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("These drawings"),
            self.tr("MNIST’s test digits"),
            self.tr("Labels to look at"),
        )

    def _show_digits(self) -> None:
        result, place = self._result, self.tabs.currentIndex()
        digits: tuple[ChangedDigit | OddDigit, ...] = ()
        if result is not None:
            digits = (result.own, result.test, result.odd)[place]
        self.gallery.setVisible(bool(digits))
        self.hint.setVisible(not digits)
        if result is None:
            self.hint.setText(self.tr("The digits that change are shown here."))
        elif place == _ODD:
            self.hint.setText(self.tr("No label looks wrong."))
        else:
            self.hint.setText(self.tr("No digit changed between right and wrong."))
        captions = [self._caption(digit) for digit in digits]
        self.gallery.show_digits(pictures_in(digits), np.arange(len(digits)), captions.__getitem__)
        if digits:
            self.gallery.setCurrentIndex(self.gallery.digits.index(0))
        self._show_odd()

    def _show_odd(self) -> None:
        odd = self.odd
        for widget in (self.odd_label, self.odd_button, self.right_button):
            widget.setVisible(odd is not None)
        self.odd_label.setText("" if odd is None else self._sentence(odd))

    def _want_odd(self) -> None:
        if self.odd is not None:
            self.odd_wanted.emit(self.odd)

    def _sentence(self, digit: OddDigit) -> str:
        text = self.tr("This {label} looks like a {answer} to everyone else. It was not learned.")
        return text.format(label=digit.odd.label, answer=digit.odd.answer)

    def _caption(self, digit: ChangedDigit | OddDigit) -> Caption:
        if isinstance(digit, OddDigit):
            label = (self.tr("label"), str(digit.odd.label))
            answer = (self.tr("read as"), str(digit.odd.answer))
            return Caption(self.tr("odd"), self._sentence(digit), None, (label, answer))
        heading = self.tr("now right") if digit.is_better else self.tr("now wrong")
        lines = (
            (self.tr("truth"), str(digit.truth)),
            (self.tr("before"), str(digit.before)),
            (self.tr("after"), str(digit.after)),
        )
        return Caption(heading, heading, digit.is_better, lines)
