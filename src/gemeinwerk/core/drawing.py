"""Small pieces of pages that come again and again: a list has fifty bars and ten of them differ."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

MOST = 2_000
drawn_once = lru_cache(MOST, typed=True)
"""Of a function that makes HTML from nothing but its plain arguments, the language among them where
there are words in it. Typed: what is marked as safe is never taken for what is not. That holds for
the arguments themselves and not for what is inside of them: lists of things go `flat`."""


class Shelf:
    """What is drawn from something that cannot be kept, a form say, under the plain parts that it
    is drawn from. What was asked for longest ago gives way."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._drawn: OrderedDict[tuple[Any, ...], SafeString] = OrderedDict()

    def drawn(self, make: Callable[[], SafeString], *parts: Any) -> SafeString:
        """What `make()` gives, made once for these parts and their types."""
        key = (*parts, *map(type, parts))
        with self._lock:
            if found := self._drawn.get(key):
                self._drawn.move_to_end(key)
                return found
        found = make()
        with self._lock:
            self._drawn[key] = found
            if len(self._drawn) > self._most:
                self._drawn.popitem(last=False)
        return found

    def __len__(self) -> int:
        return len(self._drawn)


def component(name: str, **values: Any) -> SafeString:
    """A template of `core/components`, from values alone."""
    return mark_safe(render_to_string(f"core/components/{name}.html", values))


def flat(things: Iterable[Any], *names: str) -> Iterator[Any]:
    """The named values of things, one after the other."""
    return (getattr(thing, name) for thing in things for name in names)


def unflat(values: Sequence[Any], *names: str) -> list[dict[str, Any]]:
    """The things again, as a template reads them."""
    size = len(names)
    return [
        dict(zip(names, values[start : start + size], strict=True))
        for start in range(0, len(values), size)
    ]
