"""The question of a lecture page: a number to type, what is right, and why."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.pages.page import Questions
from app.widgets.forms.question_line import PageQuestion, Reply
from lenet.lecture.page_questions import ANSWERS, NumberAnswer
from lenet.lecture.questions import parsed_count

_PREFIX: Final = "lecture "  # of the names in the settings, before the page's


def page_questions(name: str) -> Questions:
    """Return what makes the question of a page, by its name in LESSONS; none where it has none."""
    if name not in ANSWERS:
        return {}
    return {f"{_PREFIX}{name}": lambda: _question(name)}


def _question(name: str) -> PageQuestion:
    answer = ANSWERS[name]()
    question, why, hint = _texts(name)
    right = f"{answer.right:,}"

    def show() -> Reply:
        return Reply(why.format(right=right), is_right=False, is_last=True)

    def check(text: str) -> Reply:
        return _checked(answer, parsed_count(text), why.format(right=right), hint)

    return PageQuestion(question, show=show, check=check)


def _checked(answer: NumberAnswer, number: int | None, why: str, hint: str) -> Reply:
    translate = QCoreApplication.translate
    if number is None:
        return Reply(translate("LectureQuestions", "Type a whole number."))
    if not answer.is_possible(number):
        text = translate("LectureQuestions", "Type a number from 1 to {last}.")
        return Reply(text.format(last=answer.choices))
    if number == answer.right:
        text = translate("LectureQuestions", "Right.") + " " + why
        return Reply(text, is_right=True, is_last=True)
    if number == answer.slip:
        return Reply(hint, is_right=False)
    no = translate("LectureQuestions", "No.")
    return Reply(f"{no} {hint}", is_right=False)


def _texts(name: str) -> tuple[str, str, str]:
    """Return the question of a page, why its answer is right, and a hint for another answer."""
    translate = QCoreApplication.translate
    texts = {
        "forward": (
            translate(
                "LectureQuestions",
                "Three inputs, three units: how many parameters has this layer?",
            ),
            translate("LectureQuestions", "Three weights and a bias for each unit: {right}."),
            translate("LectureQuestions", "Each unit has a bias too."),
        ),
        "convolution": (
            translate("LectureQuestions", "How many multiplications does all of S take?"),
            translate("LectureQuestions", "Nine places, nine weights at each: {right}."),
            translate(
                "LectureQuestions", "Count the places that the kernel takes, not the pixels."
            ),
        ),
        "several": (
            translate(
                "LectureQuestions", "Map 15 of C3 sees all of S2: how many parameters has it?"
            ),
            translate("LectureQuestions", "Six kernels of 25 weights and one bias: {right}."),
            translate("LectureQuestions", "It has a kernel for each map that it sees."),
        ),
        "backward": (
            translate(
                "LectureQuestions",
                "A weight of C1: over how many places is its derivative a sum?",
            ),
            translate("LectureQuestions", "One for each unit of the map, 28×28 = {right}."),
            translate("LectureQuestions", "Count the units of the map that share the weight."),
        ),
        "sharing": (
            translate(
                "LectureQuestions",
                "How many parameters would C1 have if no weight or bias were shared?",
            ),
            translate("LectureQuestions", "As many as connections: 26·28·28·6 = {right}."),
            translate("LectureQuestions", "Every unit would have 25 weights and a bias."),
        ),
        "arithmetic": (
            translate(
                "LectureQuestions",
                "Input 5×5, kernel 3×3, no padding, stride 2: how many outputs each way?",
            ),
            translate("LectureQuestions", "(5 − 3)/2 + 1 = {right}."),
            translate("LectureQuestions", "The kernel moves by two: put s = 2 into the formula."),
        ),
        "kernel": (
            translate(
                "LectureQuestions",
                "Which finds horizontal edges? 1: all weights positive; 2: left positive, right "
                "negative; 3: top positive, bottom negative.",
            ),
            translate(
                "LectureQuestions",
                "{right}: the rows differ across a horizontal edge, and the kernel subtracts them.",
            ),
            translate("LectureQuestions", "Across a horizontal edge the rows differ."),
        ),
        "equivariance": (
            translate(
                "LectureQuestions", "How many pixels each way does a unit of S4 see in the input?"
            ),
            translate(
                "LectureQuestions",
                "Two units of C3, each 14 pixels wide and 2 pixels on from the last: {right}.",
            ),
            translate("LectureQuestions", "S4 sees 2×2 units of C3, each of which sees 14 pixels."),
        ),
        "layers": (
            translate("LectureQuestions", "How many parameters has S2?"),
            translate("LectureQuestions", "A coefficient and a bias a map, six maps: {right}."),
            translate("LectureQuestions", "The four inputs of a window share one coefficient."),
        ),
        "totals": (
            translate("LectureQuestions", "How many connections has LeNet-5?"),
            translate(
                "LectureQuestions",
                "C1 122,304, S2 5,880, C3 151,600, S4 2,000, C5 48,120, F6 10,164, output 840: "
                "{right}.",
            ),
            translate(
                "LectureQuestions", "Add up the layers: parameters, each times the units it serves."
            ),
        ),
        "gaussian": (
            translate(
                "LectureQuestions",
                "The codes of 6 and 8 differ in 12 cells: what is their squared distance?",
            ),
            translate("LectureQuestions", "Each cell differs by 2, squared 4: 12·4 = {right}."),
            translate("LectureQuestions", "By how much does a cell of +1 differ from one of −1?"),
        ),
        "codes": (
            translate(
                "LectureQuestions",
                "Eq. 9 is softmax cross-entropy with an eleventh logit. Which? 1: 0; 2: −j; "
                "3: −s times the right distance.",
            ),
            translate(
                "LectureQuestions",
                "{right}: in the sum the rubbish class stands as exp(−j), so its logit is −j.",
            ),
            translate("LectureQuestions", "Look at the term of the rubbish class in the sum."),
        ),
        "results": (
            translate(
                "LectureQuestions",
                "An error of 1 % on 10,000 digits: how many digits is one standard deviation?",
            ),
            translate("LectureQuestions", "√(10,000·0.01·0.99) is about {right}: 0.1 points."),
            translate("LectureQuestions", "A count of n·p has the deviation √(n·p·(1 − p))."),
        ),
        "classifiers": (
            translate(
                "LectureQuestions",
                "How many of the classifiers keep fewer numbers than LeNet-5?",
            ),
            translate(
                "LectureQuestions",
                "{right}: linear, pairwise, PCA, LeNet-1, LeNet-4 and boosted LeNet-4.",
            ),
            translate("LectureQuestions", "Order by memory, and count the rows below LeNet-5."),
        ),
        "wrong": (
            translate("LectureQuestions", "Which digit did the network of 1998 misread most?"),
            translate("LectureQuestions", "{right}: 16 of its 82 errors are nines."),
            translate("LectureQuestions", "Compare the sums at the right of the rows."),
        ),
    }
    return texts[name]
