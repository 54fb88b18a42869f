"""One visitor who wants everything: bodies without end, numbers without end, connections held."""

import http.client
import socket
import threading
import time
from collections.abc import Iterable
from urllib.parse import quote

from attack.callers import OverHttp, Request
from attack.ground import NOBODY, TOKEN, Ground
from attack.verdict import Verdict, only

LARGE = 150 * 1024 * 1024
RECEIVED = 4 * 1024 * 1024  # bytes a server may take before it says no
BLOCK = b"x" * 65536
PIECE = b"%x\r\n%s\r\n" % (len(BLOCK), BLOCK)
HELD = 60
PATIENCE = 10.0
"""Seconds on however busy a machine; printing these catalogues one after the other takes longer."""


def play(ground: Ground) -> Iterable[Verdict]:
    yield _large_bodies(ground)
    yield _hostile_parameters(ground)
    yield _held_connections(ground)
    yield _long_work(ground)
    yield _many_fields(ground)


def _large_bodies(ground: Ground) -> Verdict:
    """150 MB to addresses that take a form, announced and in pieces, from somebody unknown."""
    verdict = Verdict("a body that is too large is refused before it is received")
    for path in ("/", "/konto/anmelden/", "/arbeitsplatz/", "/nirgends/"):
        for in_pieces in (False, True):
            for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
                taken = _taken(ground, path, kind, in_pieces=in_pieces)
                verdict.require(taken <= RECEIVED, f"{path} {kind}: {taken:,} bytes received")
    return verdict


def _taken(ground: Ground, path: str, kind: str, *, in_pieces: bool) -> int:
    """How much of a body the server took before it answered or closed."""
    head = [
        f"POST {path} HTTP/1.1", f"Host: {ground.home.host}",
        f"Cookie: csrftoken={TOKEN}", f"X-CSRFToken: {TOKEN}",
        f"Content-Type: {kind}",
        "Transfer-Encoding: chunked" if in_pieces else f"Content-Length: {LARGE}",
    ]  # fmt: skip
    sent = 0
    with socket.create_connection(("127.0.0.1", ground.port), timeout=10) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
        line.sendall("\r\n".join([*head, "", ""]).encode())
        if not in_pieces:
            line.sendall(b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n')
        block = PIECE if in_pieces else BLOCK
        try:
            while sent < LARGE and not _has_answered(line):
                line.sendall(block)
                sent += len(BLOCK)
        except OSError:
            pass  # closed, or nobody reads any more
    return sent


def _has_answered(line: socket.socket) -> bool:
    line.setblocking(False)
    try:
        return line.recv(1, socket.MSG_PEEK) is not None
    except BlockingIOError:
        return False
    finally:
        line.settimeout(10)


def _hostile_parameters(ground: Ground) -> Verdict:
    """What a person cannot type, wherever a number or a name is expected."""
    verdict = Verdict("a number nobody can type is no error of the server")
    slug = ground.home.scene.concept.slug
    numbers = [
        "9" * 19,
        "9" * 30,
        "9" * 3000,
        "-1",
        "1e999999",
        "0x10",
        "%00",
        "%ED%A0%80",
        "٣",
        "½",
    ]
    for number in numbers:
        told = quote(number, safe="%")
        for path in (
            f"/konzepte/{slug}/fassungen/{told}/",
            f"/konzepte/{slug}/fassungen/1/vergleich/{told}/",
            f"/konzepte/{slug}/massnahmen/?seite={told}&jahr={told}&feld={told}",
            f"/konzepte/{slug}/massnahmen/{told}/",
            f"/arbeitsplatz/konzepte/{slug}/massnahmen/{told}/",
            f"/arbeitsplatz/konzepte/{slug}/massnahmen/?seite={told}",
            f"/arbeitsplatz/protokoll/?seite={told}",
            f"/arbeitsplatz/konzepte/{slug}/massnahmen/fassungen/vergleich/?alt={told}&neu={told}",
        ):
            for who in (NOBODY, ground.home.visitor("office")):
                status = ground.get(path, who).status
                verdict.require(status < 500, f"{who.name} {path[:90]} → {status}")
    return verdict


def _held_connections(ground: Ground) -> Verdict:
    """Requests that are begun and never ended, from many connections."""
    lines = []
    try:
        for _number in range(HELD):
            line = socket.create_connection(("127.0.0.1", ground.port), timeout=10)
            line.sendall(b"GET / HTTP/1.1\r\nHost: " + ground.home.host.encode() + b"\r\nX-Slow: ")
            lines.append(line)
        status = ground.get("/impressum/").status
    except OSError as problem:
        return only("held connections keep nobody out", False, repr(problem))
    finally:
        for line in lines:
            line.close()
    return only("held connections keep nobody out", status == 200, f"{HELD} held → {status}")


def _long_work(ground: Ground) -> Verdict:
    """Many ask for the printed catalogue at once, and nobody waits until one is printed.

    What is printed is made by the worker, whom nobody has started here.
    """
    path = f"/konzepte/{ground.home.scene.concept.slug}/katalog.pdf"
    ended: dict[str, tuple[int, float]] = {}

    def ask(name: str, asked: str, host: str) -> None:
        began = time.monotonic()
        answer = OverHttp(ground.port).ask(Request("GET", host, asked, {}, {}))
        ended[name] = answer.status, time.monotonic() - began

    asked = [
        (f"printed {turn}", path, town.host)
        for turn in range(12)
        for town in (ground.home, ground.other)
    ]
    asked.append(("imprint", "/impressum/", ground.home.host))
    askers = [threading.Thread(target=ask, args=(f"{one[0]} {one[2]}", *one[1:])) for one in asked]
    for one in askers:
        one.start()
    for one in askers:
        one.join(timeout=120)
    statuses = sorted({status for status, _took in ended.values()})
    slowest = max(took for _status, took in ended.values())
    well = len(ended) == 25 and set(statuses) <= {200, 202}
    said = f"{len(ended)} answers, {statuses}, the slowest after {slowest:.1f} s"
    return only("nobody waits for printing", well and slowest < PATIENCE, said)


def _many_fields(ground: Ground) -> Verdict:
    """A form of a hundred thousand fields."""
    connection = http.client.HTTPConnection("127.0.0.1", ground.port, timeout=30)
    body = "&".join(f"a{number}=1" for number in range(100_000))
    headers = {"Host": ground.home.host, "Content-Type": "application/x-www-form-urlencoded"}
    headers["Cookie"] = f"csrftoken={TOKEN}"
    try:
        connection.request("POST", "/konto/anmelden/", body, headers)
        status = connection.getresponse().status
    except OSError:
        status = 413  # closed while we were still sending: refused
    return only("a form of 100,000 fields is refused", status in {400, 403, 413}, str(status))
