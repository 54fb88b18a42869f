"""The server itself, over sockets: large and slow senders neither fill nor stop it."""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

MEGABYTE = 1024 * 1024
PROGRAM = [sys.executable, "-c", "from gemeinwerk.config.program import main; main()"]
THREADS = 4
MULTIPART = "Content-Type: multipart/form-data; boundary=x"
FILE = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
# Nobody is so slow, however busy the machine is.
PATIENCE = 60.0
TRIES = 600
"""How often a server is asked whether it is up, a moment apart; a busy machine takes longer."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def port(
    tmp_path_factory: pytest.TempPathFactory, installed_in: Callable[[Path], None]
) -> Iterator[int]:
    """A server of one process with few threads, with an empty database of its own."""
    folder = tmp_path_factory.mktemp("server")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GEMEINWERK_")
    } | {"GEMEINWERK_VAR": str(folder)}
    installed_in(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = int(probe.getsockname()[1])
    options = ["--port", str(number), "--processes", "1", "--threads", str(THREADS)]
    log = (folder / "log").open("wb")
    server = subprocess.Popen([*PROGRAM, "serve", *options], env=environment, stderr=log)
    try:
        _wait_until_up(number, server, folder / "log")
        yield number
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
        log.close()


def _wait_until_up(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(TRIES):
        if server.poll() is not None:
            break
        with contextlib.suppress(OSError):
            get(port)
            return
        time.sleep(0.2)
    raise AssertionError(log.read_text())


def get(port: int, path: str = "/gestaltung/") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers={"Host": "localhost"})
        return connection.getresponse().status
    finally:
        connection.close()


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def head(*fields: str, path: str = "/konto/anmelden/") -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", *fields]
    return "\r\n".join([*lines, "", ""]).encode()


def pour(port: int, begin: bytes, block: bytes, size: int) -> tuple[int, bytes]:
    """Send until the server has had enough; how many bytes it took, and what it answered."""
    sent = 0
    with connected(port) as sock:
        try:
            sock.sendall(begin)
            while sent < size:
                sent += sock.send(block)
        except OSError:
            pass
        try:
            return sent, sock.recv(100)
        except OSError:
            return sent, b""


@pytest.mark.parametrize(
    "path", ["/konto/anmelden/", "/impressum/", "/gibt-es-nicht/",
             "/arbeitsplatz/konzepte/x/massnahmen/einlesen/"]
)  # fmt: skip
def test_a_large_body_is_refused_before_it_is_there(port: int, path: str) -> None:
    size = 150 * MEGABYTE
    begin = head(MULTIPART, f"Content-Length: {size}", path=path) + FILE
    sent, answer = pour(port, begin, b"x" * 65_536, size)
    # What buffers of the system hold on both sides counts as sent.
    assert sent < 20 * MEGABYTE
    assert not answer or answer.split()[1] in (b"413", b"404", b"405", b"403")
    assert get(port) in (200, 404)


def test_a_body_of_unknown_length_is_refused_before_it_is_there(port: int) -> None:
    begin = head(MULTIPART, "Transfer-Encoding: chunked")
    block = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    sent, answer = pour(port, begin, block, 150 * MEGABYTE)
    assert sent < 20 * MEGABYTE
    assert not answer or answer.split()[1] == b"411"


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        head("Content-Length: 1000", "Content-Type: application/x-www-form-urlencoded") + b"a=",
    ],
    ids=["silent", "line", "fields", "body"],
)
def test_who_never_ends_a_request_holds_nobody_up(port: int, begun: bytes) -> None:
    """Five times as many as there are threads; meanwhile every page is answered."""
    with contextlib.ExitStack() as open_ones:
        slow = [open_ones.enter_context(connected(port)) for _n in range(5 * THREADS)]
        for sock in slow:
            sock.sendall(begun)
        for _page in range(10):
            assert get(port) in (200, 404)
            for sock in slow:
                with contextlib.suppress(OSError):
                    sock.send(b"x")


@pytest.mark.parametrize(
    "asked",
    [
        b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"x" * 20_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-Many: 1\r\n" * 500 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Endless: " + b"x" * 100_000,
        b"GET / HTTP/1.1\r\nHost: local host\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\n",
        b"\x00\xff\r\n\r\n",
    ],
    ids=["line", "field", "fields", "endless", "host", "negative", "huge", "bytes"],
)
def test_heads_nobody_sends_are_refused(port: int, asked: bytes) -> None:
    with connected(port) as sock:
        with contextlib.suppress(OSError):
            sock.sendall(asked)
        try:
            answer = sock.recv(100)
        except OSError:
            answer = b""
    assert not answer or answer.split()[1].startswith(b"4")
    assert get(port) in (200, 404)


def test_a_request_in_small_pieces_is_answered(port: int) -> None:
    """Slow, but honest: a bad line in the country."""
    body = b"login=a%40b.example&password=x"
    begin = head(f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded")
    with connected(port) as sock:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for place in range(0, len(begin + body), 7):
            sock.sendall((begin + body)[place : place + 7])
            time.sleep(0.001)
        assert sock.recv(100).startswith(b"HTTP/1.1 ")


def test_connections_are_kept_for_the_next_request(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    statuses = set()
    for _again in range(5):
        connection.request("GET", "/gestaltung/", headers={"Host": "localhost"})
        answer = connection.getresponse()
        answer.read()
        statuses.add(answer.status)
    connection.close()
    assert statuses <= {200, 404}
