"""The search at the desk: over all that one may see, and nothing else."""

import html
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept, Finding, Review
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations.writing import refresh_search
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.municipalities.models import Municipality, Synonyms
from gemeinwerk.questions.models import Question
from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    FieldFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MinutedDecisionFactory,
    MinutesFactory,
    ParagraphFactory,
    PersonFactory,
    TaskFactory,
    UnitFactory,
    public_concept,
    published_version,
    user_with_role,
)

ADDRESS = "/arbeitsplatz/suche/"


def page(user: User, query: str, **more: str) -> str:
    client = Client()
    client.force_login(user)
    return asked(client, query, **more)


def asked(client: Client, query: str, **more: str) -> str:
    answer = client.get(ADDRESS, {"suche": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def titles(user: User, query: str, **more: str) -> list[str]:
    return titles_on(page(user, query, **more))


def titles_on(shown: str) -> list[str]:
    found = shown.partition('<ol class="gw-entries')[2].partition("</ol>")[0]
    heads = re.findall(r"<h2[^>]*>(.*?)</h2>", found, re.S)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", "", head)).split()) for head in heads]


def test_a_hit_shows_why_it_was_found(town: Municipality) -> None:
    """Also where nothing of its own words says it: who takes part, what is measured."""
    concept = public_concept(town)
    measure = MeasureFactory(field=FieldFactory(concept=concept), title="Lernraum", goal="Ruhe")
    measure.contributing.add(UnitFactory(municipality=town, name="Fachbereich Schule"))
    IndicatorFactory(measure=measure, name="Offene Stunden")
    refresh_search(Measure.objects.all())
    office = user_with_role("office", town)
    MeasuredValueFactory(measure=measure, indicator="Offene Stunden", remark="Ohne Feiertage")
    for query in ("Schule", "Stunden", "Feiertage"):
        assert f"<mark>{query}</mark>" in page(office, query, art="massnahme")


@pytest.fixture
def scene(town: Municipality) -> Concept:
    """A word for each thing that stands somewhere, no word twice."""
    unit = UnitFactory(municipality=town, name="Amt für Qwaldi", abbreviation="A 1")
    PersonFactory(municipality=town, name="Ada Qpersoni")
    BodyFactory(municipality=town, name="AG Qgremi")
    concept = public_concept(town, public=False, title="Qkonzepti", paper="24/SVV/0815")
    field = FieldFactory(concept=concept, code="1", title="Qfeldi")
    review = Review.objects.create(concept=concept, title="Rückblick")
    Finding.objects.create(review=review, code="B1", text="Qbefundi")
    measure = MeasureFactory(
        field=field, code="1.1", title="Qfroren", lead_unit=unit, description="Qbeschrieben"
    )
    version = published_version(concept, kind="participation", note="Qanmerki")
    version.published = False
    version.save(update_fields=["published"])
    Measure.objects.filter(pk=measure.pk).update(
        title="Qentwurfi", internal_notes="Qinterni", status_text="Qsachstandi"
    )
    MeasuredValueFactory(measure=measure, indicator="Irgendwas", remark="Qmessbemerki")
    Question.objects.create(
        measure=measure, text="Qgefragti?", name="Qfragerin", email="qfragerin@example.org",
        asked_at=timezone.now(), state="answered", answer="Qgeantworti.",
        answered_at=timezone.now(),
    )  # fmt: skip
    topic = AgendaItemFactory(meeting__body__municipality=town)
    minutes = MinutesFactory(meeting=topic.meeting, state="draft")
    ParagraphFactory(minutes=minutes, item=topic, text="Qprotokolli zogen um.")
    MinutedDecisionFactory(paragraph__minutes=minutes, number=3, year=2027, text="Qbeschlossi")
    task = TaskFactory(minutes=minutes, text="Qaufgabi")
    TaskFactory(minutes=minutes, text=task.text, paragraph=None)
    refresh_search(Measure.objects.all())
    return concept


OFFICE, UNIT, OTHER = Role.OFFICE, Role.UNIT_EDITOR, "another unit"
DRAFTS = {OFFICE, UNIT, OTHER, Role.STEERING}
VERSIONS = {Role.COUNCIL_READER, Role.PARTICIPANT}
MAY_FIND: dict[str, set[Any]] = {
    "Qkonzepti": DRAFTS,
    "24/SVV/0815": DRAFTS,
    "Qfeldi": DRAFTS | VERSIONS,  # whose measures stand in the version
    "Qbefundi": DRAFTS,
    "Qentwurfi": DRAFTS,
    "Qsachstandi": DRAFTS,
    "Qmessbemerki": DRAFTS,
    "Qgefragti": {OFFICE, UNIT},
    "Qgeantworti": {OFFICE, UNIT},
    "Qfragerin": set(),  # who asked is nobody's to look for
    "Qinterni": {OFFICE, UNIT},
    "Qfroren": VERSIONS,  # as it was called when it was frozen
    "Qbeschrieben": DRAFTS | VERSIONS,
    "Qanmerki": DRAFTS | VERSIONS,
    "Qprotokolli": DRAFTS,
    "Qbeschlossi": DRAFTS,
    "Qaufgabi": DRAFTS,
    "Qpersoni": {OFFICE},
    "Qgremi": {OFFICE},
}


EVERYBODY = [*sorted(DRAFTS | VERSIONS), Role.ADMINISTRATOR]
READERS = [OFFICE, OTHER, Role.COUNCIL_READER] if connection.vendor == "postgresql" else EVERYBODY
"""Whom a database is asked for in another way each; who is let in is decided in Python."""


@pytest.mark.parametrize("role", READERS)
def test_everybody_finds_what_they_may_open_and_nothing_else(
    town: Municipality, scene: Concept, role: Any, settings: Any, tmp_path: Any
) -> None:
    settings.HANDBOOK_DIR = str(tmp_path)
    unit = {
        UNIT: Measure.objects.get().lead_unit,
        OTHER: UnitFactory(municipality=town, name="Anderswo"),
    }.get(role)
    user = user_with_role(UNIT if role == OTHER else role, town, unit=unit)
    client = Client()
    client.force_login(user)
    opened: set[str] = set()
    for word, readers in MAY_FIND.items():
        shown = asked(client, word)
        assert bool(titles_on(shown)) is (role in readers), word
        # A word that is nearly it tells nobody either, and what is found can be opened.
        if role not in readers:
            nearly = word[:3] + word[4:]
            source = asked(client, nearly)
            assert word not in source, word
            assert f"„{nearly}“ steht nirgends" not in source, word
        links = set(re.findall(r'<h2[^>]*>.*?<a href="([^"]+)"', shown, re.S)) - opened
        opened |= links
        for link in links:
            address, _, place = html.unescape(link).partition("#")
            answer = client.get(address)
            assert answer.status_code == 200, link
            assert not place or f'id="{place}"' in answer.content.decode(), link


def test_what_was_decided_is_found_by_the_stem_of_a_word(town: Municipality) -> None:
    minutes = MinutesFactory(meeting__body__municipality=town)
    item = AgendaItemFactory(meeting=minutes.meeting, title="Nebenkosten")
    for said in ("71 Haushalte zogen aus.", "Wir fragen nach."):
        ParagraphFactory(minutes=minutes, item=item, text=said)
    MinutedDecisionFactory(
        paragraph__minutes=minutes, number=3, year=2027,
        text="Die Begleitungen werden auf sechs Monate verlängert.", dissent="Zu kurz.",
    )  # fmt: skip
    TaskFactory(
        minutes=minutes, text="Beim Land nach der Förderung fragen", state="dropped",
        reason="Das Programm ist ausgelaufen.",
    )  # fmt: skip
    office = user_with_role(OFFICE, town)
    assert titles(office, "Begleitung", art="beschluss") == ["Beschluss 3/2027"]
    assert titles(office, "3/2027", art="beschluss") == ["Beschluss 3/2027"]
    assert titles(office, "Haushalt fragen", art="protokoll") == ["Nebenkosten"]
    assert titles(office, "kurz", art="beschluss") == ["Beschluss 3/2027"]
    for word in ("Förderungen", "Programme"):
        assert titles(office, word, art="aufgabe") == ["Beim Land nach der Förderung fragen"]


def test_another_towns_things_are_never_found(
    town: Municipality, scene: Concept, settings: Any, tmp_path: Any
) -> None:
    settings.HANDBOOK_DIR = str(tmp_path)
    other = Municipality.objects.create(name="Nachbarstadt", slug="nachbar")
    PersonFactory(municipality=other, name="Nora Nachbarin")
    MeasureFactory(
        field=FieldFactory(concept=public_concept(other, slug="dort")), title="Nachbarschaft"
    )
    assert titles(user_with_role(OFFICE, town), "Nachbarin") == []
    TaskFactory(minutes__meeting__body__municipality=other, text="Nachbarschaft fragen")
    assert titles(user_with_role(OFFICE, town), "Nachbarschaft") == []


def test_what_was_taken_for_a_typing_error_and_synonyms_are_said(
    town: Municipality, scene: Concept
) -> None:
    office = user_with_role(OFFICE, town)
    assert "Gezeigt wird, was zu „Qentwurfi“ passt" in page(office, "Qentwrufi")
    assert "Auch gesucht:" not in page(office, "Entwürfe")
    Synonyms.objects.create(municipality=town, words="Vorhaben, Qentwurfi")
    assert titles(office, "Vorhaben", art="massnahme") == ["1.1 Qentwurfi"]


def test_an_internal_note_is_shown_only_to_whom_it_is_for(
    town: Municipality, scene: Concept
) -> None:
    assert "<mark>Qinterni</mark>" in page(user_with_role(OFFICE, town), "Qinterni")
    assert "Qinterni" not in page(user_with_role(Role.STEERING, town), "Qentwurfi")


def test_the_head_of_every_page_has_the_box(town: Municipality) -> None:
    client = Client()
    client.force_login(user_with_role(Role.PARTICIPANT, town))
    assert f'role="search" action="{ADDRESS}"' in client.get("/arbeitsplatz/").content.decode()


def test_the_handbook_is_found_by_its_headings(
    town: Municipality, settings: Any, tmp_path: Any
) -> None:
    (tmp_path / "index.md").write_text("# Handbuch\n\nWillkommen.", "utf-8")
    (tmp_path / "post.md").write_text(
        "# Postausgang\n\nVorweg.\n\n## Wann eine Mail geht\n\nNach der **Freigabe**.\n\n"
        "## Wann eine Mail geht\n\nNoch einmal.\n",
        "utf-8",
    )
    settings.HANDBOOK_DIR = str(tmp_path)
    user = user_with_role(Role.PARTICIPANT, town)
    assert titles(user, "Freigaben") == ["Wann eine Mail geht"]
    source = page(user, "Freigabe")
    assert 'href="/arbeitsplatz/handbuch/post/#wann-eine-mail-geht"' in source
    client = Client()
    client.force_login(user)
    shown = client.get("/arbeitsplatz/handbuch/post/").content.decode()
    assert '<h2 id="wann-eine-mail-geht">' in shown
    assert '<h2 id="wann-eine-mail-geht-2">' in shown
    assert 'name="art" value="handbuch"' in client.get("/arbeitsplatz/handbuch/").content.decode()
    assert titles(user, "Vorweg", art="handbuch") == ["Postausgang"]


@pytest.mark.parametrize("size", [1, 30])
def test_it_asks_as_much_for_any_number_of_measures(
    town: Municipality, scene: Concept, size: int
) -> None:
    for n in range(size):
        MeasureFactory(
            field=scene.fields.get(), code=f"2.{n}", title=f"Garten {n}", internal_notes="Hecke"
        )
        TaskFactory(minutes=Minutes.objects.get(), text=f"Garten {n} umgraben")
    client = Client()
    client.force_login(user_with_role(OFFICE, town))
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS, {"suche": "Garten"})
    assert len(queries) == 27


@pytest.mark.parametrize("query", ["%", "_", '"', "'", "<b>", "\\", "x" * 10_000, "  "])
def test_strange_queries_are_answered(town: Municipality, query: str) -> None:
    source = page(user_with_role(OFFICE, town), query)
    assert "<b>" not in source.partition("<main")[2]
