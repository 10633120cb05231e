"""The lecture's pages in the slides' order: their titles, and how each is built."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.context.app_context import AppContext
from app.pages.lecture.common.lesson import Lesson

# Each lesson's module is imported when the page is first opened: the window starts without them.


def _forward(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.small_net.forward_lesson import ForwardLesson

    return ForwardLesson(context, title)


def _descent(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.small_net.descent_lesson import DescentLesson

    return DescentLesson(context, title)


def _convolution(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.convolution.convolution_lesson import ConvolutionLesson

    return ConvolutionLesson(context, title)


def _arithmetic(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.convolution.arithmetic_lesson import ArithmeticLesson

    return ArithmeticLesson(context, title)


def _sharing(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.convolution.sharing_lesson import SharingLesson

    return SharingLesson(context, title)


def _kernel(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.convolution.kernel_lesson import KernelLesson

    return KernelLesson(context, title)


def _layers(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.layers.layers_lesson import LayersLesson

    return LayersLesson(context, title)


def _gaussian(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.output.gaussian_lesson import GaussianLesson

    return GaussianLesson(context, title)


def _results(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.results.results_lesson import ResultsLesson

    return ResultsLesson(context, title)


def _wrong(context: AppContext, title: str) -> Lesson:
    from app.pages.lecture.results.errors_lesson import ErrorsLesson

    return ErrorsLesson(context, title)


# By the names under which the last page is remembered.
LESSONS: Final[dict[str, Callable[[AppContext, str], Lesson]]] = {
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
