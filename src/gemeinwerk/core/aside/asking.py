"""The side that asks: starts the process, listens, ends it."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from typing import Any, TypeVar

import msgspec
from django.utils import translation
from django.utils.translation import gettext as _

from gemeinwerk.core.aside import working
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.gc_pause import collector_paused

Answer = TypeVar("Answer")
_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(["gemeinwerk.core.aside.preload"])


def _forget_server() -> None:
    """In a process that was forked from one that has a server of processes: it is no child of this
    one, which begins its own. Servers of pages fork their workers."""
    known: Any = forkserver._forkserver
    preloaded, alive = known._preload_modules, known._forkserver_alive_fd
    if alive is not None:
        os.close(alive)
    known.__init__()
    known.set_forkserver_preload(preloaded)


os.register_at_fork(after_in_child=_forget_server)
_LOOK = 10.0
"""Seconds after which the caller hears that the work still goes on."""
_NEVER_MUCH = 1024 * 1024
"""Bytes of an answer that take a hundred times as much at most."""


@dataclass(frozen=True)
class Bounds:
    """Seconds by the clock; megabytes beyond what the process has at its start.

    ``answered_megabytes``: of the answer as it comes. ``decoded_megabytes``: of what it becomes at
    the caller's.
    """

    seconds: float = 180
    megabytes: int = 1024
    answered_megabytes: int = 256
    decoded_megabytes: int = 512


class Broken(RuntimeError):
    """The work failed for a reason nobody foresaw; the text is the traceback of the process."""


def begin() -> None:
    """Start the server of processes now, beside what the caller does until it has work for it."""
    forkserver.ensure_running()


def run(
    work: Callable[..., Answer],
    *args: Any,
    answer: type[Answer],
    refused: type[DomainError],
    bounds: Bounds | None = None,
    on_progress: Callable[[int], None] = lambda percent: None,
) -> Answer:
    """What `work(*args, on_progress=...)` returns, or its refusal.

    `work` is a function of a module; `answer` the type of what it returns, made of dataclasses,
    lists, texts, numbers, dates. `refused`: a refusal of this class arrives as it was raised, and
    what passed the bounds is told as one. Raises `Broken` for everything else.
    """
    bounds = bounds or Bounds()
    here, there = _server.Pipe(duplex=False)
    job = working.Job(work, args, translation.get_language(), bounds.seconds, bounds.megabytes)
    process = _started(working.main, there, job)
    there.close()
    watch = _Watch(process, bounds.seconds)
    try:
        kind, content = _listen(here, bounds, on_progress)
    finally:
        watch.stop()
        here.close()
        process.kill()
        process.join()
    if kind == working.DONE:
        hindrance = _hindrance(content, answer, bounds)
        if hindrance:
            raise refused(hindrance)
        return _decoded(content, answer)
    if kind == working.REFUSED:
        raise refused(str(content, "utf-8"))
    if kind == working.BROKEN:
        raise Broken(str(content, "utf-8"))
    if watch.rang or kind == working.SLOW:
        raise refused(_too_slow(bounds.seconds))
    raise refused(_too_large())


def _decoded(content: memoryview, answer: type[Answer]) -> Answer:
    try:
        with collector_paused():
            return msgspec.msgpack.decode(content, type=answer)
    except msgspec.DecodeError as error:
        raise Broken(f"No {answer!r} was answered: {error}") from error


def _hindrance(content: memoryview, answer: type[Any], bounds: Bounds) -> str:
    """Why what the answer becomes has no room or takes too long, "" where all is well; tried out in
    a process with as much and no more.

    A byte of it may become a hundred bytes of memory: nothing that is said of its length, or could
    be counted before, says what it takes.
    """
    if len(content) <= _NEVER_MUCH:
        return ""
    here, there = _server.Pipe()
    process = _started(working.try_out, there, answer, bounds.seconds, bounds.decoded_megabytes)
    there.close()
    watch = _Watch(process, bounds.seconds)
    try:
        here.send_bytes(content)
        if here.recv_bytes(1) == working.DONE:
            return ""
    except (EOFError, OSError):  # it died of it, or was ended
        pass
    finally:
        watch.stop()
        here.close()
        process.kill()
        process.join()
    return _too_slow(bounds.seconds) if watch.rang else _too_large()


def _started(target: Callable[..., None], *args: Any) -> Any:
    """The process; where the server of processes was just killed, from a new one."""
    for pause in (0.1, 0.5, None):
        process = _server.Process(target=target, args=args, daemon=True)
        try:
            process.start()
        except (ConnectionError, EOFError):
            if pause is None:
                raise
            time.sleep(pause)
        else:
            break
    return process


class _Watch:
    """Kills the process when its time is over."""

    def __init__(self, process: Any, seconds: float) -> None:
        self.rang, self._process = False, process
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()

    def stop(self) -> None:
        self._timer.cancel()


def _listen(
    here: Connection, bounds: Bounds, on_progress: Callable[[int], None]
) -> tuple[bytes, memoryview]:
    """The last word of the process, as (kind, content); an empty one where it died."""
    percent = 0
    try:
        while True:
            while not here.poll(_LOOK):
                on_progress(percent)
            said = _heard(here, bounds.answered_megabytes * 1024 * 1024)
            if said[:1] != working.PROGRESS:
                return said[:1], memoryview(said)[1:]
            percent = said[1]
            on_progress(percent)
    except (EOFError, ConnectionError):  # it died
        return b"", memoryview(b"")


def _heard(here: Connection, most: int) -> bytes:
    try:
        return here.recv_bytes(most)
    except EOFError:
        raise
    except OSError as error:  # more than anybody asked for, or half an answer
        raise EOFError from error


def _too_slow(seconds: float) -> str:
    return _(
        "Die Datei zu lesen dauerte länger als {n} Sekunden und wurde abgebrochen. Bitte auf "
        "mehrere Dateien aufteilen."
    ).format(n=round(seconds))


def _too_large() -> str:
    return _(
        "Die Datei zu lesen brauchte mehr Speicher, als dafür da ist. Bitte leere Zeilen und "
        "Formatierungen am Ende der Blätter löschen oder die Datei auf mehrere aufteilen."
    )
