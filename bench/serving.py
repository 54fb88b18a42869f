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
from statistics import median


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(*, processes: int = 2, threads: int = 8) -> Iterator[int]:
    """The product's own server with the environment of this process; yields its port."""
    port = free_port()
    options = ["--port", str(port), "--processes", str(processes), "--threads", str(threads)]
    command = [sys.executable, "-c", "from gemeinwerk.config.program import main; main()", "serve"]
    process = subprocess.Popen(
        [*command, *options], env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until_up(port, process)
        yield port
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
            time.sleep(0.2)
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


def ratio(port: int, path: str, *, against: str, rounds: int = 5) -> float:
    """Median of rate(path) / rate(against), taken turn by turn so that drift cancels out."""
    rate(port, path, seconds=1)
    rate(port, against, seconds=1)
    return median(
        rate(port, path, seconds=2) / rate(port, against, seconds=2) for _ in range(rounds)
    )
