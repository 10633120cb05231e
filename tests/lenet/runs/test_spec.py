"""The spec of a run: changes to a recipe, and the file that hands it to the training process."""

from dataclasses import replace
from pathlib import Path

import pytest

from lenet.errors import InputError
from lenet.runs.events import RunStarted
from lenet.runs.recipe_file import find_recipe, recipe_names
from lenet.runs.spec import RecipeChanges, RunSpec, Stops, load_spec, save_spec


@pytest.mark.parametrize("name", recipe_names())
def test_a_recipe_with_its_own_values_is_itself(name: str) -> None:
    recipe = find_recipe(name)
    assert RecipeChanges().applied_to(recipe, source=name) == recipe
    assert RecipeChanges.of(recipe).applied_to(recipe, source=name) == recipe


def test_changes_are_in_the_recipe_and_the_rest_stays() -> None:
    original = find_recipe("modern")
    changes = RecipeChanges(passes=3, batch=32, rate=0.001, distortion=0.5)
    recipe = changes.applied_to(original, source="modern")
    assert original.minibatch is not None
    assert original.distortion is not None
    assert recipe.passes == 3
    assert recipe.minibatch == replace(original.minibatch, batch=32, rate=0.001)
    assert recipe.distortion is not None
    assert recipe.distortion.rotation == original.distortion.rotation / 2
    assert recipe.distortion.copies == original.distortion.copies
    assert recipe.loss == original.loss


def test_no_distortion_takes_them_away() -> None:
    modern = find_recipe("modern")
    assert RecipeChanges(distortion=0.0).applied_to(modern, source="modern").distortion is None


def test_another_rate_of_the_papers_way_scales_its_whole_schedule() -> None:
    recipe = RecipeChanges(rate=1e-3, batch=64).applied_to(find_recipe("paper"), source="paper")
    assert recipe.sdlm is not None
    wanted = [(2, 1e-3), (3, 4e-4), (3, 2e-4), (4, 1e-4), (8, 2e-5)]
    assert [passes for passes, _ in recipe.sdlm.schedule] == [passes for passes, _ in wanted]
    rates = [rate for _, rate in recipe.sdlm.schedule]
    assert rates == pytest.approx([rate for _, rate in wanted])
    assert recipe.minibatch is None


def test_changes_out_of_range_name_their_source() -> None:
    with pytest.raises(InputError, match=r"^mine: minibatch\.rate is 5"):
        RecipeChanges(rate=5.0).applied_to(find_recipe("modern"), source="mine")


def test_the_start_of_a_run_and_its_recipe_give_its_spec_back() -> None:
    spec = RunSpec(recipe=find_recipe("pen"), seed=4, threads=2, data_folder="d", ink=("a", "b"))
    started = RunStarted("pen", 20, 9, "1", "2", "made up", "0", **spec.by_name())
    assert RunSpec.of(spec.recipe, started, Stops()) == spec


@pytest.mark.parametrize("name", recipe_names())
def test_a_file_gives_the_same_spec_back(name: str, tmp_path: Path) -> None:
    spec = RunSpec(
        recipe=find_recipe(name),
        seed=3,
        threads=2,
        data_folder=str(tmp_path / "Daten 数字"),
        ink=(str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")),
        begin_with=str(tmp_path / "first.safetensors"),
        stops=Stops(error_below=0.007, patience=4, minutes=0.1),
    )
    save_spec(tmp_path / "spec.json", spec)
    assert load_spec(tmp_path / "spec.json") == spec


def test_paths_in_a_file_hold_in_any_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    save_spec(Path("spec.json"), RunSpec(recipe=find_recipe("pen"), data_folder="d", ink=("a",)))
    monkeypatch.chdir("/")
    spec = load_spec(tmp_path / "spec.json")
    assert (spec.data_folder, spec.ink) == (str(tmp_path / "d"), (str(tmp_path / "a"),))
    assert spec.begin_with is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "spec.json does not describe a run"),
        (b'{"seed": 3}', "spec.json gives no recipe"),
        (b'{"recipe": {"name": "a"}, "seed": "x"}', "seed must be a whole number, not 'x'"),
        (b'{"recipe": {"name": "a"}}', r"spec.json: it needs one of \[sdlm\]"),
        (
            b'{"recipe": {"name": "a", "sdlm": {}}, "threads": 0}',
            "threads is 0, but must be from 1 to 256",
        ),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_bytes(content)
    with pytest.raises(InputError, match=words):
        load_spec(tmp_path / "spec.json")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.json cannot be read"):
        load_spec(tmp_path / "gone.json")
