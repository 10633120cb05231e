"""The Debian package that `python packaging/build.py` built: installed, started, and removed.

It changes the system it runs on, so it runs as root in a container or on a machine for tests, with
`python -m pytest packaging/test_deb.py`; the project's test command does not.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from lenet import __version__
from tests.process import ROOT

TOOLS = ("dpkg", "apt-get", "Xvfb", "xwininfo", "xev", "desktop-file-validate", "appstreamcli")
SHARE = Path("/usr/share")


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[Path]:
    """The package while it is installed; afterwards nothing of it is left."""
    found = sorted((ROOT / "dist").glob(f"lenet5-lab_{__version__}_*.deb"))
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not found or missing or not hasattr(os, "geteuid") or os.geteuid():
        pytest.skip(f"needs root, a package in dist/, and {', '.join(missing) or 'no more tools'}")
    said("apt-get", "install", "-y", "-q", str(found[0]))
    placed = [Path(line) for line in said("dpkg", "-L", "lenet5-lab").splitlines()]
    yield found[0]
    said("apt-get", "purge", "-y", "-q", "lenet5-lab")
    left = [path for path in placed if "lenet5" in path.name.lower() and path.exists()]
    assert left == []
    assert shutil.which("lenet5-lab") is None


@pytest.fixture
def display() -> Iterator[str]:
    """The name of an X display without a screen."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


def said(*command: str, **changes: str) -> str:
    """What a command prints; raises CalledProcessError when it fails."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"} | changes
    return subprocess.run(
        command, check=True, env=environment, stdout=subprocess.PIPE, text=True, timeout=300
    ).stdout


def test_both_commands_are_found_and_whole() -> None:
    assert said("lenet", "--version") == f"lenet {__version__}\n"
    assert "is whole" in said("lenet5-lab", "--selftest")


def test_the_menu_entry_and_the_description_are_valid() -> None:
    entry = SHARE / "applications" / "lenet5-lab.desktop"
    assert said("desktop-file-validate", str(entry)) == ""
    (description,) = (SHARE / "metainfo").glob("*LeNet5Lab.metainfo.xml")
    assert "successful" in said("appstreamcli", "validate", "--no-net", str(description))
    assert (SHARE / "icons" / "hicolor" / "256x256" / "apps" / "lenet5-lab.png").exists()


def test_the_window_opens_on_a_display(display: str, tmp_path: Path) -> None:
    watched = ["timeout", "60", "xev", "-display", display, "-root", "-event", "substructure"]
    settings = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = os.environ | settings | {"DISPLAY": display}
    with subprocess.Popen(watched, stdout=subprocess.PIPE, text=True) as events:
        assert events.stdout is not None
        window = subprocess.Popen(["lenet5-lab"], env=environment)
        assert any(line.startswith("MapNotify") for line in events.stdout)
        names = said("xwininfo", "-root", "-tree", DISPLAY=display)
        window.terminate()
        events.terminate()
    assert "LeNet-5 Lab" in names
    assert window.wait(timeout=30) in (0, -signal.SIGTERM)
