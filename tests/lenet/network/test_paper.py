"""The network as it is built, and the figures, against the paper's own numbers."""

import hashlib
import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from lenet.network import paper
from lenet.network.forward import forward
from lenet.network.parameters import PARAMETER_COUNT, PARAMETER_SHAPES, initial

SLIDES = Path(__file__).resolve().parents[3].parent / "shared" / "seed" / "lecture-slides.txt"
TRACE = forward(initial(0), np.zeros((32, 32), dtype=np.float32))
STATES = {
    "C1": TRACE.c1,
    "S2": TRACE.s2,
    "C3": TRACE.c3,
    "S4": TRACE.s4,
    "C5": TRACE.c5,
    "F6": TRACE.f6,
    "RBF": TRACE.distances,
}


def built_parameters(layer: str) -> int:
    prefix = layer.lower() + "_"
    return sum(
        int(np.prod(shape)) for name, shape in PARAMETER_SHAPES.items() if name.startswith(prefix)
    )


def built_connections(layer: str) -> int:
    """Units times inputs and bias, from the states' sizes and the kernels as they are built."""
    units = int(STATES[layer].size)
    match layer:
        case "C1":
            return units * (
                PARAMETER_SHAPES["c1_kernels"][1] * PARAMETER_SHAPES["c1_kernels"][2] + 1
            )
        case "S2" | "S4":
            below = TRACE.c1 if layer == "S2" else TRACE.c3
            return int(below.size) + units  # each unit below is looked at once, and a bias
        case "C3":
            places = int(TRACE.c3[0].size)
            return places * (
                int(np.prod(PARAMETER_SHAPES["c3_kernels"])) + PARAMETER_SHAPES["c3_bias"][0]
            )
        case "C5" | "F6":
            return built_parameters(layer)
    return int(paper.CODES.size)


def test_every_layer_has_the_papers_parameters_and_connections() -> None:
    for facts in paper.LAYER_FACTS:
        assert built_parameters(facts.name) == facts.parameters, facts.name
        assert built_connections(facts.name) == facts.connections, facts.name
        assert STATES[facts.name].size == facts.maps * facts.height * facts.width, facts.name


def test_the_whole_has_60000_parameters_and_340908_connections() -> None:
    assert PARAMETER_COUNT == sum(layer.parameters for layer in paper.LAYER_FACTS) == 60_000
    assert paper.TRAINABLE_PARAMETERS == 60_000
    assert sum(map(built_connections, STATES)) == paper.CONNECTIONS == 340_908


def test_the_c3_table_is_the_papers() -> None:
    rows = "012 123 234 345 045 015 0123 1234 2345 0345 0145 0125 0134 1245 0235 012345"
    assert " ".join("".join(map(str, maps)) for maps in paper.C3_TABLE) == rows
    assert len(paper.C3_KERNELS) == PARAMETER_SHAPES["c3_kernels"][0] == 60


def test_the_codes_are_the_papers_bitmaps() -> None:
    cells = (paper.CODES > 0).astype(np.uint8)
    assert set(np.unique(paper.CODES)) == {-1, 1}
    assert hashlib.sha256(cells.tobytes()).hexdigest() == (
        "a61b3bbe7e039b175c0b84fb0a0ab523187ba04e7e123a705722277554709f2c"
    )


def test_the_codes_distances_are_known() -> None:
    hamming = {
        (a, b): int((paper.CODES[a] != paper.CODES[b]).sum()) for a, b in combinations(range(10), 2)
    }
    nearest = sorted(hamming.items(), key=lambda pair: pair[1])
    assert nearest[0] == ((6, 8), 12)
    assert {pair for pair, cells in hamming.items() if cells == 18} == {(0, 4), (8, 9)}
    assert {pair for pair, cells in hamming.items() if cells == 20} == {(2, 5), (4, 6), (4, 8)}
    assert {pair for pair, cells in hamming.items() if cells == 21} == {(3, 8)}
    assert round(np.mean(list(hamming.values()))) == 31
    assert int((np.ptp(paper.CODES, axis=0) == 0).sum()) == 14
    assert float(((paper.CODES[6] - paper.CODES[8]) ** 2).sum()) == 48


def test_the_schedule_has_20_passes() -> None:
    assert sum(passes for passes, _ in paper.SCHEDULE) == paper.PASSES == 20
    assert paper.FIGURE_5[-1].test_error == paper.TEST_ERROR


def test_figures_5_and_6_are_as_they_were_read() -> None:
    read = "4.89/2.67 3.06/2.24 1.76/1.47 1.47/1.42 1.21/1.42 0.90/1.08"
    read += " 0.69/1.05 0.49/0.95 0.44/0.97 0.36/0.95"
    figure = paper.FIGURE_5
    assert " ".join(f"{at.training_error:.2f}/{at.test_error:.2f}" for at in figure) == read
    assert [at.number for at in figure] == [1, 2, 3, 4, 5, 6, 8, 10, 12, 20]
    by_size = [(at.digits, at.test_error, at.training_error) for at in paper.FIGURE_6]
    assert by_size == [(15_000, 1.68, 0.05), (30_000, 1.14, 0.31), (60_000, 0.94, 0.35)]


def test_figure_8_lists_82_wrong_answers() -> None:
    assert len(paper.FIGURE_8) == paper.DISTORTED_WRONG == 82
    assert round(len(paper.FIGURE_8) / 100, 1) == paper.TEST_ERROR_DISTORTED
    assert all(truth != answer for truth, answer in paper.FIGURE_8)
    assert {digit for pair in paper.FIGURE_8 for digit in pair} == set(range(10))


def test_figure_8_agrees_with_the_slides() -> None:
    if not SLIDES.exists():
        pytest.skip("the slides are not at hand")
    pairs = re.findall(r"(\d)->(\d)", SLIDES.read_text(encoding="utf-8"))
    assert tuple((int(truth), int(answer)) for truth, answer in pairs) == paper.FIGURE_8


def test_the_confusion_of_figure_8_counts_by_truth_and_answer() -> None:
    counts = paper.figure_8_confusion()
    assert counts.sum() == 82
    assert counts[9, 4] == 8  # the commonest
    assert counts.max() == 8
    assert not np.diag(counts).any()
    assert paper.FIGURE_8.count((6, 0)) == counts[6, 0] == 4
