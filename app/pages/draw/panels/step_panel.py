"""One training step on the drawing: its gradients, and the loss before and after it."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.context.selection import Selection
from app.context.session import Session
from app.context.single_step import RULES, SingleSteps
from app.pages.draw.widgets.gradient_figure import GradientFigure
from app.style import typography
from app.style.numbers import number
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel
from lenet.network import paper
from lenet.network.ablation import Ablation
from lenet.network.forward import Trace

_NATIVE: Final = QKeySequence.SequenceFormat.NativeText


class StepPanel(QWidget):
    """Buttons to choose the right answer, take a step and take it back; below, the gradients."""

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
        self.rule_action = self._action(self.tr("&Steps as in the paper (SDLM)"), "Shift+S")
        self.rule_action.setCheckable(True)
        self.rule_action.setToolTip(
            self.tr(
                "A rate of its own for each weight, from the curvature: the paper's way ({key})"
            ).format(key=self.rule_action.shortcut().toString(_NATIVE))
        )
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
        return QSize(480, 460)

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
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFixedWidth(28)
            key = action.shortcut().toString(_NATIVE)
            tip = self.tr("The right answer is {digit} ({key})")
            button.setToolTip(tip.format(digit=action.text(), key=key))
            above.addWidget(button)
        above.addStretch(1)
        for action, text in (
            (self.step_action, self.tr("One step")),
            (self.undo_action, self.tr("Take back")),
        ):
            push = QPushButton(text, self)
            name, key = action.text().replace("&", ""), action.shortcut().toString(_NATIVE)
            push.setToolTip(f"{name} ({key})")
            push.clicked.connect(action.trigger)
            self._buttons.append((action, push))
            action.changed.connect(self._enable_buttons)
            above.addWidget(push)
        rule = QToolButton(self)
        rule.setDefaultAction(self.rule_action)
        rule.setText(self.tr("SDLM"))
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below.addWidget(self.status, 1)
        below.addWidget(rule)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(self.figure, 1)

    def _enable_buttons(self) -> None:
        for action, button in self._buttons:
            button.setEnabled(action.isEnabled())

    def _choose_rule(self, sdlm: bool) -> None:
        self._single_steps.set_rule(RULES[int(sdlm)])

    def _choose_label(self, action: QAction) -> None:
        self._single_steps.choose(action.data())

    def _follow_trace(self, trace: Trace | None) -> None:
        self._show()

    def _follow_ablation(self, ablation: Ablation) -> None:
        self._show()

    def _show(self) -> None:
        single_steps = self._single_steps
        self.step_action.setEnabled(single_steps.can_step)
        self.undo_action.setEnabled(single_steps.steps > 0)
        self._label_group.actions()[single_steps.label].setChecked(True)
        self.rule_action.setChecked(single_steps.rule == "sdlm")
        self.status.setText(self._status_text())

    def _status_text(self) -> str:
        """Return the loss now, and what the last step did to it; or why no step can be taken."""
        single_steps, loss = self._single_steps, self._single_steps.loss()
        if loss is None:
            return self.tr("The canvas is blank.")
        if not self._session.ablation.all_on:
            return self.tr("Switch everything on to learn (Ctrl+R).")
        now = self.tr("Loss now, the distance from {label}: {loss}").format(
            label=single_steps.label, loss=number(loss)
        )
        if single_steps.last is None:
            return now
        return self.tr("{now};  the last step, as a {label}: {before} → {after}").format(
            now=now,
            label=single_steps.last.label,
            before=number(single_steps.last.loss_before),
            after=number(single_steps.last.loss_after),
        )
