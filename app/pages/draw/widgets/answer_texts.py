"""The texts of the answer: a graded sentence, and the numbers that it rests on."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.context.drawing import Drawing
from lenet.evaluation.rejection import Grade, grade
from lenet.network.checkpoint import Card
from lenet.network.forward import Trace

translate = QCoreApplication.translate  # a plain name: Qt's lupdate knows it


@dataclass(frozen=True)
class AnswerTexts:
    """The answer as a large glyph, one sentence, and two short lines with its numbers."""

    digit: int | None  # the class read; None where none is near enough, or nothing was drawn
    glyph: str
    colour: str  # by its name in the theme; the colour of answers is for sure ones only
    sentence: str
    lines: tuple[str, str]


def answer_texts(trace: Trace | None, drawing: Drawing, card: Card) -> AnswerTexts:
    """Return the texts of a drawing's answer, graded by the thresholds of the model's card.

    The margin is the difference of the two distances as they are shown.
    """
    if trace is None:
        return _no_answer(drawing)
    kind = grade(trace.distances, card.thresholds)
    nearest = round(float(trace.distances[trace.answer]), 1)
    margin = round(float(trace.distances[trace.runner_up]), 1) - nearest
    first, second = _lines(kind, untrained=card.passes == 0)
    values = {
        "digit": trace.answer,
        "other": trace.runner_up,
        "distance": nearest,
        "margin": margin,
    }
    refused = kind == "not a digit"
    return AnswerTexts(
        None if refused else trace.answer,
        "?" if refused else str(trace.answer),
        {"surely": "answer", "ambiguous": "muted", "not a digit": "warning"}.get(kind, "text"),
        _sentence(kind, trace.answer).format(**values),
        (first.format(**values), second.format(**values)),
    )


def distance_tip(digit: int, most: float) -> str:
    """Return what a tool tip says of a class's row, whose bar is empty at the distance `most`."""
    return translate(
        "AnswerTexts",
        "The distance of F6 from the code of {digit}: the sum of 84 squared differences. The"
        " smallest one is the answer. A bar is full at 0 and empty from {most} on. Click to"
        " keep its arithmetic.",
    ).format(digit=digit, most=most)


def _no_answer(drawing: Drawing) -> AnswerTexts:
    if drawing.is_blank:
        sentence = translate("AnswerTexts", "No answer yet")
        first, second = translate("AnswerTexts", "The canvas is blank."), ""
    else:
        sentence = translate("AnswerTexts", "No answer")
        first = translate("AnswerTexts", "No ink was found")
        second = translate("AnswerTexts", "in this picture.")
    return AnswerTexts(None, "", "muted", sentence, (first, second))


def _sentence(kind: Grade, digit: int) -> str:
    if kind in ("surely", "probably") and digit == 8:
        sure = translate("AnswerTexts", "Surely an {digit}")
        return sure if kind == "surely" else translate("AnswerTexts", "Probably an {digit}")
    sentences: dict[Grade, str] = {
        "surely": translate("AnswerTexts", "Surely a {digit}"),
        "probably": translate("AnswerTexts", "Probably a {digit}"),
        "ambiguous": translate("AnswerTexts", "{digit}, or is it {other}?"),
        "not a digit": translate("AnswerTexts", "Not a digit"),
        "unknown": translate("AnswerTexts", "Nearest is {digit}"),
    }
    return sentences[kind]


def _lines(kind: Grade, *, untrained: bool) -> tuple[str, str]:
    """Return the two lines with places for digit, other, distance and margin."""
    away = translate("AnswerTexts", "{distance:.1f} away,")
    if kind == "ambiguous":
        return away, translate("AnswerTexts", "only {margin:.1f} nearer than {other}")
    if kind == "not a digit":
        return (
            translate("AnswerTexts", "{distance:.1f} away"),
            translate("AnswerTexts", "even from {digit}, the nearest"),
        )
    if kind == "unknown" and untrained:
        return (
            translate("AnswerTexts", "This model is untrained."),
            translate("AnswerTexts", "{distance:.1f} away"),
        )
    if kind == "unknown":
        return (
            translate("AnswerTexts", "Not calibrated:"),
            translate("AnswerTexts", "how sure it is, is not known."),
        )
    return away, translate("AnswerTexts", "{margin:.1f} nearer than {other}")
