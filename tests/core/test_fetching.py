"""What we fetch: nobody makes the server look around in its own network, or wait for ever."""

import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest
import requests
from tests.core import webserver
from tests.core.webserver import WebServer

from gemeinwerk.core import fetching, network

PUBLIC = "93.184.215.14"


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`names["evil.example"] = ["127.0.0.1"]`: what names mean; `names.asked` how often."""

    class Names(dict[str, list[str]]):
        asked = 0

    names = Names()
    whole = socket.getaddrinfo

    def look_up(host: str, port: int, *args: Any, **more: Any) -> Any:
        if host not in names:
            return whole(host, port, *args, **more)
        names.asked += 1
        families = {one: socket.AF_INET6 if ":" in one else socket.AF_INET for one in names[host]}
        return [(families[one], socket.SOCK_STREAM, 6, "", (one, port)) for one in names[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return names


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were connected to; none of them is really."""
    tried: list[str] = []

    def connect(self: Any, address: Any) -> None:
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return tried


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.178.1",
     "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.0.8",
     "198.18.0.1", "::", "::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:0:1::1",
     "::7f00:1"],
)  # fmt: skip
def test_addresses_of_our_own_network_are_not_public(address: str) -> None:
    assert not fetching.is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2a00:1450:4001::1", f"::ffff:{PUBLIC}"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert fetching.is_public(address)


@pytest.mark.parametrize(
    "address",
    ["http://stadt.example/", "ftp://stadt.example/", "file:///etc/passwd", "gopher://x/", "//x/",
     "https:///pfad", "https://name:wort@stadt.example/", "https://x:99999/", "https://[::1/", ""],
)  # fmt: skip
def test_what_is_no_public_address_by_https_is_not_looked_up(
    names: Any, connected: list[str], address: str
) -> None:
    names["stadt.example"] = [PUBLIC]
    with pytest.raises(requests.RequestException):
        fetching.session().get(address)
    assert (names.asked, connected) == (0, [])


@pytest.mark.parametrize(
    "address",
    ["https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/",
     "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/latest/meta-data/"],
)  # fmt: skip
def test_numbers_of_our_own_network_are_not_connected_to(
    connected: list[str], address: str
) -> None:
    with pytest.raises(requests.RequestException):
        fetching.session().get(address)
    assert connected == []


def test_of_a_name_only_public_addresses_are_tried(names: Any, connected: list[str]) -> None:
    names["evil.example"] = ["127.0.0.1", "::1", PUBLIC, "10.0.0.1"]
    with pytest.raises(requests.ConnectionError):
        fetching.session().get("https://evil.example/")
    assert connected == [PUBLIC]


def test_a_name_that_means_another_address_a_moment_later_changes_nothing(
    names: Any, connected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rebinding: the address that was looked at is the address that is connected to."""
    names["evil.example"] = [PUBLIC]

    def then_inside(address: str) -> bool:
        names["evil.example"] = ["127.0.0.1"]
        return fetching.ipaddress.ip_address(address).is_global

    monkeypatch.setattr(fetching, "is_public", then_inside)
    with pytest.raises(requests.ConnectionError):
        fetching.session().get("https://evil.example/")
    assert (names.asked, connected) == (1, [PUBLIC])


def test_what_the_operator_set_may_lie_inside_and_nothing_beside_it() -> None:
    with WebServer(webserver.plain()) as inside, WebServer(webserver.plain()) as other:
        session = fetching.session(trusted=[f"{inside.address}/realms/stadt"])
        assert session.get(f"{inside.address}/keys").json() == {"a": 1}
        with pytest.raises(fetching.Refused):
            session.get(other.address)
        with pytest.raises(requests.RequestException):
            session.get(other.address.replace("http:", "https:"))
        assert (inside.asked, other.asked) == (["/keys"], [])


def test_no_redirect_is_followed() -> None:
    with (
        WebServer(webserver.plain()) as other,
        WebServer(webserver.redirect(f"{other.address}/secret")) as server,
    ):
        for method in ("GET", "POST"):
            with pytest.raises(fetching.Refused, match="leads elsewhere"):
                fetching.session(trusted=[server.address]).request(
                    method, server.address, allow_redirects=True
                )
        assert other.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        webserver.endless,
        webserver.drip_body,
        webserver.drip_headers,
        webserver.silent,
        webserver.plain(b"x" * (fetching.MOST_BYTES + 1)),
    ],
    ids=["endless", "drip body", "drip headers", "silent", "too large"],
)
def test_an_answer_has_a_size_and_an_end(answer: Callable[[Any], None]) -> None:
    with WebServer(answer) as server:
        session = fetching.session(trusted=[server.address], step_seconds=0.5, whole_seconds=0.8)
        with pytest.raises(requests.RequestException):
            session.get(server.address)


def test_an_answer_of_the_largest_size_is_taken() -> None:
    with WebServer(webserver.plain(b"x" * fetching.MOST_BYTES)) as server:
        answer = fetching.session(trusted=[server.address]).get(server.address)
    assert len(answer.content) == fetching.MOST_BYTES


def test_a_name_that_is_never_looked_up_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: done.wait())
    with pytest.raises(requests.RequestException):
        fetching.session(step_seconds=0.2).get("https://stadt.example/")
    done.set()


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with WebServer(webserver.plain()) as proxy, WebServer(webserver.plain()) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.address)
        fetching.session(trusted=[server.address]).get(server.address)
        assert (len(proxy.asked), len(server.asked)) == (0, 1)


def test_a_name_has_few_addresses_that_are_tried(names: Any, connected: list[str]) -> None:
    names["many.example"] = [f"93.184.215.{n}" for n in range(100)]
    with pytest.raises(ConnectionRefusedError):
        network.connect("many.example", 443, within=5)
    assert len(connected) == 8
