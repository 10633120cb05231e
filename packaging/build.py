"""`python packaging/build.py`: the program as a folder to unpack, without Python and torch.

It needs an environment with the extra `bundle`, which brings PyInstaller. PyInstaller, because it
takes Qt and numpy as they are, knows their plugins, and makes a folder of plain files on Linux,
macOS and Windows; to compile the code first, as Nuitka does, would gain nothing here, and a program
in one file unpacks itself at every start. What is built is tried, measured and packed into dist/;
on Debian and Ubuntu a .deb is made as well.
"""

import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from debian import ICON_SIDE, build_deb  # noqa: E402  # beside this file

import lenet  # noqa: E402
from app.shell.system_libraries import PACKAGES, WAYLAND_PACKAGES  # noqa: E402

NAME: Final = "lenet5-lab"
SPEC: Final = ROOT / "packaging" / f"{NAME}.spec"
DIST: Final = ROOT / "dist"
ICON: Final = ROOT / "build" / f"{NAME}.png"
MOST_UNPACKED: Final = 180  # megabytes
MOST_PACKED: Final = 75
_C_LIBRARY: Final = re.compile(r"(libc|libm|libdl|libpthread|librt|libutil|ld-linux[\w-]*)\.so")
_LICENCE: Final = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_NEEDED: Final = re.compile(r"NEEDED\s+(\S+)")


def main() -> int:
    """Build, try and pack the bundle; return the exit status."""
    paint_icon()
    pyinstaller = ("--noconfirm", "--log-level", "WARN")
    places = ("--distpath", DIST, "--workpath", ROOT / "build" / "pyinstaller")
    run(sys.executable, "-m", "PyInstaller", *pyinstaller, *places, SPEC)
    folder = DIST / NAME
    if sys.platform == "darwin":
        folder = DIST / "LeNet-5 Lab.app"
    else:
        add_licences(folder)
    if sys.platform.startswith("linux"):
        strip(folder)
        check_libraries(folder)
    if sys.platform != "darwin":  # there a later file would break the signature
        write_record(folder)
    try_programs(folder)
    packed = pack(folder)
    say_size("unpacked", size(folder), MOST_UNPACKED)
    say_size(packed.name, packed.stat().st_size, MOST_PACKED)
    if sys.platform.startswith("linux") and shutil.which("dpkg-deb"):
        deb = build_deb(folder, ICON, DIST, lenet.__version__, sorted(set(PACKAGES.values())))
        say_size(deb.name, deb.stat().st_size, MOST_PACKED)
    return 0


def run(*command: str | Path) -> None:
    """Run a program in the checkout; raise CalledProcessError when it fails."""
    subprocess.run(command, check=True, cwd=ROOT)


def paint_icon() -> None:
    """Write the program's icon, which is painted by code, as a PNG."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from app.style.icons import program_icon

    application = QGuiApplication([NAME])
    ICON.parent.mkdir(exist_ok=True)
    program_icon().pixmap(ICON_SIDE).save(str(ICON))
    application.shutdown()


def add_licences(folder: Path) -> None:
    """Put this program's licence and those of what is packed with it into the folder."""
    licences = folder / "licences"
    licences.mkdir()
    shutil.copy(ROOT / "LICENSE", licences / f"{NAME}.txt")
    for name in packed_distributions():
        found = importlib.metadata.distribution(name)
        texts = [file for file in found.files or () if _LICENCE.match(file.name)]
        for file in texts:
            shutil.copy(str(file.locate()), licences / f"{name}-{file.name}")
        if not texts:  # Qt's says which, and has no text
            said = found.metadata.json
            kind = said.get("license_expression") or said.get("license")
            text = f"{name} {found.version} is under {kind}; its source is on PyPI.\n"
            (licences / f"{name}.txt").write_text(text, encoding="utf-8")


def packed_distributions() -> list[str]:
    """Return the names of what the program needs, and of what that needs in turn."""
    wanted, found = [NAME], list[str]()
    while wanted:
        for requirement in importlib.metadata.requires(wanted.pop()) or ():
            name = re.split(r"[^\w.-]", requirement)[0]
            if "extra ==" not in requirement and name not in found:
                wanted.append(name)
                found.append(name)
    return found


def strip(folder: Path) -> None:
    """Take the symbols out of libraries that have many; numpy's OpenBLAS would not load again."""
    internal = folder / "_internal"
    own = ("lib*.so*", "python*/lib-dynload/*.so")
    for pattern in (*own, "PIL/*.so", "numpy/**/*.so", "safetensors/*.so"):
        run("strip", *(path for path in internal.glob(pattern) if not path.is_symlink()))


def check_libraries(folder: Path) -> None:
    """End the program unless every library is in the folder, or its package is known."""
    there = {path.name for path in folder.rglob("*.so*")}
    unknown = {
        f"{library} of {path.name}"
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
        for library in needed(path)
        if library not in there | PACKAGES.keys() | WAYLAND_PACKAGES.keys()
        and not _C_LIBRARY.match(library)
    }
    if unknown:
        sys.exit(f"app/shell/system_libraries.py names no package for {sorted(unknown)}.")


def needed(path: Path) -> list[str]:
    """Return the libraries that a program or library is linked to; none for another file."""
    with path.open("rb") as file:
        if file.read(4) != b"\x7fELF":
            return []
    listed = subprocess.run(["objdump", "-p", path], check=True, capture_output=True, text=True)
    return _NEEDED.findall(listed.stdout)


def write_record(folder: Path) -> None:
    """Write the list of all files with their sizes, as pip does, for `--selftest`."""
    internal = folder / "_internal"
    record = internal / f"{NAME.replace('-', '_')}-{lenet.__version__}.dist-info"
    record.mkdir()
    text = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {lenet.__version__}\n"
    (record / "METADATA").write_text(text, encoding="utf-8")
    lines = [
        f'"{Path(os.path.relpath(path, internal)).as_posix()}",,{path.stat().st_size}\n'
        for path in files(folder)
    ]
    (record / "RECORD").write_text("".join(lines), encoding="utf-8")


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, links left out, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path


def size(folder: Path) -> int:
    """Return the bytes of the files of a folder."""
    return sum(path.stat().st_size for path in files(folder))


def try_programs(folder: Path) -> None:
    """Run both programs. Raises CalledProcessError when one says that it is not whole."""
    inside = folder / "Contents" / "MacOS" if sys.platform == "darwin" else folder
    ending = ".exe" if sys.platform == "win32" else ""
    run(inside / f"lenet{ending}", "--version")
    run(inside / f"{NAME}{ending}", "--selftest")


def pack(folder: Path) -> Path:
    """Pack the folder as its system does it; return the archive."""
    machine = f"{sys.platform}-{platform.machine().lower()}"
    target = DIST / f"{NAME}-{lenet.__version__}-{machine}"
    if sys.platform == "darwin":
        archive = target.with_name(f"{target.name}.zip")
        run("ditto", "-c", "-k", "--keepParent", folder, archive)
        return archive
    if sys.platform == "win32":
        return Path(shutil.make_archive(str(target), "zip", DIST, folder.name))
    archive = target.with_name(f"{target.name}.tar.xz")
    with tarfile.open(archive, "w:xz") as tar:
        tar.add(folder, folder.name, filter=_as_root)
    return archive


def _as_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def say_size(what: str, count: int, most: int) -> None:
    """Print a size; end the program where it is more than was promised."""
    print(f"{what}: {count / 1e6:.1f} MB (at most {most})")
    if count > most * 1e6:
        sys.exit(f"{what} is too large.")


if __name__ == "__main__":
    sys.exit(main())
