"""Single steps of learning on the drawing, each of which can be taken back."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.context.session import Session
from lenet.explain.single_step import Rule, SingleStep, single_step
from lenet.network.checkpoint import Model
from lenet.network.loss import penalty

RULES: Final[tuple[Rule, ...]] = ("plain", "sdlm")


class SingleSteps(QObject):
    """Owns the right answer that a person chose, the rule, and the steps taken so far.

    A step makes a new model, named after the one before; it lasts until another model is
    taken, be it from a file or from a running training.
    `changed()`: answer, rule or steps are others.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: int | None = None
        self.rule: Rule = "plain"
        self.last: SingleStep | None = None
        self._before: list[Model] = []  # what each step started from
        self._own: Model | None = None  # what the last step made
        session.model_changed.connect(self._take_model)

    @property
    def label(self) -> int:
        """The right answer: the person's choice, or else what the network reads."""
        if self._chosen is not None:
            return self._chosen
        return 0 if self._session.trace is None else self._session.trace.answer

    @property
    def steps(self) -> int:
        """How many steps the model is away from the one it was."""
        return len(self._before)

    @property
    def can_step(self) -> bool:
        """There must be a drawing, and a whole network to learn from it."""
        return self._session.rasterized is not None and self._session.ablation.all_on

    def choose(self, label: int) -> None:
        """Say what the drawing is."""
        self._chosen = label
        self.changed.emit()

    def set_rule(self, rule: Rule) -> None:
        """One of RULES."""
        self.rule = rule
        self.changed.emit()

    def step(self) -> None:
        """Learn once that the drawing is what the person says."""
        rasterized, model = self._session.rasterized, self._session.model
        if rasterized is None or not self.can_step:
            return
        self.last = single_step(model.parameters, rasterized.image, self.label, self.rule)
        self._before.append(model)
        words = self.tr("{name} + 1 step") if self.steps == 1 else self.tr("{name} + {n} steps")
        name = words.format(name=self._before[0].card.name, n=self.steps)
        # It is no longer the network whose errors were counted.
        card = replace(model.card, name=name, test_errors=None, test_count=None, all_seeds={})
        self._use(Model(self.last.parameters, card))

    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self.last = None
            self._use(self._before.pop())

    def loss(self) -> float | None:
        """Eq. 8 for the drawing: the distance from the right code. None of a blank canvas."""
        trace = self._session.trace
        return None if trace is None else penalty(trace.distances, self.label)[0]

    def _use(self, model: Model) -> None:
        self._own = model
        self._session.use_model(model)
        self.changed.emit()

    def _take_model(self, model: Model) -> None:
        """Another model than the last step's: there is nothing to take back any more."""
        if model is not self._own and self._before:
            self._before, self._own, self.last = [], None, None
            self.changed.emit()
