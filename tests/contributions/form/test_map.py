"""A point on a map: set in the form, kept to a metre, read with the contribution, gone with it."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.operations import erase_person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.errors import Unfitting
from gemeinwerk.contributions.form import operations
from gemeinwerk.contributions.merging.operations import split
from gemeinwerk.contributions.merging.operations.splitting import Passage
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.operations import edit, record
from gemeinwerk.contributions.receipts import path_of
from tests.contributions.form.conftest import of, say
from tests.contributions.form.test_form import Browser, begun_a_while_ago
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
ORIGIN = "https://karten.example.org"
NUMBERS = {"latitude": 51.3397, "longitude": 12.3731}
PLACE = NUMBERS | {"place_name": "Am Markt"}
__all__ = ["begun_a_while_ago"]


@pytest.fixture
def tiles(settings: Any) -> None:
    settings.MAP_TILES = f"{ORIGIN}/{{z}}/{{x}}/{{y}}.png"
    settings.MAP_ATTRIBUTION = "© Kartenamt"
    settings.MAP_CENTRE = (51.34, 12.37, 13)


@pytest.fixture
def placed(phase: Participation) -> Participation:
    phase.places = True
    phase.save()
    return phase


def public(contribution: Contribution) -> str:
    Contribution.objects.filter(pk=contribution.pk).update(state="public")
    return reverse("portal:contribution", args=[contribution.concept.slug, contribution.number])


def pages(placed: Participation, one: Contribution, receipt: str) -> list[str]:
    """All that ask for a point or show one."""
    desk = [one.concept.slug, one.number]
    return [
        receipt,
        f"{receipt}aendern/",
        public(one),
        reverse("contributions:contribution", args=desk),
        reverse("contributions:edit", args=desk),
        reverse("contributions:create", args=desk[:1]),
        reverse("moderating:read", args=desk),
    ]


def test_from_the_form_to_the_public_page(
    client: Client, placed: Participation, tiles: None
) -> None:
    browser = Browser(client, placed)
    assert "data-map" not in browser.page
    answer = browser.send({"kind": "need", "text": "Hier fehlt Licht."}, weiter="2")
    assert 'data-centre="51.34,12.37,13"' in browser.page
    assert "Die Karte kommt von karten.example.org." in browser.page
    assert f"img-src 'self' data: {ORIGIN};" in f"{answer['Content-Security-Policy']};"
    # Nothing is asked of the map's host before somebody opens it.
    assert f'src="{ORIGIN}' not in browser.page
    typed = {"place_name": "Am Markt", "latitude": "51.339712345", "longitude": "12.3731"}
    answer = browser.send(typed, weiter="3")
    assert ORIGIN not in browser.page + answer["Content-Security-Policy"]
    answer = browser.send({}, weiter="4")
    assert 'aria-label="Punkt auf der Karte: Am Markt"' in browser.page
    assert "© Kartenamt" in browser.page
    assert ORIGIN in answer["Content-Security-Policy"]
    browser.send({}, absenden="1")
    new = Contribution.objects.get()
    assert (new.place_name, new.latitude, new.longitude) == ("Am Markt", 51.33971, 12.3731)
    answer = client.get(public(new))
    page = answer.content.decode()
    assert page.count(f'src="{ORIGIN}/16/') == 4
    assert "51.33971" not in page
    assert ORIGIN in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("91", "12"), ("-90.1", "12"), ("51", "180.5"), ("51", ""), ("", "12"), ("nan", "1"),
     ("91", "181"), ("Markt", "1"), ("1e400", "1")],
)  # fmt: skip
def test_a_point_that_is_none_is_told_where_people_read_it(
    client: Client, placed: Participation, tiles: None, latitude: str, longitude: str
) -> None:
    browser = Browser(client, placed)
    browser.send({"kind": "need", "text": "Hier fehlt Licht."}, weiter="2")
    browser.send({"latitude": latitude, "longitude": longitude}, weiter="3")
    summary = html.fromstring(browser.page).xpath("//*[@data-error-summary]")[0].text_content()
    assert "Gibt es einen Ort dazu?: Diesen Punkt gibt es auf keiner Karte." in summary
    assert "Eine Angabe" in summary
    browser.send({"latitude": "", "longitude": ""}, weiter="3")
    assert 'aria-current="step">Von wem<' in browser.page


def test_where_no_place_is_asked_there_is_no_point(
    client: Client, phase: Participation, tiles: None
) -> None:
    phase.places = False
    phase.save()
    browser = Browser(client, phase)
    browser.send({"kind": "need", "text": "Hier fehlt Licht."}, weiter="2")
    assert "data-map" not in browser.page
    assert "latitude" not in browser.page
    browser.send({"latitude": "51", "longitude": "12"}, weiter="4")
    browser.send({"latitude": "51", "longitude": "12"}, absenden="1")
    assert Contribution.objects.get().latitude is None


def test_its_author_moves_it_takes_it_away_and_takes_all_back(
    client: Client, placed: Participation, tiles: None
) -> None:
    voice = say(placed, **PLACE)
    path = path_of(voice)
    page = html.fromstring(client.get(f"{path}aendern/").content.decode())
    form = dict(page.get_element_by_id("angaben").form_values())
    assert (form["latitude"], form["longitude"]) == ("51.3397", "12.3731")
    client.post(f"{path}aendern/", form | {"latitude": "51.5"})
    assert of(voice.contribution).latitude == 51.5
    client.post(f"{path}aendern/", form | {"latitude": "", "longitude": ""})
    moved = of(voice.contribution)
    assert (moved.latitude, moved.longitude, moved.place_name) == (None, None, "Am Markt")
    operations.amend(voice, said=_said(voice.contribution) | NUMBERS)
    operations.take_back(voice)
    gone = of(voice.contribution)
    assert (gone.latitude, gone.longitude, gone.place_name) == (None, None, "")


def test_what_is_not_asked_any_more_stays(
    client: Client, placed: Participation, tiles: None
) -> None:
    voice = say(placed, **PLACE)
    placed.places = False
    placed.save()
    path = f"{path_of(voice)}aendern/"
    page = html.fromstring(client.get(path).content.decode())
    form = dict(page.get_element_by_id("angaben").form_values())
    assert client.post(path, form | {"text": "Hier fehlt viel Licht."}).status_code == 302
    kept = of(voice.contribution)
    assert (kept.text, kept.place_name) == ("Hier fehlt viel Licht.", "Am Markt")
    assert (kept.latitude, kept.longitude) == (51.3397, 12.3731)


def test_without_tiles_no_page_speaks_of_another_host(
    client: Client, placed: Participation, office: User
) -> None:
    voice = say(placed, **PLACE)
    client.force_login(office)
    for path in pages(placed, voice.contribution, path_of(voice)):
        answer = client.get(path)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "data-map" not in page, path
        assert "gw-still" not in page, path
        assert "map.js" not in page, path
        sources = html.fromstring(page).xpath("//@src | //link/@href")
        assert {urlsplit(one).hostname for one in sources} <= {None, "testserver"}, path
        assert "img-src 'self' data:;" in f"{answer['Content-Security-Policy']};"
    client.logout()
    page = client.get(public(voice.contribution)).content.decode()
    assert "Am Markt" in page
    assert "51" not in html.fromstring(page).find(".//main").text_content()


def test_with_tiles_those_pages_and_no_others_let_the_map_in(
    client: Client, placed: Participation, office: User, tiles: None
) -> None:
    voice = say(placed, **PLACE)
    client.force_login(office)
    for path in pages(placed, voice.contribution, path_of(voice)):
        answer = client.get(path)
        assert ORIGIN in answer["Content-Security-Policy"], path
        assert ORIGIN in answer.content.decode(), path
    other = say(placed, text="Ohne einen Ort.", place_name="Am Markt").contribution
    for path in (
        public(other),
        reverse("contributions:contribution", args=[other.concept.slug, other.number]),
        reverse("portal:contributions", args=[other.concept.slug]),
        reverse("contributions:contributions", args=[other.concept.slug]),
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert ORIGIN not in answer["Content-Security-Policy"] + answer.content.decode(), path


def test_a_map_of_the_towns_own_is_there_at_once(
    client: Client, placed: Participation, tiles: None, settings: Any
) -> None:
    one = say(placed, **PLACE).contribution
    path = public(one)
    page = client.get(path).content.decode()
    assert "<summary>Auf der Karte ansehen</summary>" in page
    assert "Die Karte kommt von karten.example.org." in page
    settings.MAP_TILES = "https://testserver/karte/{z}/{x}/{y}.png"
    Contribution.objects.filter(pk=one.pk).update(number=99)
    page = client.get(path.replace(f"/{one.number}/", "/99/")).content.decode()
    assert 'src="https://testserver/karte/16/' in page
    assert "Die Karte kommt von" not in page
    assert "Auf der Karte ansehen" not in page


def test_what_is_not_public_shows_no_point(
    client: Client, placed: Participation, tiles: None
) -> None:
    one = say(placed, **PLACE).contribution
    path = public(one)
    for state in ("held", "internal", "hidden"):
        Contribution.objects.filter(pk=one.pk).update(state=state, because="x")
        assert client.get(path).status_code == 404


def test_the_office_records_and_mends_a_point(
    client: Client, concept: Concept, office: User
) -> None:
    client.force_login(office)
    typed = {
        "text": "Hier fehlt Licht.", "kind": "need", "channel": "letter", "language": "de",
        "state": "internal", "latitude": "51.339701", "longitude": "200",
    }  # fmt: skip
    path = reverse("contributions:create", args=[concept.slug])
    page = client.post(path, typed).content.decode()
    assert "Bitte eine Zahl zwischen -180 und 180 eingeben." in page
    assert client.post(path, typed | {"longitude": "12.3731"}).status_code == 302
    new = Contribution.objects.get()
    assert (new.latitude, new.longitude) == (51.3397, 12.3731)
    path = reverse("contributions:edit", args=[concept.slug, new.number])
    form = dict(html.fromstring(client.get(path).content.decode()).forms[-1].form_values())
    page = client.post(path, form | {"longitude": ""}).content.decode()
    assert "Zu einem Punkt gehören Breite und Länge." in page
    assert client.post(path, form | {"latitude": "", "longitude": ""}).status_code == 302
    assert of(new).latitude is None


def test_a_verb_takes_no_point_that_is_none(concept: Concept, office: User) -> None:
    said = {"text": "Licht.", "kind": "need", "channel": "letter", "by": office}
    for wrong in ({"latitude": 90.1, "longitude": 0.0}, {"latitude": 1.0, "longitude": -181.0}):
        with pytest.raises(Unfitting, match="Diesen Punkt gibt es nicht"):
            record(concept, **said, **wrong)
    one = record(concept, **said)
    with pytest.raises(Unfitting, match="gehören Breite und Länge"):
        edit(one, latitude=51.0, by=office)


def test_the_log_says_that_a_point_changed_and_not_where(concept: Concept, office: User) -> None:
    one = record(concept, text="Licht.", kind="need", channel="letter", by=office, **NUMBERS)
    edit(one, latitude=51.77777, longitude=12.88888, by=office)
    entry = AuditEntry.objects.filter(verb="contribution.edit").get()
    assert {"latitude", "longitude"} <= entry.after.keys()
    for entry in AuditEntry.objects.all():
        assert "51.7" not in f"{entry.before} {entry.after}"
        assert "51.3" not in f"{entry.before} {entry.after}"


def test_the_point_goes_with_whoever_is_erased(placed: Participation, office: User) -> None:
    voice, other = say(placed, **PLACE), say(placed, text="Auch hier.", **PLACE)
    person = PersonFactory(municipality=placed.concept.municipality)
    voice.person = person
    voice.save()
    Contribution.objects.update(state="public")
    passages = [Passage(words, "need") for words in ("im Rathaus", "auf Ukrainisch")]
    part = split(of(voice.contribution), passages=passages, by=office)[0]
    assert part.latitude == 51.3397
    erase_person(person, by=office, reason="Antrag")
    for one in (voice.contribution, part):
        assert (of(one).latitude, of(one).longitude) == (None, None)
    assert of(other.contribution).latitude == 51.3397


def _said(one: Contribution) -> dict[str, Any]:
    return {
        "kind": one.kind, "text": "Anders.", "language": "de", "field": None, "themes": [],
        "target_group": "",
    }  # fmt: skip
