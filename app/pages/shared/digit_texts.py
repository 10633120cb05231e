"""The texts of an evaluated digit: its captions in a gallery, and a status message."""

from PySide6.QtCore import QCoreApplication

from app.style.numbers import distance, distance_gap
from app.widgets.maps.gallery import Caption
from lenet.evaluation.comparison import Comparison
from lenet.evaluation.metrics import Evaluation


def caption_of(evaluation: Evaluation, index: int) -> Caption:
    """Return a caption with truth and answer, their distances, the margin and the index."""
    translate = QCoreApplication.translate
    truth, row = int(evaluation.labels[index]), evaluation.distances[index]
    answer, other = (int(digit) for digit in row.argsort(kind="stable")[:2])
    shown = truth if truth != answer else other
    return Caption(
        heading=f"{truth} → {answer}",
        spoken=translate("Captions", "{truth} read as {answer}").format(truth=truth, answer=answer),
        right=truth == answer,
        lines=(
            (translate("Captions", "to {digit}").format(digit=shown), distance(row[shown])),
            (translate("Captions", "to {digit}").format(digit=answer), distance(row[answer])),
            (translate("Captions", "margin"), distance_gap(row[other], row[answer])),
            (translate("Captions", "no."), f"{index:,}"),
        ),
    )


def caption_of_two(comparison: Comparison, index: int) -> Caption:
    """Return a caption with the truth and each model's answer, with its distance."""
    translate = QCoreApplication.translate
    truth = int(comparison.first.labels[index])
    lines = []
    for name, evaluation in (("A", comparison.first), ("B", comparison.second)):
        answer = int(evaluation.distances[index].argmin())
        mark = "✓" if answer == truth else "✗"
        lines.append(
            (
                translate("Captions", "{model}: {answer} {mark}").format(
                    model=name, answer=answer, mark=mark
                ),
                distance(evaluation.distances[index, answer]),
            )
        )
    heading = translate("Captions", "truth {truth}").format(truth=truth)
    right = all(line[0].endswith("✓") for line in lines)
    return Caption(
        heading=heading,
        spoken=heading,
        right=right,
        lines=(*lines, (translate("Captions", "no."), f"{index:,}")),
    )


def loaded_text(index: int, truth: int, answer: int | None) -> str:
    """Say that a digit was put on the canvas, and its answer; None where it is blank."""
    translate = QCoreApplication.translate
    if answer is None:
        text = translate("Captions", "Digit no. {number:,} is blank, so nothing reads it.")
    else:
        text = translate(
            "Captions", "Digit no. {number:,} is on the canvas: a {truth}, read as {answer}."
        )
    return text.format(number=index, truth=truth, answer=answer)
