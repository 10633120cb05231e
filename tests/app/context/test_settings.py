"""Settings: typed and bounded values, also when the file is damaged or cannot be written."""

import stat
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.context.settings import Settings


def test_values_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "Einstellungen é 设置.ini"
    first = Settings(file)
    first.keep("theme", "dark")
    first.keep("pen_width", 3.1)
    first.flush()
    again = Settings(file)
    assert again.text("theme", "system", choices=("system", "dark")) == "dark"
    assert again.number("pen_width", 2.4, low=1, high=4) == pytest.approx(3.1)


@pytest.mark.skipif(sys.platform == "win32", reason="there a file has no mode")
@pytest.mark.parametrize("is_there", [False, True])
def test_the_file_is_its_owners_alone(tmp_path: Path, is_there: bool) -> None:
    file = tmp_path / "new" / "s.ini"
    if is_there:
        file.parent.mkdir()
        file.write_text("[General]\ntheme=light\n", encoding="utf-8")
        file.chmod(0o644)
    settings = Settings(file)
    settings.keep("theme", "dark")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600  # before anything is written into it
    settings.flush()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert Settings(file).text("theme", "system") == "dark"


@pytest.mark.parametrize("wrong", ["thick", "99", "-1", "nan", ""])
def test_a_wrong_number_counts_as_not_set(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "s.ini"
    file.write_text(f"[General]\npen_width={wrong}\n", encoding="utf-8")
    assert Settings(file).number("pen_width", 2.4, low=1, high=4) == 2.4


def test_a_wrong_choice_counts_as_not_set(tmp_path: Path) -> None:
    file = tmp_path / "s.ini"
    file.write_text("[General]\ntheme=purple\n", encoding="utf-8")
    assert Settings(file).text("theme", "system", choices=("system", "dark")) == "system"


def test_a_file_of_noise_counts_as_empty(tmp_path: Path) -> None:
    file = tmp_path / "s.ini"
    file.write_bytes(bytes(range(256)) * 8)
    settings = Settings(file)
    assert settings.text("theme", "system") == "system"
    assert settings.state("geometry").isEmpty()


def test_a_file_that_cannot_be_written_is_announced_once(tmp_path: Path, qtbot: QtBot) -> None:
    blocker = tmp_path / "folder"
    blocker.write_text("a file where a folder is needed", encoding="utf-8")
    settings = Settings(blocker / "s.ini")
    failures: list[str] = []
    settings.write_failed.connect(failures.append)
    settings.keep("theme", "dark")
    settings.flush()
    settings.flush()
    assert len(failures) == 1
    assert "s.ini" in failures[0]


@pytest.mark.parametrize("bound", [1.0, 4.0])
def test_a_number_may_be_its_least_and_its_greatest(tmp_path: Path, bound: float) -> None:
    settings = Settings(tmp_path / "s.ini")
    settings.keep("pen_width", bound)
    assert settings.number("pen_width", 2.4, low=1, high=4) == bound
