"""Lesson on the errors, guessed: a person reads what the network in use read wrong."""

from dataclasses import dataclass, field, replace

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.context.app_context import AppContext
from app.context.evaluation.dataset import EvaluationDataset
from app.context.evaluation.live_evaluation import LiveEvaluation
from app.pages.lecture.common.lesson import Lesson
from app.pages.lecture.common.text_label import TextLabel
from app.pages.lecture.results.guess_figure import GuessFigure
from lenet.evaluation.metrics import Evaluation
from lenet.lecture.guessing import Score, guess_order
from lenet.network import paper


@dataclass(frozen=True)
class _GuessState:
    """The score, the seed of the order of the digits, and whether the last guess is shown."""

    score: Score = field(default_factory=Score)
    seed: int = 0
    is_open: bool = False  # the answer is shown, and the next digit waits for "Next"


class GuessLesson(Lesson):
    """One wrong digit after the other: the person answers, then label and network are shown."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._state = self.recall_state(_GuessState())
        self._evaluated: Evaluation | None = None  # the evaluation that the score belongs to
        self._dataset = EvaluationDataset(self)
        self._evaluation = LiveEvaluation(context.session, self)
        self._dataset.changed.connect(self._take_digits)
        self._dataset.failed.connect(self.failed)
        self._evaluation.changed.connect(self._take_evaluation)
        self._add_text()
        self._build_stage()
        self.set_exercise(self.tr("Read ten digits. Which of them would you call unreadable?"))
        self._show()

    def start(self) -> None:
        self._dataset.load()
        self._evaluation.set_active(True)
        self._show()

    def stop(self) -> None:
        self._evaluation.set_active(False)

    @property
    def score(self) -> Score:
        """The guesses so far."""
        return self._state.score

    @property
    def index(self) -> int | None:
        """The index of the digit that is shown; None while there is none."""
        result = self._evaluation.result
        if result is None or not result.errors:
            return None
        last = self.score.last
        if self._state.is_open and last is not None:
            return last.index
        order = guess_order(result, self._state.seed)
        return int(order[self.score.count % len(order)])

    def guess(self, digit: int) -> None:
        """Answer for the digit that is shown; once it is answered, nothing happens."""
        result, index = self._evaluation.result, self.index
        if result is None or index is None or self._state.is_open:
            return
        score = self.score.with_guess(result, index, digit)
        self._set_state(replace(self._state, score=score, is_open=True))
        self.next_button.setFocus()

    def show_next(self) -> None:
        """Show the next digit."""
        self._set_state(replace(self._state, is_open=False))

    def begin_anew(self) -> None:
        """Forget the score and take the digits in another order."""
        self._set_state(_GuessState(seed=self._state.seed + 1))

    def _take_digits(self) -> None:
        self._evaluation.set_digits(self._dataset.digits)

    def _take_evaluation(self) -> None:
        """Begin anew when another network's errors are there."""
        result = self._evaluation.result
        if result is not None and result is not self._evaluated:
            if self._evaluated is not None:
                self._set_state(_GuessState(seed=self._state.seed))
            self._evaluated = result
        self._show()

    def _add_text(self) -> None:
        self.add_paragraph(
            self.tr(
                "These are test digits that the network in use reads wrong. Read them yourself, "
                "by the buttons or the keys 0 to 9; then label and answer are shown."
            )
        )
        self.add_gap()
        self._verdict = self.add_paragraph("", role="bold", lines=1)
        self._answers = self.add_paragraph("", lines=2)
        self.add_gap()
        self._tally = self.add_paragraph("", lines=3)
        _, buttons = self.add_buttons(
            {self.tr("Next digit"): self.show_next, self.tr("Begin anew"): self.begin_anew}
        )
        self.next_button, self.anew_button = buttons
        self.add_gap()
        self.add_paragraph(
            self.tr(
                "A label may be wrong, too. How often people misread these digits is not said "
                "here: we have no source that measured it."
            ),
            role="caption",
            tone="muted",
        )

    def _build_stage(self) -> None:
        self.figure = GuessFigure(self.context.appearance)
        line = QHBoxLayout()
        line.setSpacing(4)
        question = TextLabel(self.tr("It is a"), self.context.appearance, wraps=False)
        line.addWidget(question)
        self.buttons: list[QPushButton] = []
        for digit in range(paper.CLASSES):
            button = QPushButton(str(digit))
            button.setProperty("digit", digit)
            button.clicked.connect(self._press)
            line.addWidget(button)
            self.buttons.append(button)
            action = QAction(self)  # the key works wherever the focus is
            action.setProperty("digit", digit)
            action.setShortcut(QKeySequence(str(digit)))
            action.triggered.connect(self._press)
            self.addAction(action)
        line.addStretch(1)
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.figure, 1)
        self.set_stage(stage)

    def _press(self) -> None:
        self.guess(self.sender().property("digit"))

    def _set_state(self, state: _GuessState) -> None:
        self._state = state
        self.keep_state(state)
        self._show()

    def _show(self) -> None:
        index, digits, last = self.index, self._evaluation.digits, self.score.last
        waits = index is not None and not self._state.is_open
        for button in self.buttons:
            button.setEnabled(waits)
        self.next_button.setEnabled(self._state.is_open and index is not None)
        self.anew_button.setEnabled(self.score.count > 0)
        if index is None or digits is None:
            self.figure.show_sentence(self._waiting_text())
        else:
            self.figure.show_digit(digits.images, index, self.score)
        if self._state.is_open and last is not None:
            self._verdict.setText(
                self.tr("You agree with the label.")
                if last.is_right
                else self.tr("You disagree with the label.")
            )
            self._verdict.set_tone("answer" if last.is_right else "warning")
            self._answers.setText(
                self.tr("Label {truth}. The network: {answer}. You: {guess}.").format(
                    truth=last.truth, answer=last.answer, guess=last.guess
                )
            )
        else:
            self._verdict.setText("")
            self._answers.setText("")
        self._tally.setText(self._tally_text())

    def _waiting_text(self) -> str:
        result = self._evaluation.result
        if result is not None and not result.errors:
            return self.tr("This network reads every test digit right.")
        return self.tr("The network reads the test digits: {share:.0f} %").format(
            share=100 * self._evaluation.progress
        )

    def _tally_text(self) -> str:
        result, card = self._evaluation.result, self._evaluation.card
        parts = []
        if self.score.count:
            parts.append(
                self.tr(
                    "You: {right} of {count}. The network: 0 of {count}, for these are its errors."
                ).format(right=self.score.right, count=self.score.count)
            )
        if result is not None and card is not None:
            parts.append(
                self.tr("{model}: {errors:,} of {digits:,} wrong; LeNet-5 of 1998: {then}.").format(
                    model=card.name,
                    errors=result.errors,
                    digits=result.count,
                    then=paper.DISTORTED_WRONG,
                )
            )
        return "\n".join(parts)
