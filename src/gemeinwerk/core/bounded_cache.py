"""Answers kept in the memory of a process, bounded in bytes: strangers cannot fill the memory."""

import pickle
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

LEAST_OVERHEAD = 200
"""Bytes an entry costs beside its content: a million empty ones are not free."""


@dataclass(frozen=True)
class _Entry:
    content: bytes
    until: float | None
    size: int


class BoundedCache(BaseCache):
    """What was asked for longest ago gives way. OPTIONS["MAX_BYTES"] bounds keys and contents.

    LOCATION names the memory; what is larger than a quarter of it is not kept at all.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._most: int = params["OPTIONS"]["MAX_BYTES"]
        self._shelf: _Shelf = _shelf_named(location)

    def add(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        with self._shelf.lock:
            if self.has_key(key, version):
                return False
            self.set(key, value, timeout, version)
        return True

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = self._shelf.take(self.make_and_validate_key(key, version))
        return default if found is None else pickle.loads(found)  # noqa: S301 - our own

    def set(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        name = self.make_and_validate_key(key, version)
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        size = len(content) + len(name) + LEAST_OVERHEAD
        if size > self._most // 4:
            self._shelf.drop(name)
            return
        self._shelf.put(name, _Entry(content, self.get_backend_timeout(timeout), size), self._most)

    def touch(
        self,
        key: str,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        with self._shelf.lock:
            value = self.get(key, self, version)
            if value is self:
                return False
            self.set(key, value, timeout, version)
        return True

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._shelf.drop(self.make_and_validate_key(key, version))

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._shelf.take(self.make_and_validate_key(key, version)) is not None

    def clear(self) -> None:
        self._shelf.clear()

    @property
    def size(self) -> int:
        """Bytes in use."""
        return self._shelf.size

    def __len__(self) -> int:
        return len(self._shelf.entries)

    def __bool__(self) -> bool:
        return True


class _Shelf:
    """The memory behind a cache, shared by the threads of a process."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.entries: OrderedDict[str, _Entry] = OrderedDict()
        self.size = 0

    def take(self, name: str) -> bytes | None:
        with self.lock:
            found = self.entries.get(name)
            if found is None:
                return None
            if found.until is not None and found.until <= time.time():
                self.drop(name)
                return None
            self.entries.move_to_end(name)
            return found.content

    def put(self, name: str, entry: _Entry, most: int) -> None:
        with self.lock:
            self.drop(name)
            self.entries[name] = entry
            self.size += entry.size
            while self.size > most:
                _oldest, gone = self.entries.popitem(last=False)
                self.size -= gone.size

    def drop(self, name: str) -> bool:
        with self.lock:
            gone = self.entries.pop(name, None)
            self.size -= gone.size if gone else 0
        return gone is not None

    def clear(self) -> None:
        with self.lock:
            self.entries.clear()
            self.size = 0


_shelves: dict[str, _Shelf] = {}
_making: threading.Lock = threading.Lock()


def _shelf_named(location: str) -> _Shelf:
    """Django makes a cache for each thread; they share the shelf of their LOCATION."""
    with _making:
        return _shelves.setdefault(location, _Shelf())
