"""Find the texts that the window's code shows, and those that miss a translation."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Calls that show every literal text among their arguments, or read it out.
_SHOWING: Final = {
    "QAction", "QCheckBox", "QGraphicsSimpleTextItem", "QGroupBox", "QLabel", "QMenu",
    "ExportFigure", "QPushButton", "QRadioButton", "QTreeWidgetItem", "addAction", "addItem",
    "addItems", "addMenu", "addRow", "addTab", "ask", "drawText", "information", "question",
    "setAccessibleDescription", "setAccessibleName", "setHeaderLabels", "setHtml",
    "setInformativeText", "setItemText", "setLabel", "setPlaceholderText", "setPlainText",
    "setPrefix", "setStatusTip", "setSuffix", "setTabText", "setTabToolTip", "setText",
    "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage", "showText",
    "warn", "warning",
}  # fmt: skip
_TRANSLATING: Final = {"tr", "translate"}
_NAMES: Final = {
    "AdamW",
    "CSV",
    "Esc",
    "Home",
    "TOML",
    "log",
    "IDX",
    "JPEG",
    "Lab",
    "LeNet",
    "MNIST",
    "Muon",
    "PCA",
    "PDF",
    "PNG",
    "RBF",
    "ONNX",
    "PyTorch",
    "ReLU",
    "SVG",
    "SVM",
    "SDLM",
    "Sigmoid",
    "UNIPEN",
    "numpy",
    "sigmoid",
    "softmax",
    "pen",
    "tanh",
}
_NO_WORDS: Final = re.compile(r"\.[a-z]\w+|\([A-Z][\w+.,]*\)$|.*\\\w.*")  # an ending, a key, LaTeX
_WORD: Final = re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True)
class Spot:
    """A text and its place in the code."""

    path: Path
    line: int
    text: str


def english_words(text: str) -> list[str]:
    """Return the English words of a text, without names, file endings, keys and formulas."""
    return [word for word in _WORD.findall(_NO_WORDS.sub("", text)) if word not in _NAMES]


def untranslated(path: Path) -> Iterator[Spot]:
    """Find texts that are shown without a call for a translation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call in _calls(tree):
        if _name(call.func) in _SHOWING:
            for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
                for text in _shown(argument):
                    if english_words(text):
                        yield Spot(path, argument.lineno, text)


def not_literal(path: Path) -> Iterator[Spot]:
    """Find calls for a translation that lupdate cannot read, and other names for translate."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith(
            "Application.translate"
        ):
            names = [ast.unparse(target) for target in node.targets]
            if names != ["translate"]:
                yield Spot(path, node.lineno, names[0])
    for call in _calls(tree):
        name = _name(call.func)
        if name in _TRANSLATING:
            texts = call.args[:1] if name == "tr" else call.args[:2]
            if [ast.unparse(text) for text in texts[:1]] == ["'InputError'"]:
                continue  # the sentences of lenet, which are gathered from their own calls
            words = isinstance(call.func, ast.Name) or _is_qt(call.func)
            if words and not all(_is_text(text) for text in texts):
                yield Spot(path, call.lineno, ast.unparse(call))


def translated(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the context and the text of every call for a translation."""
    yield from _in_class(ast.parse(path.read_text(encoding="utf-8")), "")


def _in_class(node: ast.AST, context: str) -> Iterator[tuple[str, str]]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call):
            texts = [a.value for a in child.args if isinstance(a, ast.Constant)]
            words = [text for text in texts if isinstance(text, str)]
            name = _name(child.func)
            if name == "tr" and words:
                yield context, words[0]
            if name == "translate" and len(words) > 1:
                yield words[0], words[1]
        yield from _in_class(child, inner)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_qt(function: ast.expr) -> bool:
    """Return whether a method is tr, or QCoreApplication's translate and not a painter's."""
    if not isinstance(function, ast.Attribute):
        return False
    return function.attr == "tr" or ast.unparse(function.value).endswith("Application")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _shown(node: ast.expr) -> Iterator[str]:
    """Yield the literal texts in an expression that do not go through tr."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _shown(part)
    elif isinstance(node, ast.BinOp):
        yield from _shown(node.left)
        yield from _shown(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _shown(node.body)
        yield from _shown(node.orelse)
    elif isinstance(node, ast.Tuple | ast.List):
        for element in node.elts:
            yield from _shown(element)
    elif isinstance(node, ast.Call) and _name(node.func) in ("format", "join"):
        assert isinstance(node.func, ast.Attribute)
        yield from _shown(node.func.value)
