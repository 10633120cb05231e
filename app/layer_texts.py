"""What each layer does, in words, with its parameters and connections as formulas."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class LayerText(NamedTuple):
    """For one layer: a sentence, and two sums whose results are the paper's counts.

    The sums are written for people, with a raised dot for times; "" where there is nothing to
    count.
    """

    words: str
    parameters: str
    connections: str


def layer_text(layer: str) -> LayerText:
    """The text of a layer in the program's language; `layer` is one of lenet.units.LAYERS."""
    translate = QCoreApplication.translate
    texts = {
        "input": LayerText(
            translate(
                "LayerText",
                "The digit, 28×28, in the middle of 32×32, so that the end of a stroke can be"
                " in the middle of a receptive field. Paper is −0.1, ink 1.175: then the mean"
                " is about 0 and learning is quicker.",
            ),
            "",
            "",
        ),
        "c1": LayerText(
            translate(
                "LayerText",
                "Six kernels of 5×5 slide over the input. All units of a map share one kernel"
                " and one bias, so each map looks for one feature everywhere.",
            ),
            "(5·5 + 1)·6",
            "(5·5 + 1)·28·28·6",
        ),
        "s2": LayerText(
            translate(
                "LayerText",
                "Each unit adds four neighbours of its C1 map, times ONE trainable "
                "coefficient, plus one trainable bias. Where exactly a feature was matters "
                "less from here on.",
            ),
            "(1 + 1)·6",
            "(2·2 + 1)·14·14·6",
        ),
        "c3": LayerText(
            translate(
                "LayerText",
                "Sixteen maps from 60 kernels of 5×5: each map sees only the S2 maps that the"
                " table gives it. Different inputs make different maps, and connections are "
                "saved.",
            ),
            "6·(75 + 1) + 9·(100 + 1) + 1·(150 + 1)",
            "(60·25 + 16)·10·10",
        ),
        "s4": LayerText(
            translate("LayerText", "As S2: sums of 2×2, one coefficient and bias a map."),
            "(1 + 1)·16",
            "(2·2 + 1)·5·5·16",
        ),
        "c5": LayerText(
            translate(
                "LayerText",
                "120 units, each with a 5×5 kernel on all sixteen S4 maps. The maps are 5×5 "
                "themselves, so each kernel fits in one place only: a full connection.",
            ),
            "(16·25 + 1)·120",
            "(16·25 + 1)·120",
        ),
        "f6": LayerText(
            translate(
                "LayerText",
                "84 units, one for each cell of a 7×12 picture. The network is taught to draw"
                " here the stylised digit of the class it sees.",
            ),
            "(120 + 1)·84",
            "(120 + 1)·84",
        ),
        "rbf": LayerText(
            translate(
                "LayerText",
                "Ten fixed codes. Each unit adds the squared differences between F6 and its "
                "code; the smallest sum wins. It is −log of a Gaussian around the code, but "
                "for a constant.",
            ),
            "",
            "84·10",
        ),
    }
    return texts[layer]
