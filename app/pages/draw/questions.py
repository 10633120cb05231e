"""The questions of the Draw page: a receptive field, a count, an answer with a map off."""

import random
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt

from app.context.app_context import AppContext
from app.pages.draw.panels.network_panel import NetworkPanel
from app.widgets.forms.question_line import ARROWS, PageQuestion, Reply
from lenet.explain.units import LAYER_SHAPES, Unit
from lenet.lecture.questions import (
    CountQuestion,
    FieldQuestion,
    SwitchQuestion,
    hardest_switch,
    parsed_count,
    spanned,
)
from lenet.network import paper
from lenet.network.ablation import MAP_LAYERS

_MIDDLE: Final = (paper.INPUT_SIDE // 2, paper.INPUT_SIDE // 2)
_FIELD_LAYERS: Final = ("s2", "c3")


class DrawQuestions(QObject):
    """Makes the questions, and takes the clicks that answer the one on a receptive field."""

    def __init__(self, context: AppContext, network: NetworkPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._selection = context.session, context.selection
        self._network = network
        self._field: FieldQuestion | None = None
        self._corners: list[tuple[int, int]] = []
        self._cursor = _MIDDLE  # row and column, moved by the arrow keys
        self._reply: Callable[[Reply], None] | None = None
        network.pixel_clicked.connect(self._take_corner)

    @property
    def makers(self) -> dict[str, Callable[[], PageQuestion | None]]:
        """What makes each question, by its name; the one first that suits what is looked at.

        To ask for a field selects nothing any more, so it comes after what a selection is for.
        """
        field: dict[str, Callable[[], PageQuestion | None]] = {"field": self._ask_field}
        count = {"count": self._ask_count}
        switch = {"switch": self._ask_switch}
        if self._pinned_map() is not None:
            return switch | count | field
        return field | count | switch if self._selection.layer is None else count | field | switch

    def _pinned_map(self) -> Unit | None:
        """Return the unit pinned last, if it is one of a map that can be switched off."""
        pinned = self._selection.pinned[-1] if self._selection.pinned else None
        return pinned if pinned is not None and pinned.layer in MAP_LAYERS else None

    def _ask_field(self) -> PageQuestion:
        layer = random.choice(_FIELD_LAYERS)
        maps, rows, columns = LAYER_SHAPES[layer]
        sizes = (maps, rows, columns)
        question = FieldQuestion(Unit(layer, *(random.randrange(size) for size in sizes)))
        text = self.tr(
            "Which pixels does the marked unit of {layer} see? Click two corners in the input."
        )
        return PageQuestion(
            text.format(layer=layer.upper()),
            show=partial(self._show_field, question),
            begin=partial(self._begin_field, question),
            end=self._end_field,
            press=self._press,
        )

    def _begin_field(self, question: FieldQuestion, reply: Callable[[Reply], None]) -> None:
        self._field, self._reply, self._corners = question, reply, []
        self._cursor = _MIDDLE
        self._selection.play(False)
        self._selection.light(None)  # a pinned unit would show its own field
        self._selection.show_view("network")
        self._network.ask_field(question.unit)

    def _end_field(self) -> None:
        self._field, self._reply = None, None
        self._network.ask_field(None)

    def _press(self, key: Qt.Key) -> None:
        """Move a mark over the input by the arrow keys; Enter and space make it a corner."""
        if self._field is None or self._network.asked is None:
            return
        if key not in ARROWS:
            self._take_corner(*self._cursor)
            return
        row, column = (
            min(max(place + by, 0), paper.INPUT_SIDE - 1)
            for place, by in zip(self._cursor, ARROWS[key], strict=True)
        )
        self._cursor = row, column
        self._network.ask_field(self._field.unit, [*self._corners, self._cursor])

    def _take_corner(self, row: int, column: int) -> None:
        if self._field is None or self._reply is None:
            return
        self._corners.append((row, column))
        self._network.ask_field(self._field.unit, self._corners)
        if len(self._corners) == 1:
            self._reply(Reply(self.tr("And now the opposite corner.")))
            return
        first, second = self._corners
        self._corners = []
        if self._field.check(first, second):
            reply = self._show_field(self._field)
            self._reply(Reply(self.tr("Right.") + " " + reply.text, is_right=True, is_last=True))
            return
        yours, field = spanned(first, second), self._field.field
        if (yours.height, yours.width) == (field.height, field.width):
            text = self.tr("The size is right, the place is not. Try again.")
        else:
            text = self.tr("Not quite: {height}×{width} pixels are not what it sees. Try again.")
        self._reply(Reply(text.format(height=yours.height, width=yours.width), is_right=False))

    def _show_field(self, question: FieldQuestion) -> Reply:
        """Show the field, and why it has its size."""
        unit = question.unit
        self._network.ask_field(None)
        self._selection.pin_only(unit)
        if unit.layer == "s2":
            text = self.tr("2×2 units of C1, each of which sees 5×5 pixels: 1 + 5 = 6 each way.")
        else:
            text = self.tr(
                "5×5 units of S2, each 6 pixels wide and 2 pixels on from the last: 4·2 + 6 = 14"
                " each way."
            )
        return Reply(text, is_right=False, is_last=True)

    def _ask_count(self) -> PageQuestion:
        is_told = self._selection.layer == "c3"  # beside its formula
        question = CountQuestion("s4" if is_told else "c3")
        layer = question.layer.upper()
        why = {
            "c3": self.tr("60 kernels of 25 weights and 16 biases: 60·25 + 16 = 1,516."),
            "s4": self.tr("A coefficient and a bias for each of the 16 maps: 16·2 = 32."),
        }[question.layer]

        def check(text: str) -> Reply:
            number = parsed_count(text)
            if number is None:
                return Reply(self.tr("Type a whole number, such as 156, which C1 has."))
            hints = {
                "none": self.tr("Right.") + " " + why,
                "no bias": self.tr("Nearly: every map has a bias too."),
                "every map": self.tr("That would be every map of C3 on all six of S2."),
                "connections": self.tr("Those are its connections: weights are shared by a map."),
                "weight a unit": self.tr("The four inputs of a window share one coefficient."),
                "other": self.tr("No. Count the kernels, then the biases."),
            }
            mistake = question.mistake(number)
            is_right = mistake == "none"
            return Reply(hints[mistake], is_right=is_right, is_last=is_right)

        return PageQuestion(
            self.tr("How many parameters has {layer}?").format(layer=layer),
            show=lambda: Reply(why, is_right=False, is_last=True),
            check=check,
        )

    def _ask_switch(self) -> PageQuestion | None:
        session = self._session
        if session.rasterized is None or not session.ablation.all_on:
            return None
        pinned = self._pinned_map()
        if pinned is not None:
            question = SwitchQuestion(pinned.layer, pinned.map)
        else:
            question = hardest_switch(session.parameters, session.rasterized.image)

        def check(text: str) -> Reply:
            guess = parsed_count(text)
            if guess not in range(10):
                return Reply(self.tr("Type a digit from 0 to 9."))
            return self._switch_off(question, guess)

        text = self.tr("Which code is nearest when map {map} of {layer} is switched off?")
        return PageQuestion(
            text.format(map=question.map, layer=question.layer.upper()),
            show=lambda: self._switch_off(question, None),
            check=check,
            begin=lambda reply: self._network.mark_map(question.layer, question.map),
            end=lambda: self._network.mark_map(None),
        )

    def _switch_off(self, question: SwitchQuestion, guess: int | None) -> Reply:
        """Switch the map off, and say what became of the answer."""
        before = self._session.trace
        self._session.switch(question.ablation)
        after = self._session.trace
        if before is None or after is None:
            return Reply(self.tr("The canvas is blank now, so there is no answer."), is_last=True)
        words = (
            self.tr("Still {after}: {far:.1f} away now, {near:.1f} before.")
            if before.answer == after.answer
            else self.tr("Now {after}, {far:.1f} away; before it was {before}, {near:.1f} away.")
        )
        text = words.format(
            before=before.answer,
            after=after.answer,
            far=float(after.distances[after.answer]),
            near=float(before.distances[before.answer]),
        )
        if guess == after.answer:
            text = self.tr("Right.") + " " + text
        return Reply(
            text + " " + self.tr("Ctrl+R brings the map back."),
            is_right=guess == after.answer,
            is_last=True,
        )
