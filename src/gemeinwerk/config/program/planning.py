"""Planning while somebody waits: how far it is, and an end at any moment."""

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.status import Status

from gemeinwerk.engines.planning.plan import Plan
from gemeinwerk.engines.planning.problem import Appointment, Problem, Words
from gemeinwerk.engines.planning.telling.progress import how_far

if TYPE_CHECKING:
    from gemeinwerk.engines.planning.search import Progress

_LOOK = 0.1
"""Seconds between two looks at whether the plan is there, in which Ctrl-C is heard."""
_BEGIN = Words("Gesucht wird …", "Looking …")
_STOPPING = Words(
    "Wird angehalten, mit dem Besten bis hierher …", "Stopping, with the best so far …"
)


def planned(
    problem: Problem, seconds: float, keep: Sequence[Appointment] | None, language: str
) -> Plan:
    """The plan. Ctrl-C ends the search with the best so far; a second one ends the program."""
    console = Console(stderr=True)
    with console.status(_BEGIN.in_language(language)) as status:
        return _Work(problem, seconds, keep, _shown(status, language)).result(
            lambda: status.update(_STOPPING.in_language(language))
        )


def _shown(status: Status, language: str) -> "Callable[[Progress], None]":
    def show(progress: "Progress") -> None:
        status.update(how_far(progress).in_language(language))

    return show


class _Work:
    """The search in a thread of its own: a solver at work does not hear Ctrl-C."""

    def __init__(
        self,
        problem: Problem,
        seconds: float,
        keep: Sequence[Appointment] | None,
        on_progress: "Callable[[Progress], None]",
    ) -> None:
        self._stop, self._done = threading.Event(), threading.Event()
        self._plan: Plan | None = None
        self._error: BaseException | None = None

        def work() -> None:
            from gemeinwerk.engines.planning import planner

            try:
                self._plan = planner.plan(
                    problem, seconds=seconds, keep=keep, on_progress=on_progress,
                    stopped=self._stop.is_set,
                )  # fmt: skip
            except BaseException as error:  # raised again where it is waited for
                self._error = error
            finally:
                self._done.set()

        threading.Thread(target=work, daemon=True).start()

    def result(self, on_stopping: Callable[[], None]) -> Plan:
        """Wait for the plan, or for the error that ended the search."""
        while not self._done.is_set():
            try:
                self._done.wait(_LOOK)
            except KeyboardInterrupt:
                if self._stop.is_set():
                    raise
                self._stop.set()
                on_stopping()
        if self._plan is None:
            raise self._error or RuntimeError("the search ended without a word")
        return self._plan
