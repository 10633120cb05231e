"""The questions of the Train page: how many batches a pass has, the error after the first."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from app.context.app_context import AppContext
from app.pages.page import Questions
from app.widgets.forms.question_line import PageQuestion, Reply
from lenet.errors import InputError
from lenet.lecture.questions import parsed_count
from lenet.lecture.run_questions import BatchesQuestion, is_near, parsed_percent
from lenet.network import paper
from lenet.runs.events import Event, PassDone
from lenet.runs.recipe import Minibatch

_BATCH: Final = Minibatch().batch  # for a recipe that learns one digit at a time


class TrainQuestions(QObject):
    """Makes the questions, and waits for the pass that answers the one on the error."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._form, self._trainer = context.run_form, context.trainer
        self._guess: float | None = None  # per cent
        self._reply: Callable[[Reply], None] | None = None
        context.trainer.event_happened.connect(self._take)

    @property
    def makers(self) -> Questions:
        """What makes each question, by its name."""
        return {"first_pass": self._ask_error, "batches": self._ask_batches}

    def _ask_batches(self) -> PageQuestion:
        try:
            recipe = self._form.values.changed_recipe()
        except InputError:  # a damaged file; the form says so
            recipe = self._form.values.base()
        batch = _BATCH if recipe.minibatch is None else recipe.minibatch.batch
        question = BatchesQuestion(paper.TRAINING_DIGITS - recipe.held_out, batch)
        text = self.tr("{digits:,} training digits, {batch:,} in a batch: how many batches a pass?")
        return PageQuestion(
            text.format(digits=question.digits, batch=question.batch),
            show=lambda: Reply(self._batches_text(question), is_right=False, is_last=True),
            check=partial(self._check_batches, question),
        )

    def _check_batches(self, question: BatchesQuestion, text: str) -> Reply:
        number = parsed_count(text)
        if number is None:
            return Reply(self.tr("Type a whole number, such as 100."))
        hints = {
            "none": self.tr("Right.") + " " + self._batches_text(question),
            "last batch": self.tr("Nearly: the last batch is smaller, and it counts too."),
            "one at a time": self.tr("So many updates has the paper’s way, one digit at a time."),
            "size": self.tr("That is how many digits a batch has."),
            "other": self.tr("No. Divide the digits by the size of a batch, and round up."),
        }
        mistake = question.mistake(number)
        is_right = mistake == "none"
        return Reply(hints[mistake], is_right=is_right, is_last=is_right)

    def _batches_text(self, question: BatchesQuestion) -> str:
        full, rest = divmod(question.digits, question.batch)
        if not rest:
            text = self.tr("{digits:,} / {batch:,} = {full:,}: each is one update of all weights.")
        else:
            text = self.tr("{full:,} batches of {batch:,} digits and one of {rest:,}.")
        return text.format(digits=question.digits, batch=question.batch, full=full, rest=rest)

    def _ask_error(self) -> PageQuestion | None:
        if self._trainer.is_busy and self._trainer.status.passes:
            return None  # the answer stands on screen
        return PageQuestion(
            self.tr(
                "How many per cent of the test digits will it read wrong after its first pass?"
            ),
            show=self._show_error,
            check=self._keep_guess,
            begin=self._begin_error,
            end=self._end_error,
        )

    def _begin_error(self, reply: Callable[[Reply], None]) -> None:
        self._reply = reply

    def _end_error(self) -> None:
        self._guess, self._reply = None, None

    def _keep_guess(self, text: str) -> Reply:
        guess = parsed_percent(text)
        if guess is None:
            return Reply(self.tr("Type a number of per cent, such as 4.5."))
        self._guess = guess
        if self._trainer.is_busy:
            return Reply(self.tr("{guess:g} %: the pass under way will tell.").format(guess=guess))
        return Reply(self.tr("{guess:g} %: press Start, the pass will tell.").format(guess=guess))

    def _show_error(self) -> Reply:
        text = self.tr("Press Start and see. In 1998 it was {error:.1f} % (the paper’s Figure 5).")
        first = paper.FIGURE_5[0].test_error
        return Reply(text.format(error=first), is_right=False, is_last=True)

    def _take(self, event: Event) -> None:
        """Reply to the guess with what the first pass gave."""
        reply, guess = self._reply, self._guess
        is_first = isinstance(event, PassDone) and event.number == 1
        if reply is None or guess is None or not is_first:
            return
        assert isinstance(event, PassDone)
        if event.test_errors is None or not event.test_count:
            return  # not measured
        error = 100 * event.test_errors / event.test_count
        is_right = is_near(guess, error)
        text = (
            self.tr("Well guessed: {error:.2f} % are wrong, you said {guess:g} %.")
            if is_right
            else self.tr("{error:.2f} % are wrong; you said {guess:g} %.")
        )
        reply(Reply(text.format(error=error, guess=guess), is_right=is_right, is_last=True))
