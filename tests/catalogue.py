"""`python -m tests.catalogue`: bring the Chinese catalogue up to date with the code.

Texts that are new in the code are put into resources/translations/zh_CN.ts, unfinished, those
that have gone are dropped, and zh_CN.qm, which the program reads, is built from what is finished.
"""

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import PySide6

ROOT: Final = Path(__file__).parent.parent
SOURCE: Final = ROOT / "resources" / "translations" / "zh_CN.ts"
BUILT: Final = SOURCE.with_suffix(".qm")
_SENTENCES: Final = (
    "InputError",
    "Phrase",
    "RunFailed.because",
    "TeachingNote.because",
)  # in lenet and in app


@dataclass(frozen=True)
class Message:
    """One text of the catalogue."""

    context: str
    source: str
    translation: str
    finished: bool


def main() -> None:
    """Bring both files up to date, and list the texts without a translation."""
    update(SOURCE)
    release(SOURCE, BUILT)
    waiting = [message for message in read(SOURCE) if not message.finished]
    for message in waiting:
        print(f"{message.context}: {message.source}")
    print(f"{len(waiting)} texts wait for a translation.")


def update(catalogue: Path) -> None:
    """Bring a .ts file up to date with the code. It names no files and lines of the code."""
    with tempfile.TemporaryDirectory() as folder:
        sentences = Path(folder) / "sentences.py"
        calls = [f'translate("InputError", {_quoted(text)})' for text in sorted(lenet_sentences())]
        sentences.write_text("\n".join(calls) + "\n", encoding="utf-8")
        options = ["-silent", "-no-obsolete", "-sort-messages", "-locations", "none"]
        languages = ["-source-language", "en", "-target-language", "zh_CN"]
        _qt_tool("lupdate", *options, *languages, *window_files(), sentences, "-ts", catalogue)


def release(catalogue: Path, built: Path) -> None:
    """Build a .qm file from the finished texts of a .ts file."""
    _qt_tool("lrelease", "-silent", catalogue, "-qm", built)


def read(catalogue: Path) -> list[Message]:
    """Read all texts of a .ts file."""
    messages = []
    for context in ElementTree.parse(catalogue).getroot().iter("context"):
        for entry in context.iter("message"):
            translation = entry.find("translation")
            assert translation is not None
            messages.append(
                Message(
                    context.findtext("name", ""),
                    entry.findtext("source", ""),
                    translation.text or "",
                    finished="type" not in translation.attrib,
                )
            )
    return messages


def window_files() -> list[Path]:
    """Return the Python files that lupdate reads."""
    return [ROOT / "main.py", *sorted((ROOT / "app").rglob("*.py"))]


def lenet_sentences() -> set[str]:
    """Return the sentences of lenet, which lupdate does not find, as lenet knows no Qt."""
    return {
        call.args[0].value
        for path, call in sentence_calls()
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def sentence_calls() -> Iterator[tuple[Path, ast.Call]]:
    """Yield every call that makes an InputError, a phrase in it, or the failure of a run."""
    for path in [*window_files(), *sorted((ROOT / "lenet").rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in _SENTENCES and node.args:
                yield path, node


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _qt_tool(name: str, *arguments: str | Path) -> None:
    """Run one of PySide6's programs; its messages go to stderr."""
    program = Path(PySide6.__file__).parent / name
    subprocess.run([program, *arguments], check=True, stdout=sys.stderr, cwd=ROOT)


if __name__ == "__main__":
    main()
