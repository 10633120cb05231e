"""The network of 1998 beside the "LeNet-5" of today's tutorials, on the same drawing."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.context.imported_networks import ImportedNetworks
from app.context.language import sentence
from app.context.selection import Selection
from app.context.session import Session
from app.pages.draw.widgets.model_columns import Column, Layer, ModelColumns
from app.style import typography
from app.style.numbers import number
from app.style.theme import Appearance
from app.widgets.forms.plain_text import PlainLabel
from app.widgets.forms.scroll_figure import ScrollFigure
from app.widgets.maps.cells import level_of
from lenet.errors import InputError
from lenet.exchange.network_file import ImportedModel
from lenet.explain.units import LAYER_SHAPES, LAYERS, layer_values
from lenet.network import paper, tutorial
from lenet.network.forward import Trace
from lenet.network.tutorial import (
    PAPER_SCALE,
    Pooling,
    TutorialModel,
    load_tutorial,
    tutorial_forward,
)
from lenet.resources import tutorial_model_paths

_SQUASH_NAMES: Final = {"relu": "ReLU", "tanh": "tanh", "sigmoid": "sigmoid"}
_SHOWN: Final = LAYERS[:-1]  # all but RBF, whose distances are below
_PAPER_FACTS: Final = {facts.name.lower(): facts for facts in paper.LAYER_FACTS}
_TUTORIAL_FACTS: Final = {facts.name.lower(): facts for facts in tutorial.TUTORIAL_LAYER_FACTS}
_TUTORIAL_CONNECTIONS: Final = sum(facts.connections for facts in tutorial.TUTORIAL_LAYER_FACTS)


@dataclass(frozen=True)
class _NetworkTexts:
    """What a network computes in its layers, in a word or two each."""

    squash: str
    pooling: str
    kernels: str
    output: str


class TutorialPanel(QWidget):
    """Three columns on one drawing: 1998, and two tutorial networks.

    They are the two that come with the program; or the one that a person opened, and of those two
    the one that squashes as it does.
    """

    def __init__(
        self,
        session: Session,
        selection: Selection,
        appearance: Appearance,
        imported: ImportedNetworks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._imported = session, imported
        self._models: list[TutorialModel] | None = None  # loaded when the panel is first shown
        self._error = ""
        self.figure = _TutorialFigure(3, appearance, self)
        self.figure.setAccessibleName(self.tr("The 1998 network beside today's"))
        self.text_label = PlainLabel(self)
        typography.set_type(self.text_label, "caption")
        self.text_label.setWordWrap(True)
        self.text_label.setContentsMargins(8, 4, 8, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.text_label)
        column.addWidget(ScrollFigure(self.figure, self), 1)
        self.figure.pointed.connect(selection.hover)
        session.trace_changed.connect(self._follow_trace)
        imported.opened.connect(self._show_if_visible)

    def minimumSizeHint(self) -> QSize:
        body = typography.body_pixels()
        return QSize(33 * body, 18 * body)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Fill the columns, also while the panel is hidden, for an export of them."""
        if self._models is None:
            self._load_models()
        self._show()

    def _load_models(self) -> None:
        try:
            self._models = [load_tutorial(path) for path in tutorial_model_paths()]
        except InputError as error:
            self._models, self._error = [], sentence(error)

    def _follow_trace(self, trace: Trace | None) -> None:
        self._show_if_visible()

    def _show_if_visible(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self.text_label.setText(
            self._error
            or self._guess_text()
            or self.tr(
                "What the tutorials changed: ReLU or tanh for the scaled tanh, max or mean for"
                " trained subsampling, every S2 map into every C3 map, softmax for the distances"
                " to codes. A distance can say “none of these”; a softmax always adds up to 100 %."
            )
        )
        columns = [self._paper_column()]
        columns += [self._tutorial_column(model) for model in self._shown_models()]
        self.figure.show_columns(columns)

    def _shown_models(self) -> list[TutorialModel]:
        """Return the two tutorial networks of the columns."""
        bundled, own = self._models or [], self._imported.network
        if own is None or not bundled:
            return bundled
        squash = own.parameters.squash
        like = [model for model in bundled if model.parameters.squash == squash]
        return [own, *(like or bundled)[:1]]

    def _guess_text(self) -> str:
        """Say how the network that a person opened is read; nothing where that is known."""
        network = self._imported.network
        if not isinstance(network, ImportedModel):
            return ""
        guess = network.guess
        border = {
            "background": self.tr("in a border of paper"),
            "zero": self.tr("in a border of 0"),
            "resized": self.tr("resized to 32×32"),
        }[guess.scale.border]
        return self.tr(
            "{name} is read with {squash} and {pooling} pooling, paper {paper} and ink"
            " {ink}, {border}. What its file does not say was guessed, by the fewest errors:"
            " {errors} of the first {count} test digits."
        ).format(
            name=network.card.name,
            squash=_SQUASH_NAMES[guess.squash],
            pooling=self._pooling_name(guess.pooling),
            paper=number(guess.scale.background),
            ink=number(guess.scale.ink),
            border=border,
            errors=guess.errors,
            count=guess.count,
        )

    def _pooling_name(self, pooling: Pooling) -> str:
        return {"max": self.tr("max"), "mean": self.tr("mean")}[pooling]

    def _paper_column(self) -> Column:
        trace, card = self._session.trace, self._session.model.card
        texts = _NetworkTexts(
            "1.7159 tanh(⅔a)",
            self.tr("c · sum + b"),
            self.tr("60 kernels"),
            self.tr("distance from code"),
        )
        title = self.tr("1998")
        aside = self.tr("{parameters:,} par.").format(parameters=paper.TRAINABLE_PARAMETERS)
        if card.error_rate is not None:
            aside += self._error_text(card.error_rate)
        if trace is None:
            return Column(title, aside)
        return Column(
            self.tr("{which}: reads {digit}").format(which=title, digit=trace.answer),
            aside,
            {
                name: Layer(layer_values(trace, name), self._caption(name, _PAPER_FACTS, texts))
                for name in _SHOWN
            },
            outputs=trace.distances,
            output_name=self.tr("{what} · 0 par.").format(what=texts.output),
            answer=trace.answer,
            output_level=400.0,
        )

    def _tutorial_column(self, model: TutorialModel) -> Column:
        p, rasterized = model.parameters, self._session.rasterized
        squash, pooling = _SQUASH_NAMES[p.squash], self._pooling_name(p.pooling)
        title = self.tr("{squash} and {pooling}").format(squash=squash, pooling=pooling)
        if model is self._imported.network:
            title = model.card.name
        aside = self.tr("{parameters:,} par.").format(parameters=tutorial.TUTORIAL_PARAMETER_COUNT)
        if model.card.error_rate is not None:
            aside += self._error_text(model.card.error_rate)
        if rasterized is None:
            return Column(title, aside)
        trace = tutorial_forward(p, rasterized.image)
        texts = _NetworkTexts(squash, pooling, self.tr("96 kernels"), self.tr("softmax, %"))
        layers = {}
        for name in _SHOWN:
            values = (trace.image if name == "input" else getattr(trace, name)).reshape(
                LAYER_SHAPES[name]
            )
            caption = self._caption(name, _TUTORIAL_FACTS, texts)
            level = paper.SQUASH_A
            no_largest = p.scale != PAPER_SCALE if name == "input" else p.squash == "relu"
            if no_largest:
                level = level_of(values)
                if name != "input":
                    caption += self.tr(" · 0 to {level:.1f}").format(level=level)
            layers[name] = Layer(values, caption, level)
        return Column(
            self.tr("{which}: reads {digit}").format(which=title, digit=trace.answer),
            aside,
            layers,
            outputs=100 * trace.probabilities,
            output_name=self.tr("{what} · 850 par.").format(what=texts.output),
            answer=trace.answer,
            output_level=150.0,
        )

    def _error_text(self, rate: float) -> str:
        return self.tr(" · {rate:.2f} % wrong").format(rate=100 * rate)

    def _caption(self, name: str, facts: dict[str, paper.LayerFacts], texts: _NetworkTexts) -> str:
        """What a layer computes, and its number of trained parameters."""
        if name == "input":
            return ""
        text = {
            "c1": texts.squash,
            "s2": texts.pooling,
            "c3": texts.kernels,
            "s4": texts.pooling,
        }.get(name, texts.squash)
        return self.tr("{what} · {count:,} par.").format(what=text, count=facts[name].parameters)


class _TutorialFigure(ModelColumns):
    """The columns, with the counts of each layer's connections in a tool tip."""

    def tip_at(self, at: QPointF) -> str:
        found = self.unit_at(at)
        if found is None or found[1].layer == "input":
            return self.tr(
                "In all: {old:,} connections in the 1998 network, {new:,} in today's."
            ).format(old=paper.CONNECTIONS, new=_TUTORIAL_CONNECTIONS)
        old, new = (facts[found[1].layer] for facts in (_PAPER_FACTS, _TUTORIAL_FACTS))
        return self.tr(
            "{name}: {p:,} parameters and {c:,} connections in the 1998 network;"
            " {q:,} and {d:,} in today's."
        ).format(
            name=old.name, p=old.parameters, c=old.connections, q=new.parameters, d=new.connections
        )
