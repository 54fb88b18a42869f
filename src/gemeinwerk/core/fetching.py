"""Every address that we fetch, in one place (docs/adr/0013).

    with fetching.session(trusted=["https://login.stadt.example/realms/stadt"]) as session:
        session.get(address)

What a stranger can name (a document of the provider, a text of a person) must not make the server
look around in its own network: an address is fetched by HTTPS from a public address of the
Internet, or from the origin of a `trusted` address that the operator set, which may lie inside.
The connection goes to the very address that was looked at, so that a name that means another one a
moment later changes nothing. No redirect is followed, an answer has a size, and all of it ends.
"""

import contextlib
import ipaddress
import socket
import threading
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from gemeinwerk.core import network

MOST_BYTES = 1024 * 1024
STEP_SECONDS = 5.0
"""For the connection, and for each piece of an answer."""
WHOLE_SECONDS = 15.0


class Refused(requests.RequestException):
    """An address that is not fetched, or an answer that is not taken."""


def session(
    *,
    trusted: Iterable[str] = (),
    step_seconds: float = STEP_SECONDS,
    whole_seconds: float = WHOLE_SECONDS,
) -> "Session":
    """A session of `requests` within these bounds. `trusted`: addresses whose origin may be
    anywhere, as the operator set it."""
    return Session({origin(one) for one in trusted}, step_seconds, whole_seconds)


def content(address: str, *, trusted: Iterable[str] = ()) -> bytes:
    """What an address answers, whole. Raises Refused, also where it does not answer or not well."""
    try:
        with session(trusted=trusted) as asking:
            answer = asking.get(address)
            answer.raise_for_status()
            return bytes(answer.content)
    except Refused:
        raise
    except requests.RequestException as problem:
        raise Refused(str(problem)) from problem


def origin(address: str) -> tuple[str, str, int]:
    """Scheme, host and port. Raises Refused for what is no address of the web."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Refused(f"no address: {address[:200]!r}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Refused(f"no address of the web: {address[:200]!r}")
    if parts.username is not None or parts.password is not None:
        raise Refused("an address with a name and a password in it")
    return (
        parts.scheme,
        parts.hostname.rstrip("."),
        port or (443 if parts.scheme == "https" else 80),
    )


def is_public(address: str) -> bool:
    """Whether an IP address lies in the Internet, and not in a network of the server's own."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour or ip.teredo or ip in _TRANSLATED:
            return False  # an IPv4 address in disguise
    assigned = any(ip in one for one in _ASSIGNED if one.version == ip.version)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or assigned)


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
# For protocols and relays; some versions of Python count them to the Internet.
_ASSIGNED = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24")))


class Session(requests.Session):
    """See the module. `requests` raises what it always raises, `Refused` among it."""

    def __init__(self, trusted: set[tuple[str, str, int]], step: float, whole: float) -> None:
        super().__init__()
        self.trust_env = False  # no proxy and no password from the environment
        self._trusted, self._step, self._whole = trusted, step, whole
        self.mount("https://", _Adapter(trusted, step))
        self.mount("http://", _Adapter(trusted, step))

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        """One request, answered whole. Raises Refused."""
        whence = origin(url)
        if whence not in self._trusted and whence[0] != "https":
            raise Refused(f"not by HTTPS: {whence[1]}")
        kwargs |= {"allow_redirects": False, "stream": True, "timeout": self._step}
        with self._in_time() as late:
            response = super().request(method, url, *args, **kwargs)
            try:
                response._content = _bounded(response)
            finally:
                response.close()
            if late.is_set():  # half an answer may look like a whole one
                raise Refused(f"{whence[1]} took longer than {self._whole:g} s")
        if response.is_redirect or response.is_permanent_redirect:
            raise Refused(f"{whence[1]} leads elsewhere")
        return response

    @contextlib.contextmanager
    def _in_time(self) -> Iterator[threading.Event]:
        late = threading.Event()

        def cut() -> None:
            late.set()
            for adapter in self.adapters.values():
                adapter.cut()  # type: ignore[attr-defined]

        timer = threading.Timer(self._whole, cut)
        timer.daemon = True
        timer.start()
        try:
            yield late
        except (requests.RequestException, OSError) as problem:
            if late.is_set():
                raise Refused(f"took longer than {self._whole:g} s") from problem
            raise
        finally:
            timer.cancel()


def _bounded(response: requests.Response) -> bytes:
    content = bytearray()
    for piece in response.iter_content(16 * 1024):
        content += piece
        if len(content) > MOST_BYTES:
            raise Refused(f"answered more than {MOST_BYTES} bytes")
    return bytes(content)


class _Adapter(HTTPAdapter):
    """Connections that go where they may, and can be cut."""

    def __init__(self, trusted: set[tuple[str, str, int]], step: float) -> None:
        self.open: list[socket.socket] = []
        self._trusted, self._step = trusted, step
        super().__init__()

    def cut(self) -> None:
        for one in self.open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        adapter = self

        def connected(scheme: str, host: str, port: int) -> socket.socket:
            inside = (scheme, host.rstrip("."), port) in adapter._trusted
            allowed = (lambda _address: True) if inside else is_public
            found = network.connect(host, port, within=adapter._step, allowed=allowed)
            found.settimeout(adapter._step)
            adapter.open.append(found)
            return found

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return _or_new_connection_error(self, connected, "http")

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return _or_new_connection_error(self, connected, "https")

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


def _or_new_connection_error(connection: Any, connected: Any, scheme: str) -> socket.socket:
    try:
        found: socket.socket = connected(scheme, connection.host.strip("[]"), connection.port)
    except OSError as error:
        raise NewConnectionError(connection, str(error)) from error
    return found
