"""The question of the Errors page: which two digits are taken for each other most often?"""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from app.pages.page import Questions
from app.widgets.forms.question_line import PageQuestion, Reply
from lenet.lecture.run_questions import PairQuestion, parsed_pair

Confusion = NDArray[np.int64]


class ErrorsQuestions(QObject):
    """Makes the question of the confusion matrix that is shown; `confusion` returns it."""

    def __init__(self, confusion: Callable[[], Confusion | None], parent: QObject) -> None:
        super().__init__(parent)
        self._confusion = confusion

    @property
    def makers(self) -> Questions:
        """What makes each question, by its name."""
        return {"confused": self._ask_pair}

    def _ask_pair(self) -> PageQuestion | None:
        counts = self._confusion()
        question = None if counts is None else PairQuestion(counts)
        if question is None or not question.right:
            return None
        return PageQuestion(
            self.tr("Which two digits are taken for each other most often, both ways together?"),
            show=lambda: Reply(self._pairs_text(question), is_right=False, is_last=True),
            check=partial(self._check, question),
        )

    def _check(self, question: PairQuestion, text: str) -> Reply:
        pair = parsed_pair(text)
        if pair is None:
            return Reply(self.tr("Type two digits, such as 08."))
        mistake = question.mistake(*pair)
        if mistake == "none":
            words = self.tr("Right.") + " " + self._pairs_text(question)
            return Reply(words, is_right=True, is_last=True)
        low, high = min(pair), max(pair)
        hint = self.tr("{low} and {high}: {count} times; another pair more often.").format(
            low=low, high=high, count=int(question.both[low, high])
        )
        if mistake == "one of them":
            hint += " " + self.tr("One of the two is right.")
        return Reply(hint, is_right=False)

    def _pairs_text(self, question: PairQuestion) -> str:
        """Return how often the most confused pairs are confused, each way."""
        text = self.tr("{one} read as {other} {there}×, {other} as {one} {back}×: {both} together.")
        counts = question.confusion
        return " ".join(
            text.format(
                one=one,
                other=other,
                there=int(counts[one, other]),
                back=int(counts[other, one]),
                both=int(question.both[one, other]),
            )
            for one, other in question.right[:2]
        )
