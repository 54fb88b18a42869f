"""What everybody asks all the time, asked of the database once in a moment."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
clock = time.monotonic


class Briefly(Generic[Answer]):
    """Remembers for `seconds()` what `ask(key)` answered, in this process.

    The moment counts from before the question, so that no answer is older than it says. That there
    is none (None) is not remembered: strangers who ask for what is not there fill nothing.
    """

    def __init__(
        self, ask: Callable[[str], Answer | None], seconds: Callable[[], float], most: int = 1000
    ) -> None:
        self._ask, self._seconds, self._most = ask, seconds, most
        self._known: dict[str, tuple[float, Answer]] = {}

    def __call__(self, key: str) -> Answer | None:
        now = clock()
        known = self._known.get(key)
        if known is not None and now - known[0] < self._seconds():
            return known[1]
        answer = self._ask(key)
        if answer is None:
            self._known.pop(key, None)
        else:
            if len(self._known) >= self._most:
                self._known.clear()
            self._known[key] = now, answer
        return answer

    def forget(self) -> None:
        self._known.clear()

    def __len__(self) -> int:
        return len(self._known)
