"""Time: what is spent, what is left, and whether somebody wants to stop."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ortools.util.python.solve_interrupter import SolveInterrupter

POLL = 0.05  # seconds between two looks at whether somebody wants to stop


@dataclass
class Clock:
    """Time spent, time left, and whether somebody wants to stop."""

    seconds: float
    stopped: Callable[[], bool] = lambda: False
    begun: float = field(default_factory=time.monotonic)

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.begun

    @property
    def left(self) -> float:
        """Seconds to the end, 0 when somebody wants to stop."""
        return 0.0 if self.stopped() else max(0.0, self.seconds - self.spent)

    @contextmanager
    def watching(self) -> Iterator[SolveInterrupter]:
        """Interrupts a solver as soon as somebody wants to stop."""
        interrupter, done = SolveInterrupter(), threading.Event()

        def watch() -> None:
            while not done.wait(POLL):
                if self.stopped():
                    interrupter.interrupt()
                    return

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield interrupter
        finally:
            done.set()
            watcher.join()
