"""The wheel in an environment of its own, outside the checkout and without torch.

The environment borrows the packages of the one that runs the tests, so nothing is fetched.
"""

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.selftest import NotWholeError, check_files
from lenet import __version__
from lenet.training.torch_extra import REQUIREMENT
from tests.app.context.training.samples import write_digits
from tests.process import ROOT

DRAWN_FIVE = ROOT / "docs" / "pictures" / "five.jsonl"


@dataclass(frozen=True)
class Installation:
    """An environment with the wheel, and an empty folder from which its commands are run."""

    place: Path
    scripts: Path
    packages: Path

    def run(self, command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command with no home, from a folder that has nothing to do with it."""
        nowhere = str(self.place / "file" / "home")  # cannot be made, not even by root
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        left_out = ("PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "VIRTUAL_ENV")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        return subprocess.run(
            [self.scripts / command, *arguments],
            cwd=self.place,
            env=kept | dict.fromkeys(names, nowhere) | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    return built(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    place = tmp_path_factory.mktemp("ein Ort 目录")
    (place / "file").touch()
    environment = place / "env"
    python("-m", "venv", "--without-pip", environment)
    scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
    inside = "Lib" if sys.platform == "win32" else "lib/python{}.{}".format(*sys.version_info)
    packages = environment / inside / "site-packages"
    borrowed = Path(pytest.__file__).parents[1]
    (packages / "borrowed.pth").write_text(
        f"{borrowed}\nimport sys; sys.modules['torch'] = None\n", encoding="utf-8"
    )
    pip = ("-m", "pip", "--python", scripts / "python", "install", "--quiet")
    python(*pip, "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", wheel)
    return Installation(place, scripts, packages)


def python(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, *arguments], check=True, cwd=ROOT)


def built(source: Path, kind: str, folder: Path) -> Path:
    """The wheel or sdist of a source tree."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (file,) = folder.iterdir()
    return file


def content(folder: Path) -> dict[Path, tuple[int, int]]:
    """Every file of a folder, with its size and time."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def untouched(installation: Installation) -> Iterator[None]:
    """What is installed may be read-only: nothing in it is written."""
    before = content(installation.packages)
    yield
    assert content(installation.packages) == before


def test_a_source_distribution_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "sdist").mkdir()
    with tarfile.open(built(ROOT, "sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    again = built(tmp_path / f"lenet5_lab-{__version__}", "wheel", tmp_path / "again")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"app", "lenet", f"lenet5_lab-{__version__}.dist-info"}
    resources = [path for path in (ROOT / "resources").rglob("*") if path.is_file()]
    wanted = {
        f"lenet/bundled/{path.relative_to(ROOT / 'resources').as_posix()}" for path in resources
    }
    assert wanted == {name for name in names if name.startswith("lenet/bundled/")}


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("command", ["lenet5-lab", "lenet"])
def test_both_commands_say_the_version(installation: Installation, command: str) -> None:
    result = installation.run(command, "--version")
    assert (result.stdout, result.stderr) == (f"{command} {__version__}\n", "")


@pytest.mark.usefixtures("untouched")
def test_the_commands_read_digits_from_any_folder(
    installation: Installation, tmp_path: Path
) -> None:
    read = installation.run("lenet", "predict", DRAWN_FIVE)
    assert (read.returncode, read.stderr) == (0, "")
    assert ": 5" in read.stdout
    picture = tmp_path / "图.png"
    drawn = installation.run(
        "lenet5-lab", "--screenshot", picture, "--open", DRAWN_FIVE, "--language", "zh_CN"
    )
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert (QImage(str(picture)).width(), QImage(str(picture)).height()) == (1280, 720)


@pytest.mark.usefixtures("untouched")
def test_without_torch_an_installation_is_whole(installation: Installation) -> None:
    result = installation.run("lenet5-lab", "--selftest")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"LeNet-5 Lab {__version__} is whole" in result.stdout
    assert "100 digits were learned by numpy, as torch is not installed" in result.stdout
    assert "中文" in result.stdout


@pytest.mark.usefixtures("untouched")
def test_without_torch_paper_trains_and_pen_says_what_it_needs(
    installation: Installation, tmp_path: Path
) -> None:
    few = ("--passes", "1", "--data", write_digits(tmp_path / "digits"))
    trained = installation.run(
        "lenet", "train", "--recipe", "paper", "--out", tmp_path / "run", *few
    )
    assert (trained.returncode, trained.stderr) == (0, "")
    assert (tmp_path / "run" / "model.safetensors").exists()
    refused = installation.run("lenet", "train", "--recipe", "pen", "--out", tmp_path / "pen")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "The recipe pen learns in batches and needs torch" in refused.stderr
    assert f'python" -m pip install "{REQUIREMENT}" installs it' in refused.stderr


def test_a_file_that_is_missing_or_cut_off_is_named(installation: Installation) -> None:
    check_files(installation.packages)
    model = installation.packages / "lenet" / "bundled" / "models" / "modern.safetensors"
    whole = model.read_bytes()
    try:
        model.write_bytes(whole[:-1])
        with pytest.raises(NotWholeError, match=r"modern\.safetensors is not as it was delivered"):
            check_files(installation.packages)
        model.unlink()
        result = installation.run("lenet5-lab", "--selftest")
    finally:
        model.write_bytes(whole)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "modern.safetensors is missing. Install it again" in result.stderr


def test_without_any_model_one_sentence_says_so(installation: Installation, tmp_path: Path) -> None:
    models = installation.packages / "lenet" / "bundled" / "models"
    away = models.rename(models.with_name("away"))
    try:
        drawn = installation.run("lenet5-lab", "--screenshot", tmp_path / "out.png")
        read = installation.run("lenet", "predict", DRAWN_FIVE)
    finally:
        away.rename(models)
    for result in (drawn, read):
        assert result.returncode == 2
        assert result.stderr.count("\n") == 1
        assert (
            "has none of the models that come with the program: install it again" in result.stderr
        )


def test_two_versions_in_one_folder_are_named(installation: Installation) -> None:
    (own,) = installation.packages.glob("lenet5_lab-*.dist-info")
    other = installation.packages / "lenet5_lab-0.0.9.dist-info"
    other.mkdir()
    try:
        (other / "METADATA").write_text("Name: lenet5-lab\nVersion: 0.0.9\n")
        (other / "RECORD").write_text((own / "RECORD").read_text())
        result = installation.run("lenet5-lab", "--selftest")
    finally:
        for file in other.iterdir():
            file.unlink()
        other.rmdir()
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert f"0.0.9 and {__version__}" in result.stderr
