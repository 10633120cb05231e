"""Results: the models' cards and the runs of Fig. 6, as the lecture shows them."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lenet.lecture.results import (
    are_tied,
    model_results,
    seconds_for,
    size_recipe,
    size_runs,
    standard_error,
)
from lenet.network import paper
from lenet.network.checkpoint import load_model
from lenet.network.loss import Loss
from lenet.resources import bundled_models
from lenet.runs.events import BatchDone, Event, PassDone, RunResumed, to_line
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


def test_runs_of_the_recipe_as_it_was_first_are_found_too(tmp_path: Path) -> None:
    today = size_recipe(15_000)
    assert today.sdlm is not None
    first = replace(
        today,
        loss=Loss(9, j=2.0, scale=0.05),
        initial_weights="2.4/fan-in",
        sdlm=replace(today.sdlm, renewal=5_000),
    )
    assert first != today
    (run,) = size_runs([run_folder(tmp_path / "old", first, [400])])
    assert run.digits == 15_000
    another = replace(today, sdlm=replace(today.sdlm, mu=0.5))
    held_out = replace(today, held_out=5_000)
    distorted = find_recipe("paper-distorted")
    folders = [
        run_folder(tmp_path / str(number), recipe, [400])
        for number, recipe in enumerate((another, held_out, distorted))
    ]
    assert size_runs(folders) == []


def test_the_error_while_learning_is_counted_over_the_batches_of_a_pass(tmp_path: Path) -> None:
    folder = run_folder(tmp_path / "a", size_recipe(15_000), [])
    events: list[Event] = [
        BatchDone(1, 4, 10, 0.1, 1e-3, 1.0, begun=0, batch=2, losses=(0.1, 0.1), wrong=(2, 1)),
        BatchDone(1, 10, 10, 0.1, 1e-3, 1.0, begun=4, batch=4, losses=(0.1, 0.1), wrong=(1, 0)),
        PassDone(1, 2, 0.1, 1, 10, 3, 10, None, 0, 1.0),
        BatchDone(2, 10, 10, 0.1, 1e-3, 1.0),  # of version 0.1: no errors
        PassDone(2, 2, 0.1, 0, 10, 2, 10, None, 0, 1.0),
    ]
    text = "".join(to_line(event) + "\n" for event in events)
    (folder / EVENTS).write_text(text, encoding="utf-8")
    (run,) = size_runs([folder])
    first, second = run.passes
    assert first.learning == pytest.approx(40)  # 4 of the 10
    assert first.training == pytest.approx(10)
    assert second.learning is None
    assert second.training == 0


def test_a_tenth_of_a_point_is_the_standard_error_of_10000_digits() -> None:
    assert standard_error(paper.TEST_ERROR) == pytest.approx(0.097, abs=0.001)
    rng = np.random.default_rng(0)
    drawn = rng.binomial(10_000, 0.0095, size=20_000) / 100
    assert drawn.std() == pytest.approx(standard_error(0.95), rel=0.02)
    assert are_tied(1.02, paper.TEST_ERROR)
    assert not are_tied(0.61, paper.TEST_ERROR_DISTORTED)


def test_what_the_page_says_of_the_recipes_is_so() -> None:
    """The lesson's sentences on the methods; a model trained in another way needs others."""
    distortion = find_recipe("paper-distorted").distortion
    assert distortion is not None
    assert (distortion.copies, distortion.originals, distortion.fresh) == (9, True, True)
    cards = {name: load_model(path).card for name, path in bundled_models().items()}
    assert cards["paper-distorted"].passes * 10 * 60_000 == 1_800_000
    assert (cards["modern"].passes, cards["pen"].passes) == (70, 54)
    assert "32,789" in cards["pen"].data
    modern, pen = find_recipe("modern").minibatch, find_recipe("pen").minibatch
    assert modern is not None
    assert pen is not None
    assert (modern.muon, pen.muon) == (False, True)
    assert modern.averaging
    assert find_recipe("modern").distortion is not None
