"""The program as a process: pictures, errors in one sentence, and what it must not import."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from tests.process import run, sentences


def test_the_window_process_never_imports_torch() -> None:
    code = """
import sys, main
from app.shell.platform import create_application
from app.start import build
application = create_application(offscreen=True)
window = build(main.parse(["--theme", "light"]))
window.show()
window.documents.show_example(7)
application.processEvents()
assert window.session.trace is not None
print("torch" in sys.modules)
"""
    result = run("-c", code)
    assert result.stderr == ""
    assert result.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("size", "width", "height"), [("1280x720", 1280, 720), ("1920x1080", 1920, 1080)]
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_screenshot_has_the_size_and_theme_asked_for(
    tmp_path: Path, size: str, width: int, height: int, theme: str
) -> None:
    out = tmp_path / "Bild 图.png"
    result = run("main.py", "--screenshot", out, "--size", size, "--theme", theme)
    assert (result.returncode, result.stderr) == (0, "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (width, height)
    corner = image.pixelColor(3, height // 2).lightness()
    assert corner > 200 if theme == "light" else corner < 60


def test_an_opened_picture_changes_the_screenshot(tmp_path: Path) -> None:
    picture = np.full((60, 60), 255, dtype=np.uint8)
    picture[10:50, 27:33] = 0
    Image.fromarray(picture).save(tmp_path / "one.png")
    blank, drawn = tmp_path / "blank.png", tmp_path / "drawn.png"
    run("main.py", "--screenshot", blank, "--theme", "light")
    result = run(
        "main.py", "--screenshot", drawn, "--theme", "light", "--open", tmp_path / "one.png"
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert QImage(str(blank)) != QImage(str(drawn))


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--open", "gone.png"), "gone.png"),
        (("--model", "gone.safetensors"), "gone.safetensors"),
        (("--model", "main.py"), "main.py"),
        (("--open", "main.py"), "main.py"),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_sentence(
    tmp_path: Path, arguments: tuple[str, str], named: str
) -> None:
    result = run("main.py", "--screenshot", tmp_path / "out.png", *arguments)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert named in result.stderr
    assert not (tmp_path / "out.png").exists()


def test_a_screenshot_that_cannot_be_written_gives_one_sentence(tmp_path: Path) -> None:
    result = run("main.py", "--screenshot", tmp_path / "no" / "folder.png")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "folder.png" in result.stderr


def test_a_page_of_the_lecture_is_rendered_by_its_number(tmp_path: Path) -> None:
    pictures = []
    for page in (1, 2):
        out = tmp_path / f"{page}.png"
        result = run("main.py", "--screenshot", out, "--tab", "lecture", "--page", str(page))
        assert (result.returncode, result.stderr) == (0, "")
        pictures.append(QImage(str(out)))
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--tab", "lecture", "--page", "999"), "pages 1 to "),
        (("--tab", "lecture", "--page", "0"), "pages 1 to "),
        (("--page", "3"), "needs --tab lecture"),
    ],
)
def test_a_page_that_is_not_there_is_refused_in_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run("main.py", "--screenshot", tmp_path / "out.png", *arguments)
    assert result.returncode == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out.png").exists()


def test_a_picture_of_the_errors_page_has_the_digits_read_wrong(tmp_path: Path) -> None:
    out = tmp_path / "errors.png"
    result = run("main.py", "--screenshot", out, "--theme", "light", "--tab", "errors")
    assert (result.returncode, result.stderr) == (0, "")
    image = QImage(str(out))
    right = [
        image.pixelColor(x, y)
        for x in range(image.width() // 2, image.width() - 40)
        for y in range(150, image.height() - 80, 3)
    ]
    dark = sum(colour.lightness() < 128 for colour in right)
    assert dark > 2_000  # the ink of the digits, which fill the right half


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere HOME is not asked")
def test_without_a_home_folder_the_window_works_and_says_that_settings_are_lost(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    home = str(tmp_path / "file" / "home")  # cannot be made, not even by root
    code = """
import main
from app.pages import PAGES
from app.shell.crash_handler import CrashHandler
from app.shell.platform import create_application
from app.start import build
handler = CrashHandler()
application = create_application(offscreen=True)
window = build(main.parse(["--language", "en"]))
print(window.statusBar().currentMessage())
window.show()
for page in PAGES:
    window.show_page(page)
    application.processEvents()
window.documents.show_example(7)
window.models.use_bundled()
print(window.session.trace.answer)
window.close()
"""
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    result = run("-c", code, **dict.fromkeys(folders, home))
    assert (result.returncode, sentences(result)) == (0, [])
    said, worked = result.stdout.splitlines()
    assert said.startswith("Your settings could not be saved: ")
    assert worked == "7"
