"""Recipes are read exactly, and refused in one sentence that names the fault."""

import math
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from lenet.errors import InputError
from lenet.files.decode import LARGEST_TOML
from lenet.network import paper
from lenet.runs.recipe import check_recipe
from lenet.runs.recipe_file import find_recipe, load_recipe, parse_recipe, recipe_names, recipe_text
from tests.lenet.training.samples import BATCHES, DRAWN, ONLINE

VERSION_0_1 = Path(__file__).parent / "version_0_1"  # files that this version wrote
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


def test_the_papers_recipe_leaves_out_what_the_paper_does_not_do() -> None:
    recipe = find_recipe("paper")
    assert recipe.sdlm is not None
    assert recipe.sdlm.renewal == 0
    assert recipe.initial_weights == "1/sqrt(fan-in)"  # not the paper's, and the recipe says so


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
        (BATCH + "[distortion]\nparts = 2\ncopies = 4", "parts works with [sdlm] only"),
        (START + "[sdlm]\n[distortion]\nparts = 4\ncopies = 9", "does not divide the 9"),
        (START + 'initial_weights = "zero"\n[sdlm]', 'must be "2.4/fan-in" or "1/sqrt(fan-in)"'),
        (BATCH + "[ink]\nthinnest = 3\nthickest = 2", "more than"),
        (BATCH + "[ink]\nbend = -0.1", "ink.bend is -0.1"),
        (BATCH + "[ink]\nhabits = 1.5", "ink.habits is 1.5"),
        (BATCH + "[loss]\nequation = 8\n[ink]\nnondigits = 5", "works with eq. 9 only"),
        (BATCH + "[loss]\nequation = 7", "loss.equation is 7"),
        ("name = ", "not valid TOML"),
        (
            BATCH + "batch = 0x" + "f" * 6_000,
            "minibatch.batch is ..., but must be",
        ),
        (BATCH + "rate = 0x" + "f" * 6_000, "minibatch.rate is ..., but must be"),
        (BATCH + "batch = 1" + "0" * 5_000, "a number has too many digits"),
        (BATCH + "rate = inf", "must be a finite number"),
        (START + "held_out = 1" + "0" * 20 + "\n[sdlm]", "held_out is 100000000000000000000"),
        (START + "x = " + "[" * 5_000, "nested too deeply"),
        ("a" + ".a" * 100_000 + " = 1", "longer than 10,000 characters"),
        (START + 'about = "' + "y" * 5_001 + '"\n[sdlm]', "about is longer than 5,000 characters"),
        ('name = "' + "n" * 101 + '"\n[sdlm]', "name is longer than 100 characters"),
        ('name = "a\\u0000"\n[sdlm]', "file's name"),
        ('name = "a\\nb"\n[sdlm]', "file's name"),
        (START + "[[sdlm]]\nmu = 1", "sdlm must be a table"),
        (START + "about = 2020-01-01\n[sdlm]", "about must be text"),
        (START + "[sdlm]\nschedule = [[0, 0.1]]", "a number of passes in sdlm.schedule is 0"),
        (START + '[sdlm]\nschedule = [["2", 0.1]]', "sdlm.schedule must be pairs"),
    ],
)
def test_a_wrong_recipe_is_refused_by_name_and_fault(text: str, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_recipe(text, source="my.toml")
    message = str(caught.value)
    assert "my.toml" in message
    assert fault in message
    assert message.endswith(".")
    assert len(message) < 300
    assert message.isprintable()


def test_the_recipes_of_version_0_1_are_read_and_written_as_they_were() -> None:
    drawn, online = (
        (VERSION_0_1 / f"{name}.toml").read_text(encoding="utf-8") for name in ("drawn", "online")
    )
    assert parse_recipe(drawn, source="drawn") == DRAWN
    assert parse_recipe(online, source="online") == replace(
        ONLINE, about='Sätze, "Anführung", 第一'
    )
    for text in (drawn, online):
        again = tomllib.loads(recipe_text(parse_recipe(text, source="again")))
        assert again.pop("initial_weights") == "2.4/fan-in"  # all that version 0.1 knew
        assert again["distortion"].pop("parts") == 1
        assert again == tomllib.loads(text)


def test_a_recipe_of_the_program_is_held_to_the_same_bounds() -> None:
    check_recipe(DRAWN, source="--passes")
    with pytest.raises(InputError, match="--passes: passes is 0, but must be from 1 to 100000"):
        check_recipe(replace(DRAWN, passes=0), source="--passes")
    assert DRAWN.minibatch is not None
    wild = replace(DRAWN, minibatch=replace(DRAWN.minibatch, rate=math.nan))
    with pytest.raises(InputError, match=r"minibatch\.rate must be a finite number"):
        check_recipe(wild, source="the form")


def test_a_name_that_is_no_recipe_lists_those_there_are() -> None:
    with pytest.raises(InputError, match="modern"):
        find_recipe("moderm")


def test_a_recipe_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.toml cannot be read"):
        find_recipe(str(tmp_path / "gone.toml"))
    (tmp_path / "bin.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        load_recipe(tmp_path / "bin.toml")


def test_the_longest_recipe_may_be_in_characters_of_four_bytes(tmp_path: Path) -> None:
    text = recipe_text(BATCHES)
    comment = "#" + "\N{MEMO}" * LARGEST_TOML
    file = tmp_path / "recipe.toml"
    file.write_text(text + comment[: LARGEST_TOML - len(text)], encoding="utf-8")
    assert load_recipe(file) == BATCHES
