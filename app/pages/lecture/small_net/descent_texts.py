"""What the lesson on descent says of each view, and what it gives to try."""

from PySide6.QtCore import QCoreApplication

from app.pages.lecture.small_net.descent.objectives import Descent
from lenet.lecture.descent import NARROW
from lenet.network import paper

NET = "net"  # the view of the small net; the others are the names of objectives


def description(view: str, descent: Descent) -> str:
    """Return what a view shows: "bowl", "valleys", "surface" with its descent, or "net"."""
    translate = QCoreApplication.translate
    if view == "surface":
        return _on_surface(descent)
    texts = {
        "bowl": translate(
            "DescentTexts",
            "The slope points uphill, so step the other way, by the learning rate η times the "
            "slope. Steep places give long steps. Where the slope is 0 the steps end: at a "
            "minimum here, but hilltops and saddles are flat too.",
        ),
        "valleys": translate(
            "DescentTexts",
            "Two valleys; the left one is deeper. Descent knows the slope at one point only, so "
            "the start decides where it ends. The marks below hold close to the minimum of this "
            "valley; farther out the curve bends differently.",
        ),
        NET: translate(
            "DescentTexts",
            "The net of the forward pass, with an output and an error. Its derivatives are "
            "computed backwards: each layer’s from those of the layer after it. The table "
            "checks every one by a finite difference.",
        ),
    }
    return texts[view]


def _on_surface(descent: Descent) -> str:
    translate = QCoreApplication.translate
    ratio = NARROW.steep / NARROW.shallow
    valley = descent.valley
    if not descent.has_own_rates:
        return translate(
            "DescentTexts",
            "Two variables, seen from above. The curvature across this valley is {ratio:g} times "
            "that along it: one rate for both is too large across it or too small along it.",
        ).format(ratio=ratio)
    low, high = valley.scaled_curvatures(paper.SDLM_MU)
    values = {"ratio": ratio, "scaled": high / low}
    if descent.objective == "aligned":
        return translate(
            "DescentTexts",
            "As in the paper, each variable has a rate of its own, η / (μ + hₖₖ). This valley "
            "lies along an axis, so that nearly suffices: the ratio of the curvatures falls "
            "from {ratio:g} to {scaled:.1f}.",
        ).format(**values)
    return translate(
        "DescentTexts",
        "As in the paper, each variable has a rate of its own, η / (μ + hₖₖ). But this valley "
        "lies at an angle to the axes, and rates can stretch axes, not turn them: the ratio of the "
        "curvatures falls only from {ratio:g} to {scaled:.1f}.",
    ).format(**values)


def exercise(view: str) -> str:
    """Return the one thing to try in a view."""
    translate = QCoreApplication.translate
    texts = {
        "bowl": translate(
            "DescentTexts", "Find the rate that arrives in one step. Where is it on the scale?"
        ),
        "valleys": translate(
            "DescentTexts",
            "Drag the start over the hill: from where on does descent end in the right valley?",
        ),
        "surface": translate(
            "DescentTexts",
            "Give each variable its own rate, choose “Converges” and run: which valley "
            "takes fewer steps?",
        ),
        NET: translate(
            "DescentTexts",
            "Drag t to 2 and run: can the output reach it? Then choose another f on the page "
            "before.",
        ),
    }
    return texts[view]
