"""The texts of each layer: what it does, its formula, its counts of parameters and connections."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class Count(NamedTuple):
    """A count as a formula, and the formula with its numbers; "" where nothing is counted.

    Written with a raised dot for times; the result of the numbers is the paper's count. k is the
    side of a window, m the number of the layer's maps or units.
    """

    formula: str
    numbers: str


class LayerText(NamedTuple):
    """One layer: its name, what it does in sentences (`words`) and as LaTeX, its counts."""

    name: str
    words: str
    formula: str
    parameters: Count
    connections: Count


_NONE = Count("", "")
_SQUASH = r"\quad x = f(a) = 1.7159\,\tanh\tfrac{2}{3}a"


def layer_text(layer: str) -> LayerText:
    """Return the texts of a layer, one of units.LAYERS, in the program's language."""
    translate = QCoreApplication.translate
    texts = {
        "input": LayerText(
            translate("LayerText", "Input · 32×32"),
            translate(
                "LayerText",
                "The 28×28 digit is centred in 32×32, so that stroke ends can lie in the centre of "
                "a receptive field. Paper is −0.1 and ink 1.175: the mean is about 0 and the "
                "variance about 1, which speeds up learning.",
            ),
            r"x = -0.1 + 1.275\,g,\quad 0 \le g \le 1",
            _NONE,
            _NONE,
        ),
        "c1": LayerText(
            translate("LayerText", "C1 · 6 maps of 28×28"),
            translate(
                "LayerText",
                "Six 5×5 kernels slide over the input. All units of a map share one kernel and "
                "one bias, so each map detects one feature everywhere.",
            ),
            r"a = \sum_{25} w\,x + b," + _SQUASH,
            Count("(k² + 1) · m", "(5·5 + 1)·6"),
            Count(translate("LayerText", "(k² + 1) · side² · m"), "(5·5 + 1)·28·28·6"),
        ),
        "s2": LayerText(
            translate("LayerText", "S2 · 6 maps of 14×14"),
            translate(
                "LayerText",
                "Each unit adds four neighbours of its C1 map, multiplies the sum by ONE trainable "
                "coefficient and adds one trainable bias. From here on the exact position of a "
                "feature matters less.",
            ),
            r"a = c \sum_{4} x + b," + _SQUASH,
            Count("(1 + 1) · m", "(1 + 1)·6"),
            Count(translate("LayerText", "(2² + 1) · side² · m"), "(2·2 + 1)·14·14·6"),
        ),
        "c3": LayerText(
            translate("LayerText", "C3 · 16 maps of 10×10"),
            translate(
                "LayerText",
                "Sixteen maps from 60 kernels of 5×5. Each map sees only the S2 maps in its column "
                "of the table: the maps come to differ, and there are fewer connections.",
            ),
            r"a = \sum_{S2} \sum_{25} w\,x + b," + _SQUASH,
            Count("Σ (k² · S2 + 1)", "6·(75 + 1) + 9·(100 + 1) + 1·(150 + 1)"),
            Count(translate("LayerText", "(60 · k² + m) · side²"), "(60·25 + 16)·10·10"),
        ),
        "s4": LayerText(
            translate("LayerText", "S4 · 16 maps of 5×5"),
            translate("LayerText", "Like S2: sums of 2×2, one coefficient and one bias a map."),
            r"a = c \sum_{4} x + b," + _SQUASH,
            Count("(1 + 1) · m", "(1 + 1)·16"),
            Count(translate("LayerText", "(2² + 1) · side² · m"), "(2·2 + 1)·5·5·16"),
        ),
        "c5": LayerText(
            translate("LayerText", "C5 · 120 units"),
            translate(
                "LayerText",
                "120 units. Each has sixteen 5×5 kernels, one for each S4 map: 1,920 in all. The "
                "maps are 5×5 themselves, so a kernel fits in one position only: a full "
                "connection.",
            ),
            r"a = \sum_{400} w\,x + b," + _SQUASH,
            Count("(16 · k² + 1) · m", "(16·25 + 1)·120"),
            Count("(16 · k² + 1) · m", "(16·25 + 1)·120"),
        ),
        "f6": LayerText(
            translate("LayerText", "F6 · 84 units, 7×12"),
            translate(
                "LayerText",
                "84 units, one for each cell of a 7×12 picture, in which the network learns to "
                "draw the stylised digit of the class.",
            ),
            r"a = \sum_{120} w\,x + b," + _SQUASH,
            Count("(120 + 1) · m", "(120 + 1)·84"),
            Count("(120 + 1) · m", "(120 + 1)·84"),
        ),
        "rbf": LayerText(
            translate("LayerText", "Output · 10 RBF units"),
            translate(
                "LayerText",
                "Ten fixed codes. Each unit adds up the squared differences between F6 and its "
                "code; the smallest sum wins. Up to a constant it is the negative log-likelihood "
                "of a Gaussian around the code.",
            ),
            r"y = \sum_{84} (x - w)^2",
            _NONE,
            Count("84 · m", "84·10"),
        ),
    }
    return texts[layer]
