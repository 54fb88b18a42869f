"""The worker beside the server: killed, it is begun anew; with the server, it ends."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from gemeinwerk.config.program import serve

DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
NOTE = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(600)"


def until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        threading.Event().wait(0.1)
    pytest.fail("nothing happened for a minute")


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_was_killed_is_begun_anew(tmp_path: Path) -> None:
    notes, stop = tmp_path / "pids", threading.Event()
    command = [sys.executable, "-c", NOTE, str(notes)]
    keeper = threading.Thread(target=serve.keep_going, args=(command, stop, 0.01))
    keeper.start()

    def begun() -> list[int]:
        return [int(line) for line in notes.read_text().split()] if notes.exists() else []

    try:
        until(lambda: len(begun()) == 1)
        os.kill(begun()[0], signal.SIGKILL)
        until(lambda: len(begun()) == 2)
        assert lives(begun()[1])
    finally:
        stop.set()
        keeper.join(timeout=60)
    assert not lives(begun()[-1])


def test_a_worker_that_does_not_listen_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a long task it ends after it; nobody would be left to end it then."""
    monkeypatch.setattr(serve, "PATIENCE", 0.1)
    notes, stop = tmp_path / "pids", threading.Event()
    command = [sys.executable, "-c", DEAF + NOTE, str(notes)]
    keeper = threading.Thread(target=serve.keep_going, args=(command, stop))
    keeper.start()
    try:
        until(lambda: notes.exists() and notes.read_text().endswith("\n"))
    finally:
        stop.set()
        keeper.join(timeout=60)
    pid = int(notes.read_text())
    try:
        assert not lives(pid)
    finally:
        if lives(pid):
            os.kill(pid, signal.SIGKILL)


TOLD_AT_BIRTH = """
import os, signal
import django
django.setup()
from gemeinwerk.config.program.serve import Server

class Plain(Server):
    def load(self):
        return lambda environ, start_response: []

def end(arbiter, worker):
    print("told", flush=True)
    os.kill(worker.pid, signal.SIGTERM)

def ended(arbiter, worker):
    print("heard", flush=True)
    os.kill(os.getpid(), signal.SIGTERM)

Plain({
    "bind": "127.0.0.1:0", "workers": 1, "threads": 2, "preload_app": True, "loglevel": "error",
    "worker_class": "gemeinwerk.config.server.PatientWorker", "control_socket_disable": True,
    "post_fork": end, "child_exit": ended,
}).run()
"""


def test_a_server_that_is_ended_as_it_begins_ends() -> None:
    """The worker is told before it can listen, and hears it when it can."""
    done = subprocess.run(
        [sys.executable, "-c", TOLD_AT_BIRTH], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split()[:2] == ["told", "heard"], done.stderr
