"""The runs as curves: how fast does the network learn, and how well in the end?"""

import csv
import io
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.context.training.curve_view import SMOOTHINGS, CurveView, Look, drawn, paper_curves
from app.context.training.run_list import RunList
from app.context.training.trainer import Trainer
from app.pages.train.widgets.curve_legend import CurveLegend, Entry
from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.plots.curve_item import Curve
from app.widgets.plots.curve_looks import Kind
from app.widgets.plots.curves_plot import CurvesPlot
from lenet.files.atomic_write import atomic_write
from lenet.runs.curves import Curves
from lenet.runs.status import read_name

_ICON: Final = QSize(16, 16)
_INVITATION: Final = 380  # pixels that the words of the empty plot take across


class CurvesPanel(QWidget):
    """A title and the plot's controls, the plot, and its legend."""

    def __init__(
        self,
        curve_view: CurveView,
        run_list: RunList,
        trainer: Trainer,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._curve_view, self._trainer = curve_view, trainer
        self._stale = True  # what is drawn is not the runs as they are
        self._names: dict[Path, str] = {}
        self._made: dict[Path, tuple[tuple[Curves, str, int, Look], list[Curve]]] = {}
        self.title = QLabel(self)
        self.plot = CurvesPlot(appearance, self._say_pass, self._say_value, self)
        self.key = CurveLegend(appearance, self)
        self._kinds: dict[Kind, str] = {
            "test": self.tr("test digits"),
            "training": self.tr("training digits"),
            "held out": self.tr("held-out digits"),
            "batches": self.tr("each batch, while learning"),
        }
        self._invitation = QLabel(self.plot)
        self._quantities = {
            "error": self._toggle(self.tr("Error"), self.tr("How many digits are read wrong")),
            "loss": self._toggle(self.tr("Loss"), self.tr("What training makes small: eq. 8 or 9")),
        }
        self._flags = {
            "log_x": self._toggle(self.tr("log x"), self.tr("Passes on a logarithmic axis")),
            "log_y": self._toggle(self.tr("log y"), self.tr("Values on a logarithmic axis")),
            "paper": self._toggle(self.tr("Paper"), self.tr("The paper's Figure 5, 1998")),
        }
        self._smoothing = QSlider(Qt.Orientation.Horizontal, self)
        self._fit = QToolButton(self)
        self._build()
        self.plot.name_curves(self._name)
        curve_view.look_changed.connect(self._take_look)
        curve_view.shown_changed.connect(self._show)
        run_list.changed.connect(self._forget_names)
        trainer.state_changed.connect(self._show)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)
        self._take_look(curve_view.look)

    @property
    def invitation(self) -> str:
        """What the plot says while there is no run; empty otherwise."""
        return "" if self._invitation.isHidden() else self._invitation.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()

    def save_numbers(self, path: Path) -> None:
        """All that is drawn as CSV: a line for each point, unsmoothed. Raises OSError."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        quantity = "error in %" if self._curve_view.look.quantity == "error" else "loss"
        writer.writerow(["run", "digits", "pass", quantity])
        for curve in self.plot.curves:
            for x, y in zip(curve.x.tolist(), curve.y.tolist(), strict=True):
                writer.writerow([curve.run, curve.kind, f"{x:.6g}", f"{y:.6g}"])
        atomic_write(path, text.getvalue().encode("utf-8"))

    def _build(self) -> None:
        self.title.setFont(typography.body(bold=True))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.plot.setAccessibleName(self.tr("Learning curves"))
        self.plot.name_x(self.tr("passes over the training digits"))
        self._smoothing.setRange(0, len(SMOOTHINGS) - 1)
        self._smoothing.setPageStep(1)
        self._smoothing.setFixedWidth(72)
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._smoothing.valueChanged.connect(self._choose_smoothing)
        self._fit.setIconSize(_ICON)
        self._fit.setToolTip(self.tr("Show all (Home, or a double click)"))
        self._fit.setAccessibleName(self.tr("Show all"))
        self._fit.clicked.connect(self.plot.fit)
        smooth = QLabel(self.tr("smooth"), self)
        smooth.setFont(typography.label())
        smooth.setBuddy(self._smoothing)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.title, 1)
        for button in self._quantities.values():
            button.clicked.connect(self._choose_quantity)
            head.addWidget(button)
        head.addSpacing(14)
        for button in self._flags.values():
            button.clicked.connect(self._choose_flag)
            head.addWidget(button)
        head.addSpacing(14)
        head.addWidget(smooth)
        head.addSpacing(6)
        head.addWidget(self._smoothing)
        head.addSpacing(8)
        head.addWidget(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.plot, 1)
        column.addWidget(self.key)
        self._build_invitation()

    def _build_invitation(self) -> None:
        self._invitation.setWordWrap(True)
        self._invitation.setFixedWidth(_INVITATION)
        self._invitation.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._invitation.setText(
            self.tr(
                "The curve to beat: the paper’s Figure 5, two to three days of computing in 1998. "
                "Press Start: the network learns from MNIST’s 60,000 written digits, and its curve "
                "joins this one."
            )
        )
        over = QVBoxLayout(self.plot)
        over.setContentsMargins(0, 16, 24, 0)
        over.addWidget(self._invitation, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def _toggle(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setFont(typography.label())
        return button

    def _choose_quantity(self) -> None:
        chosen = next(name for name, b in self._quantities.items() if b is self.sender())
        self._curve_view.change(quantity=chosen)
        self._take_look(self._curve_view.look)  # a second click leaves it pressed

    def _choose_flag(self, checked: bool) -> None:
        chosen = next(name for name, button in self._flags.items() if button is self.sender())
        self._curve_view.change(**{chosen: checked})

    def _choose_smoothing(self, value: int) -> None:
        self._curve_view.change(smoothing=value)

    def _take_look(self, look: Look) -> None:
        for name, button in self._quantities.items():
            button.setChecked(name == look.quantity)
        for name, button in self._flags.items():
            button.setChecked(getattr(look, name))
        self._flags["paper"].setEnabled(look.quantity == "error")  # it gives no losses
        self._smoothing.setValue(look.smoothing)
        passes = SMOOTHINGS[look.smoothing]
        self._smoothing.setToolTip(
            self.tr("The mean over {passes:g} of a pass; each batch stays visible below").format(
                passes=passes
            )
            if passes
            else self.tr("Not smoothed")
        )
        if look.quantity == "error":
            self.title.setText(self.tr("Digits read wrong, %"))
        else:
            self.title.setText(self.tr("Mean loss"))
        self._show()

    def _show(self) -> None:
        """All curves anew, if somebody sees them."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        look, shown = self._curve_view.look, self._curve_view.shown
        curves = []
        if look.quantity == "error" and (look.paper or not shown):
            curves += paper_curves(self.tr("LeNet-5, 1998"))
        for folder, place in shown:
            curves += self._drawn(folder, place, look)
        self.plot.show_curves(curves, look.view, until=self._until())
        self._invitation.setVisible(not shown)
        self._show_key(curves)

    def _drawn(self, folder: Path, place: int, look: Look) -> list[Curve]:
        """A run's curves, made anew only when it has others: several long ones would take time."""
        wanted = (self._curve_view.curves_of(folder), self._name_of(folder), place, look)
        made = self._made.get(folder)
        if made is None or made[0][0] is not wanted[0] or made[0][1:] != wanted[1:]:
            numbers, name, *_ = wanted
            made = self._made[folder] = (wanted, drawn(name, numbers, place, look))
        return made[1]

    def _until(self) -> float | None:
        """Where the run under way is going to end."""
        started = self._trainer.status.started
        if not self._trainer.is_busy or started is None or self._trainer.folder is None:
            return None
        return (
            started.passes if self._curve_view.place_of(self._trainer.folder) is not None else None
        )

    def _show_key(self, curves: list[Curve]) -> None:
        places = {curve.place: curve.run for curve in curves}
        drawn_kinds = {curve.kind for curve in curves}
        self.key.show_entries(
            [Entry(name, place) for place, name in places.items()],
            [Entry(text, kind=k) for k, text in self._kinds.items() if k in drawn_kinds],
        )

    def _name(self, curve: Curve) -> str:
        return f"{curve.run} · {self._kinds[curve.kind]}"

    def _name_of(self, folder: Path) -> str:
        if folder not in self._names:
            self._names[folder] = read_name(folder)
        return self._names[folder]

    def _forget_names(self) -> None:
        self._names = {}
        self._show()

    def _say_pass(self, x: float) -> str:
        return self.tr("pass {number:.3g}").format(number=x)

    def _say_value(self, y: float) -> str:
        return f"{y:.2f} %" if self._curve_view.look.quantity == "error" else f"{y:.4f}"

    def _recolour(self, theme: Theme) -> None:
        self._fit.setIcon(icon("fit", theme))
