"""The documents name files, folders and types that are there, and their links lead somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
DOCUMENTS: Final = sorted(
    path for pattern in ("*.md", "docs/**/*.md", "resources/**/*.md") for path in ROOT.glob(pattern)
)
# A changelog names what was there once.
NAMING: Final = [path for path in DOCUMENTS if path.name != "CHANGELOG.md"]
_CODE_BLOCK: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_QUOTED: Final = re.compile(r"`([^`\n]+)`")
_PATH: Final = re.compile(r"\.?[\w*-][\w.*-]*(/[\w.*-]+)*/?")
_FILE: Final = re.compile(r"[.\w-]+\.(md|py|toml|yaml|yml|json|ts|qm)")
_CLASS: Final = re.compile(r"[A-Z][a-z]+([A-Z0-9][a-z]*)*")
_TYPE: Final = re.compile(r"^(?:class (\w+)|([A-Z]\w*)(?:: \w+)? = )", re.MULTILINE)
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def quoted(document: Path) -> set[str]:
    """What stands between backquotes, code blocks left out."""
    return set(_QUOTED.findall(_CODE_BLOCK.sub("", document.read_text(encoding="utf-8"))))


def paths_named(document: Path) -> set[str]:
    """Quoted files and folders, but for those of a person's own environment."""
    found = {text for text in quoted(document) if _PATH.fullmatch(text)}
    named = {text for text in found if "/" in text or _FILE.fullmatch(text)}
    return {text for text in named if not text.startswith(".venv/")}


def is_there(path: str, document: Path) -> bool:
    """Whether a path, which may hold a star, leads somewhere from the root or the document."""
    return any(any(start.glob(path.rstrip("/"))) for start in (ROOT, document.parent))


def types() -> set[str]:
    """The names of all classes and type aliases of the program."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in ("app", "lenet")
        for path in (ROOT / package).rglob("*.py")
    )
    return {named or alias for named, alias in _TYPE.findall(code)}


def anchors(document: Path) -> set[str]:
    """The names by which a link reaches the headings of a document."""
    headings = _HEADING.findall(_CODE_BLOCK.sub("", document.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(document: Path) -> Iterator[str]:
    text = _CODE_BLOCK.sub("", document.read_text(encoding="utf-8"))
    for target, source in _LINK.findall(_QUOTED.sub("", text)):
        yield target or source


@pytest.mark.parametrize("document", NAMING, ids=name)
def test_files_and_folders_that_a_document_names_are_there(document: Path) -> None:
    assert {path for path in paths_named(document) if not is_there(path, document)} == set()


@pytest.mark.parametrize("document", NAMING, ids=name)
def test_types_that_a_document_names_are_there(document: Path) -> None:
    named = {text for text in quoted(document) if _CLASS.fullmatch(text)}
    assert named - types() == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_relative_links_lead_to_a_file_and_a_heading(document: Path) -> None:
    broken = []
    for link in links(document):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path) if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []
