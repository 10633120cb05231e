"""Remarks on each layer: where the slides differ from the paper, and why it is built so."""

from PySide6.QtCore import QCoreApplication

from lenet.lecture.counts import COUNTS
from lenet.network import paper


def layer_remark_texts(layer: str) -> list[str]:
    """Return one or two short paragraphs on one of lenet.explain.units.LAYERS, from C1 to RBF."""
    translate = QCoreApplication.translate
    c1, s2, s4 = (COUNTS[name] for name in ("c1", "s2", "s4"))
    texts = {
        "c1": [
            translate(
                "LayerRemarkTexts",
                "Without sharing, each of the {units:,} units would have weights of its own: as "
                "many as there are connections.",
            ).format(units=c1.maps * c1.height * c1.width),
        ],
        "s2": [
            translate(
                "LayerRemarkTexts",
                "The slides count {slides} parameters, a weight for each of the four inputs. In "
                "the paper the four are added and share ONE coefficient, so a map has two "
                "numbers and the layer {paper}.",
            ).format(slides=s2.unshared, paper=s2.parameters),
            translate(
                "LayerRemarkTexts",
                "The slides’ “sigmoid” is any S-shaped function. The paper’s is this scaled "
                "tanh, the same after every layer, and not the logistic function.",
            ),
        ],
        "c3": [
            translate(
                "LayerRemarkTexts",
                "The slides speak of {maps} kernels. Each of them is a stack of 3, 4 or 6, one "
                "of 5×5 for each S2 map that the table gives it: {kernels} in all.",
            ).format(maps=paper.C3_MAPS, kernels=len(paper.C3_KERNELS)),
            translate(
                "LayerRemarkTexts",
                "Why not all with all? Maps with different inputs must find different things, "
                "and connections are saved.",
            ),
        ],
        "s4": [
            translate(
                "LayerRemarkTexts",
                "Here the slides count as the paper does: one factor and one bias a map, "
                "2·{maps} = {parameters}.",
            ).format(maps=s4.maps, parameters=s4.parameters),
        ],
        "c5": [
            translate(
                "LayerRemarkTexts",
                "Still a convolution, says the paper: on a larger input its maps would be larger "
                "than 1×1. Here a kernel has one place only, so it is a full connection, and "
                "every parameter is one connection.",
            ),
        ],
        "f6": [
            translate(
                "LayerRemarkTexts",
                "Why {units}? The output compares F6 with pictures of {columns}×{rows} cells, "
                "so F6 has a unit for each cell.",
            ).format(units=paper.F6_UNITS, columns=paper.CODE_COLUMNS, rows=paper.CODE_ROWS),
        ],
        "rbf": [
            translate(
                "LayerRemarkTexts",
                "The slides say Euclidean distance; the paper’s formula is its square, no root "
                "is taken. The codes are drawn by hand and fixed: nothing here is trained.",
            ),
            translate(
                "LayerRemarkTexts",
                "But for a constant it is −log-likelihood of a Gaussian around each code: the "
                "next page.",
            ),
        ],
    }
    return texts[layer]
