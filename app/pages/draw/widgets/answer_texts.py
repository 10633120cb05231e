"""The texts of the answer: a digit, torn between two, not like any digit, or a blank canvas."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lenet.evaluation.rejection import decide
from lenet.network.forward import Trace


@dataclass(frozen=True)
class AnswerTexts:
    """The answer as a large glyph, and two short lines beside it."""

    digit: int | None  # the class read; None where none is near enough, or the canvas is blank
    glyph: str
    colour: str  # of the glyph, by its name in the theme
    lines: tuple[str, str]


def answer_texts(trace: Trace | None, thresholds: Mapping[str, float]) -> AnswerTexts:
    """Return the texts of a drawing's answer, by the thresholds of the model's card.

    Without thresholds the nearest class is always the answer.
    """
    translate = QCoreApplication.translate
    if trace is None:
        lines = (
            translate("AnswerTexts", "No answer:"),
            translate("AnswerTexts", "the canvas is blank."),
        )
        return AnswerTexts(None, "", "muted", lines)
    decision = decide(trace.distances, thresholds)
    digit: int | None = trace.answer
    glyph, colour = str(digit), "answer"
    if decision is None or decision.kind == "digit":
        first = translate("AnswerTexts", "is {distance:.1f} away,")
        second = translate("AnswerTexts", "{margin:.1f} nearer than {other}")
    elif decision.kind == "ambiguous":
        colour = "muted"
        first = translate("AnswerTexts", "or is it {other}?")
        second = translate("AnswerTexts", "Torn: only {margin:.1f} apart")
    else:
        digit, glyph, colour = None, "?", "warning"
        first = translate("AnswerTexts", "Not like any digit:")
        second = translate("AnswerTexts", "{distance:.1f} away even from {digit}")
    values = {
        "digit": trace.answer,
        "other": trace.runner_up,
        "distance": float(trace.distances[trace.answer]),
        "margin": trace.margin,
    }
    return AnswerTexts(digit, glyph, colour, (first.format(**values), second.format(**values)))
