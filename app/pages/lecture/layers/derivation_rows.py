"""A layer's derivation as rows: what it is at the left, the formula at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.layers.layer_formulas import Derivation
from app.style.theme import Appearance
from app.widgets.forms.formula import Formula

_LINES = 6  # computes, size, two of parameters, the slides', connections


class DerivationRows(QWidget):
    """As many rows as the layer needs; the others take no room."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self._names = [TextLabel("", appearance, tone="muted", wraps=False) for _ in range(_LINES)]
        self._formulas = [Formula(appearance) for _ in range(_LINES)]
        for line, (name, formula) in enumerate(zip(self._names, self._formulas, strict=True)):
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(formula, line, 1)
        grid.setColumnStretch(1, 1)
        self._take_width()
        appearance.type_changed.connect(self._take_width)  # after the names have taken their type

    @property
    def lines(self) -> list[str]:
        """The LaTeX of what is shown."""
        return [formula.accessibleName() for formula in self._formulas if not formula.isHidden()]

    def show_derivation(self, derivation: Derivation) -> None:
        rows = [(self.tr("Computes"), derivation.computes), (self.tr("Size"), derivation.size)]
        names = (self.tr("Parameters"), "")
        rows += zip(names, derivation.parameters, strict=False)
        if derivation.on_slides:
            rows.append((self.tr("on the slides"), derivation.on_slides))
        rows += [(self.tr("Connections"), line) for line in derivation.connections]
        for line, (name, formula) in enumerate(zip(self._names, self._formulas, strict=True)):
            used = line < len(rows)
            name.setVisible(used)
            formula.setVisible(used)
            if used:
                name.setText(rows[line][0])
                formula.set_latex(rows[line][1])

    def _take_width(self) -> None:
        texts = (
            self.tr("Computes"),
            self.tr("Size"),
            self.tr("Parameters"),
            self.tr("on the slides"),
            self.tr("Connections"),
        )
        width = max(self._names[0].fontMetrics().horizontalAdvance(text) for text in texts)
        for name in self._names:
            name.setFixedWidth(width + 2)
