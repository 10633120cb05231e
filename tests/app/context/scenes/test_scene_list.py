"""Scenes in an order: of a folder, of a list, of files; and the list itself."""

import json
from pathlib import Path

import pytest

from app.context.scenes.scene import Scene, write_scene
from app.context.scenes.scene_list import names_scenes, read_list, scenes_at, write_list
from lenet.errors import InputError


def scenes_in(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{name}.scene.json" for name in names]
    for path in paths:
        write_scene(path, Scene())
    return paths


def test_the_names_in_a_folder_decide_the_order_numbers_as_numbers(tmp_path: Path) -> None:
    ten, two, b, one = scenes_in(tmp_path, "10 end", "2 codes", "b", "1 start")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert scenes_at([tmp_path]) == (one, two, ten, b)


def test_a_list_keeps_its_own_order_and_moves_with_its_folder(tmp_path: Path) -> None:
    a, b = scenes_in(tmp_path / "old", "a", "b")
    write_list(tmp_path / "old" / "x.scenes.json", [b, a])
    (tmp_path / "old").rename(tmp_path / "new")
    new = tmp_path / "new"
    assert scenes_at([new / "x.scenes.json"]) == (new / b.name, new / a.name)


def test_files_lists_and_folders_come_in_the_order_they_are_given(tmp_path: Path) -> None:
    (a,) = scenes_in(tmp_path / "1", "a")
    (b,) = scenes_in(tmp_path / "2", "b")
    write_list(tmp_path / "x.scenes.json", [b])
    assert scenes_at([tmp_path / "x.scenes.json", a, tmp_path / "2"]) == (b, a, b)
    assert names_scenes(tmp_path / "x.scenes.json")
    assert names_scenes(a)
    assert not names_scenes(tmp_path / "x.json")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is no list of scenes"),
        ('{"version": 1}', "gives no scenes"),
        ('{"version": 1, "scenes": []}', "scenes"),
        ('{"version": 2, "scenes": ["a.scene.json"]}', "version is 2"),
        ('{"version": 1, "scenes": ["a.txt"]}', "names a.txt"),
        ('{"version": 1, "scenes": ["//h/s/a.scene.json"]}', "no file of a scene"),
        ('{"version": 1, "scenes": [1]}', r"scenes\[0\] must be text"),
        (json.dumps({"version": 1, "scenes": ["a.scene.json"] * 501}), "scenes"),
    ],
)
def test_a_damaged_list_is_refused_in_one_sentence(
    tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "x.scenes.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words) as caught:
        read_list(path)
    assert "x.scenes.json" in str(caught.value)


def test_a_folder_without_scenes_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no scene"):
        scenes_at([tmp_path])
