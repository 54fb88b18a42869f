"""The patterns of the modules under test, with their steps counted.

`install()` before these modules are imported: what they compile then counts.
"""

import functools
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from tests.linear.engine import NO, Count, TooMuch, Walk

COUNT = Count()
_OURS = "gemeinwerk."
_real = {name: getattr(re, name) for name in (
    "compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer",
)}  # fmt: skip
_known: dict[tuple[Any, int], "Pattern"] = {}


def _apart(method: Callable[..., Any]) -> Callable[..., Any]:
    """Without counting the lines of the counting itself."""

    @functools.wraps(method)
    def called(*arguments: Any) -> Any:
        before = sys.gettrace()
        sys.settrace(None)
        try:
            return method(*arguments)
        finally:
            sys.settrace(before)

    return called


class Pattern:
    """A compiled pattern as `re` has it; every use of it is counted."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.real: re.Pattern[str] = _real["compile"](source, flags)
        self.walk = Walk(self.real, COUNT)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    @_apart
    def match(self, text: str, *where: int) -> re.Match[str] | None:
        found = self.real.match(text, *where)
        self._tried(text[: where[1]] if len(where) > 1 else text, where[0] if where else 0, found)
        return found

    @_apart
    def fullmatch(self, text: str, *where: int) -> re.Match[str] | None:
        found = self.real.fullmatch(text, *where)
        if self.walk.bounded:
            COUNT.add(1)
        else:
            self.walk.text, self.walk.groups = text, {}
            end = self.walk.node(where[0] if where else 0, lambda at: at if at == len(text) else NO)
            assert (end != NO) is (found is not None), (self.real.pattern, text[:50])
        return found

    @_apart
    def search(self, text: str, *where: int) -> re.Match[str] | None:
        found = self.real.search(text, *where)
        self._went(text, where[0] if where else 0, found)
        return found

    @_apart
    def finditer(self, text: str, *where: int) -> Iterator[re.Match[str]]:
        """All at once: whoever stops early pays for what was not looked at."""
        at, all_found = where[0] if where else 0, list(self.real.finditer(text, *where))
        for found in all_found:
            at = self._went(text, at, found)
        self._went(text, at, None)
        return iter(all_found)

    @_apart
    def findall(self, text: str) -> list[Any]:
        self.finditer(text)
        return self.real.findall(text)

    @_apart
    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        self.finditer(text)
        return self.real.split(text, maxsplit)

    @_apart
    def sub(self, new: Any, text: str, count: int = 0) -> str:
        self.finditer(text)
        return self.real.sub(new, text, count)

    @_apart
    def subn(self, new: Any, text: str, count: int = 0) -> tuple[str, int]:
        self.finditer(text)
        return self.real.subn(new, text, count)

    def _tried(self, text: str, start: int, found: re.Match[str] | None) -> None:
        if self.walk.bounded:
            COUNT.add(1)
            return
        end = self.walk.match(text, start)
        assert end == (found.end() if found else NO), (self.real.pattern, text[:50], start, end)

    def _went(self, text: str, at: int, found: re.Match[str] | None) -> int:
        """A search looked from `at` as far as it found something, or to the end."""
        stop = found.start() if found else len(text) + 1
        if self.walk.bounded:
            COUNT.add(stop - at + 1)
        else:
            COUNT.add(stop - at)
            for start in self.walk.starts(text, at, stop):
                assert self.walk.match(text, start) == NO, (self.real.pattern, text[:50], start)
            if found:
                self._tried(text, stop, found)
        return max(found.end(), found.start() + (found.end() == at)) if found else stop


def install() -> None:
    """From here on modules of ours compile counting patterns; everybody else, real ones."""
    for name in _real:
        setattr(re, name, _counting(name))


def _counting(name: str) -> Callable[..., Any]:
    real = _real[name]

    def called(pattern: Any, *arguments: Any, **keywords: Any) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if not caller.startswith(_OURS) or isinstance(pattern, bytes):
            return real(pattern, *arguments, **keywords)
        if name == "compile":
            return _compiled(pattern, *arguments, **keywords)
        if isinstance(pattern, Pattern):
            return getattr(pattern, name)(*arguments)
        texts = 2 if name in {"sub", "subn"} else 1
        flags = keywords.get("flags", arguments[texts] if len(arguments) > texts else 0)
        return getattr(_compiled(pattern, flags), name)(*arguments[:texts])

    return called


def _compiled(source: Any, flags: int = 0) -> Any:
    if isinstance(source, Pattern | re.Pattern):
        return source
    key = (source, int(flags))
    if key not in _known:
        _known[key] = Pattern(source, flags)
    return _known[key]


def steps(work: Callable[[], Any], limit: int = sys.maxsize) -> int:
    """What `work` costs: lines of Python carried out, and steps in patterns. May raise TooMuch."""
    COUNT.steps, COUNT.limit = 0, limit
    before = sys.gettrace()
    sys.settrace(_frame)
    try:
        work()
    finally:
        sys.settrace(before)
    return COUNT.steps


def _frame(frame: Any, _event: str, _argument: Any) -> Any:
    return None if frame.f_globals.get("__name__", "").startswith("tests.linear") else _line


def _line(_frame: Any, event: str, _argument: Any, count: Count = COUNT) -> Any:
    """As `count.add(1)`: it is called millions of times."""
    if event == "line":
        count.steps += 1
        if count.steps > count.limit:
            raise TooMuch
    return _line
