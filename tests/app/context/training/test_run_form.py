"""From the form's values, kept over restarts, to the RunSpec of a run."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.context.settings import Settings
from app.context.training.run_form import FIRST_RECIPE, FormValues, RunForm
from lenet.errors import InputError
from lenet.network.checkpoint import Card, Model, save_model
from lenet.network.parameters import initial
from lenet.runs.events import RunStarted
from lenet.runs.folder import EventLog, snapshot_path
from lenet.runs.new_folder import create_run
from lenet.runs.recipe import Recipe
from lenet.runs.recipe_file import find_recipe
from lenet.runs.spec import RecipeChanges, RunInputs, RunSpec, Stops


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "s.ini")


@pytest.fixture
def form(settings: Settings) -> RunForm:
    return RunForm(settings)


@pytest.mark.parametrize("name", ["quick", "modern", "paper", "paper-distorted"])
def test_an_untouched_form_gives_the_recipe_itself(name: str) -> None:
    assert FormValues(name).spec() == RunSpec(recipe=find_recipe(name))


def test_the_spec_has_what_was_set_in_the_form(form: RunForm, tmp_path: Path) -> None:
    form.choose_recipe("modern")
    form.change(passes=3, batch=32, seed=7, data_folder=str(tmp_path), begin_with="m.safetensors")
    form.change(error_below=0.01, patience=2, minutes=1.5)
    spec = form.values.spec()
    assert spec.recipe.passes == 3
    assert spec.recipe.minibatch is not None
    assert spec.recipe.minibatch.batch == 32
    assert (spec.seed, spec.data_folder, spec.begin_with) == (7, str(tmp_path), "m.safetensors")
    assert spec.stops == Stops(0.01, 2, 1.5)


def test_a_value_that_the_form_does_not_have_is_an_error_of_the_program(form: RunForm) -> None:
    with pytest.raises(TypeError, match="sead"):
        form.change(sead=1)


def test_a_value_of_the_recipe_itself_is_no_change(form: RunForm) -> None:
    form.choose_recipe("modern")
    form.change(passes=9, rate=0.5, batch=64, distortion=0.5)
    form.change(passes=find_recipe("modern").passes, rate=0.003, batch=128, distortion=1.0)
    assert form.values.changes == RecipeChanges()


def test_a_value_for_what_the_recipe_lacks_is_no_change(form: RunForm) -> None:
    form.choose_recipe("paper")
    form.change(batch=64, distortion=0.5)
    assert form.values.changes == RecipeChanges()


def test_pen_needs_ink_and_others_take_none() -> None:
    with pytest.raises(InputError, match="ink files"):
        FormValues("pen").spec()
    inputs = RunInputs(ink=("mine.jsonl",))
    assert FormValues("pen", inputs=inputs).spec().ink == ("mine.jsonl",)
    assert FormValues("quick", inputs=inputs).spec().ink == ()


def test_values_that_cannot_be_are_refused_with_a_sentence() -> None:
    with pytest.raises(InputError, match=r"minibatch\.rate"):
        FormValues(changes=RecipeChanges(rate=5.0)).spec()
    with pytest.raises(InputError, match=r"gone\.toml"):
        FormValues("gone.toml").spec()
    assert "gone.toml" in FormValues("gone.toml").base().about


def test_the_values_are_kept_over_a_restart(
    form: RunForm, settings: Settings, tmp_path: Path
) -> None:
    assert form.values == FormValues(FIRST_RECIPE)
    form.choose_recipe("modern")
    form.change(passes=9, rate=0.002, seed=3, error_below=0.008, ink=("a", "b"))
    form.change(data_folder="digits", distortion=0.0)
    settings.flush()
    assert RunForm(Settings(tmp_path / "s.ini")).values == form.values
    form.change(seed=0, error_below=None, ink=(), data_folder=None)
    settings.flush()
    assert RunForm(Settings(tmp_path / "s.ini")).values == form.values


def test_the_settings_of_version_0_1_are_read(settings: Settings) -> None:
    for name, text in {
        "recipe": "modern",
        "passes": "9",
        "batch": "",
        "rate": "0.002",
        "distortion": "0.5",
        "seed": "4",
        "data": "/digits",
        "ink": "a\nb",
        "error_below": "0.008",
        "patience": "3",
        "minutes": "1.5",
        "begin_with": "first.safetensors",
    }.items():
        settings.keep("train/" + name, text)
    assert RunForm(settings).values == FormValues(
        "modern",
        RecipeChanges(passes=9, rate=0.002, distortion=0.5),
        RunInputs(seed=4, data_folder="/digits", ink=("a", "b"), begin_with="first.safetensors"),
        Stops(error_below=0.008, patience=3, minutes=1.5),
    )


def test_kept_values_that_make_no_sense_give_way(settings: Settings) -> None:
    settings.keep("train/recipe", "gone.toml")
    settings.keep("train/passes", "many")
    settings.keep("train/seed", "4")
    assert RunForm(settings).values == FormValues(FIRST_RECIPE, inputs=RunInputs(seed=4))


def test_another_recipe_brings_its_own_values(form: RunForm) -> None:
    form.change(passes=9, batch=16, rate=0.1, seed=5)
    form.choose_recipe("paper")
    assert form.values.spec() == RunSpec(recipe=find_recipe("paper"), seed=5)


@pytest.mark.parametrize("changed", [False, True])
def test_a_form_like_a_run_begins_with_the_same_weights(
    form: RunForm, tmp_path: Path, changed: bool
) -> None:
    recipe: Recipe = replace(find_recipe("quick"), passes=2) if changed else find_recipe("quick")
    folder = tmp_path / "run"
    create_run(folder, recipe)
    save_model(folder / snapshot_path(0), Model(initial(6), Card(name="quick")))
    started = RunStarted(
        "quick", recipe.passes, 9, "1", "2", "made up", "0", seed=6, threads=4, data_folder="idx"
    )
    with EventLog(folder) as log:
        log.append(started)
    form.change(passes=9, minutes=2.0)
    form.begin_like(folder)
    assert form.values.recipe == (str(folder / "recipe.toml") if changed else "quick")
    assert form.values.spec() == RunSpec(
        recipe=recipe,
        seed=6,
        data_folder="idx",
        begin_with=str(folder / snapshot_path(0)),
        stops=Stops(minutes=2.0),
    )
