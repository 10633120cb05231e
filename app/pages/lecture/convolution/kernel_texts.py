"""What is orange and what is blue under a kernel, and why."""

from PySide6.QtCore import QCoreApplication

from app.pages.lecture.common.colour_bar import decimals


def why(name: str) -> str:
    """Of a stock kernel by its name, of one of C1's ("c1 0"), or of one's own ("")."""
    translate = QCoreApplication.translate
    texts = {
        "level": translate(
            "KernelNotes",
            "Orange where it is bright above and dark below, blue the other way round. Along an "
            "upright edge the weights cancel out.",
        ),
        "upright": translate(
            "KernelNotes",
            "Orange where it is bright at the left and dark at the right, blue the other way "
            "round. Along a level edge the weights cancel out.",
        ),
        "blur": translate(
            "KernelNotes",
            "A mean of the neighbours, most of the middle: small things fade, what is bright "
            "over an area stays. Edges become ramps.",
        ),
        "sharpen": translate(
            "KernelNotes",
            "The pixel five times, less its four neighbours: an even area stays as it is, and "
            "the two sides of an edge are driven apart.",
        ),
        "c1": translate(
            "KernelNotes",
            "Nobody designed this one: training found it. Orange where the bright part lies on "
            "its orange weights and the dark part on its blue ones. Bias and squashing follow.",
        ),
        "": translate(
            "KernelNotes",
            "Your own kernel: orange where the bright part lies on its positive weights and the "
            "dark part on its negative ones.",
        ),
    }
    return texts["c1" if name.startswith("c1") else name]


def sum_of_weights(total: float) -> str:
    """What the weights' sum says of an even area."""
    return QCoreApplication.translate(
        "KernelNotes",
        "The weights add up to {total}: so much, times its brightness, answers an even area.",
    ).format(total=decimals(round(total, 2)))
