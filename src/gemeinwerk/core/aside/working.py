"""The side that works: a process that is good for one piece of work."""

import contextlib
import os
import resource
import signal
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import msgspec
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.gc_pause import collector_paused

PROGRESS, DONE, REFUSED, BROKEN, SLOW, LARGE = b"p", b"d", b"r", b"b", b"s", b"l"
_GRACE = 5
"""Seconds after which the system ends a process that nobody waits for any more."""


@dataclass(frozen=True)
class Job:
    """What is to be done, and within which bounds."""

    work: Callable[..., Any]
    args: tuple[Any, ...]
    language: str | None
    seconds: float
    megabytes: int


def main(there: Connection, job: Job) -> None:
    """Do it, and say how it ended."""
    _bound_time(job.seconds)
    _bound_memory(job.megabytes)
    with translation.override(job.language):
        kind, content = _done(there, job)
    # Whoever asked may be gone.
    with contextlib.suppress(ConnectionError):
        there.send_bytes(kind + content)
    there.close()
    # Nothing is to be tidied up: what is left belongs to the server of processes.
    os._exit(0)


def try_out(there: Connection, answer: type[Any], seconds: float, megabytes: int) -> None:
    """Take apart an answer that is sent, with so many megabytes for what it becomes; say `DONE`
    where they sufficed, be it that it is no such answer, which whoever asked finds out."""
    _bound_time(seconds)
    content = there.recv_bytes()
    _bound_memory(megabytes)
    kind = DONE
    try:
        with collector_paused():
            msgspec.msgpack.decode(content, type=answer)
    except MemoryError:
        kind = LARGE
    except msgspec.DecodeError:
        pass
    with contextlib.suppress(ConnectionError):
        there.send_bytes(kind)
    os._exit(0)


def unless_broken_off(begin: Callable[[int, int], int]) -> Callable[[int, int], int]:
    """How a process begins, without a traceback where whoever asked was stopped before it had said
    what is to be done: a stopped server is no fault."""

    def begun(heard: int, asking: int) -> int:
        try:
            return begin(heard, asking)
        except (EOFError, UnpicklingError):
            return 1

    return begun


def _done(there: Connection, job: Job) -> tuple[bytes, bytes]:
    def on_progress(percent: int) -> None:
        there.send_bytes(PROGRESS + bytes([max(0, min(percent, 100))]))

    try:
        found = job.work(*job.args, on_progress=on_progress)
        return DONE, msgspec.msgpack.encode(found)
    except DomainError as refusal:
        return REFUSED, refusal.message.encode()
    except RecursionError:
        return REFUSED, _too_deep().encode()
    except MemoryError:
        return LARGE, b""
    except Exception:
        return BROKEN, traceback.format_exc().encode(errors="replace")


# Limits that the system keeps, whatever happens to the one who asked.


def _bound_time(seconds: float) -> None:
    most = int(seconds) + _GRACE
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(most)
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_memory(megabytes: int) -> None:
    most = _size() + megabytes * 1024 * 1024
    with contextlib.suppress(ValueError, OSError):  # a system that knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _size() -> int:
    """Bytes of address space of this process."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 2 * 1024**3
    return pages * resource.getpagesize()


def _too_deep() -> str:
    return _(
        "Die Datei ist so tief verschachtelt, dass sie nicht gelesen werden kann. Bitte den Inhalt "
        "in eine neue Datei kopieren und diese hochladen."
    )
