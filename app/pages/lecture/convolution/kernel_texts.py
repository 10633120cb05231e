"""Texts on kernels: where their results are positive (orange) or negative (blue), and why."""

from PySide6.QtCore import QCoreApplication

from app.pages.lecture.common.colour_bar import decimals
from lenet.network import paper


def effect_text(name: str) -> str:
    """Return what a kernel answers to.

    `name` is that of a stock kernel, "c1 0" to "c1 5", or "" for the person's own.
    """
    translate = QCoreApplication.translate
    texts = {
        "horizontal": translate(
            "KernelTexts",
            "Orange where values fall from top to bottom, blue where they rise. Along a vertical "
            "edge the products cancel out.",
        ),
        "vertical": translate(
            "KernelTexts",
            "Orange where values fall from left to right, blue where they rise. Along a "
            "horizontal edge the products cancel out.",
        ),
        "blur": translate(
            "KernelTexts",
            "A weighted mean in which the centre counts most: fine details fade, edges become "
            "ramps, and uniform areas stay as they are.",
        ),
        "sharpen": translate(
            "KernelTexts",
            "Five times the pixel, minus its four neighbours: the two sides of an edge move "
            "apart, and uniform areas stay as they are.",
        ),
        "c1": translate(
            "KernelTexts",
            "Nobody designed this kernel; it was learned. Orange where large values lie under "
            "its orange weights and small ones under its blue weights. In C1 a bias and the "
            "squashing function follow.",
        ),
        "": translate(
            "KernelTexts",
            "Your own kernel: orange where large values lie under positive weights and small "
            "ones under negative weights.",
        ),
    }
    return texts["c1" if name.startswith("c1") else name]


def source_text(source: str, is_example: bool) -> str:
    """Return what the picture is: "scene", "opened", or the digit that the network gets."""
    translate = QCoreApplication.translate
    if source == "scene":
        return translate("KernelTexts", "Drawn for this page, with edges in every direction.")
    if source == "opened":
        return translate("KernelTexts", "Your picture: black is 0, white is 1.")
    text = translate(
        "KernelTexts", "Your drawing as the network sees it: paper is {paper}, ink {ink}."
    )
    if is_example:
        text = translate(
            "KernelTexts", "A digit from MNIST; the canvas is blank. Paper is {paper}, ink {ink}."
        )
    low, high = (
        f"{value:g}".replace("-", "\N{MINUS SIGN}") for value in (paper.BACKGROUND, paper.INK)
    )
    return text.format(paper=low, ink=high)


def weight_sum_text(total: float) -> str:
    """Return what the sum of a kernel's weights means for a uniform area."""
    return QCoreApplication.translate(
        "KernelTexts",
        "The weights add up to {total}, so on a uniform area the result is {total} times its "
        "value.",
    ).format(total=decimals(round(total, 2)))
