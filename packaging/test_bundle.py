"""The bundle that `python packaging/build.py` built, in a folder with a space and Chinese.

`python -m pytest packaging/test_bundle.py` tries it; the project's test command does not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from lenet import __version__
from lenet.data.idx import bundled_mnist
from lenet.network.checkpoint import load_model
from tests.process import ROOT

BUILT = ROOT / "dist" / "lenet5-lab"
DRAWN_FIVE = ROOT / "docs" / "pictures" / "five.jsonl"
ENDING = ".exe" if sys.platform == "win32" else ""
FEW = """
name = "few"
passes = 1
digits = 600
measured = 100
initial_weights = "1/sqrt(fan-in)"

[sdlm]
curvature_patterns = 100
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """The bundle as a person unpacks it. Its files are links: one that is changed is made anew."""
    if not BUILT.is_dir():
        pytest.skip("first: python packaging/build.py")
    target = tmp_path / "ein Ort 目录" / "lenet5-lab"
    shutil.copytree(BUILT, target, symlinks=True, copy_function=os.link)
    return target


def run(bundle: Path, command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the bundle with no home, no display and none of Python's variables."""
    nowhere = str(bundle.parent / "file" / "home")
    (bundle.parent / "file").touch()
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    left_out = ("PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return subprocess.run(
        [bundle / f"{command}{ENDING}", *arguments],
        cwd=bundle.parent,
        env=kept | dict.fromkeys(names, nowhere),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("command", ["lenet5-lab", "lenet"])
def test_both_programs_say_the_version(bundle: Path, command: str) -> None:
    result = run(bundle, command, "--version")
    assert (result.stdout, result.stderr) == (f"{command} {__version__}\n", "")


def test_it_is_whole_and_its_window_trains(bundle: Path) -> None:
    result = run(bundle, "lenet5-lab", "--selftest")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"LeNet-5 Lab {__version__} is whole" in result.stdout
    assert "learned by numpy, as torch is not installed" in result.stdout


@pytest.mark.parametrize("tab", ["draw", "train", "errors", "lecture"])
def test_every_page_is_drawn_in_english_and_chinese(bundle: Path, tmp_path: Path, tab: str) -> None:
    pictures = []
    for language in ("en", "zh_CN"):
        out = tmp_path / f"{language} 图.png"
        result = run(
            bundle, "lenet5-lab", "--screenshot", out, "--language", language, "--tab", tab
        )
        assert (result.returncode, result.stderr) == (0, "")
        pictures.append(QImage(str(out)))
    assert [picture.width() for picture in pictures] == [1280, 1280]
    assert pictures[0] != pictures[1]


def test_it_trains_a_pass_that_the_checkout_evaluates(bundle: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "few.toml"
    recipe.write_text(FEW, encoding="utf-8")
    result = run(bundle, "lenet", "train", "--recipe", recipe, "--out", tmp_path / "run")
    assert (result.returncode, result.stderr) == (0, "")
    card = load_model(tmp_path / "run" / "model.safetensors").card
    assert card.test_count == len(bundled_mnist("test"))
    assert card.test_errors is not None
    assert card.test_errors < card.test_count // 2


def test_it_reads_a_drawing(bundle: Path) -> None:
    result = run(bundle, "lenet", "predict", DRAWN_FIVE)
    assert (result.returncode, result.stderr) == (0, "")
    assert ": 5" in result.stdout


@pytest.mark.parametrize("ending", ["png", "jpg", "gif", "webp", "bmp", "tiff"])
def test_it_opens_every_kind_of_picture(bundle: Path, tmp_path: Path, ending: str) -> None:
    digit = 255 - bundled_mnist("test").images[0]
    picture = tmp_path / f"sieben.{ending}"
    Image.fromarray(np.repeat(np.repeat(digit, 8, axis=0), 8, axis=1)).save(picture)
    result = run(bundle, "lenet", "predict", picture)
    assert (result.returncode, result.stderr) == (0, "")
    assert ": 7" in result.stdout


def test_a_recipe_that_needs_torch_says_that_no_bundle_has_it(bundle: Path, tmp_path: Path) -> None:
    result = run(bundle, "lenet", "train", "--recipe", "modern", "--out", tmp_path / "run")
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "needs torch, which no bundle has" in result.stderr


@pytest.mark.parametrize("missing", ["lenet/bundled/icons/pen.svg", "numpy.libs/libscipy*"])
def test_a_bundle_that_was_copied_in_part_says_so(bundle: Path, missing: str) -> None:
    for file in (bundle / "_internal").glob(missing):
        file.unlink()
    result = run(bundle, "lenet5-lab", "--selftest")
    assert result.returncode in (1, 2)
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("LeNet-5 Lab ")
    assert "unpack the bundle again" in result.stderr


def test_without_its_models_it_says_so(bundle: Path, tmp_path: Path) -> None:
    shutil.rmtree(bundle / "_internal" / "lenet" / "bundled" / "models")
    result = run(bundle, "lenet5-lab", "--screenshot", tmp_path / "out.png")
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "none of the models that come with the program: install it again" in result.stderr
