"""Results: the models' cards and the runs of Fig. 6, as the lecture shows them."""

import re
from pathlib import Path

import pytest

from lenet.lecture.results import model_results, seconds_for, size_recipe, size_runs
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.resources import bundled_models
from lenet.runs.events import PassDone, RunResumed, to_line
from lenet.runs.folder import EVENTS, RECIPE
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import find_recipe, recipe_text

SLIDES = Path(__file__).resolve().parents[3].parent / "shared" / "seed" / "lecture-slides.txt"


def run_folder(folder: Path, recipe: Recipe, wrong: list[int], resumed_after: int = 0) -> Path:
    """A folder as a run leaves it, with so many of 10,000 test digits wrong after each pass."""
    folder.mkdir()
    (folder / RECIPE).write_text(recipe_text(recipe), encoding="utf-8")
    lines = [
        to_line(PassDone(number, 20, 0.1, 2 * errors, 60_000, errors, 10_000, None, 0, 1.0))
        for number, errors in enumerate(wrong, start=1)
    ]
    if resumed_after:
        lines.append(to_line(RunResumed(resumed_after)))
    (folder / EVENTS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_the_models_errors_are_those_of_their_cards() -> None:
    results = {result.name: result for result in model_results()}
    assert set(results) == set(bundled_models())
    for name, path in bundled_models().items():
        card = load_model(path).card
        assert card.error_rate is not None
        assert any(e == pytest.approx(100 * card.error_rate) for e in results[name].errors)
        assert len(results[name].errors) == max(len(card.all_seeds), 1)


def test_the_papers_sizes_become_recipes_that_differ_in_the_digits_alone() -> None:
    assert [point.digits for point in paper.FIGURE_6] == [15_000, 30_000, 60_000]
    assert size_recipe(60_000) == find_recipe("paper")
    small = size_recipe(15_000)
    assert small.digits == 15_000
    assert small.sdlm == find_recipe("paper").sdlm
    assert small.passes == paper.PASSES


def test_runs_by_the_papers_recipe_are_found_with_their_digits_and_errors(tmp_path: Path) -> None:
    folders = [
        run_folder(tmp_path / "a", size_recipe(15_000), [400, 168]),
        run_folder(tmp_path / "b", find_recipe("paper"), [300]),
        run_folder(tmp_path / "c", find_recipe("modern"), [50]),
        tmp_path / "gone",
    ]
    small, whole = size_runs(folders)
    assert (small.digits, whole.digits) == (15_000, 60_000)
    assert small.last is not None
    assert small.last.test == pytest.approx(1.68)
    assert small.last.training == pytest.approx(100 * 336 / 60_000)


def test_what_a_resumed_run_does_again_counts_once(tmp_path: Path) -> None:
    folder = run_folder(tmp_path / "a", size_recipe(30_000), [400, 300, 200], resumed_after=1)
    (run,) = size_runs([folder])
    assert [done.number for done in run.passes] == [1]


def test_a_quarter_of_the_digits_takes_a_quarter_of_the_time() -> None:
    whole, quarter = seconds_for(60_000), seconds_for(15_000)
    assert whole is not None
    assert quarter == pytest.approx(whole / 4)


def test_the_errors_are_those_of_the_slides() -> None:
    if not SLIDES.exists():
        pytest.skip("the slides are not at hand")
    said = re.findall(r"Test error: ([\d.]+)%", SLIDES.read_text(encoding="utf-8"))
    assert [float(error) for error in said] == [paper.TEST_ERROR, paper.TEST_ERROR_DISTORTED]
