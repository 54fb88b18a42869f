"""The product's own program in production mode, and what it leaves behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.serving import free_port, wait_until_up

PROGRAM = [sys.executable, "-c", "from gemeinwerk.config.program import main; main()"]


def run(*words: str, seconds: float = 600, **changed: str) -> "subprocess.CompletedProcess[str]":
    """A command of the program to its end; `changed` are variables of its environment."""
    environment = {**os.environ, **changed}
    environment = {name: value for name, value in environment.items() if value != ""}
    return subprocess.run(
        [*PROGRAM, *words], env=environment, capture_output=True, text=True, timeout=seconds,
        check=False,
    )  # fmt: skip


@contextmanager
def serving(log: Path, *, processes: int = 2) -> Iterator[int]:
    """A server until the block ends; gives its port. What it says goes to `log`."""
    port = free_port()
    command = [*PROGRAM, "serve", "--port", str(port), "--processes", str(processes)]
    with log.open("ab") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream)
        try:
            wait_until_up(port, process, seconds=300)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def working() -> Iterator["subprocess.Popen[bytes]"]:
    """Somebody who does the background work until the block ends."""
    command = [sys.executable, "-m", "gemeinwerk.config.background"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)
