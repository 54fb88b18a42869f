"""A person at a browser without a screen: signed in, reads a form, sends it back changed."""

import http.client
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from gemeinwerk.accounts.models import User

FORM = "application/x-www-form-urlencoded"


class FormReader(HTMLParser):
    """The fields of the form that is sent by POST to the page itself, as a browser sends them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._area: str | None = None
        self._select: str | None = None
        self._chosen: str | None = None
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = found.get("method", "").lower() == "post" and not found.get("action")
        if not self._inside:
            return
        name = found.get("name", "")
        if tag == "input" and name:
            self._input(name, found)
        elif tag == "textarea" and name:
            self._area = name
            self.fields.append((name, ""))
        elif tag == "select" and name:
            self._select, self._chosen = name, None
            self._many = "multiple" in found
        elif tag == "option" and self._select and ("selected" in found or self._is_first()):
            self._option(found.get("value", ""), "selected" in found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._area = None
        elif tag == "select" and self._select:
            if self._chosen is not None and not self._many:
                self.fields.append((self._select, self._chosen))
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._area:
            name, text = self.fields[-1]
            # A browser leaves out the line break right after the tag.
            self.fields[-1] = (name, (text + data).removeprefix("\n") if not text else text + data)

    def _is_first(self) -> bool:
        return self._chosen is None and not self._many

    def _option(self, value: str, selected: bool) -> None:
        if self._many and selected and self._select:
            self.fields.append((self._select, value))
        else:
            self._chosen = value

    def _input(self, name: str, found: dict[str, str]) -> None:
        kind = found.get("type", "text")
        if kind in ("submit", "button", "file"):
            return
        if kind in ("checkbox", "radio") and "checked" not in found:
            return
        self.fields.append((name, found.get("value", "on" if kind == "checkbox" else "")))


class Person:
    """A signed-in user with a connection kept open and cookies of their own."""

    def __init__(self, user: User, port: int) -> None:
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        name = settings.SESSION_COOKIE_NAME
        self.cookies = {name: client.cookies[name].value}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def read_form(self, path: str) -> dict[str, list[str]]:
        """Field name → values, as the page shows them now."""
        status, body = self._ask("GET", path)
        assert status == 200, (path, status, body[:300])
        reader = FormReader()
        reader.feed(body)
        fields: dict[str, list[str]] = {}
        for name, value in reader.fields:
            fields.setdefault(name, []).append(value)
        return fields

    def send_form(self, path: str, fields: Mapping[str, list[str]]) -> tuple[int, str]:
        """Status and body of the answer."""
        return self._ask("POST", path, urlencode(fields, doseq=True))

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={text}" for name, text in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = FORM
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, text = line.split(";", 1)[0].partition("=")
            self.cookies[name] = text
        return answer.status, answer.read().decode()
