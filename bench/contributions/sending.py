"""Two hundred people who send at once over HTTP, to several server processes: nothing is lost, what
is sent twice in the same moment comes once, and no server errs."""

import re
from collections import Counter
from contextlib import closing
from http.client import HTTPConnection
from time import perf_counter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate

from bench.browser import FORM
from bench.figures import Figure
from bench.serving import in_threads, server
from bench.towns import concept
from gemeinwerk.contributions.models import Contribution, Participation, Voice
from gemeinwerk.notices.models import Notice

PEOPLE, EACH, PROCESSES = 200, 25, 4
TWICE = 5
"""Each fifth is sent on two connections before either is answered: an impatient second click."""
WRITTEN_TO = 7
"""Each seventh leaves an address."""
HIDDEN = re.compile(r'name="(\w+)" value="([^"]*)"')
KEPT = ("csrfmiddlewaretoken", "begun")
"""What the form is begun with."""


def run() -> list[Figure]:
    phase = Participation.objects.create(
        concept=concept("gleichzeitig", status="drafting"),
        title="Was fehlt?", question="Was soll sich ändern?", opens=localdate(),
    )  # fmt: skip
    path = reverse("taking_part:form", args=[phase.concept.slug, phase.pk])
    answers: Counter[str] = Counter()
    receipts: list[set[str]] = [set() for _person in range(PEOPLE)]
    began = perf_counter()
    with server(processes=PROCESSES) as port:
        in_threads(lambda n: _send_all(n, port, path, answers, receipts[n]), PEOPLE)
        seconds = perf_counter() - began
        unread = [link for links in receipts for link in list(links)[:1] if not _opens(port, link)]
    sent = {_text(person, number) for person in range(PEOPLE) for number in range(EACH)}
    kept = Counter(phase.contributions.values_list("text", flat=True))
    numbers = sorted(phase.concept.contributions.values_list("number", flat=True))
    how = (
        f"{PEOPLE} people at once, {len(sent):,} contributions over HTTP, each {TWICE}th sent "
        f"twice in one moment, {PROCESSES} server processes; {seconds:.0f} s"
    )
    return [
        Figure("sent and lost", len(sent - set(kept)), "contributions", 0, how),
        Figure("sent once and doubled", sum(kept.values()) - len(kept), "contributions", 0, how),
        Figure("server errors", answers["error"], "answers", 0, how),
        Figure("gaps or doubles in numbers", _astray(numbers), "numbers", 0, how),
        Figure("without a voice, or with two", _voiceless(), "contributions", 0, how),
        Figure("receipts that do not open", len(unread), "links", 0, f"one of each of {PEOPLE}"),
        Figure("receipts mailed", Notice.objects.count(), "mails", _written_to(), how,
               at_least=True),
    ]  # fmt: skip


def _send_all(person: int, port: int, path: str, answers: Counter[str], receipts: set[str]) -> None:
    """From a place of their own, as if each sat at home; each click has a connection of its own."""
    home = (f"127.0.{1 + person // 200}.{1 + person % 200}", 0)

    def asked(method: str, body: str | None = None, **headers: str) -> HTTPConnection:
        tab = HTTPConnection("127.0.0.1", port, timeout=300, source_address=home)
        tab.request(method, path, body, headers)
        return tab

    for number in range(EACH):
        with closing(asked("GET")) as tab:
            page = tab.getresponse()
            fields = dict(HIDDEN.findall(page.read().decode()))
        cookie = page.headers["Set-Cookie"].split(";")[0]
        body = urlencode({name: fields[name] for name in KEPT} | _typed(person, number))
        headers = {"Content-Type": FORM, "Cookie": cookie}
        clicks = 2 if number % TWICE == 0 else 1
        for tab in [asked("POST", body, **headers) for _click in range(clicks)]:
            with closing(tab):
                answer = tab.getresponse()
            answers["taken" if answer.status == 302 else "error"] += 1
            receipts.add(answer.headers.get("Location", "").partition("?")[0])


def _typed(person: int, number: int) -> dict[str, str]:
    """What a browser sends from the last page."""
    typed = {"seite": "4", "absenden": "1", "kind": "need", "tongue": "de"}
    if number % WRITTEN_TO == 0:
        typed |= {"email": f"m{person}@zuhause.example", "privacy": "on"}
    return typed | {"text": _text(person, number)}


def _text(person: int, number: int) -> str:
    return f"Anliegen {number} von Mensch {person}: {'Es fehlt an Bänken am Fluss. ' * 8}".strip()


def _opens(port: int, link: str) -> bool:
    tab = HTTPConnection("127.0.0.1", port, timeout=60)
    tab.request("GET", link)
    return tab.getresponse().status == 200


def _astray(numbers: list[int]) -> int:
    return len(set(range(1, PEOPLE * EACH + 1)) ^ set(numbers)) + len(numbers) - len(set(numbers))


def _voiceless() -> int:
    voices = Counter(Voice.objects.values_list("contribution", flat=True))
    return sum(voices[key] != 1 for key in Contribution.objects.values_list("pk", flat=True))


def _written_to() -> int:
    return PEOPLE * len(range(0, EACH, WRITTEN_TO))
