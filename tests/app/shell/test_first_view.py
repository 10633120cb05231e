"""The arguments that choose what is shown first: the right view, or one sentence."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.shell.first_view import show_first_view, unit_named
from app.style.theme import Appearance
from lenet.errors import InputError
from lenet.explain.units import Unit
from main import parse
from tests.app.pages.lecture.lessons import lecture_window


def test_a_unit_is_named_by_layer_map_row_and_column() -> None:
    assert unit_named("c3:4:2:3") == Unit("c3", 4, 2, 3)
    assert unit_named("s2:5") == Unit("s2", 5, 0, 0)
    assert unit_named("c5:17") == Unit("c5", 17)
    assert unit_named("rbf:9") == Unit("rbf", 9)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("c9:1", "possible are c1, s2, c3, s4, c5, f6, rbf"),
        ("input:0:3:3", "possible are c1"),
        ("c3", "c3:0:0:0 to c3:15:9:9"),
        ("c3:16", "c3:0:0:0 to c3:15:9:9"),
        ("c3:1:1:1:1", "c3:0:0:0 to c3:15:9:9"),
        ("c5:-1", "c5:0 to c5:119"),
        ("c5:1:1", "c5:0 to c5:119"),
        ("f6:one", "f6:0 to f6:83"),
    ],
)
def test_a_name_of_no_unit_says_which_there_are(name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        unit_named(name)


def test_what_cannot_be_shown_is_refused_in_one_sentence(
    appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    window = lecture_window(appearance, tmp_path, qtbot)
    for arguments, words in (
        (("--side", "back"), "possible are network, kernels"),
        (("--tab", "errors", "--side", "back"), "possible are errors, paper"),
        (("--tab", "train", "--side", "errors"), "--side is of the Draw or the Errors page"),
        (("--step", "c9"), "possible are input, c1"),
        (("--tab", "lecture", "--step", "c1"), "--step and --pin are of the Draw page"),
        (("--pin", "c1:0", "--pin", "c1:1", "--pin", "c1:2"), "twice at most"),
        (("--page", "3"), "--page is a page of the lecture"),
    ):
        with pytest.raises(InputError, match=words):
            show_first_view(window, parse(list(arguments)))


def test_side_layer_and_units_are_shown(
    appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    window = lecture_window(appearance, tmp_path, qtbot)
    show_first_view(window, parse(["--step", "c3", "--pin", "c3:4:2:3", "--side", "kernels"]))
    assert window.page_name == "draw"
    assert window.selection.layer == "c3"
    assert window.selection.pinned == (Unit("c3", 4, 2, 3),)
    assert window.selection.view == "kernels"
    show_first_view(window, parse(["--tab", "errors", "--side", "paper"]))
    assert window.context.error_view.view == "paper"
