"""A .deb of the bundle: the folder under /usr/lib, two commands, and an entry in the menu."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

NAME: Final = "lenet5-lab"
ICON_SIDE: Final = 256  # pixels
_HERE: Final = Path(__file__).resolve().parent
_CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: {machine}
Maintainer: LeNet-5 Lab contributors <lenet5-lab@localhost>
Installed-Size: {kilobytes}
Depends: libc6 (>= {c_library}), {libraries}
Recommends: fonts-dejavu-core | fonts-noto-core, fonts-noto-cjk
Section: education
Priority: optional
Description: draw a digit and watch the LeNet-5 of 1998 read it
 The real LeNet-5 of 1998, layer by layer: every map of every layer while the
 pen moves, any number taken apart into its sum, training to watch, and the
 lecture that explains it. MNIST and trained models come along; it never goes
 online.
"""


def build_deb(
    bundle: Path, icon: Path, target: Path, version: str, packages: Sequence[str]
) -> Path:
    """Make a .deb of a bundle in a folder; return it. It depends on the packages named."""
    machine = _said("dpkg", "--print-architecture")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        share = root / "usr" / "share"
        shutil.copytree(bundle, root / "usr" / "lib" / NAME, symlinks=True)
        commands = root / "usr" / "bin"
        commands.mkdir()
        for command in (NAME, "lenet"):
            (commands / command).symlink_to(Path("..") / "lib" / NAME / command)
        _copy(_HERE / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
        icons = share / "icons" / "hicolor" / f"{ICON_SIDE}x{ICON_SIDE}"
        _copy(icon, icons / "apps" / f"{NAME}.png")
        _copy(_HERE.parent / "LICENSE", share / "doc" / NAME / "copyright")
        metainfo = (_HERE / "lenet5-lab.metainfo.xml").read_text(encoding="utf-8")
        metainfo = metainfo.replace("@VERSION@", version)
        metainfo = metainfo.replace("@DATE@", f"{datetime.now(UTC):%Y-%m-%d}")
        (share / "metainfo").mkdir()
        (share / "metainfo" / "org.lenet5lab.LeNet5Lab.metainfo.xml").write_text(metainfo, "utf-8")
        control = root / "DEBIAN" / "control"
        control.parent.mkdir()
        control.write_text(
            _CONTROL.format(
                name=NAME,
                version=version,
                machine=machine,
                kilobytes=_kilobytes(root),
                c_library=_said("getconf", "GNU_LIBC_VERSION").split()[-1],
                libraries=", ".join(packages),
            ),
            encoding="utf-8",
        )
        deb = target / f"{NAME}_{version}_{machine}.deb"
        options = ("-Zxz", "--root-owner-group", "--build")
        subprocess.run(["dpkg-deb", *options, root, deb], check=True, stdout=subprocess.DEVNULL)
    return deb


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True)
    shutil.copy(file, target)


def _kilobytes(folder: Path) -> int:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in paths) // 1024


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
