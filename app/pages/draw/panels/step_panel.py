"""One training step on the drawing: its gradients, and what it changes."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.context.selection import Selection
from app.context.session import Session
from app.context.single_step import RULES, SingleSteps
from app.pages.draw.widgets.gradient_figure import GradientFigure
from app.pages.draw.widgets.step_table import rule_text
from app.style import typography
from app.style.theme import Appearance
from app.widgets.forms.action_button import ActionButton
from app.widgets.forms.plain_text import PlainLabel, plain_tip, without_letter
from app.widgets.forms.scroll_figure import ScrollFigure
from app.widgets.forms.switch import Switch
from lenet.network import paper
from lenet.network.ablation import Ablation
from lenet.network.forward import Trace

_NATIVE: Final = QKeySequence.SequenceFormat.NativeText


class StepPanel(QWidget):
    """Buttons for the right answer, the rule, a step and its way back; below, what it does."""

    def __init__(
        self,
        session: Session,
        single_steps: SingleSteps,
        selection: Selection,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._single_steps = single_steps
        self.figure = GradientFigure(session, single_steps, selection, appearance, self)
        self.step_action = self._action(self.tr("&One step of learning"), "L")
        self.undo_action = self._action(self.tr("&Take the step back"), "Shift+L")
        self.rule_action = self._action(self.tr("&Step by SDLM, as in the paper"), "Shift+S")
        self.rule_action.setCheckable(True)
        self._label_group = QActionGroup(self)
        for digit in range(paper.CLASSES):
            action = self._label_group.addAction(str(digit))
            action.setShortcut(QKeySequence(f"Alt+{digit}"))
            action.setCheckable(True)
            action.setData(digit)
        self._buttons: list[tuple[QAction, QPushButton]] = []
        self.status = PlainLabel(self)
        typography.set_type(self.status, "body")
        self._build()
        self.step_action.triggered.connect(single_steps.step)
        self.undo_action.triggered.connect(single_steps.undo)
        self.rule_action.toggled.connect(self._choose_rule)
        self._label_group.triggered.connect(self._choose_label)
        single_steps.changed.connect(self._show)
        session.trace_changed.connect(self._follow_trace)
        session.ablation_changed.connect(self._follow_ablation)
        self._show()

    @property
    def label_actions(self) -> list[QAction]:
        """An action for each right answer, for a menu."""
        return self._label_group.actions()

    def minimumSizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(33 * body, 18 * body)

    def _action(self, text: str, key: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        return action

    def _build(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setContentsMargins(8, 2, 8, 0)
            row.setSpacing(4)
        question = PlainLabel(self.tr("This is a"), self)
        typography.set_type(question, "body")
        above.addWidget(question)
        for action in self._label_group.actions():
            button = ActionButton(self)
            button.setDefaultAction(action)
            button.setMinimumWidth(2 * typography.body_pixels())
            key = action.shortcut().toString(_NATIVE)
            tip = self.tr("The right answer is {digit} ({key})")
            button.setToolTip(tip.format(digit=action.text(), key=key))
            above.addWidget(button)
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        above.addSpacing(8)
        above.addWidget(self.status, 1)
        self._build_rules(below)
        self._rule_text = PlainLabel(self)
        typography.set_type(self._rule_text, "caption")
        self._rule_text.setWordWrap(True)
        self._rule_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below.addSpacing(4)
        below.addWidget(self._rule_text, 1)
        for action, text in (
            (self.step_action, self.tr("One step")),
            (self.undo_action, self.tr("Take back")),
        ):
            push = QPushButton(text, self)
            name, key = without_letter(action.text()), action.shortcut().toString(_NATIVE)
            push.setToolTip(f"{name} ({key})")
            push.clicked.connect(action.trigger)
            self._buttons.append((action, push))
            action.changed.connect(self._enable_buttons)
            below.addWidget(push)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(ScrollFigure(self.figure, self), 1)

    def _build_rules(self, row: QHBoxLayout) -> None:
        """Add the switch between the two update rules, with its name."""
        name = PlainLabel(self.tr("Rule"), self)
        typography.set_type(name, "body")
        row.addWidget(name)
        key = self.rule_action.shortcut().toString(_NATIVE)
        words = (self.tr("Plain gradient"), self.tr("SDLM"))
        self.rule_switch = Switch(dict(zip(RULES, words, strict=True)), self)
        tips = (
            self.tr("One rate for all weights ({key})"),
            self.tr(
                "Stochastic diagonal Levenberg–Marquardt, the paper's rule: a rate of its"
                " own for each weight, from the curvature ({key})"
            ),
        )
        self.rule_switch.describe(name.text(), "")
        for button, tip in zip(self.rule_switch.buttons.values(), tips, strict=True):
            button.setToolTip(plain_tip(tip.format(key=key)))
        self.rule_switch.chosen.connect(self._single_steps.set_rule)
        row.addWidget(self.rule_switch)

    def _enable_buttons(self) -> None:
        had_focus = any(button.hasFocus() for _, button in self._buttons)
        for action, button in self._buttons:
            button.setEnabled(action.isEnabled())
        enabled = [button for _, button in self._buttons if button.isEnabled()]
        if had_focus and enabled and not any(button.hasFocus() for button in enabled):
            enabled[0].setFocus()  # Qt would take it to the figure

    def _choose_rule(self, sdlm: bool) -> None:
        self._single_steps.set_rule(RULES[int(sdlm)])

    def _choose_label(self, action: QAction) -> None:
        self._single_steps.choose(action.data())

    def _follow_trace(self, trace: Trace | None) -> None:
        """Follow the pen: of all that is shown, the answer and what can be done may change."""
        single_steps = self._single_steps
        self.step_action.setEnabled(single_steps.can_step)
        self._label_group.actions()[single_steps.label].setChecked(True)
        self.status.setText(self._status_text())

    def _follow_ablation(self, ablation: Ablation) -> None:
        self._show()

    def _show(self) -> None:
        single_steps = self._single_steps
        self.step_action.setEnabled(single_steps.can_step)
        self.undo_action.setEnabled(single_steps.steps > 0)
        self._label_group.actions()[single_steps.label].setChecked(True)
        self.rule_action.setChecked(single_steps.rule == "sdlm")
        self.rule_switch.show_state(single_steps.rule)
        self._rule_text.setText(rule_text(single_steps.rule))
        self.status.setText(self._status_text())

    def _status_text(self) -> str:
        """Return why no step can be taken; "" where one can."""
        if self._session.trace is None:
            if self._session.drawing.is_blank:
                return self.tr("The canvas is blank.")
            return self.tr("No ink was found in this picture.")
        if not self._session.ablation.all_on:
            return self.tr("Switch everything on to learn (Ctrl+R).")
        return ""
