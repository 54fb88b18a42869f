"""A meeting is held: 30 people type its minutes at once, 50 enter themselves with its code, and 50
give their points at once."""

import http.client
import json
import random
import re
import uuid
from collections import Counter
from datetime import timedelta
from time import perf_counter
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import now

from bench.browser import FORM, Person
from bench.figures import Figure
from bench.serving import in_threads, server
from bench.towns import HOST, concept
from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.actors.models import Body
from gemeinwerk.dots import operations as dots
from gemeinwerk.meetings.models import AgendaItem, Meeting
from gemeinwerk.minutes import operations
from gemeinwerk.minutes.models import Minutes, Paragraph

PEOPLE, SAVES, PROCESSES, SHARED, CODES, THINGS = 30, 3_000, 4, 5, 50, 8


def run() -> list[Figure]:
    minutes = _begun()
    return [*_typed(minutes), *_entered(minutes), *_weighed(minutes.meeting)]


def _begun() -> Minutes:
    found = concept("sitzung", status="participation")
    body = Body.objects.create(municipality=found.municipality, kind="working_group", name="Wohnen")
    meeting = Meeting.objects.create(
        body=body, concept=found, number=1, starts_at=now(), ends_at=now() + timedelta(hours=2),
        changed_at=now(),
    )  # fmt: skip
    for number in range(SHARED):
        AgendaItem.objects.create(meeting=meeting, title=f"Punkt {number + 1}", position=number)
    return operations.begin(meeting, by=None)


class Writer(Person):
    """Somebody at a browser whose script saves while they type."""

    def __init__(self, user: User, port: int, minutes: Minutes) -> None:
        super().__init__(user, port)
        self.address = reverse("minutes:save", args=[minutes.pk])
        self._ask("GET", reverse("minutes:minutes", args=[minutes.pk]))
        self.answers: Counter[int] = Counter()

    def save(self, text: "Text", now_: str) -> None:
        """Sent twice where chance has it that the answer was lost."""
        sent = {
            "key": text.key, "save": str(uuid.uuid4()), "base": text.base, "text": now_,
            "item": text.item,
        }  # fmt: skip
        for _time in range(1 + (random.random() < 0.05)):
            headers = {
                "Cookie": "; ".join(f"{name}={one}" for name, one in self.cookies.items()),
                "Content-Type": FORM,
                "X-CSRFToken": self.cookies[settings.CSRF_COOKIE_NAME],
            }
            self.connection.request("POST", self.address, urlencode(sent), headers)
            answer = self.connection.getresponse()
            body = answer.read().decode()
            self.answers[answer.status] += 1
        if answer.status != 200:
            return
        told = json.loads(body)
        if "beside" in told:
            text.key, told = told["beside"]["key"], told["beside"]
        text.base = told["text"]


class Text:
    """A paragraph as one browser has it."""

    def __init__(self, key: str, item: int) -> None:
        self.key, self.item, self.base = key, item, ""


def _typed(minutes: Minutes) -> list[Figure]:
    users = [_office(minutes, number) for number in range(PEOPLE)]
    items = list(minutes.meeting.items.values_list("pk", flat=True))
    shared = [str(uuid.uuid4()) for _item in items]
    began = perf_counter()
    with server(processes=PROCESSES) as port:
        people = [Writer(user, port, minutes) for user in users]
        in_threads(lambda index: _write(people[index], index, items, shared), PEOPLE)
    seconds = perf_counter() - began
    answers = sum((one.answers for one in people), Counter())
    stands = Counter(re.findall(r"\[\d+-\d+\]", " ".join(_texts(minutes))))
    wanted = {_mark(index, n) for index in range(PEOPLE) for n in range(SAVES // PEOPLE)}
    errors = sum(number for status, number in answers.items() if status != 200)
    beside = Paragraph.objects.filter(minutes=minutes, beside__isnull=False).count()
    how = (
        f"{PEOPLE} signed-in people, {SAVES} savings over HTTP ({sum(answers.values())} sent: some "
        f"twice), {PROCESSES} server processes, two in ten in {SHARED} paragraphs all write in; "
        f"{beside} times both texts were kept; {seconds:.0f} s"
    )
    return [
        Figure("words lost in minutes 30 people type", len(wanted - set(stands)), "words", 0, how),
        Figure("server errors while they type", errors, "answers", 0, how),
    ]


def _office(minutes: Minutes, number: int) -> User:
    user = User.objects.create(email=f"schreibt{number}@messstadt.example", name=f"Büro {number}")
    town = minutes.meeting.body.municipality
    Membership.objects.create(user=user, municipality=town, role="office")
    return user


def _mark(index: int, number: int) -> str:
    return f"[{index}-{number}]"


def _write(person: Writer, index: int, items: list[int], shared: list[str]) -> None:
    """One's own paragraph is typed on for a while; now and then a word goes into one of all."""
    chance = random.Random(index)
    common = [Text(key, item) for key, item in zip(shared, items, strict=True)]
    own = Text(str(uuid.uuid4()), chance.choice(items))
    for number in range(SAVES // PEOPLE):
        text = chance.choice(common) if chance.random() < 0.2 else own
        words = text.base.split()
        words.insert(chance.randint(0, len(words)) if text is not own else len(words),
                     _mark(index, number))  # fmt: skip
        person.save(text, " ".join(words))
        if len(own.base) > 100:
            own = Text(str(uuid.uuid4()), chance.choice(items))


def _texts(minutes: Minutes) -> list[str]:
    return list(minutes.paragraphs.values_list("text", flat=True))


def _entered(minutes: Minutes) -> list[Figure]:
    code = operations.give_code(minutes, by=User.objects.earliest("pk"))
    page = reverse("attendance:page", args=[code])
    names = [f"Gast {number}" for number in range(CODES)]
    statuses: list[int] = []
    with server(processes=PROCESSES) as port:
        people = [_Phone(port) for _name in names]
        in_threads(lambda index: statuses.append(people[index].enter(page, names[index])), CODES)
    there = set(minutes.attendances.filter(presences__isnull=False).values_list("name", flat=True))
    how = f"{CODES} people from one place enter themselves at once, {PROCESSES} server processes"
    broken = sum(status >= 500 for status in statuses)
    missing = len(set(names) - there)
    return [
        Figure("people who entered themselves and are not there", missing, "people", 0, how),
        Figure("server errors while they enter", broken, "answers", 0, how),
    ]


def _weighed(meeting: Meeting) -> list[Figure]:
    """Each gives three points to one thing and two to the next."""
    office = User.objects.earliest("pk")
    found = dots.create_weighing(
        meeting, things=[(f"Vorschlag {n + 1}", "") for n in range(THINGS)],
        question="Was zuerst?", points=5, most_on_one=3, by=office,
    )  # fmt: skip
    dots.open_weighing(found, by=office)
    page = reverse("giving:page", args=[found.code])
    keys = [one["key"] for one in found.things]
    statuses: list[int] = []
    with server(processes=PROCESSES) as port:
        people = [_Phone(port) for _number in range(CODES)]
        in_threads(lambda index: statuses.append(people[index].give(page, keys, index)), CODES)
    found.refresh_from_db()
    wanted: Counter[str] = Counter()
    for number in range(CODES):
        wanted.update(_points(keys, number))
    how = f"{CODES} phones of one place give five points each at once, {PROCESSES} server processes"
    lost = CODES - found.phones + sum((wanted - Counter(found.by_phone)).values())
    twice = sum((Counter(found.by_phone) - wanted).values())
    broken = sum(status >= 500 for status in statuses)
    return [
        Figure("points given that are not counted", lost, "points", 0, how),
        Figure("points counted that nobody gave", twice, "points", 0, how),
        Figure("server errors while they give", broken, "answers", 0, how),
    ]


def _points(keys: list[str], number: int) -> dict[str, int]:
    return {keys[number % len(keys)]: 3, keys[(number + 1) % len(keys)]: 2}


class _Phone(Person):
    """Without an account."""

    def __init__(self, port: int) -> None:
        self.cookies = {}
        self.connection = http.client.HTTPConnection(HOST, port, timeout=120)

    def enter(self, page: str, name: str) -> int:
        self._ask("GET", page)
        token = self.cookies[settings.CSRF_COOKIE_NAME]
        fields = {"name": [name], "organisation": [""], "csrfmiddlewaretoken": [token]}
        return self.send_form(page, fields)[0]

    def give(self, page: str, keys: list[str], number: int) -> int:
        self._ask("GET", page)
        given = _points(keys, number)
        fields = {f"p{key}": [str(given.get(key, 0))] for key in keys}
        fields["csrfmiddlewaretoken"] = [self.cookies[settings.CSRF_COOKIE_NAME]]
        return self.send_form(page, fields)[0]
