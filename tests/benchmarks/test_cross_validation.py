"""Folds by writer leave out every writer once; a run is published with all seeds on its card."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lenet.data.idx import bundled_mnist
from lenet.data.ink_files import InkDigit
from lenet.evaluation.metrics import distances
from lenet.evaluation.rejection import accepted_fraction
from lenet.network.checkpoint import Card, Model, load_model, save_model
from lenet.network.parameters import initial
from lenet.runs.folder import MODEL, RECIPE
from lenet.runs.recipe_file import find_recipe, recipe_text
from tests.benchmarks import publish
from tests.benchmarks.cross_validation import left_out

DOT = (np.zeros((1, 2), dtype=np.float32),)
CARD = Card("pen", recipe="pen", passes=3, test_errors=60, test_count=10_000, version="1")


def test_every_writer_is_left_out_of_one_fold() -> None:
    digits = [InkDigit(1, f"writer {n % 7}", DOT) for n in range(30)]
    folds = [left_out(digits, number, 3) for number in range(3)]
    assert set.union(*folds) == {digit.writer for digit in digits}
    assert sum(len(fold) for fold in folds) == 7


def save_run(folder: Path, card: Card) -> str:
    folder.mkdir()
    save_model(folder / MODEL, Model(initial(card.seed), card))
    return str(folder)


def test_the_smallest_seed_is_published_whatever_its_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(publish, "RESOURCES", tmp_path)
    runs = [
        save_run(tmp_path / f"run-{seed}", replace(CARD, seed=seed, test_errors=60 - seed))
        for seed in (2, 0, 1)
    ]
    publish.main([*runs, "--thresholds", '{"farthest": 20, "margin": 10}'])
    model = load_model(tmp_path / "models" / "pen.safetensors")
    np.testing.assert_array_equal(model.parameters.to_vector(), initial(0).to_vector())
    assert model.card.all_seeds == {"0": 60, "1": 59, "2": 58}
    assert model.card.thresholds == {"farthest": 20, "margin": 10}


@pytest.mark.parametrize("other", [replace(CARD, seed=1, passes=4), CARD], ids=["passes", "seed"])
def test_runs_that_do_not_belong_together_are_not_published(tmp_path: Path, other: Card) -> None:
    runs = [save_run(tmp_path / "a", CARD), save_run(tmp_path / "b", other)]
    with pytest.raises(SystemExit, match="not runs of one recipe"):
        publish.main(runs)


def test_thresholds_let_pass_what_runs_held_out(tmp_path: Path) -> None:
    runs = [Path(save_run(tmp_path / f"block-{first}", CARD)) for first in (0, 100)]
    for first, run in zip((0, 100), runs, strict=True):
        recipe = replace(find_recipe("paper"), held_out=100, held_out_from=first)
        (run / RECIPE).write_text(recipe_text(recipe), encoding="utf-8")
    each = [publish.thresholds_of([run]) for run in runs]
    for first, thresholds in zip((0, 100), each, strict=True):
        block = distances(initial(CARD.seed), bundled_mnist("train").images[first : first + 100])
        assert accepted_fraction(block, thresholds) == pytest.approx(0.99, abs=0.011)
    assert each[0] != each[1]
    mean = {name: np.mean([pair[name] for pair in each]) for name in each[0]}
    assert publish.thresholds_of(runs) == pytest.approx(mean, abs=1e-3)
    (runs[0] / RECIPE).write_text(recipe_text(find_recipe("paper")), encoding="utf-8")
    with pytest.raises(SystemExit, match="held no digits out"):
        publish.thresholds_of(runs)
