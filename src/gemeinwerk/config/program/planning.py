"""Planning while somebody waits: how far it is, and an end at any moment."""

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console

from gemeinwerk.engines.planning.plan import Plan
from gemeinwerk.engines.planning.plan_in_words.progress import how_far
from gemeinwerk.engines.planning.problem import Appointment, Problem, Words

if TYPE_CHECKING:
    from gemeinwerk.engines.planning.search import Progress

_BEGIN = Words("Gesucht wird …", "Looking …")
_STOPPING = Words(
    "Wird angehalten, mit dem Besten bis hierher …", "Stopping, with the best so far …"
)
_LOOK = 0.2
"""Seconds after which a signal is heard at the latest, on every system."""


def planned(
    problem: Problem, seconds: float, keep: Sequence[Appointment] | None, language: str
) -> Plan:
    """The plan. Ctrl-C ends the search with the best so far; a second one ends the program."""
    stop = threading.Event()
    with Console(stderr=True).status(_BEGIN.in_language(language)) as status:

        def show(progress: "Progress") -> None:
            if not stop.is_set():
                status.update(how_far(progress).in_language(language))

        stopping = _STOPPING.in_language(language)
        with _hearing_ctrl_c(stop, lambda: status.update(stopping)), solvers_aside():
            return _beside(problem, seconds=seconds, keep=keep, on_progress=show, stop=stop)


@contextmanager
def _hearing_ctrl_c(stop: threading.Event, on_stopping: Callable[[], None]) -> Iterator[None]:
    def heard(number: int, frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        on_stopping()

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def solvers_aside() -> Iterator[None]:
    """What a solver prints goes to standard error: HiGHS now and then says a word of its own,
    which would stand in the midst of the answer.
    """
    if os.name != "posix":
        yield
        return
    sys.stdout.flush()
    answers, flush = os.dup(1), ctypes.CDLL(None).fflush
    os.dup2(2, 1)
    try:
        yield
    finally:
        flush(None)
        os.dup2(answers, 1)
        os.close(answers)


def _beside(problem: Problem, *, stop: threading.Event, **how: Any) -> Plan:
    """The plan, searched for in a thread of its own: a solver at work does not hear Ctrl-C."""
    done, plans, errors = threading.Event(), list[Plan](), list[BaseException]()

    def work() -> None:
        from gemeinwerk.engines.planning import planner

        try:
            plans.append(planner.plan(problem, stopped=stop.is_set, **how))
        except BaseException as error:  # raised again where it is waited for
            errors.append(error)
        finally:
            done.set()

    threading.Thread(target=work, daemon=True).start()
    while not done.wait(_LOOK):
        pass
    for error in errors:
        raise error
    return plans[0]
