"""What every battery is given: the towns, the server, a folder, and a way to ask."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from attack.callers import Answer, Caller, Request
from attack.holdings import Watch
from attack.site import Town, Visitor
from gemeinwerk.core import jobs

TOKEN = "b" * 32
FORM = "application/x-www-form-urlencoded"
NOBODY = Visitor("nobody", {})


@dataclass
class Ground:
    """`port` is the server's, where there is one; `watch` begins to watch the database."""

    home: Town
    other: Town
    caller: Caller
    folder: Path
    port: int = 0
    watch: Callable[[], Watch] = Watch

    def get(
        self, path: str, who: Visitor = NOBODY, *, town: Town | None = None, **headers: str
    ) -> Answer:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.caller.ask(Request("GET", (town or self.home).host, path, sent, who.cookies))

    def file(self, path: str, who: Visitor) -> bytes:
        """A file that the worker makes: asked for, made, and asked for again."""
        for _turn in range(2):
            answer = self.get(path, who)
            if answer.status == 200:
                return answer.content
            while jobs.work_one():
                pass
        raise RuntimeError(f"{path} → {answer.status}")

    def post(
        self,
        path: str,
        fields: dict[str, str] | None = None,
        who: Visitor = NOBODY,
        *,
        town: Town | None = None,
    ) -> Answer:
        """A form as a page of the town itself would send it."""
        body = urlencode({**(fields or {}), "csrfmiddlewaretoken": TOKEN}).encode()
        cookies = {**who.cookies, "csrftoken": TOKEN}
        host = (town or self.home).host
        return self.caller.ask(Request("POST", host, path, {"Content-Type": FORM}, cookies, body))
