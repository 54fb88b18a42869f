"""What else a message in the mailbox may be than a mail that came back: areas above say so.

register(replying.take_in)        # in an area's `notices.py`
"""

from collections.abc import Callable

Reader = Callable[[bytes], int]
"""Takes a message; how many things it took from it, 0 where it is none of its own."""
_READERS: list[Reader] = []


def register(reader: Reader) -> None:
    if reader not in _READERS:
        _READERS.append(reader)


def take(raw: bytes) -> int:
    """By the first that knows it as its own."""
    return next((count for reader in _READERS if (count := reader(raw))), 0)
