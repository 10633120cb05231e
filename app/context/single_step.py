"""Single training steps on the drawing, each of which can be undone."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.context.session import Session
from lenet.explain.single_step import Rule, SingleStep, single_step
from lenet.network.checkpoint import Model
from lenet.network.loss import penalty
from lenet.network.parameters import Parameters

RULES: Final[tuple[Rule, ...]] = ("plain", "sdlm")


class SingleSteps(QObject):
    """The owner of the chosen label, the update rule, and the steps made so far.

    A step makes a new model, named after the one before. The steps are forgotten when another
    model is used, from a file or from a training run.

    `changed()`: the label, the rule or the steps have changed.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: int | None = None
        self.rule: Rule = "plain"
        self.last: SingleStep | None = None
        self._before: list[Model] = []  # the model before each step
        self._after: Model | None = None  # the model after the last step
        session.model_changed.connect(self._take_model)

    @property
    def label(self) -> int:
        """The label of the drawing: the user's choice, or else the network's answer."""
        if self._chosen is not None:
            return self._chosen
        return 0 if self._session.trace is None else self._session.trace.answer

    @property
    def steps(self) -> int:
        """The number of steps made so far."""
        return len(self._before)

    @property
    def parameters(self) -> Parameters:
        """The parameters that the next step starts from."""
        return self._session.model.parameters

    @property
    def model_before(self) -> Model | None:
        """The model before the last step; None before the first one."""
        return self._before[-1] if self._before else None

    @property
    def can_step(self) -> bool:
        """Whether there is a drawing, and no part of the network is switched off."""
        return self._session.rasterized is not None and self._session.ablation.all_on

    def choose(self, label: int) -> None:
        """Choose the label of the drawing."""
        self._chosen = label
        self.changed.emit()

    def set_rule(self, rule: Rule) -> None:
        """Use another of RULES."""
        self.rule = rule
        self.changed.emit()

    def step(self) -> None:
        """Train the network once on the drawing and its label."""
        rasterized, model = self._session.rasterized, self._session.model
        if rasterized is None or not self.can_step:
            return
        self.last = single_step(model.parameters, rasterized.image, self.label, rule=self.rule)
        self._before.append(model)
        words = self.tr("{name} + 1 step") if self.steps == 1 else self.tr("{name} + {n} steps")
        name = words.format(name=self._before[0].card.name, n=self.steps)
        # The test errors on the card were those of the model before.
        card = replace(model.card, name=name, test_errors=None, test_count=None, all_seeds={})
        self._use(Model(self.last.parameters, card))

    def undo(self) -> None:
        """Return to the model before the last step."""
        if self._before:
            self.last = None
            self._use(self._before.pop())

    def loss(self) -> float | None:
        """Return eq. 8 for the drawing, the distance to the label's code; None if it is blank."""
        trace = self._session.trace
        return None if trace is None else penalty(trace.distances, self.label)[0]

    def _use(self, model: Model) -> None:
        self._after = model
        self._session.use_model(model)
        self.changed.emit()

    def _take_model(self, model: Model) -> None:
        """Forget the steps when the model is not the one that the last step made."""
        if model is not self._after and self._before:
            self._before, self._after, self.last = [], None, None
            self.changed.emit()
