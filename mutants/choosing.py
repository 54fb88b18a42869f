"""Which tests are to notice a change: those that run the changed line, the quickest first.

Asked once for each part (`Choice.measured`), kept in `var/mutants` until code or tests change.
A line inside a function is run by the tests that were seen on its statement. What is read once,
when a module is loaded, shows in no single test: there it is all tests that run anything in that
file, and where none does, all tests of the part.
"""

import ast
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cosmic_ray.work_item import MutationSpec
from coverage import CoverageData

from mutants import recording
from mutants.parts import Part


@dataclass(frozen=True)
class Choice:
    """`seconds` of each test that is green when nothing is changed; `red` are the others."""

    copy: Path
    seconds: dict[str, float]
    red: tuple[str, ...]
    lines: CoverageData

    @classmethod
    def measured(cls, name: str, part: Part, copy: Path, home: Path) -> "Choice":
        state = _state(part, copy)
        lines, told = home / f"{name}-{state}.lines", home / f"{name}-{state}.json"
        if not told.exists():
            for old in home.glob(f"{name}-*"):
                old.unlink()
            _measure(part, copy, lines, told)
        data = CoverageData(str(lines))
        data.read()
        found = json.loads(told.read_text())
        green = {one: took for one, took in found["seconds"].items() if one not in found["red"]}
        return cls(copy, green, tuple(found["red"]), data)

    def tests(self, change: MutationSpec) -> list[str]:
        """Node ids, the quickest first. Never empty: in doubt all tests of the part."""
        file = self.copy / change.module_path
        by_line = self.lines.contexts_by_lineno(str(file))
        spot = _spot(file, change.start_pos[0])
        wanted = spot if spot else range(1, max(by_line, default=0) + 1)
        found = {test for line in wanted for test in by_line.get(line, ())} & self.seconds.keys()
        return sorted(found or self.seconds, key=lambda one: (self.seconds[one], one))


def _state(part: Part, copy: Path) -> str:
    """Changes whenever a measured figure might: with the code, the tests and which are asked."""
    digest = hashlib.sha256(repr(part).encode())
    for folder in ("src", "tests"):
        for path in sorted((copy / folder).rglob("*.py")):
            digest.update(str(path.relative_to(copy)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _measure(part: Part, copy: Path, lines: Path, told: Path) -> None:
    """Run the part's tests once, in the copy, with nothing changed."""
    followed = os.pathsep.join(str(copy / one) for one in part.files())
    told_where = {
        recording.LINES: str(lines),
        recording.SECONDS: str(told),
        recording.FOLLOWED: followed,
        "PYTHONPATH": str(copy / "src"),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]
    command += ["-p", "mutants.recording", "-m", "not browser", *part.tests]
    subprocess.run(command, cwd=copy, env=os.environ | told_where, check=False)


@cache
def _statements(file: Path) -> tuple[tuple[range, bool], ...]:
    """The lines of each statement (of a compound one its head), and whether a test runs it."""
    return tuple(_below(ast.parse(file.read_text()), in_function=False))


def _below(node: ast.AST, *, in_function: bool) -> Iterator[tuple[range, bool]]:
    for child in ast.iter_child_nodes(node):
        inside = in_function
        if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield _head(child), in_function
            inside |= isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _below(child, in_function=inside)


def _head(node: ast.stmt | ast.ExceptHandler | ast.match_case) -> range:
    first = node.pattern.lineno if isinstance(node, ast.match_case) else node.lineno
    decorators = getattr(node, "decorator_list", ())
    first = min([first, *(one.lineno for one in decorators)])
    body = getattr(node, "body", None)
    if body:
        return range(first, max(first + 1, body[0].lineno))
    return range(first, (node.end_lineno or first) + 1)  # type: ignore[union-attr]


def _spot(file: Path, line: int) -> range | None:
    """The lines of the statement at this line; none if it is run once for all tests."""
    around = [(lines, ran) for lines, ran in _statements(file) if line in lines]
    lines, ran_in_tests = min(around, key=lambda one: len(one[0]), default=(range(0), False))
    return lines if ran_in_tests else None
