"""The plot of the runs: how fast does the network learn, and how well in the end?"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.context.training.curve_values import (
    SMOOTHINGS,
    Chart,
    Curve,
    CurveOptions,
    Kind,
    ShownRun,
    numbers_csv,
    paper_curves,
    plotted_curves,
)
from app.context.training.curve_view import CurveView
from app.pages.train.widgets.curve_legend import CurveLegend, Entry
from app.style import typography
from app.style.icons import icon
from app.style.theme import Appearance, Theme
from app.widgets.forms.plain_text import PlainLabel, plain_tip
from app.widgets.forms.switch import Switch
from app.widgets.plots.curves_plot import CurvesPlot
from lenet.files.atomic_write import atomic_write

_ICON: Final = QSize(16, 16)
_INVITATION: Final = 34.0  # widths, in heights of body text: of the words on the empty plot
_SMOOTHING: Final = 4.5


class CurvesPanel(QWidget):
    """A title and the controls of the plot, the plot, and its legend."""

    def __init__(
        self, curve_view: CurveView, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._curve_view = curve_view
        self._chart = Chart(curve_view.options)
        self._plotted: dict[Path, tuple[ShownRun, CurveOptions, bool, list[Curve]]] = {}
        self.title = PlainLabel(self)
        self.plot = CurvesPlot(appearance, self._say_pass, self._say_value, self)
        self.legend = CurveLegend(appearance, self)
        self._kinds: dict[Kind, str] = {
            "test": self.tr("test digits"),
            "training": self.tr("training digits"),
            "held out": self.tr("held-out digits"),
            "batches": self.tr("each batch"),
        }
        self._invitation = PlainLabel(self.plot)
        self._controls = QWidget(self)
        self._actions: list[QAction] = []
        words = {"error": self.tr("Error"), "loss": self.tr("Loss")}
        self._quantity = Switch(words, self, size="caption")
        self._quantity.describe(self.tr("Curves of"), "")
        tips = (
            ("error", "E", self.tr("How many digits are read wrong")),
            ("loss", "L", self.tr("What training makes small: eq. 8 or 9")),
        )
        for name, key, tip in tips:
            self._offer(self._quantity.buttons[name], key, tip)
        self._flags = {
            "log_x": self._toggle(
                self.tr("log x"), "Shift+X", self.tr("Passes on a logarithmic axis")
            ),
            "log_y": self._toggle(
                self.tr("log y"), "Shift+Y", self.tr("Values on a logarithmic axis")
            ),
            "paper": self._toggle(self.tr("Paper"), "P", self.tr("The paper's Figure 5, 1998")),
        }
        self._smoothing = QSlider(Qt.Orientation.Horizontal, self)
        self._fit = QToolButton(self)
        self._smoother = self._action(self.tr("Smoother curves"), "S", self._smooth_more)
        self._rougher = self._action(self.tr("Less smooth curves"), "Shift+S", self._smooth_less)
        self._fit_action = self._action(self.tr("Show all"), "Home", self.plot.fit)
        self._build()
        self.plot.name_curves(self._name)
        curve_view.chart_changed.connect(self._show)
        appearance.theme_changed.connect(self._recolour)
        self._recolour(appearance.theme)
        self._show_options(curve_view.options)

    @property
    def invitation(self) -> str:
        """The words on the plot while no run is shown; empty otherwise."""
        return "" if self._invitation.isHidden() else self._invitation.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._curve_view.set_active(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._curve_view.set_active(False)

    def set_presenting(self, on: bool) -> None:
        """Leave the curves and their names before an audience; the keys still work."""
        self._controls.setVisible(not on)
        if on:
            self._head.addWidget(self.legend, 2)  # below the plot it would take height from it
        else:
            self._column.addWidget(self.legend)
        self._show(self._chart)

    def save_numbers(self, path: Path) -> None:
        """Save all plotted curves as CSV, a line a point, unsmoothed. Raises OSError."""
        text = numbers_csv(self.plot.curves, self._chart.options.quantity)
        atomic_write(path, text.encode("utf-8"))

    def _build(self) -> None:
        typography.set_type(self.title, "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.plot.setAccessibleName(self.tr("Learning curves"))
        self.plot.set_x_label(self.tr("passes over the training digits"))
        self._smoothing.setRange(0, len(SMOOTHINGS) - 1)
        self._smoothing.setPageStep(1)
        typography.set_width(self._smoothing, _SMOOTHING)
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._smoothing.valueChanged.connect(self._choose_smoothing)
        self._fit.setIconSize(_ICON)
        self._fit.setToolTip(self.tr("Show all (Home, or a double click)"))
        self._fit.setAccessibleName(self.tr("Show all"))
        self._fit.clicked.connect(self.plot.fit)
        smooth = PlainLabel(self.tr("smooth"), self)
        typography.set_type(smooth, "caption")
        head = QHBoxLayout(self._controls)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        self._quantity.chosen.connect(self._choose_quantity)
        head.addWidget(self._quantity)
        head.addSpacing(8)
        for button in self._flags.values():
            button.clicked.connect(self._choose_flag)
            head.addWidget(button)
        head.addSpacing(8)
        for widget, gap in ((smooth, 6), (self._smoothing, 8), (self._fit, 0)):
            head.addWidget(widget)
            head.addSpacing(gap)
        above = self._head = QHBoxLayout()
        above.addWidget(self.title, 1)
        above.addWidget(self._controls)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self.plot, 1)
        column.addWidget(self.legend)
        self._build_invitation()

    def _build_invitation(self) -> None:
        text = self.tr(
            "The curve to beat: the paper’s Figure 5, two to three days of computing in 1998. "
            "Press Start: the network learns from MNIST’s 60,000 written digits, and its curve "
            "joins this one."
        )
        self._invitation.setText(text)
        self._invitation.setWordWrap(True)
        typography.set_width(self._invitation, _INVITATION)
        self._invitation.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over = QVBoxLayout(self.plot)
        over.setContentsMargins(0, 4, 24, 0)
        over.addWidget(self._invitation, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    @property
    def actions_in_order(self) -> list[QAction]:
        """For a menu. Their keys work while the plot has the focus."""
        return [*self._actions, self._smoother, self._rougher, self._fit_action]

    def _action(self, text: str, key: str, command: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(command)
        self.addAction(action)
        return action

    def _toggle(self, text: str, key: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        typography.set_type(button, "caption")
        self._offer(button, key, tip)
        return button

    def _offer(self, button: QToolButton, key: str, tip: str) -> None:
        """Say what a button does, and let a key do it too."""
        button.setToolTip(plain_tip(f"{tip} ({key})"))
        self._actions.append(self._action(tip, key, button.click))

    def _choose_quantity(self, quantity: str) -> None:
        self._curve_view.change(quantity=quantity)

    def _choose_flag(self, checked: bool) -> None:
        chosen = next(name for name, button in self._flags.items() if button is self.sender())
        self._curve_view.change(**{chosen: checked})

    def _smooth_more(self) -> None:
        self._smoothing.setValue(self._smoothing.value() + 1)

    def _smooth_less(self) -> None:
        self._smoothing.setValue(self._smoothing.value() - 1)

    def _choose_smoothing(self, value: int) -> None:
        self._curve_view.change(smoothing=value)

    def _show_options(self, options: CurveOptions) -> None:
        self._quantity.show_state(options.quantity)
        for name, button in self._flags.items():
            button.setChecked(getattr(options, name))
        self._flags["paper"].setEnabled(options.quantity == "error")  # it gives no losses
        self._smoothing.setValue(options.smoothing)
        passes = SMOOTHINGS[options.smoothing]
        self._smoothing.setToolTip(
            plain_tip(
                self.tr(
                    "The mean over {passes:g} of a pass; each batch stays visible below"
                ).format(passes=passes)
                if passes
                else self.tr("Not smoothed")
            )
        )
        is_error = options.quantity == "error"
        self.title.setText(self.tr("Digits read wrong, %") if is_error else self.tr("Mean loss"))

    def _show(self, chart: Chart) -> None:
        """Redraw the controls, the plot and its legend."""
        self._chart, options = chart, chart.options
        self._show_options(options)
        curves = []
        if options.quantity == "error" and (options.paper or not chart.runs):
            curves += paper_curves(self.tr("LeNet-5, 1998"))
        for run in sorted(chart.runs, key=lambda run: run.folder == chart.selected):
            curves += self._plotted_curves(run, options, faded=chart.is_faded(run))
        self.plot.show_curves(curves, options.axes, until=chart.until)
        self._invitation.setVisible(not chart.runs and not self._controls.isHidden())
        self._show_legend(curves)

    def _plotted_curves(self, run: ShownRun, options: CurveOptions, *, faded: bool) -> list[Curve]:
        """Return a run's curves, from memory unless it or the options are others.

        Smoothing several long runs anew at every event would take time.
        """
        known = self._plotted.get(run.folder)
        if known is None or not _is_same(known[0], run) or known[1:3] != (options, faded):
            plotted = plotted_curves(run, options, faded=faded)
            known = self._plotted[run.folder] = (run, options, faded, plotted)
        return known[3]

    def _show_legend(self, curves: list[Curve]) -> None:
        runs = {
            (curve.run, curve.colour_index): Entry(curve.run, curve.colour_index, faded=curve.faded)
            for curve in curves
        }
        plotted_kinds = {curve.kind for curve in curves}
        kinds = [Entry(text, kind=k) for k, text in self._kinds.items() if k in plotted_kinds]
        if any(curve.smooth is not None for curve in curves):
            kinds[-1] = Entry(self.tr("mean of batches"), kind="batches")
            kinds.append(Entry(self._kinds["batches"], kind="batches", is_raw=True))
        in_front = sorted(runs.values(), key=lambda entry: entry.faded)
        self.legend.show_entries(in_front, kinds)
        tip = self.tr(
            "A mark is an error after a whole pass. The thin line is the mean of the batches"
            " while they are learned; each batch stands faintly behind it."
        )
        self.legend.setToolTip(plain_tip(tip))

    def _name(self, curve: Curve) -> str:
        mean = curve.kind == "batches" and curve.smooth is not None
        kind = self.tr("mean of batches") if mean else self._kinds[curve.kind]
        return f"{curve.run} · {kind}"

    def _say_pass(self, x: float) -> str:
        return self.tr("pass {number:.3g}").format(number=x)

    def _say_value(self, y: float) -> str:
        if self._chart.options.quantity == "error":
            return self.tr("{error:.2f} %").format(error=y)
        return f"{y:.4f}"

    def _recolour(self, theme: Theme) -> None:
        self._fit.setIcon(icon("fit", theme))


def _is_same(a: ShownRun, b: ShownRun) -> bool:
    return a.curves is b.curves and (a.name, a.colour_index) == (b.name, b.colour_index)
