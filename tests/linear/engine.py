"""Counts the steps a backtracking matcher takes over a text, as Python's own `re` would take them.

`re` cannot be asked how hard it worked. So the parsed pattern is walked here as `re` walks it:
alternatives from left to right, repeats as far as they go and then back step by step. The answer
itself still comes from `re`; this only counts, and says where its own match ends so that a test can
compare the two.
"""

import re
import sys
from collections.abc import Callable, Iterable
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as c
from typing import Any

Go = Callable[[int], int]
Node = Callable[[int, Go], int]
NO = -1
_ONE = {c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY, c.CATEGORY}
_GREEDY = {c.MAX_REPEAT, c.POSSESSIVE_REPEAT}


class TooMuch(BaseException):
    """More steps than the text is worth."""


class Count:
    """Steps so far; more than `limit` raise `TooMuch`."""

    __slots__ = ("limit", "steps")

    def __init__(self) -> None:
        self.steps = 0
        self.limit = sys.maxsize

    def add(self, steps: int) -> None:
        self.steps += steps
        if self.steps > self.limit:
            raise TooMuch


class Walk:
    """One pattern, ready to be walked."""

    def __init__(self, pattern: "re.Pattern[str]", count: Count) -> None:
        tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        self.flags = tree.state.flags
        self.count = count
        self.bounded = tree.getwidth()[1] < 200
        self.width = tree.getwidth()[1]
        self.text = ""
        self.groups: dict[int, tuple[int, int]] = {}
        self.node = self._sequence(list(tree))
        self.first = self._first(list(tree))

    def match(self, text: str, start: int) -> int:
        """Where the match that begins at `start` ends; -1 for none."""
        self.text, self.groups = text, {}
        return self.node(start, lambda end: end)

    def starts(self, text: str, start: int, stop: int) -> Iterable[int]:
        """Where a match could begin: `re` too looks for the first sign before anything else."""
        if self.first is None:
            return range(start, stop)
        return (found.start() for found in self.first.finditer(text, start, stop))

    def _first(self, items: list[Any]) -> "re.Pattern[str] | None":
        """The signs a match can begin with, where every one begins with a sign."""
        found = _beginnings(items)
        if found is None:
            return None
        state = _parser.State()
        state.flags = self.flags
        branches = [_parser.SubPattern(state, [one]) for one in found]
        return self._compiled([(c.BRANCH, (None, branches))])

    # --- what a pattern is made of --------------------------------------------------------------

    def _sequence(self, items: list[Any], flags: int | None = None) -> Node:
        nodes: list[Node] = []
        place = 0
        while place < len(items):
            stop = place
            while stop < len(items) and items[stop][0] in {*_ONE, c.AT}:
                stop += 1
            if stop > place:
                nodes.append(self._plain(items[place:stop]))
                place = stop
            else:
                nodes.append(self._item(*items[place]))
                place += 1
        return _chained(nodes)

    def _plain(self, items: list[Any]) -> Node:
        """Signs one after the other, and places between them: no choice in it."""
        fitting = self._compiled(items).match
        steps = len(items)

        def go(start: int, then: Go) -> int:
            self.count.add(1)
            found = fitting(self.text, start)
            if found is None:
                return NO
            self.count.add(steps)
            return then(found.end())

        return go

    def _compiled(self, items: list[Any]) -> "re.Pattern[str]":
        state = _parser.State()
        state.flags = self.flags
        compiled: re.Pattern[str] = _compiler.compile(_parser.SubPattern(state, items), self.flags)
        return compiled

    def _item(self, kind: Any, value: Any) -> Node:
        if kind is c.SUBPATTERN:
            return self._group(*value)
        if kind is c.BRANCH:
            return self._branch([self._sequence(list(one)) for one in value[1]])
        if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            return self._repeat(kind, *value)
        if kind in (c.ASSERT, c.ASSERT_NOT):
            return self._look(kind is c.ASSERT, *value)
        if kind is c.ATOMIC_GROUP:
            return self._atomic(self._sequence(list(value)))
        if kind is c.GROUPREF:
            return self._again(value)
        raise NotImplementedError(kind)

    def _group(self, number: int | None, add: int, remove: int, items: Any) -> Node:
        before = self.flags
        self.flags = (before | add) & ~remove
        inner = self._sequence(list(items))
        self.flags = before
        if number is None:
            return inner

        def go(start: int, then: Go) -> int:
            def ended(end: int) -> int:
                known = self.groups.get(number)
                self.groups[number] = (start, end)
                found = then(end)
                if found == NO and known is not None:
                    self.groups[number] = known
                return found

            return inner(start, ended)

        return go

    def _branch(self, branches: list[Node]) -> Node:
        def go(start: int, then: Go) -> int:
            for branch in branches:
                found = branch(start, then)
                if found != NO:
                    return found
            return NO

        return go

    def _repeat(self, kind: Any, least: int, most: Any, items: Any) -> Node:
        most = sys.maxsize if most is c.MAXREPEAT else int(most)
        inner = list(items)
        while len(inner) == 1 and inner[0][0] is c.SUBPATTERN and not inner[0][1][1]:
            if inner[0][1][0] is not None:
                break
            inner = list(inner[0][1][3])
        if len(inner) == 1 and inner[0][0] in _ONE:
            return self._run(kind, least, most, inner)
        once = self._sequence(inner)
        if kind is c.POSSESSIVE_REPEAT:
            return self._atomic(self._many(once, least, most, greedy=True))
        return self._many(once, least, most, greedy=kind is c.MAX_REPEAT)

    def _run(self, kind: Any, least: int, most: int, items: list[Any]) -> Node:
        """Signs of one kind: as far as it goes, then back one by one (or the other way round)."""
        ceiling = c.MAXREPEAT if most == sys.maxsize else most
        state = _parser.State()
        state.flags = self.flags
        signs = _parser.SubPattern(state, items)
        longest = self._compiled([(c.MAX_REPEAT, (0, ceiling, signs))]).match

        def go(start: int, then: Go) -> int:
            end = longest(self.text, start).end()  # type: ignore[union-attr]
            self.count.add(1)
            if end - start < least:
                self.count.add(end - start)
                return NO
            if kind is c.MIN_REPEAT:
                for place in range(start + least, end + 1):
                    self.count.add(1)
                    if (found := then(place)) != NO:
                        return found
                return NO
            self.count.add(end - start)
            last = end if kind is c.POSSESSIVE_REPEAT else start + least
            for place in range(end, last - 1, -1):
                self.count.add(1)
                if (found := then(place)) != NO:
                    return found
            return NO

        return go

    def _many(self, once: Node, least: int, most: int, *, greedy: bool) -> Node:
        def at(start: int, done: int, since: int, then: Go) -> int:
            self.count.add(1)

            def more() -> int:
                if done >= most or (done >= least and start == since):
                    return NO
                return once(start, lambda end: at(end, done + 1, start, then))

            if done < least:
                return more()
            if greedy:
                found = more()
                return then(start) if found == NO else found
            found = then(start)
            return more() if found == NO else found

        return lambda start, then: at(start, 0, NO, then)

    def _look(self, wanted: bool, direction: int, items: Any) -> Node:
        width = _parser.SubPattern(_parser.State(), list(items)).getwidth()[0]
        inner = self._sequence(list(items))

        def go(start: int, then: Go) -> int:
            self.count.add(1)
            begin = start if direction > 0 else start - width
            there = begin >= 0 and inner(begin, lambda end: end) != NO
            return then(start) if there is wanted else NO

        return go

    def _atomic(self, inner: Node) -> Node:
        def go(start: int, then: Go) -> int:
            end = inner(start, lambda place: place)
            return NO if end == NO else then(end)

        return go

    def _again(self, number: int) -> Node:
        def go(start: int, then: Go) -> int:
            if number not in self.groups:
                return NO
            begin, end = self.groups[number]
            self.count.add(end - begin)
            same = self.text.startswith(self.text[begin:end], start)
            return then(start + end - begin) if same else NO

        return go


def _beginnings(items: list[Any]) -> list[Any] | None:
    for kind, value in items:
        if kind in (c.AT, c.ASSERT, c.ASSERT_NOT):
            continue
        if kind in _ONE:
            return [(kind, value)]
        if kind is c.SUBPATTERN and not value[1] and not value[2]:
            return _beginnings(list(value[3]))
        if kind is c.BRANCH:
            each = [_beginnings(list(one)) for one in value[1]]
            return None if None in each else [one for some in each for one in some or ()]
        if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT) and value[0]:
            return _beginnings(list(value[2]))
        return None
    return None


def _chained(nodes: list[Node]) -> Node:
    if not nodes:
        return lambda start, then: then(start)
    if len(nodes) == 1:
        return nodes[0]
    first, rest = nodes[0], _chained(nodes[1:])
    return lambda start, then: first(start, lambda end: rest(end, then))
