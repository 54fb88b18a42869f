"""Requests nobody would write by hand: every address, role and town, signs that should not be."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from attack.callers import Answer, Caller, Request
from attack.holdings import Watch
from attack.names import BLOCK
from attack.pages import Forms, addresses
from attack.site import Town, Visitor
from attack.verdict import Verdict

REFUSED = frozenset({400, 401, 403, 404, 405, 409, 410, 411, 413, 414, 415, 422, 429})
READS = frozenset({"GET", "HEAD", "OPTIONS"})
METHODS = ["GET"] * 4 + ["POST"] * 5 + ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"]
TOKEN = "a" * 32
FORM = "application/x-www-form-urlencoded"
OWN_DATA = "/konto/daten/"  # what all towns keep of somebody, shown to that person
VALUES = [
    "", " ", "0", "-1", "1", "01", "1.5", "1,5", "1e999999", "NaN", "Infinity", "9" * 19, "9" * 30,
    "9" * 4000, "-" + "9" * 25, "\x00", "a\x00b", "\u202e", "\ufeff", "\U0001f3f3", "ﬃ", "٣", "½",
    "null", "true", "[]", "{}", "[[[[", '{"a":', "2027-02-30", "31.12.99999", "0000-00-00",
    "x" * 5000, "../../../etc/passwd", "..%2f..%2f", "' OR 1=1--", "\"><b data-injected=1>",
    "{{7*7}}", "${7*7}", "\r\nX-Injected: 1", "%s%s%n", "javascript:alert(1)", "//evil.example",
    "=1+1", "\t", "\\",
]  # fmt: skip
SEGMENTS = [
    "", "0", "-1", "1", "9" * 19, "9" * 40, "1e5", "%00", "%FF", "%ED%A0%80", "%2e%2e", "..",
    "%0d%0aX", "a%2Fb", "%E2%80%AE", "null", "true", "%7B%7B7*7%7D%7D", "<b>", "x" * 300, "1;drop",
    "%F0%9F%8F%B3",
]  # fmt: skip
PARAMETERS = [
    "suche", "feld", "thema", "stelle", "stand", "jahr", "sortierung", "seite", "next", "alt",
    "neu", "pk", "von", "bis", "page", "q", "wahl-title", "token", "key", "__proto__", "a[]",
]  # fmt: skip
EXTRA = [
    "position", "unread", "predecessor", "revision", "municipality", "concept", "public",
    "is_active", "confirmation", "form-TOTAL_FORMS", "milestones-TOTAL_FORMS", "before", "mine",
    "base", "order", "published", "confirmed_at", "role", "roles", "user", "state",
]  # fmt: skip


@dataclass
class Found:
    """What must hold of every answer, each a verdict."""

    errors: Verdict = field(
        default_factory=lambda: Verdict("no request makes an error of the server")
    )
    foreign: Verdict = field(default_factory=lambda: Verdict("no answer holds another town's row"))
    stored: Verdict = field(default_factory=lambda: Verdict("nothing is stored that was refused"))
    reads: Verdict = field(default_factory=lambda: Verdict("reading writes nothing"))
    markup: Verdict = field(default_factory=lambda: Verdict("no sign of a request becomes markup"))

    def all(self) -> list[Verdict]:
        return [self.errors, self.foreign, self.stored, self.reads, self.markup]


def blocks(
    pairs: Callable[[int], tuple[Town, Town]], requests: int, block: int
) -> Iterator[tuple[tuple[Town, Town], range]]:
    """Two towns made anew, and the turns that meet them."""
    for number, first in enumerate(range(0, requests, block)):
        yield pairs(number), range(min(block, requests - first))


def play(
    caller: Caller,
    pairs: Callable[[int], tuple[Town, Town]],
    *,
    requests: int,
    seed: int,
    watch: Callable[[], Watch] = Watch,
    block: int = BLOCK,
) -> Found:
    """Send `requests` requests; every `block` of them meets two towns made anew by `pairs`."""
    found, chance = Found(), random.Random(seed)
    for towns, turns in blocks(pairs, requests, block):
        writer = Writer(caller, towns, chance)
        watching = watch()
        for turn in turns:
            if turn % 100 == 0:
                writer.sign_in_again()
                watching.look_anew()
            request, host = writer.request()
            judge(found, towns, host, request, caller.ask(request), watching)
    return found


def judge(
    found: Found,
    towns: tuple[Town, Town],
    host: Town,
    request: Request,
    answer: Answer,
    watch: Watch,
) -> list[str]:
    """Which tables hold something else now."""
    told = f"{request} → {answer.status}"
    found.errors.require(answer.status < 500, told)
    others = [town for town in towns if town is not host and town.mark in answer.body]
    found.foreign.require(not others or request.path.startswith(OWN_DATA), told)
    found.markup.require("<b data-injected" not in answer.body or _is_file(answer), told)
    changed = watch.changed()
    if answer.status in REFUSED:
        found.stored.require(not changed, f"{told}: {', '.join(changed)}")
    if request.method in READS:
        found.reads.require(not changed, f"{told}: {', '.join(changed)}")
    return changed


def _is_file(answer: Answer) -> bool:
    return "text/html" not in answer.headers.get("content-type", "")


class Writer:
    """Makes up requests from the addresses and forms of two towns."""

    def __init__(self, caller: Caller, towns: tuple[Town, Town], chance: random.Random) -> None:
        self.caller, self.towns, self.chance = caller, towns, chance
        self.pages = {town.host: list(addresses(town)) for town in towns}
        self.forms: dict[tuple[str, str], dict[str, str]] = {}

    def sign_in_again(self) -> None:
        for town in self.towns:
            town.sign_in_again()

    def request(self) -> tuple[Request, Town]:
        """One request, and the town under whose host name it is asked."""
        chance = self.chance
        home, other = chance.sample(self.towns, 2)
        host = home if chance.random() < 0.8 else other
        visitor = chance.choice(home.visitors)
        name, _page, path = chance.choice(self.pages[home.host])
        method = chance.choice(METHODS)
        fields = self._fields(home, name, path) if method == "POST" else {}
        cookies = {**visitor.cookies, "csrftoken": TOKEN}
        headers = dict(self._headers())
        body = b""
        if method not in READS:
            headers, body = self._body(headers, fields)
        return Request(method, host.host, self._address(path), headers, cookies, body), host

    def _fields(self, town: Town, name: str, path: str) -> dict[str, str]:
        """The fields of the page's forms, as its office sees them; read once."""
        known = (town.host, name)
        if known not in self.forms:
            office: Visitor = town.visitor("office")
            answer = self.caller.ask(Request("GET", town.host, path, {}, office.cookies))
            self.forms[known] = Forms(answer.body).fields
        return self.forms[known]

    def _address(self, path: str) -> str:
        chance = self.chance
        if chance.random() < 0.25:
            parts = path.split("/")
            parts[chance.randrange(1, len(parts))] = chance.choice(SEGMENTS)
            path = "/" + quote("/".join(parts).lstrip("/"), safe="/%*;<>:=")
        if chance.random() < 0.3:
            query = {chance.choice(PARAMETERS): chance.choice(VALUES)[:500] for _ in range(2)}
            path += "?" + urlencode(query)
        return path

    def _headers(self) -> Iterator[tuple[str, str]]:
        chance = self.chance
        if chance.random() < 0.2:
            yield "HX-Request", "true"
        if chance.random() < 0.1:
            yield "Accept-Language", chance.choice(["en", "de", "xx-yy", "*;q=9", "a" * 500])
        if chance.random() < 0.1:
            yield "If-None-Match", chance.choice(["*", '"', 'W/"x"', '"a","b'])
        if chance.random() < 0.05:
            yield "X-Forwarded-Host", "evil.example"
        if chance.random() < 0.05:
            yield "X-Forwarded-For", chance.choice(["::1", "x", "1.2.3.4, 5.6.7.8", "9" * 300])
        if chance.random() < 0.05:
            yield "Range", "bytes=0-,5-3,x"

    def _body(
        self, headers: dict[str, str], fields: dict[str, str]
    ) -> tuple[dict[str, str], bytes]:
        chance = self.chance
        kind = chance.random()
        if kind < 0.05:
            return headers | {
                "Content-Type": "application/json",
                "X-CSRFToken": TOKEN,
            }, b'{"a": [1e400'
        if kind < 0.1:
            broken = (
                b'--x\r\nContent-Disposition: form-data; name="file"; filename="\xff\x00"\r\n\r\nPK'
            )
            kind_of = "multipart/form-data; boundary=x"
            return headers | {"Content-Type": kind_of, "X-CSRFToken": TOKEN}, broken
        sent = dict(fields)
        for name in chance.sample(sorted(sent), min(len(sent), chance.choice([0, 1, 1, 2, 5]))):
            sent[name] = chance.choice(VALUES)
        if chance.random() < 0.4:
            sent[chance.choice(EXTRA)] = chance.choice(VALUES)
        sent["csrfmiddlewaretoken"] = TOKEN
        body = urlencode(sent, errors="replace").encode()
        return headers | {"Content-Type": FORM}, body
