"""Which instructions a town's Word template may hold, and what it names that there is not.

A template is filled by a language that can do more than fill: so whatever is to be filled is looked
through first, each time, by the environment itself. Names of places, loops over their lists and
conditions pass; calls, arithmetic and everything else do not. A loop goes through a list once, so
what is filled is as long as the report, however the template is made.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import ChainableUndefined, nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from gemeinwerk.progress_reports.exporting.places import SAMPLE

ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For,
    nodes.If, nodes.Not, nodes.And, nodes.Or, nodes.Const, nodes.Filter,
)  # fmt: skip
FILTERS = {"length", "upper", "lower"}
OF_A_LOOP = {"index": "1", "first": True, "last": True}
DEEPEST = 4
"""Loops in one another."""


class NotAllowed(TemplateError):
    """An instruction that fills nothing."""


class Unknown(str):
    """A place that there is not: nothing below it is looked for."""


class Templates(SandboxedEnvironment):
    """Compiles nothing it has not looked through. ``unknown``: places that there are not."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=ChainableUndefined)
        self.unknown: list[str] = []

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        found = super()._parse(source, name, filename)
        _Look(self.unknown).through(found, dict(SAMPLE), ())
        return found


class _Look:
    def __init__(self, unknown: list[str]) -> None:
        self.unknown = unknown

    def through(self, node: nodes.Node, known: Mapping[str, Any], loops: tuple[str, ...]) -> None:
        if not isinstance(node, ALLOWED):
            raise NotAllowed(type(node).__name__)
        if isinstance(node, nodes.For):
            self._loop(node, known, loops)
            return
        if isinstance(node, nodes.Name | nodes.Getattr):
            self._shape(node, known)
            return
        if isinstance(node, nodes.Filter) and (node.name not in FILTERS or node.args):
            raise NotAllowed(node.name)
        for child in node.iter_child_nodes():
            self.through(child, known, loops)

    def _loop(self, node: nodes.For, known: Mapping[str, Any], loops: tuple[str, ...]) -> None:
        if node.recursive or node.test or not isinstance(node.target, nodes.Name):
            raise NotAllowed("for")
        shape, path = self._shape(node.iter, known), _path(node.iter)
        if len(loops) == DEEPEST or (loops and "." not in path) or path in loops:
            raise NotAllowed(f"for {path}")
        if not isinstance(shape, list | Unknown):
            self._miss(path)
            shape = Unknown()
        element = shape if isinstance(shape, Unknown) else shape[0]
        inside = {**known, node.target.name: element, "loop": OF_A_LOOP}
        for child in (*node.body, *node.else_):
            self.through(child, inside, (*loops, path))

    def _shape(self, node: nodes.Node, known: Mapping[str, Any]) -> Any:
        """What stands at a place."""
        if isinstance(node, nodes.Name):
            if node.name not in known:
                return self._miss(node.name)
            return known[node.name]
        if not isinstance(node, nodes.Getattr):
            raise NotAllowed(type(node).__name__)
        whole = self._shape(node.node, known)
        if isinstance(whole, Unknown):
            return whole
        if not isinstance(whole, dict) or node.attr not in whole:
            return self._miss(_path(node))
        return whole[node.attr]

    def _miss(self, path: str) -> Unknown:
        if path not in self.unknown:
            self.unknown.append(path)
        return Unknown()


def _path(node: nodes.Node) -> str:
    return ".".join(_steps(node))


def _steps(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Getattr):
        yield from _steps(node.node)
        yield node.attr
    elif isinstance(node, nodes.Name):
        yield node.name
    else:
        raise NotAllowed(type(node).__name__)
