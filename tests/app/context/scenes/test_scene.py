"""The files of scenes: everything comes back, and what is wrong is one sentence."""

import json
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from app.context.evaluation import error_view
from app.context.scenes import scene as scene_file
from app.context.scenes.contents import drawing_of, open_scene, with_drawing
from app.context.scenes.scene import (
    Frozen,
    Off,
    Scene,
    ViewSettings,
    read_scene,
    scene_name,
    setting,
    write_scene,
)
from app.context.selection import VIEWS
from app.context.single_step import RULES
from app.pages import PAGES
from app.pages.draw.panels.rbf_panel import ORDERS
from lenet.data.rasterize import rasterize_strokes
from lenet.errors import InputError
from lenet.evaluation.dataset import bundled_test_digits
from lenet.explain.units import LAYERS, Unit, Weight
from lenet.network.ablation import Ablation, forward_ablated
from lenet.network.checkpoint import load_model
from lenet.network.forward import network_input
from lenet.resources import bundled_models

FULL = Scene(
    page="lecture",
    view="kernels",
    errors_view="models",
    lesson="convolution",
    model="paper",
    strokes=(((0.1, 0.2), (0.3, 0.4)), ((0.5, 0.5),)),
    pen_width=3.1,
    layer="c3",
    pinned=(Unit("c3", 4, 2, 3), Unit("f6", 83)),
    off=Off(s2=(1,), c3=(15,), f6=(0, 83), c3_kernels=(59,), s4_coefficients=(3,)),
    weight=Weight("c3", 59, 4, 0),
    part=2,
    order="nearest",
    rule="sdlm",
    label=9,
)
FROZEN = Frozen(model="paper", digit=77, pen_width=3.5, off=Off(c1=(5,)))


def written(folder: Path, entries: Any) -> Path:
    path = folder / "a.scene.json"
    path.write_text(entries if isinstance(entries, str) else json.dumps(entries), encoding="utf-8")
    return path


def test_every_value_of_a_scene_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "eins 一.scene.json"
    write_scene(path, FULL)
    assert read_scene(path) == FULL
    assert scene_name(path) == "eins 一"
    lesson: ViewSettings = {"view": "codes", "pair": (6, 8), "on": True, "a": -0.5, "n": 3}
    for scene in (
        Scene(digit=9_999),
        Scene(picture=("0f" * 28,) * 28),
        Scene(frozen=FROZEN, settings=lesson),
    ):
        write_scene(path, scene)
        assert read_scene(path) == scene


def test_a_scene_from_before_frozen_drawings_still_opens() -> None:
    assert read_scene(Path(__file__).with_name("before_frozen.scene.json")) == FULL


def test_a_frozen_drawing_is_read_anew_by_its_own_network(tmp_path: Path) -> None:
    path = tmp_path / "a.scene.json"
    write_scene(path, Scene(digit=5, frozen=FROZEN))
    opened = open_scene(path)
    assert opened.faults == ()
    assert opened.frozen is not None
    model = load_model(bundled_models()["paper"])
    image = network_input(bundled_test_digits().images[77])
    trace = forward_ablated(model.parameters, image, Ablation(maps=frozenset({("c1", 5)})))
    np.testing.assert_allclose(opened.frozen.trace.distances, trace.distances, rtol=1e-5)


def test_a_setting_that_does_not_suit_leaves_what_is_set() -> None:
    def is_small(pair: tuple[int, int]) -> bool:
        return max(map(abs, pair)) <= 4

    for strange in (9, "x", (1,), (1, 2, 3), (1, 5), (True, False), (0.5, 1.0)):
        assert setting({"shift": strange}, "shift", (2, 0), is_small) == (2, 0)
    assert setting({"shift": (1, 2)}, "shift", (2, 0), is_small) == (1, 2)
    assert setting({}, "shift", (2, 0), is_small) == (2, 0)
    assert setting({"on": 1}, "on", False, lambda _on: True) is False
    assert setting({"a": 2}, "a", 0.5, lambda a: a < 3) == 2.0


def test_a_plain_scene_is_a_version_and_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "a.scene.json"
    write_scene(path, Scene())
    assert json.loads(path.read_text(encoding="utf-8")) == {"version": 1}


def test_the_words_of_the_file_are_those_of_the_owners() -> None:
    assert get_args(scene_file.View) == VIEWS
    assert get_args(scene_file.ErrorsView) == error_view.VIEWS
    assert get_args(scene_file.LayerName) == LAYERS
    assert get_args(scene_file.PageName) == tuple(PAGES)
    assert get_args(scene_file.Order) == ORDERS
    assert get_args(scene_file.RuleName) == RULES


def test_every_part_that_can_be_off_comes_back() -> None:
    ablation = Ablation(
        kernels=frozenset({0, 59}),
        maps=frozenset({("c1", 5), ("s2", 0), ("c3", 15), ("s4", 7)}),
        coefficients=frozenset({("s2", 5), ("s4", 15)}),
        f6_units=frozenset({83}),
    )
    assert Off.of(ablation).ablation == ablation


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ("", "is no scene"),
        ("[1]", "is no scene"),
        ('{"version": NaN}', "is no scene"),
        ({}, "gives no version"),
        ({"version": "1"}, "version must be a whole number"),
        ({"version": 2}, "a later version of the program"),
        ({"version": 0}, "version is 0"),
        ({"version": 1, "colour": 1}, "unknown key colour"),
        ({"version": 1, "page": "home"}, "page must be draw, train, errors, lecture"),
        ({"version": 1, "view": 3}, "view must be network"),
        ({"version": 1, "layer": "c9"}, "layer must be input"),
        ({"version": 1, "digit": 10_000}, "digit is 10000"),
        ({"version": 1, "digit": -1}, "digit is -1"),
        ({"version": 1, "strokes": [[]]}, "strokes"),
        ({"version": 1, "strokes": [[[1, "a"]]]}, r"strokes\[0\]\[0\]\[1\] must be a number"),
        ({"version": 1, "strokes": [[[1, 1e9]]]}, r"strokes\[0\]\[0\]\[1\] is"),
        ({"version": 1, "strokes": [[[0, 0]] * 15_000] * 2}, "more than 20,000 points"),
        ({"version": 1, "picture": ["00" * 28]}, "28 rows"),
        ({"version": 1, "picture": ["zz" * 28] * 28}, "28 rows"),
        ({"version": 1, "picture": ["00" * 28] * 28, "digit": 3}, "only one of them"),
        ({"version": 1, "pen_width": 90}, "pen_width is 90"),
        ({"version": 1, "pinned": [{"layer": "c3", "map": 16}]}, r"pinned\[0\] is no unit"),
        ({"version": 1, "pinned": [{"layer": "c3", "map": 1}] * 3}, "pinned"),
        ({"version": 1, "pinned": [{"layer": "", "map": 0}]}, r"pinned\[0\] is no unit"),
        ({"version": 1, "weight": {"layer": "c1", "kernel": 6}}, "weight is none"),
        ({"version": 1, "weight": {"layer": "s2", "kernel": 6}}, "weight.layer must be"),
        ({"version": 1, "off": {"s2": [6]}}, r"off.s2\[0\] is 6"),
        ({"version": 1, "off": {"s3": [1]}}, "unknown key off.s3"),
        ({"version": 1, "off": 7}, "off must be a table"),
        ({"version": 1, "lesson": "../x"}, "lesson"),
        ({"version": 1, "model": "a\nb"}, "model must be text on one line"),
        ({"version": 1, "frozen": {"digit": 3}}, "model"),
        ({"version": 1, "frozen": {"model": "pen", "pen_width": 0}}, "frozen.pen_width is 0"),
        ({"version": 1, "frozen": {"model": "p", "picture": ["00" * 28]}}, "28 rows"),
        ({"version": 1, "settings": {"a b": 1}}, "settings"),
        ({"version": 1, "settings": {"a": 1e9}}, "settings"),
        ({"version": 1, "settings": {"a": [10**9]}}, "settings"),
        ({"version": 1, "settings": {"a": {"b": 1}}}, "settings"),
        ({"version": 1, "settings": {"a": [0] * 65}}, "settings"),
        ({"version": 1, "settings": {f"a{n}": n for n in range(21)}}, "settings"),
    ],
)
def test_a_damaged_scene_is_refused_in_one_sentence(
    tmp_path: Path, entries: Any, words: str
) -> None:
    path = written(tmp_path, entries)
    with pytest.raises(InputError, match=words) as caught:
        read_scene(path)
    assert "a.scene.json" in str(caught.value)


def test_a_scene_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.scene\.json cannot be read"):
        read_scene(tmp_path / "gone.scene.json")


def test_strokes_come_back_to_the_bit() -> None:
    stroke = np.random.default_rng(3).random((40, 2), dtype=np.float32)
    drawing = drawing_of(Scene(strokes=(tuple(map(tuple, stroke.tolist())),)))
    scene = with_drawing(Scene(), drawing, rasterize_strokes(drawing.strokes))
    np.testing.assert_array_equal(drawing_of(scene).strokes[0], stroke)


def test_a_digit_of_mnist_is_kept_by_its_number() -> None:
    test = bundled_test_digits()
    drawing = drawing_of(Scene(digit=1234))
    assert drawing.digit is not None
    np.testing.assert_array_equal(drawing.digit, test.images[1234])
    assert with_drawing(Scene(), drawing, None).digit == 1234


def test_what_a_scene_names_and_is_missing_is_said_and_the_rest_is_there(tmp_path: Path) -> None:
    for name in ("gone.safetensors", "gone", "//host/share/x.safetensors"):
        path = written(tmp_path, {"version": 1, "model": name, "digit": 3})
        opened = open_scene(path)
        assert opened.model is None
        assert opened.drawing.digit is not None
        (fault,) = opened.faults
        assert "gone" in str(fault) or "another machine" in str(fault)
