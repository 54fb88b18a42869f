"""Requests against the forms anybody may fill in: contributions, comments, support, following, what
readers report, what authors do under their link. Filled in as the page has them, with hostile texts
in every field, and then wrongly.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Count, QuerySet

from attack.battery.markup import injected
from attack.callers import Caller, Request
from attack.generated import FORM, TOKEN, Found, Writer, blocks, judge
from attack.holdings import Watch
from attack.names import BLOCK
from attack.pages import Forms
from attack.site import INJECTED, Town, Visitor
from attack.verdict import Verdict
from gemeinwerk.accounts.models import Attempts
from gemeinwerk.contributions.models import Contribution

AREAS = ("taking_part:", "receipt:", "commenting:", "portal:follow", "portal:unfollow")
NOBODY = Visitor("nobody", {})
SAYING, OFTEN = {"taking_part:form", "commenting:measure", "commenting:goal"}, 4
"""Where most can be written, so many times as often as elsewhere."""
LANGUAGE = "language"
"""A button that draws the page in another one: nothing is sent by it."""
SEND = {"seite": "4", "absenden": "1"}
"""The last page of the form for everybody, and its button."""
HOSTILE = f"\"'></script></textarea><b {INJECTED}=1 onfocus=alert(1)>{{{{7*7}}}}"
FIELDS = {
    "text": HOSTILE, "name": HOSTILE, "role": HOSTILE, "target_group": HOSTILE,
    "place_name": HOSTILE, "wortlaut": HOSTILE, "kind": "need", "reason": "insult", "tongue": "uk",
    "email": f'"<b/{INJECTED}=1>"@example.org', "privacy": "on", "named": "on", "homepage": "",
}  # fmt: skip
READ = 12
"""So many of what was sent are looked at afterwards, at the desk and in public."""


@dataclass
class FoundInForms(Found):
    """What must hold besides."""

    shown_again: Verdict = field(
        default_factory=lambda: Verdict("what a form shows again it has not taken")
    )
    half: Verdict = field(default_factory=lambda: Verdict("what anybody sent is there as a whole"))
    taken: Verdict = field(default_factory=lambda: Verdict("some of it was taken"))

    def all(self) -> list[Verdict]:
        return [*super().all(), self.shown_again, self.half, self.taken]


def play(
    caller: Caller,
    pairs: Callable[[int], tuple[Town, Town]],
    *,
    requests: int,
    seed: int,
    watch: Callable[[], Watch] = Watch,
    block: int = BLOCK,
) -> FoundInForms:
    """As `generated.play`."""
    found, chance = FoundInForms(), random.Random(seed)
    for towns, turns in blocks(pairs, requests, block):
        before = set(_sent(towns).values_list("pk", flat=True))
        writer = FormWriter(caller, towns, chance)
        watching = watch()
        for turn in turns:
            if turn % 50 == 0:
                Attempts.objects.all().delete()  # else whoever sends so much is soon asked to wait
                watching.look_anew()
            request, host = writer.request()
            answer = caller.ask(request)
            changed = judge(found, towns, host, request, answer, watching)
            if request.method == "POST":
                kept = answer.status != 200 or not changed
                found.shown_again.require(kept, f"{request}: {', '.join(changed)}")
        _require_whole(found, towns, before)
        _require_harmless(found, caller, towns, before)
    return found


def _sent(towns: tuple[Town, Town]) -> "QuerySet[Contribution]":
    concepts = [town.scene.concept.pk for town in towns]
    return Contribution.objects.filter(concept__in=concepts, channel="form").order_by("pk")


def _require_whole(found: FoundInForms, towns: tuple[Town, Town], before: set[int]) -> None:
    new = _sent(towns).exclude(pk__in=before).annotate(n=Count("voices"))
    for one in new:
        whole = one.n == 1 and (one.is_withdrawn or one.text)
        about = one.kind != "comment" or hasattr(one, "draft_anchor")
        found.half.require(bool(whole and about), f"{one}: {one.n} voices, {one.kind}")
        found.taken.require(new.exists(), "nothing that was sent was taken")


def _require_harmless(
    found: FoundInForms, caller: Caller, towns: tuple[Town, Town], before: set[int]
) -> None:
    """Whatever was sent is a text on the pages of those who read it."""
    for town in towns:
        new = _sent(towns).exclude(pk__in=before).filter(concept=town.scene.concept, state="held")
        rows = list(new[:READ])
        Contribution.objects.filter(pk__in=[one.pk for one in rows]).update(state="public")
        office, slug = town.visitor("office"), town.scene.concept.slug
        for one in rows:
            for who, path in (
                (office, f"/arbeitsplatz/konzepte/{slug}/beitraege/{one.number}/"),
                (office, f"/arbeitsplatz/konzepte/{slug}/beitraege/{one.number}/pruefen/"),
                (office, f"/arbeitsplatz/konzepte/{slug}/antworten/{one.number}/"),
                (NOBODY, f"/konzepte/{slug}/beitraege/{one.number}/"),
            ):
                answer = caller.ask(Request("GET", town.host, path, {}, who.cookies))
                found.errors.require(answer.status < 500, path)
                found.markup.require(not injected(answer.body), path)


class FormWriter(Writer):
    """Fills in what a page has, as somebody without an account does; then something is wrong."""

    def __init__(self, caller: Caller, towns: tuple[Town, Town], chance: random.Random) -> None:
        super().__init__(caller, towns, chance)
        self.pages = {
            host: [
                one
                for one in pages
                if one[0].startswith(AREAS)
                for _turn in range(OFTEN if one[0] in SAYING else 1)
            ]
            for host, pages in self.pages.items()
        }

    def request(self) -> tuple[Request, Town]:
        chance = self.chance
        home, other = chance.sample(self.towns, 2)
        host = home if chance.random() < 0.9 else other
        name, _page, path = chance.choice(self.pages[home.host])
        method = chance.choice(["POST"] * 9 + ["GET"])
        cookies = {**chance.choice([NOBODY, *home.visitors]).cookies, "csrftoken": TOKEN}
        headers, body = dict(self._headers()), b""
        if method == "POST":
            fields = dict(self._filled(home, name, path))
            if chance.random() < 0.5:
                headers, body = headers | {"Content-Type": FORM}, _sent_as(fields)
            else:
                headers, body = self._body(headers, fields)
        path = path if chance.random() < 0.5 else self._address(path)
        return Request(method, host.host, path, headers, cookies, body), host

    def _filled(self, town: Town, name: str, path: str) -> Iterator[tuple[str, str]]:
        """With signs in its fields, sent from the last page or from any."""
        fields = self._fields(town, name, path)
        if self.chance.random() < 0.9:
            fields.pop(LANGUAGE, None)
        yield from fields.items()
        for known, typed in FIELDS.items():
            if known in fields or self.chance.random() < 0.3:
                yield known, f"{typed} {self.chance.random()}" if known == "text" else typed
        if self.chance.random() < 0.7:
            yield from SEND.items()

    def _fields(self, town: Town, name: str, path: str) -> dict[str, str]:
        """As nobody sees them: what was begun is each time begun anew."""
        answer = self.caller.ask(Request("GET", town.host, path, {}, {}))
        return Forms(answer.body).fields


def _sent_as(fields: dict[str, str]) -> bytes:
    return urlencode(fields | {"csrfmiddlewaretoken": TOKEN}, errors="replace").encode()
