"""Sending requests: over HTTP to a server, or into the program within one process (for tests)."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from django.test import Client

TIMEOUT = 60


@dataclass(frozen=True)
class Request:
    """`cookies` and `headers` come from the attacker; `body` is sent as it is."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes = b""

    def __str__(self) -> str:
        return f"{self.method} {self.host}{self.path[:200]} {self.body[:200]!r}"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def body(self) -> str:
        return self.content.decode("utf-8", "replace")


class Caller(Protocol):
    def ask(self, request: Request) -> Answer: ...


class OverHttp:
    """Keeps its connection open, as a browser does."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)

    def ask(self, request: Request) -> Answer:
        try:
            return self._ask(request)
        except (http.client.HTTPException, ConnectionError):
            # A server may close what was kept open; a second time it is its answer.
            self.connection.close()
            return self._ask(request)

    def _ask(self, request: Request) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in request.cookies.items())
        headers = {"Host": f"{request.host}:{self.port}", **request.headers}
        if cookies:
            headers["Cookie"] = cookies
        self.connection.request(request.method, request.path, request.body or None, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        found = {name.lower(): value for name, value in answer.getheaders()}
        found["set-cookie"] = ", ".join(answer.headers.get_all("Set-Cookie") or [])
        return Answer(answer.status, found, content)


class InProcess:
    """Without a server; an exception of the program is the answer 500, as it would be there."""

    def ask(self, request: Request) -> Answer:
        client = Client(raise_request_exception=False, enforce_csrf_checks=True)
        client.cookies.load(dict(request.cookies))
        answer = client.generic(
            request.method,
            request.path,
            request.body,
            content_type=request.headers.get("Content-Type", ""),
            headers={"Host": request.host, **request.headers},
        )
        content = b"".join(answer) if answer.streaming else answer.content
        headers = {name.lower(): value for name, value in answer.headers.items()}
        headers["set-cookie"] = ", ".join(one.OutputString() for one in answer.cookies.values())
        return Answer(answer.status_code, headers, content)
