"""The single changes that a mutation run picks from: places in the syntax tree of a file.

Left alone are texts and messages, annotations, type-checking blocks and `__all__`.
"""

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tests.process import ROOT

_COMPARISONS: Final[dict[type[ast.cmpop], tuple[str, tuple[str, ...]]]] = {
    ast.Lt: ("<", ("<=", ">=")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<=")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
}
_OPERATORS: Final[dict[type[ast.operator], tuple[str, tuple[str, ...]]]] = {
    ast.Add: ("+", ("-",)),
    ast.Sub: ("-", ("+",)),
    ast.Mult: ("*", ("/",)),
    ast.Div: ("/", ("*",)),
    ast.FloorDiv: ("//", ("*",)),
    ast.Mod: ("%", ("*",)),
    ast.Pow: ("**", ("*",)),
}


@dataclass(frozen=True)
class Change:
    """A place in a file and what may stand there instead; offsets count the file's bytes."""

    file: str
    line: int
    start: int
    end: int
    before: str
    after: str


class Places:
    """All single changes of one file."""

    def __init__(self, file: str, source: bytes) -> None:
        self._file, self._source = file, source
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def below(self, node: ast.AST) -> Iterator[list[Change]]:
        """Yield the alternatives of each place at or below a node."""
        match node:
            case ast.Raise() | ast.JoinedStr() | ast.Assert():
                return  # messages
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                return
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                return
            case ast.Constant() | ast.Return():
                yield from self._values(node)
            case ast.expr() | ast.AugAssign():
                yield from self._operators(node)
            case _:
                pass
        for name, child in ast.iter_fields(node):
            if name not in ("annotation", "returns"):
                for below in child if isinstance(child, list) else [child]:
                    if isinstance(below, ast.AST):
                        yield from self.below(below)

    def _operators(self, node: ast.expr | ast.AugAssign) -> Iterator[list[Change]]:
        match node:
            case ast.Compare(left=left, ops=ops, comparators=right):
                for operator, (a, b) in zip(ops, pairwise([left, *right]), strict=True):
                    yield self._between(a, b, *_COMPARISONS[type(operator)])
            case ast.BinOp(left=a, op=op, right=b) | ast.AugAssign(target=a, op=op, value=b):
                if type(op) in _OPERATORS and not _is_text(a) and not _is_text(b):
                    yield self._between(a, b, *_OPERATORS[type(op)])
            case ast.BoolOp(op=both, values=values):
                names = ("and", "or") if isinstance(both, ast.And) else ("or", "and")
                for a, b in pairwise(values):
                    yield self._between(a, b, names[0], names[1:])
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield [self._change(self._at(node)[0], self._at(operand)[0], "")]
            case _:
                pass

    def _values(self, node: ast.Constant | ast.Return) -> Iterator[list[Change]]:
        match node:
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                others = {repr(number + 1), repr(number - 1), repr(number * 2)} - {repr(number)}
                yield [self._change(*self._at(node), f"({other})") for other in sorted(others)]
            case ast.Return(value=ast.Constant(value=bool() as truth) as value):
                yield [self._change(*self._at(value), repr(not truth))]
            case ast.Return(value=ast.Compare() | ast.BoolOp() as value):
                start, end = self._at(value)
                yield [self._change(start, end, f"not ({self._source[start:end].decode()})")]
            case _:
                pass

    def _at(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self._lines[node.lineno - 1] + node.col_offset,
            self._lines[node.end_lineno - 1] + node.end_col_offset,
        )

    def _between(
        self, a: ast.expr, b: ast.expr, before: str, others: tuple[str, ...]
    ) -> list[Change]:
        end_of_a, start_of_b = self._at(a)[1], self._at(b)[0]
        start = self._source.index(before.encode(), end_of_a, start_of_b)
        return [self._change(start, start + len(before), other) for other in others]

    def _change(self, start: int, end: int, after: str) -> Change:
        line = self._source.count(b"\n", 0, start) + 1
        return Change(self._file, line, start, end, self._source[start:end].decode(), after)


def _is_text(node: ast.expr) -> bool:
    """Whether an operand is no number, as far as its syntax tells."""
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    return is_text or isinstance(node, ast.JoinedStr | ast.List | ast.Tuple)


def choose(folder: str, count: int, rng: random.Random) -> list[Change]:
    """Return random changes of the files below a folder, each at a place of its own."""
    places: list[list[Change]] = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        source = path.read_bytes()
        file = path.relative_to(ROOT).as_posix()
        places += Places(file, source).below(ast.parse(source))
    return [rng.choice(alternatives) for alternatives in rng.sample(places, count)]
