"""The table of contents of the lecture: its lessons in the slides' order, and their titles."""

from importlib import import_module
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.context.app_context import AppContext
from app.pages.lecture.common.lesson import Lesson


class LessonClass(NamedTuple):
    """Where the class of a lesson is found; imported late, so that the window starts sooner."""

    module: str  # below app.pages.lecture
    name: str

    def build(self, context: AppContext, title: str) -> Lesson:
        """Import the class and return a new lesson of it."""
        module = import_module(f"app.pages.lecture.{self.module}")
        lesson = getattr(module, self.name)(context, title)
        assert isinstance(lesson, Lesson)
        return lesson


# The keys are what the settings file keeps of the page that was read last.
LESSONS: Final = {
    "opening": LessonClass("opening.opening_lesson", "OpeningLesson"),
    "forward": LessonClass("small_net.forward_lesson", "ForwardLesson"),
    "nonlinearity": LessonClass("small_net.nonlinearity_lesson", "NonlinearityLesson"),
    "descent": LessonClass("small_net.descent_lesson", "DescentLesson"),
    "convolution": LessonClass("convolution.convolution_lesson", "ConvolutionLesson"),
    "several": LessonClass("convolution.several_maps_lesson", "SeveralMapsLesson"),
    "backward": LessonClass("convolution.backward_lesson", "BackwardLesson"),
    "sharing": LessonClass("convolution.sharing_lesson", "SharingLesson"),
    "arithmetic": LessonClass("convolution.arithmetic_lesson", "ArithmeticLesson"),
    "kernel": LessonClass("convolution.kernel_lesson", "KernelLesson"),
    "equivariance": LessonClass("convolution.equivariance_lesson", "EquivarianceLesson"),
    "layers": LessonClass("layers.layers_lesson", "LayersLesson"),
    "totals": LessonClass("layers.totals_lesson", "TotalsLesson"),
    "gaussian": LessonClass("output.gaussian_lesson", "GaussianLesson"),
    "codes": LessonClass("output.codes_lesson", "CodesLesson"),
    "results": LessonClass("results.results_lesson", "ResultsLesson"),
    "classifiers": LessonClass("results.classifiers_lesson", "ClassifiersLesson"),
    "wrong": LessonClass("results.errors_lesson", "ErrorsLesson"),
    "guess": LessonClass("results.guess_lesson", "GuessLesson"),
}


def lesson_titles() -> list[str]:
    """Return the titles of the lessons, in the order of LESSONS."""
    translate = QCoreApplication.translate
    return [
        translate("Lecture", "LeNet-5 at a glance"),
        translate("Lecture", "Forward pass"),
        translate("Lecture", "Why a nonlinearity"),
        translate("Lecture", "Gradient descent and back-propagation"),
        translate("Lecture", "Convolution"),
        translate("Lecture", "Several input maps"),
        translate("Lecture", "Back-propagation through a convolution"),
        translate("Lecture", "From full to local to shared weights"),
        translate("Lecture", "Convolution arithmetic"),
        translate("Lecture", "What a kernel sees"),
        translate("Lecture", "Shifts and receptive fields"),
        translate("Lecture", "LeNet-5, layer by layer"),
        translate("Lecture", "What it costs"),
        translate("Lecture", "The output as a Gaussian"),
        translate("Lecture", "Why codes, and softmax today"),
        translate("Lecture", "Results"),
        translate("Lecture", "Other classifiers of 1998"),
        translate("Lecture", "The errors"),
        translate("Lecture", "Read them yourself"),
    ]
