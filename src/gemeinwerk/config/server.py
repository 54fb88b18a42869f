"""The server's way with slow senders: they wait outside, where waiting costs no thread. And whoever
writes never keeps those waiting who read.

Gunicorn gives a connection to a thread as soon as its first byte is there. A handful of
connections that send a byte now and then would hold every thread of the server; behind a proxy
that collects requests first nobody can do that, but not every installation has one.
"""

import errno
import select
import signal
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.arbiter import Arbiter
from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn, ThreadWorker

HEAD_WITHIN = 10.0
"""Seconds from the first byte, or from connecting, until the head of a request is there."""
LONGEST_HEAD = 32 * 1024
READS = (b"GET ", b"HEAD ")
END_OF_HEAD = b"\r\n\r\n"
SILENCE = 10.0
"""Seconds a sender of a body may say nothing."""
SLOWEST = 20_000
"""Bytes a second of a body at least, after the first seconds of `SILENCE`."""
ALWAYS_FREE = 2
"""Threads that never wait for a body."""
TURN = 0.0005
"""Seconds a thread computes while others wait. A page from memory needs several turns and each of
them waits for all threads that compute: with Python's own 5 ms a reader waited a tenth of a second
for five people at work, and the people gain nothing by longer turns."""
UNREAD_FOR = 60_000
"""Milliseconds after which a reader who takes nothing more is given up."""


ENDING = (signal.SIGTERM, signal.SIGQUIT, signal.SIGINT)


class HeardArbiter(Arbiter):
    """Whoever ends the server while a worker begins is heard by that worker too.

    Between its beginning and its own handlers a worker has those of the arbiter, which note a
    signal for somebody who is not there. The arbiter says it once: a server that was told to end
    as soon as it had answered took half a minute.
    """

    def spawn_worker(self) -> Any:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            return super().spawn_worker()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


class PatientWorker(ThreadWorker):
    """Gives a connection to a thread when the whole head of its request is there: to one of those
    who read, or of half as many more who write."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting_for_bodies = threading.BoundedSemaphore(max(1, self.cfg.threads - ALWAYS_FREE))

    def init_process(self) -> None:
        sys.setswitchinterval(TURN)
        # While a catalogue is taken over, SQLite lets all other writers wait: in threads of theirs.
        self.for_writers = ThreadPoolExecutor(max(1, self.cfg.threads // 2))
        super().init_process()

    def init_signals(self) -> None:
        super().init_signals()
        # What was said since the arbiter began this worker is heard now.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)

    def run(self) -> None:
        super().run()
        self.for_writers.shutdown(wait=False)

    def enqueue_req(self, conn: TConn) -> None:
        pool = self.tpool if getattr(conn, "reads", True) else self.for_writers
        done = pool.submit(self.handle, conn)
        done.add_done_callback(lambda it: self.method_queue.defer(self.finish_request, conn, it))

    def accept(self, listener: socket.socket) -> None:
        try:
            sock, client = listener.accept()
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                return
            raise
        self.nr_conns += 1
        if hasattr(socket, "TCP_USER_TIMEOUT") and sock.family != socket.AF_UNIX:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_FOR)
        self._wait_for_head(TConn(self.cfg, sock, client, listener.getsockname()))

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """The next request on a kept connection begins."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._wait_for_head(conn)

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        try:
            head = client.recv(LONGEST_HEAD, socket.MSG_PEEK)
        except BlockingIOError:
            return
        except OSError:
            head = b""  # gone: the thread finds that out
        if head and END_OF_HEAD not in head and len(head) < LONGEST_HEAD:
            # Not readable again before there is more than was seen already.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, len(head) + 1)
            return
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
        conn.reads = not head or head.startswith(READS)
        super().on_pending_socket_readable(conn, client)

    def handle(self, conn: TConn) -> Any:
        conn.sock.setblocking(True)
        conn.init()
        if not conn.is_http2 and not isinstance(conn.parser.unreader, PacedUnreader):
            conn.parser.unreader = PacedUnreader(conn.sock, self.waiting_for_bodies)
        if isinstance(conn.parser.unreader, PacedUnreader):
            conn.parser.unreader.begin()
        return super().handle(conn)

    def _wait_for_head(self, conn: TConn) -> None:
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + HEAD_WITHIN
        self.pending_conns.append(conn)
        ready = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, ready)


class PacedUnreader(SocketUnreader):
    """Reads from a sender who keeps a pace, and while threads are left that wait for none."""

    def __init__(self, sock: socket.socket, slots: threading.BoundedSemaphore) -> None:
        super().__init__(sock)
        self.slots = slots
        self.until = 0.0

    def begin(self) -> None:
        """A request begins: its sender has these seconds, and more with what comes."""
        self.until = time.monotonic() + SILENCE

    def chunk(self, size_hint: int | None = None) -> bytes:
        if not _is_readable(self.sock, 0):
            if not self.slots.acquire(blocking=False):
                raise ConnectionResetError(errno.ECONNRESET, "too many slow senders at once")
            try:
                if not _is_readable(self.sock, self.until - time.monotonic()):
                    raise ConnectionResetError(errno.ECONNRESET, "the sender is too slow")
            finally:
                self.slots.release()
        data: bytes = super().chunk(size_hint)
        self.until += len(data) / SLOWEST
        return data


def _is_readable(sock: socket.socket, seconds: float) -> bool:
    poller = select.poll()
    poller.register(sock, select.POLLIN)
    return bool(poller.poll(max(0.0, seconds) * 1000))
