"""Remarks on each layer: where the slides differ from the paper, and why it is built so."""

from PySide6.QtCore import QCoreApplication

from lenet.lecture.counts import COUNTS, SLIDES_CROSSES
from lenet.network import paper


def layer_remark_texts(layer: str) -> list[str]:
    """Return one or two short paragraphs on one of lenet.explain.units.LAYERS, from C1 to RBF."""
    translate = QCoreApplication.translate
    c1, s2, s4 = (COUNTS[name] for name in ("c1", "s2", "s4"))
    texts = {
        "c1": [
            translate(
                "LayerRemarkTexts",
                "Without sharing, each of the {units:,} units would have its own weights: "
                "{connections:,} parameters, as many as there are connections.",
            ).format(units=c1.maps * c1.height * c1.width, connections=c1.connections),
            translate(
                "LayerRemarkTexts",
                "The paper calls the weighted sum a and the unit’s state x. On the pages of the "
                "small net they are z and a, as on the slides.",
            ),
        ],
        "s2": [
            translate(
                "LayerRemarkTexts",
                "The slides count {slides} parameters, with a weight for each of the four inputs. "
                "In the paper the four are added and share ONE coefficient: two parameters a "
                "map, {paper} in all.",
            ).format(slides=s2.unshared, paper=s2.parameters),
            translate(
                "LayerRemarkTexts",
                "The slides’ “sigmoid” means any S-shaped function. The paper’s is this scaled "
                "tanh, the same in every layer up to F6; it is not the logistic function.",
            ),
        ],
        "c3": [
            translate(
                "LayerRemarkTexts",
                "The slides speak of {maps} kernels. Each is a group of 3, 4 or 6 kernels of 5×5, "
                "one for each S2 map in its column of the table: {kernels} in all. The slides’ "
                "table has {crosses} crosses; the paper’s has {kernels}, and this network too.",
            ).format(maps=paper.C3_MAPS, kernels=len(paper.C3_KERNELS), crosses=SLIDES_CROSSES),
            translate(
                "LayerRemarkTexts",
                "Why not connect every map with every other? Different inputs make the maps find "
                "different features, and there are fewer connections.",
            ),
        ],
        "s4": [
            translate(
                "LayerRemarkTexts",
                "Here the slides count as the paper does: one coefficient and one bias a map, "
                "2·{maps} = {parameters}.",
            ).format(maps=s4.maps, parameters=s4.parameters),
        ],
        "c5": [
            translate(
                "LayerRemarkTexts",
                "The paper calls C5 convolutional, because on a larger input its maps would be "
                "larger than 1×1. Here every parameter belongs to one connection, so both counts "
                "are the same.",
            ),
        ],
        "f6": [
            translate(
                "LayerRemarkTexts",
                "Why {units}? The output layer compares F6 with pictures of {columns}×{rows} "
                "cells, one unit for each cell.",
            ).format(units=paper.F6_UNITS, columns=paper.CODE_COLUMNS, rows=paper.CODE_ROWS),
        ],
        "rbf": [
            translate(
                "LayerRemarkTexts",
                "The slides say Euclidean distance; the paper’s formula is its square, without a "
                "root. The codes were drawn by hand and kept fixed, at least at first: nothing "
                "is trained here.",
            ),
            translate(
                "LayerRemarkTexts",
                "What the distance means, and why the loss needs a second term: see “The output "
                "as a Gaussian”.",
            ),
        ],
    }
    return texts[layer]
