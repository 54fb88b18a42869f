"""Work for a process of its own: each does what a hostile file could make a reader do."""

import os
import signal
import time
from collections.abc import Callable

from gemeinwerk.catalogue_files import UnreadableFile

Progress = Callable[[int], None]


def tell(word: str, on_progress: Progress) -> list[str]:
    on_progress(40)
    return [word, "done"]


def sleep(on_progress: Progress) -> list[str]:
    time.sleep(600)
    return []


def compute(on_progress: Progress) -> list[str]:
    while True:
        pass


def swallow_memory(on_progress: Progress) -> list[str]:
    return ["x" * 10_000_000 + str(n) for n in range(10_000)]


def go_deep(on_progress: Progress) -> list[str]:
    return go_deep(on_progress)


def be_killed(on_progress: Progress) -> list[str]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def crash(on_progress: Progress) -> list[str]:
    os.abort()


def refuse(on_progress: Progress) -> list[str]:
    raise UnreadableFile("So nicht.")


def fail(on_progress: Progress) -> list[str]:
    raise KeyError("nobody foresaw this")


def say_too_much(on_progress: Progress) -> list[str]:
    return ["x" * 3_000_000]


def say_hollow(count: int, on_progress: Progress) -> list[dict[str, str]]:
    """Many of nothing: one byte and one object here, and as many objects as bytes over there."""
    return [{}] * count


def say_something_else(on_progress: Progress) -> dict[str, int]:
    return {"a": 1}


def leave_the_server(on_progress: Progress) -> list[str]:
    os.kill(os.getppid(), signal.SIGKILL)
    return ["x"]


def try_without_end(*args: object) -> None:
    while True:
        time.sleep(1)


def die_reading(*args: object, **how: object) -> list[str]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []
