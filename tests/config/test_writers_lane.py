"""Those who write may wait for each other, and nobody who reads waits for them."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from gemeinwerk.config.server import PatientWorker

THREADS = 2
GET, POST = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"POST / HTTP/1.1\r\nHost: a\r\n\r\n"


class Worker(PatientWorker):
    """Its threads and its queue alone; who writes waits until the test says so."""

    def __init__(self) -> None:
        self.go_on, self.finished, self.handled = threading.Event(), [], []
        self.tpool, self.for_writers = ThreadPoolExecutor(THREADS), ThreadPoolExecutor(1)
        self.poller = SimpleNamespace(unregister=lambda client: None)
        self.pending_conns: Any = []
        self.method_queue = SimpleNamespace(defer=lambda _do, conn, _done: self._finish(conn))
        self.counted = threading.Semaphore(0)

    def handle(self, conn: Any) -> Any:
        if not conn.reads:
            self.go_on.wait(60)

    def _finish(self, conn: Any) -> None:
        self.finished.append(conn)
        self.counted.release()

    def ask(self, head: bytes) -> None:
        here, there = socket.socketpair()
        there.sendall(head)
        conn = SimpleNamespace()
        self.pending_conns.append(conn)
        self.on_pending_socket_readable(conn, here)

    def wait_for(self, count: int) -> None:
        for _ in range(count):
            assert self.counted.acquire(timeout=60)


@pytest.fixture
def worker() -> Any:
    made = Worker()
    yield made
    made.go_on.set()
    made.tpool.shutdown()
    made.for_writers.shutdown()


def test_nobody_who_reads_waits_for_those_who_write(worker: Worker) -> None:
    for _ in range(10 * THREADS):
        worker.ask(POST)
    for _ in range(10):
        worker.ask(GET)
    worker.wait_for(10)
    assert [conn.reads for conn in worker.finished] == [True] * 10
    worker.go_on.set()
    worker.wait_for(10 * THREADS)


@pytest.mark.parametrize("head", [POST, b"PUT / HTTP/1.1\r\n\r\n", b"get / HTTP/1.1\r\n\r\n"])
def test_whatever_does_not_plainly_read_may_write(worker: Worker, head: bytes) -> None:
    here, there = socket.socketpair()
    there.sendall(head)
    there.close()
    conn = SimpleNamespace()
    worker.pending_conns.append(conn)
    worker.on_pending_socket_readable(conn, here)
    assert not conn.reads
