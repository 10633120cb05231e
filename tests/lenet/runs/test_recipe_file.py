"""Recipes are read exactly, and refused in one sentence that names the fault."""

from pathlib import Path

import pytest

from lenet.errors import InputError
from lenet.network import paper
from lenet.runs.recipe_file import find_recipe, load_recipe, parse_recipe, recipe_names, recipe_text
from tests.lenet.training.samples import BATCHES, ONLINE

START = 'name = "mine"\n'
BATCH = START + "[minibatch]\n"


def test_the_programs_recipes_are_all_valid_and_named_as_their_files() -> None:
    assert {"paper", "paper-distorted", "modern", "pen"} <= set(recipe_names())
    for name in recipe_names():
        assert find_recipe(name).name == name


def test_the_papers_recipe_has_the_papers_numbers() -> None:
    recipe = find_recipe("paper")
    assert recipe.sdlm is not None
    assert recipe.sdlm.schedule == paper.SCHEDULE
    assert recipe.sdlm.mu == paper.SDLM_MU
    assert recipe.sdlm.curvature_patterns == paper.SDLM_PATTERNS
    assert recipe.passes == paper.PASSES
    assert recipe.distortion is None


def test_the_papers_distorted_set_has_540000_copies_beside_the_originals() -> None:
    recipe = find_recipe("paper-distorted")
    assert recipe.distortion is not None
    assert recipe.distortion.copies * 60_000 == 540_000
    assert recipe.distortion.originals
    assert recipe.distortion.rotation == recipe.distortion.elastic == 0  # not among the paper's


@pytest.mark.parametrize("recipe", [BATCHES, ONLINE], ids=lambda recipe: recipe.name)
def test_a_recipe_comes_back_from_its_text(recipe: object) -> None:
    assert parse_recipe(recipe_text(recipe), source="text") == recipe  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (BATCH + "speed = 1", "unknown key minibatch.speed"),
        (START + "speed = 1\n[minibatch]", "unknown key speed"),
        (BATCH + "rate = -0.1", "minibatch.rate is -0.1"),
        (BATCH + "rate = nan", "must be a finite number"),
        (BATCH + 'batch = "many"', "minibatch.batch must be a whole number"),
        (BATCH + "batch = true", "minibatch.batch must be a whole number"),
        (START + "minibatch = 3", "must be a table"),
        (BATCH + "[sdlm]", "one of"),
        (START, "one of"),
        ("[minibatch]", "no name"),
        ('name = "../x"\n[minibatch]', "file's name"),
        (START + "passes = 0\n[minibatch]", "passes is 0"),
        (START + "[sdlm]\nschedule = []", "schedule is empty"),
        (START + "[sdlm]\nschedule = [[2]]", "pairs"),
        (START + "[sdlm]\nschedule = [[2, -1.0]]", "a rate in sdlm.schedule is -1.0"),
        (START + "[sdlm]\n[ink]", "works with [minibatch] only"),
        (BATCH + "[distortion]\ncopies = 0", "nothing is learned"),
        (BATCH + "[ink]\nthinnest = 3\nthickest = 2", "more than"),
        (BATCH + "[ink]\nbend = -0.1", "ink.bend is -0.1"),
        (BATCH + "[ink]\nhabits = 1.5", "ink.habits is 1.5"),
        (BATCH + "[loss]\nequation = 8\n[ink]\nnondigits = 5", "works with eq. 9 only"),
        (BATCH + "[loss]\nequation = 7", "loss.equation is 7"),
        ("name = ", "not valid TOML"),
    ],
)
def test_a_wrong_recipe_is_refused_by_name_and_fault(text: str, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_recipe(text, source="my.toml")
    message = str(caught.value)
    assert "my.toml" in message
    assert fault in message
    assert message.endswith(".")


def test_a_name_that_is_no_recipe_lists_those_there_are() -> None:
    with pytest.raises(InputError, match="modern"):
        find_recipe("moderm")


def test_a_recipe_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.toml cannot be read"):
        find_recipe(str(tmp_path / "gone.toml"))
    (tmp_path / "bin.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        load_recipe(tmp_path / "bin.toml")
