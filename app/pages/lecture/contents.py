"""The lecture's pages in the slides' order: their titles, and how each is built."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.context.app_context import Lab
from app.pages.lecture.common.lesson import Lesson

# Each lesson's module is imported when the page is first opened: the window starts without them.


def _forward(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.small_net.forward_lesson import ForwardLesson

    return ForwardLesson(lab, title)


def _descent(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.small_net.descent_lesson import DescentLesson

    return DescentLesson(lab, title)


def _convolution(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.convolution.convolution_lesson import ConvolutionLesson

    return ConvolutionLesson(lab, title)


def _arithmetic(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.convolution.arithmetic_lesson import ArithmeticLesson

    return ArithmeticLesson(lab, title)


def _sharing(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.convolution.sharing_lesson import SharingLesson

    return SharingLesson(lab, title)


def _kernel(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.convolution.kernel_lesson import KernelLesson

    return KernelLesson(lab, title)


def _layers(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.layers.layers_lesson import LayersLesson

    return LayersLesson(lab, title)


def _gaussian(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.output.gaussian_lesson import GaussianLesson

    return GaussianLesson(lab, title)


def _results(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.results.results_lesson import ResultsLesson

    return ResultsLesson(lab, title)


def _wrong(lab: Lab, title: str) -> Lesson:
    from app.pages.lecture.results.errors_lesson import WrongLesson

    return WrongLesson(lab, title)


# By the names under which the last page is remembered.
LESSONS: Final[dict[str, Callable[[Lab, str], Lesson]]] = {
    "forward": _forward,
    "descent": _descent,
    "convolution": _convolution,
    "arithmetic": _arithmetic,
    "sharing": _sharing,
    "kernel": _kernel,
    "layers": _layers,
    "gaussian": _gaussian,
    "results": _results,
    "wrong": _wrong,
}


def titles() -> list[str]:
    """What the pages are called, in their order."""
    translate = QCoreApplication.translate
    return [
        translate("Lecture", "Forward pass"),
        translate("Lecture", "Gradient descent and back-propagation"),
        translate("Lecture", "Convolution"),
        translate("Lecture", "Convolution arithmetic"),
        translate("Lecture", "From full to local to shared weights"),
        translate("Lecture", "What a kernel sees"),
        translate("Lecture", "LeNet-5, layer by layer"),
        translate("Lecture", "The output as a Gaussian"),
        translate("Lecture", "Results"),
        translate("Lecture", "The errors"),
    ]
