"""Error selection: which digits a selection holds, and in which order."""

import numpy as np

from lenet.evaluation.error_selection import ErrorSelection, error_margins, selected_errors
from lenet.evaluation.metrics import Evaluation


def made_up() -> Evaluation:
    table = np.random.default_rng(0).uniform(5, 90, (200, 10)).astype(np.float32)
    return Evaluation(table, (np.arange(200) % 10).astype(np.uint8))


def test_the_worst_come_first_and_only_those_selected() -> None:
    result = made_up()
    for selection in (
        ErrorSelection(),
        ErrorSelection(truth=4),
        ErrorSelection(answer=9),
        ErrorSelection(4, 9),
    ):
        indices = selected_errors(result, selection)
        assert len(indices)
        assert (np.diff(error_margins(result)[indices]) <= 0).all()
        assert (error_margins(result)[indices] > 0).all()
        if selection.truth is not None:
            assert (result.labels[indices] == selection.truth).all()
        if selection.answer is not None:
            assert (result.answers[indices] == selection.answer).all()
    assert len(selected_errors(result, ErrorSelection())) == result.errors
    right = selected_errors(result, ErrorSelection(5, 5))
    assert (error_margins(result)[right] < 0).all()
    np.testing.assert_allclose(-error_margins(result)[right], result.margins[right], rtol=1e-5)
