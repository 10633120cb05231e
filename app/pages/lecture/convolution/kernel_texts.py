"""Texts on kernels: where their sums are positive (orange) or negative (blue), and why."""

from PySide6.QtCore import QCoreApplication

from app.pages.lecture.common.colour_bar import decimals


def effect_text(name: str) -> str:
    """Return what a kernel answers to.

    `name` is that of a stock kernel, "c1 0" to "c1 5", or "" for the person's own.
    """
    translate = QCoreApplication.translate
    texts = {
        "level": translate(
            "KernelTexts",
            "Orange where it is bright above and dark below, blue the other way round. Along an "
            "upright edge the weights cancel out.",
        ),
        "upright": translate(
            "KernelTexts",
            "Orange where it is bright at the left and dark at the right, blue the other way "
            "round. Along a level edge the weights cancel out.",
        ),
        "blur": translate(
            "KernelTexts",
            "A mean of the neighbours, most of the middle: small things fade, what is bright "
            "over an area stays. Edges become ramps.",
        ),
        "sharpen": translate(
            "KernelTexts",
            "The pixel five times, less its four neighbours: an even area stays as it is, and "
            "the two sides of an edge are driven apart.",
        ),
        "c1": translate(
            "KernelTexts",
            "Nobody designed this one: training found it. Orange where the bright part lies on "
            "its orange weights and the dark part on its blue ones. Bias and squashing follow.",
        ),
        "": translate(
            "KernelTexts",
            "Your own kernel: orange where the bright part lies on its positive weights and the "
            "dark part on its negative ones.",
        ),
    }
    return texts["c1" if name.startswith("c1") else name]


def weight_sum_text(total: float) -> str:
    """Return what the sum of a kernel's weights means for an even area."""
    return QCoreApplication.translate(
        "KernelTexts",
        "The weights add up to {total}: so much, times its brightness, answers an even area.",
    ).format(total=decimals(round(total, 2)))
