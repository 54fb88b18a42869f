"""What nobody can type: numbers of 5,000 digits, NUL, half characters, over every address.

The answer may be a page, a redirect or a refusal; it is never a traceback, on no database. What
is answered without a look at who asks is asked as a citizen alone, what leads to no view but once,
and to a page that takes nothing nothing is sent.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from typing import Any, TypeVar
from urllib.parse import quote, quote_from_bytes, unquote_to_bytes, urlencode

import pytest
from django.core.handlers.wsgi import repercent_broken_unicode
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from gemeinwerk.accounts.models import Role
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.typed import whole_number
from tests.alike import ALL
from tests.factories import user_with_role
from tests.walk.areas import AREAS, area_of
from tests.walk.asked import (
    ALL_OF_THEM,
    leave_refusals_undrawn,
    look_once_for_names,
    same_for_everyone,
    watch_parameters,
)
from tests.walk.pages import EVERYONE, PAGES, Page
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db

HUGE = "9" * 5_000
FORM = "application/x-www-form-urlencoded"
TYPED = {
    "twenty digits": b"99999999999999999999",
    "nineteen digits": b"9999999999999999999",
    "5,000 digits": HUGE.encode(),
    "below all": b"-9223372036854775809",
    "exponent": b"1e999999",
    "not a number": b"NaN",
    "infinity": b"-Infinity",
    "other digits": "٣٣٣".encode(),
    "superscript": "²".encode(),
    "NUL": b"a\x00b",
    "half a character": b"\xed\xa0\x80",
    "no character": b"\xff\xfe",
    "year": b"99999-12-31",
    "brackets": b"[[[[{{{{((((",
}
# Parameters that pages read, and one that none does. What one reads beside is found by asking it.
PARAMETERS = (
    "suche", "feld", "thema", "stelle", "stand", "jahr", "sortierung", "seite", "person",
    "vorgang", "von", "bis", "nach", "art", "buchstabe", "reihenfolge", "zeile", "milestones",
    "runde",
    "indicators", "costs", "bestaetigung", "umsetzung", "einheit", "next", "schreiben", "x",
)  # fmt: skip
# NUL alone is refused at once and would hide what the others do.
STRANGE = [typed for what, typed in TYPED.items() if what != "NUL"]
FIELD = re.compile(r'<(?:input|select|textarea|button)\b[^>]*?\bname="([^"]+)"', re.S)
VALUE = re.compile(r'<input\b[^>]*?\bname="([^"]+)"[^>]*?\bvalue="([^"]*)"', re.S)
# What forms hold beside what is seen, among it the counters of their lists.
HIDDEN = set(PARAMETERS) | {
    f"{part}-{count}"
    for part in ("milestones", "indicators", "costs", "form")
    for count in ("TOTAL_FORMS", "INITIAL_FORMS", "0-id", "0-amount")
}


@pytest.fixture
def scene(kept_scene: Scene, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Scene:
    look_once_for_names(monkeypatch, kept_scene)
    settings.ALLOWED_HOSTS = ["*"]
    return kept_scene


@pytest.fixture
def refusals_undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_refusals_undrawn(monkeypatch)


@pytest.fixture
def office(scene: Scene) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user_with_role(Role.OFFICE, scene.town))
    return client


@pytest.fixture
def citizen() -> Client:
    return Client(raise_request_exception=False)


def asked(name: str, office: Client, citizen: Client, ask: Callable[[Client], Any]) -> Any:
    """What the office is answered, and citizens where it may be something else to them."""
    if PAGES[name].who == EVERYONE:
        answer = ask(citizen)
        if answer.status_code >= 500 or same_for_everyone(answer):
            return answer
        assert answer.status_code < 500, (name, answer.status_code)
    return ask(office)


def pages_of(area: str) -> list[str]:
    """On SQLite a third of them: it keeps nearly anything, and what it does not, nowhere."""
    names = [name for name in sorted(PAGES) if area_of(name) == area]
    return names if ALL or connection.vendor == "postgresql" else names[::3]


T = TypeVar("T")


def half(all_of_it: Iterable[T]) -> Iterator[T]:
    """Every other one: half of them on one database, half on the other."""
    return islice(all_of_it, connection.vendor == "postgresql", None, 2)


def typed_in(names: Iterable[str], turn: int) -> dict[str, bytes]:
    """Each name with another of `TYPED`, and in another turn with another one."""
    places = enumerate(sorted(names))
    return {name: STRANGE[(place + turn * 5) % len(STRANGE)] for place, name in places}


def turns(page: int) -> Iterator[int]:
    """Of a page one on each database, and others on the next page: most names stand on many."""
    yield from half((2 * page, 2 * page + 1))


def encoded(fields: dict[str, bytes]) -> str:
    return "&".join(f"{quote(name)}={quote_from_bytes(typed)}" for name, typed in fields.items())


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    return watch_parameters(monkeypatch)


@pytest.mark.parametrize("area", AREAS)
def test_parameters(
    area: str, scene: Scene, office: Client, citizen: Client, read: set[str]
) -> None:
    """A page that reads none is asked once; of another, what it reads is typed as well."""
    for number, name in enumerate(pages_of(area)):
        if PAGES[name].form:
            continue
        address, names = reverse(name, kwargs=PAGES[name].kwargs(scene)), set(PARAMETERS)
        read.clear()
        for turn in (*turns(number), *turns(number + 1)):
            typed = encoded(typed_in(names, turn))
            answer = asked(name, office, citizen, get(f"{address}?{typed}"))
            assert answer.status_code < 500, (name, answer.status_code)
            if not read:
                break
            names |= read - {ALL_OF_THEM}


def test_what_a_page_reads_is_known(scene: Scene, office: Client, read: set[str]) -> None:
    office.get(reverse("measures:table", args=[scene.concept.slug]) + "?suche=a&jahr=2026")
    assert read >= {"suche", "jahr", "sortierung"}
    read.clear()
    assert office.get(reverse("measures:deadlines") + "?suche=a").status_code == 200
    assert read == set()


def get(address: str) -> Callable[[Client], Any]:
    return lambda client: client.get(address)


def post(address: str, body: str = "") -> Callable[[Client], Any]:
    return lambda client: client.post(address, body, content_type=FORM)


def options(address: str) -> Callable[[Client], Any]:
    return lambda client: client.options(address)


# Whether a link is one of ours is told only once something is sent: see the view.
TELLS_NOTHING = {"portal:survey_link", "portal:presence_slip", "portal:presence_answer"}


@pytest.mark.usefixtures("refusals_undrawn")
@pytest.mark.parametrize("area", AREAS)
def test_parts_of_addresses(area: str, scene: Scene, office: Client, citizen: Client) -> None:
    """Each part of the path in turn is something nobody types, and on the next page something
    else: an address of one part is read by the lines that read all the others."""
    led_nowhere: set[tuple[str, bool]] = set()
    for number, name in enumerate(pages_of(area)):
        page = PAGES[name]
        address = reverse(name, kwargs=page.kwargs(scene))
        for place, paths in spoilt_paths(address, typed_parts(page, scene)):
            leading = {what for what, path in paths.items() if leads_to_a_view(path)} - {"NUL"}
            nowhere = {(what, page.form) for what in paths if what not in leading}
            new = sorted(what for what, _form in nowhere - led_nowhere)
            for what in (*two_of(leading, number + place), *new):
                answer = asked(name, office, citizen, (post if page.form else get)(paths[what]))
                least = 200 if name in TELLS_NOTHING else 400
                assert least <= answer.status_code < 500, (what, paths[what][:80])
            led_nowhere |= nowhere


def spoilt_paths(address: str, varied: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """For each part that is of somebody's typing: by what is typed there, the whole path."""
    parts = address.strip("/").split("/")
    end = "/" if address.endswith("/") else ""
    typed_signs = {what: quote_from_bytes(typed) for what, typed in half(TYPED.items())}
    for place in (n for n, part in enumerate(parts) if part in varied):
        before, after = parts[:place], parts[place + 1 :]
        yield (
            place,
            {
                what: f"/{'/'.join([*before, signs, *after])}{end}"
                for what, signs in typed_signs.items()
            },
        )


def two_of(names: set[str], turn: int) -> list[str]:
    """Two of them, each time others."""
    chosen = sorted(names)
    return [chosen[(2 * turn + n) % len(chosen)] for n in range(min(2, len(chosen)))]


def leads_to_a_view(path: str) -> bool:
    """Else all such addresses are refused by the same few lines. NUL is, before any page looks."""
    try:
        resolve(repercent_broken_unicode(unquote_to_bytes(path)).decode())
    except Resolver404:
        return False
    return True


def typed_parts(page: Page, scene: Scene) -> set[str]:
    return {str(value) for value in page.kwargs(scene).values()}


@pytest.mark.parametrize("area", AREAS)
def test_forms(area: str, scene: Scene, office: Client, citizen: Client) -> None:
    """Every field of the page's forms, and the counters of its lists, hold what nobody types; then
    half of them with the rest of the form as it stands, since one may hide another."""
    for number, name in enumerate(pages_of(area)):
        address, page = reverse(name, kwargs=PAGES[name].kwargs(scene)), ""
        if takes_nothing(asked(name, office, citizen, options(address))):
            continue
        if not PAGES[name].form:
            page = asked(name, office, citizen, get(address)).content.decode(errors="replace")
        names = set(FIELD.findall(page))
        for turn in turns(number):
            fields = typed_in(names - {"csrfmiddlewaretoken"} | HIDDEN, turn)
            answer = asked(name, office, citizen, post(address, encoded(fields)))
            assert answer.status_code < 500, name
        few_fields_at_a_time(name, address, page, office)


def takes_nothing(answer: Any) -> bool:
    """Nothing that is sent: it is refused before any of it is read."""
    return answer.status_code == 405 and "POST" not in answer.get("Allow", "POST")


def few_fields_at_a_time(name: str, address: str, page: str, office: Client) -> None:
    filled = dict(VALUE.findall(page))
    filled.pop("csrfmiddlewaretoken", None)
    names = sorted(set(FIELD.findall(page)))
    typed = dict(zip(names, cycle(STRANGE), strict=False))
    for part in half(range(2)):
        fields = {field: typed[field] for field in names[part::2]}
        if not fields:
            continue
        answer = office.post(address, urlencode(filled | fields), content_type=FORM)
        assert answer.status_code < 500, (name, {key: one[:20] for key, one in fields.items()})


def test_nul_is_refused_wherever_it_stands(scene: Scene, office: Client) -> None:
    table = reverse("measures:table", args=[scene.concept.slug])
    create = reverse("concepts:create")
    for answer in (
        office.get(f"{table}?feld=a%00b"),
        office.get(f"{table}?a%00b=1"),
        office.get(f"/konzepte/{scene.concept.slug}/massnahmen/1%001/"),
        office.post(create, {"title": "a\0b"}),
        office.post(create, {"title": "a\0b"}, headers={"hx-request": "true"}),
    ):
        assert answer.status_code == 400
        assert "<h1" in answer.content.decode()


HOSTILE_JSON = {
    "half a character": '{"title": "\\ud800"}',
    "nested without end": "[" * 10_000,
    "an endless number": HUGE,
    "an endless exponent": '{"title": 1e999999}',
    "no JSON": "{{",
}


@pytest.mark.parametrize("typed", HOSTILE_JSON.values(), ids=HOSTILE_JSON.keys())
def test_json_in_hidden_fields(typed: str, scene: Scene, office: Client, citizen: Client) -> None:
    settle = reverse("measures:settle", args=[scene.concept.slug, scene.measure.pk])
    for answer in (
        office.post(settle, {"mine": typed, "before": "{}", "revision": "0"}),
        office.post(settle, {"mine": "{}", "before": typed, "revision": "0"}),
        citizen.post(reverse("mfa_login_webauthn"), {"credential": typed}),
    ):
        assert answer.status_code < 500


def test_many_keys_of_which_one_is_too_large(scene: Scene) -> None:
    found = Concept.objects.filter(pk__in=[scene.concept.pk, 2**63, -(2**63) - 1, 10**400])
    assert list(found) == [scene.concept]


@pytest.mark.parametrize("text", [None, "", "-1", "+1", "1.0", " 1", "²", "٣", "1e3", "9" * 19])
def test_no_whole_number(text: str | None) -> None:
    assert whole_number(text) is None


def test_whole_numbers() -> None:
    assert [whole_number(text) for text in ("0", "7", "120", "9" * 18)] == [0, 7, 120, 10**18 - 1]
