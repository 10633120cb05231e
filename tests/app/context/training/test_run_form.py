"""From the form's values to the recipe and setup of a run, kept over restarts."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.context.settings import Settings
from app.context.training.run_form import (
    FIRST_RECIPE,
    Plan,
    Planner,
    plan_like,
    recipe_of,
    setup_of,
)
from lenet.errors import InputError
from lenet.network.checkpoint import Card, Model, save_model
from lenet.network.parameters import initial
from lenet.runs.early_stopping import Stops
from lenet.runs.events import RunStarted
from lenet.runs.folder import EventLog, create_run, snapshot_path
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import find_recipe, recipe_text


@pytest.mark.parametrize("name", ["quick", "modern", "paper", "paper-distorted", "pen"])
def test_an_untouched_form_gives_the_recipe_itself(name: str) -> None:
    assert recipe_of(Plan(recipe=name)) == find_recipe(name)


def test_what_was_set_is_in_the_recipe_and_the_rest_stays() -> None:
    recipe = recipe_of(Plan(recipe="modern", passes=3, batch=32, rate=0.001, distortion=0.5))
    original = find_recipe("modern")
    assert original.minibatch is not None
    assert original.distortion is not None
    assert recipe.passes == 3
    assert recipe.minibatch == replace(original.minibatch, batch=32, rate=0.001)
    assert recipe.distortion is not None
    assert recipe.distortion.rotation == original.distortion.rotation / 2
    assert recipe.distortion.copies == original.distortion.copies
    assert recipe.loss == original.loss


def test_no_distortion_takes_them_away() -> None:
    assert recipe_of(Plan(recipe="modern", distortion=0.0)).distortion is None


def test_another_rate_of_the_papers_way_scales_its_whole_schedule() -> None:
    recipe = recipe_of(Plan(recipe="paper", rate=1e-3, batch=64))
    assert recipe.sdlm is not None
    wanted = [(2, 1e-3), (3, 4e-4), (3, 2e-4), (4, 1e-4), (8, 2e-5)]
    assert [passes for passes, _ in recipe.sdlm.schedule] == [passes for passes, _ in wanted]
    rates = [rate for _, rate in recipe.sdlm.schedule]
    assert rates == pytest.approx([rate for _, rate in wanted])
    assert recipe.minibatch is None


def test_a_setup_has_seed_data_and_conditions_to_stop(tmp_path: Path) -> None:
    setup = setup_of(Plan(seed=7, data=str(tmp_path), error_below=0.01, patience=2, minutes=1.5))
    assert (setup.seed, setup.data_folder) == (7, tmp_path)
    assert setup.stops == Stops(0.01, 2, 1.5)
    assert setup.begin_with is None


def test_pen_needs_ink_and_others_take_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ink files"):
        setup_of(Plan(recipe="pen"))
    ink = str(tmp_path / "mine.jsonl")
    assert setup_of(Plan(recipe="pen", ink=ink)).ink == (tmp_path / "mine.jsonl",)
    assert setup_of(Plan(recipe="quick", ink=ink)).ink == ()


def test_values_that_cannot_be_are_refused_with_a_sentence() -> None:
    with pytest.raises(InputError, match=r"minibatch\.rate"):
        recipe_of(Plan(rate=5.0))
    with pytest.raises(InputError, match=r"gone\.toml"):
        recipe_of(Plan(recipe="gone.toml"))


def test_a_plan_is_kept_over_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    planner = Planner(settings)
    assert planner.plan == Plan(recipe=FIRST_RECIPE)
    planner.choose_recipe("modern")
    planner.change(passes=9, rate=0.002, seed=3, error_below=0.008, ink="a\nb")
    settings.flush()
    assert Planner(Settings(tmp_path / "s.ini")).plan == planner.plan


def test_a_kept_plan_that_makes_no_sense_gives_way(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    settings.keep("train/recipe", "gone.toml")
    settings.keep("train/passes", "many")
    settings.keep("train/seed", "4")
    plan = Planner(settings).plan
    assert (plan.recipe, plan.passes, plan.seed) == (FIRST_RECIPE, None, 4)


def test_another_recipe_brings_its_own_values(tmp_path: Path) -> None:
    planner = Planner(Settings(tmp_path / "s.ini"))
    planner.change(passes=9, batch=16, rate=0.1, seed=5)
    planner.choose_recipe("paper")
    assert recipe_of(planner.plan) == find_recipe("paper")
    assert planner.plan.seed == 5


@pytest.mark.parametrize("changed", [False, True])
def test_a_plan_like_a_run_begins_with_the_same_weights(tmp_path: Path, changed: bool) -> None:
    recipe: Recipe = replace(find_recipe("quick"), passes=2) if changed else find_recipe("quick")
    folder = tmp_path / "run"
    create_run(folder, recipe)
    save_model(folder / snapshot_path(0), Model(initial(6), Card(name="quick")))
    with EventLog(folder) as log:
        log.append(RunStarted("quick", 6, recipe.passes, 9, 1, "1", "2", "made up", "0", "idx"))
    plan = Plan(**plan_like(folder))
    assert recipe_of(plan) == recipe
    assert plan.recipe == (str(folder / "recipe.toml") if changed else "quick")
    assert (plan.seed, plan.data) == (6, "idx")
    assert plan.begin_with == str(folder / snapshot_path(0))
    assert recipe_text(setup_of(plan).recipe) == recipe_text(recipe)
