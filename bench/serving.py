"""A server started for a measurement, and requests sent to it over kept-open connections."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

BARE = "/bare/"
"""See `bench.wsgi`."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Served:
    """A server that is up."""

    port: int
    pid: int
    up_after: float
    """Seconds from the command to the first answer."""

    @property
    def workers(self) -> list[Path]:
        """The folders of its processes under /proc."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        return [Path("/proc") / pid for pid in children.split()]

    def cpu(self) -> float:
        """Seconds of computing that its processes took so far: steady on a busy machine too."""
        ticks = 0
        for folder in self.workers:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            ticks += int(after_name[11]) + int(after_name[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Memory of its largest process."""
        lines = [(folder / "status").read_text() for folder in self.workers]
        return max(int(text.partition("VmRSS:")[2].split()[0]) for text in lines) / 1024


@contextmanager
def server(**options: int) -> Iterator[int]:
    """The port of the product's own server; see `served`."""
    with served(**options) as there:
        yield there.port


@contextmanager
def served(*, processes: int = 2, threads: int = 8, **environment: str) -> Iterator[Served]:
    """The product's own server with the environment of this process and what is said besides."""
    port = free_port()
    began = time.monotonic()
    options = ["--port", str(port), "--processes", str(processes), "--threads", str(threads)]
    command = [sys.executable, "-c", "from gemeinwerk.config.program import main; main()", "serve"]
    process = subprocess.Popen(
        [*command, *options],
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_up(port, process)
        yield Served(port, process.pid, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_up(port: int, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError("The server ended before it answered.")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/null/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"The server did not answer within {seconds:g} s.")


def rate(port: int, path: str, *, seconds: float = 3.0, clients: int = 4) -> float:
    """Answers a second with status 200, over `clients` connections kept open."""
    counts = [0] * clients
    end = time.monotonic() + seconds

    def ask(index: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.monotonic() < end:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path} answered {answer.status}")
            counts[index] += 1

    in_threads(ask, clients)
    return sum(counts) / seconds


def in_threads(work: Callable[[int], None], count: int) -> None:
    """Run `work(index)` in `count` threads; the first error is raised here."""
    errors: list[BaseException] = []

    def guarded(index: int) -> None:
        try:
            work(index)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=guarded, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def cost(
    there: Served, path: str, *, against: str = BARE, rounds: int = 5, seconds: float = 1.0
) -> float:
    """Median of what an answer of `path` takes of the processor / the same of `against`, taken turn
    by turn so that drift cancels out."""
    for page in (path, against):
        rate(there.port, page, seconds=1)
    return median(
        _taken(there, path, seconds) / _taken(there, against, seconds) for _ in range(rounds)
    )


def _taken(there: Served, path: str, seconds: float) -> float:
    """Seconds of computing for one answer."""
    before = there.cpu()
    answers = rate(there.port, path, seconds=seconds) * seconds
    return (there.cpu() - before) / answers
