"""The search over everything public, and that the list of measures finds the same."""

import html
import re
from collections.abc import Iterable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from gemeinwerk.audit.operations import renew_epoch
from gemeinwerk.concepts.models import Concept, Finding, Review
from gemeinwerk.measures import searching
from gemeinwerk.measures.models import Measure, Milestone, ProgressNote
from gemeinwerk.municipalities.models import Municipality, Synonyms
from gemeinwerk.portal.searching.subjects import KINDS
from gemeinwerk.questions.models import Question
from tests.factories import (
    FieldFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
    UnitFactory,
    make_public,
    public_concept,
    published_version,
)

ADDRESS = "/suche/"
LIST = "/konzepte/integration/massnahmen/"


def page(client: Client, query: str, **more: str) -> str:
    answer = client.get(ADDRESS, {"suche": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def plain(source: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", source)).split())


def titles(client: Client, query: str, **more: str) -> list[str]:
    heads = re.findall(
        r"<h2[^>]*>(.*?)</h2>", page(client, query, **more).partition("<ol")[2], re.S
    )
    return [plain(head) for head in heads if "gw-code" in head or "<a" in head]


@pytest.fixture
def schools(town: Municipality) -> Concept:
    """A catalogue full of words that look like others."""
    concept = public_concept(town, paper="24/SVV/0815", decided_on=date(2025, 3, 5))
    field = FieldFactory(concept=concept, code="1", title="Bildung", position=1)
    unit = UnitFactory(municipality=town, name="Fachbereich Bildung", abbreviation="FB 21")
    for n, (title, description) in enumerate(
        [
            ("Hochschule öffnen", ""),
            ("Führungskräfte schulen", "Eine Schulung für alle Ämter."),
            ("Schuldnerberatung", "In der Sprechstunde."),
            ("Lernorte", "Räume in jeder Schule."),
            ("Schulen sanieren", "Dächer und Fenster."),
            ("Schule im Quartier", ""),
            ("Geflüchtete beraten", "Wege durch die Ämter."),
            ("Wohnung sichern", "Wohnungsberatung im Büro."),
            ("Häuser bauen", "100 % barrierefrei, Ausschreibung EU_2024."),
        ],
        start=1,
    ):
        MeasureFactory(
            field=field, code=f"1.{n}", title=title, description=description, lead_unit=unit,
            position=n,
        )  # fmt: skip
    published_version(concept, note="Nach der Anhörung des Beirats.")
    return concept


SCHOOL = [
    "1.6 Schule im Quartier", "1.4 Lernorte", "1.5 Schulen sanieren", "1.2 Führungskräfte schulen",
    "1.1 Hochschule öffnen",
]  # fmt: skip
SCHOOLS = [SCHOOL[2], SCHOOL[0], SCHOOL[1], *SCHOOL[3:]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Schule", SCHOOL),
        ("schule", SCHOOL),
        ('"Schule"', SCHOOL[:2]),
        ("Schulen", SCHOOLS),
        ("Wonung", ["1.8 Wohnung sichern"]),
        ("Haus", ["1.9 Häuser bauen"]),
        ("haeuser", ["1.9 Häuser bauen"]),
        ("BÜRO", ["1.8 Wohnung sichern"]),
        ("24/SVV/0815", ["Beschluss 24/SVV/0815"]),
        ("svv 0815", ["Beschluss 24/SVV/0815"]),
        ("24/SVV/0816", []),
        ("%", []),
        ("_", []),
        ("EU_2024", ["1.9 Häuser bauen"]),
        ("100%", ["1.9 Häuser bauen"]),
        ("'; DROP TABLE x; --", []),
        ("x", []),
        ("Anhörung", ["Fassung 1: beschlossene Fassung"]),
        ("Raumfahrt", []),
        ("<b>", []),
        ("schulen", SCHOOLS),
        ("die Schule und das Quartier", ["1.6 Schule im Quartier"]),
        ("Schulen " * 2000, SCHOOLS),
    ],
)  # fmt: skip
def test_what_is_asked_for_stands_first(
    client: Client, schools: Concept, query: str, expected: list[str]
) -> None:
    assert titles(client, query) == expected


@pytest.mark.parametrize(
    "query", ["Schule", "Wonung", "Haus", "FB 21", "Beratung", "%", '"Schule"']
)
def test_the_list_finds_the_same_measures_in_the_same_order(
    client: Client, schools: Concept, query: str
) -> None:
    found = titles(client, query, art="massnahme")
    listed = client.get(LIST, {"suche": query}).content.decode()
    codes = re.findall(r'gw-entry__code gw-code">([^<]+)<', listed)
    assert codes == [title.partition(" ")[0] for title in found]


def test_what_was_taken_for_a_typing_error_is_said(client: Client, schools: Concept) -> None:
    said = "„Wonung“ steht nirgends. Gezeigt wird, was zu „Wohnung“ passt."
    assert said in plain(page(client, "Wonung"))
    assert said in plain(client.get(LIST, {"suche": "Wonung"}).content.decode())
    assert "steht nirgends" not in page(client, "Wohnung")


def test_words_a_town_counts_as_one_are_sought_and_said(
    client: Client, schools: Concept, town: Municipality
) -> None:
    assert titles(client, "Flüchtlinge") == []
    Synonyms.objects.create(municipality=town, words="Geflüchtete, Flüchtlinge")
    make_public(schools)
    assert titles(client, "Flüchtling") == ["1.7 Geflüchtete beraten"]
    assert "Auch gesucht: Geflüchtete" in plain(page(client, "Flüchtlinge"))


def test_every_public_text_is_found_with_its_page(
    client: Client, schools: Concept, town: Municipality
) -> None:
    """Status and notes as of today, findings, versions, fields, who is responsible."""
    measure = Measure.objects.get(code="1.3")
    Measure.objects.filter(pk=measure.pk).update(status_text="Der Kranführer fehlt.")
    ProgressNote.objects.create(measure=measure, label="Mai", text="Mit dem Kleingarten.")
    review = Review.objects.create(concept=schools, title="Rückblick", summary="Zuversicht.")
    Finding.objects.create(review=review, code="B 1", text="Es fehlt an Dolmetschern.")
    make_public(schools)
    wanted = {
        "Kranführer": f"{LIST}1.3/",
        "Kleingarten": f"{LIST}1.3/",
        "Zuversicht": "/konzepte/integration/bestandsaufnahme/",
        "Dolmetscher": "/konzepte/integration/bestandsaufnahme/#befund-b-1",
        "Anhörung": "/konzepte/integration/fassungen/1/",
        "Fachbereich": f"{LIST}?stelle=Fachbereich+Bildung",
    }
    for query, address in wanted.items():
        assert f'href="{html.escape(address)}"' in page(client, query), query
        assert client.get(address.partition("#")[0]).status_code == 200
    assert "Erläuterung zum Stand:" in plain(page(client, "Kranführer"))


def test_what_is_said_beside_a_text_is_found_as_far_as_its_page_tells_it(
    client: Client, schools: Concept
) -> None:
    """Remarks on values, why a milestone moved, questions that were published."""
    measure = Measure.objects.get(code="1.3")
    IndicatorFactory(measure=measure, name="Beratungen")
    MilestoneFactory(measure=measure, title="Umzug", due=date(2099, 1, 31))
    published_version(schools)
    Milestone.objects.update(moved_to=date(2099, 6, 30), moved_reason="Wegen Asbestfund.")
    for number, (name, remark) in enumerate(
        [("Beratungen", "Ohne Telefonate."), ("Geheimzahl", "Mit Zeppelin.")]
    ):
        MeasuredValueFactory(
            measure=measure, indicator=name, day=date(2025, 1, number + 1), remark=remark
        )
    # Nobody has published an indicator of this name yet.
    IndicatorFactory(measure=measure, name="Geheimzahl")
    for published, text in ((True, "Wann kommt der Fahrstuhl?"), (False, "Wo ist der Bagger?")):
        Question.objects.create(
            measure=measure, text=f"{text} Roh.", name="Ungenannt", asked_at=timezone.now(),
            state="answered", answer="Bald, sagt Rohling.", answered_at=timezone.now(),
            published=published, public_text=text, public_answer="Im Herbst, mit Rampe.",
        )  # fmt: skip
    make_public(schools)
    for word in ("Asbestfund", "Telefonate"):
        source = page(client, word)
        assert f'href="{LIST}1.3/"' in source, word
        assert "Messwerte und Termine:" in plain(source), word
        assert "<mark>" in source, word
        assert "1.3" in plain(client.get(LIST, {"suche": word}).content.decode()), word
    pk = Question.objects.get(published=True).pk
    for word in ("Fahrstuhl", "Rampe"):
        source = page(client, word)
        assert f'href="{LIST}1.3/#frage-{pk}"' in source, word
        assert titles(client, word) == ["1.3 Wann kommt der Fahrstuhl?"]
    for word in ("Zeppelin", "Zeppelim", "Geheimzahl", "Bagger", "Rohling", "Ungenannt"):
        source = page(client, word)
        assert titles(client, word) == [], word
        assert "steht nirgends" not in source, word
        assert "Dazu gibt es keine Maßnahme" in client.get(LIST, {"suche": word}).content.decode()


def test_a_text_is_read_once_however_often_something_else_changes(
    client: Client, schools: Concept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The town's search is put together anew with each change."""
    for measure in Measure.objects.all():
        Measure.objects.filter(pk=measure.pk).update(status_text=f"Stand {measure.pk} der Arbeit.")
    make_public(schools)
    page(client, "Arbeit")
    read: list[str] = []
    real = searching.words

    def counted(texts: Iterable[str]) -> str:
        read.extend(texts := list(texts))
        return real(texts)

    monkeypatch.setattr(searching, "words", counted)
    Measure.objects.filter(code="1.3").update(status_text="Ganz neu.")
    make_public(schools)
    assert titles(client, "Neu") == ["1.3 Schuldnerberatung"]
    assert [text.strip() for text in read] == ["Ganz neu."]


def test_what_is_kept_of_texts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_kept", {})
    monkeypatch.setattr(searching, "_room", 1_000)
    monkeypatch.setattr(searching, "_MOST_SIGNS", 1_000)
    for number in range(500):
        assert searching._folded(f"Wort{number} steht da") == real_words(f"Wort{number} steht da")
        assert sum(map(len, searching._kept.values())) <= 1_000


def real_words(text: str) -> str:
    return searching.words([text])


def test_nothing_is_found_or_proposed_that_is_not_public(
    client: Client, schools: Concept, town: Municipality
) -> None:
    draft = public_concept(town, slug="geheim", title="Geheimkonzept", public=False)
    MeasureFactory(field=FieldFactory(concept=draft), title="Flughafenausbau")
    Measure.objects.filter(code="1.2").update(
        title="Seilbahn", internal_notes="Zeppelin", goal="Raumstation"
    )
    make_public(schools)
    for word in ("Flughafenausbau", "Flughafenausbaw", "Seilbahn", "Zeppelin", "Raumstation",
                 "Geheimkonzept", "Geheimkonzebt"):  # fmt: skip
        source = page(client, word)
        assert titles(client, word) == [], word
        assert "steht nirgends" not in source, word


def test_of_another_town_nothing_is_found(client: Client, schools: Concept) -> None:
    other = Municipality.objects.create(name="Nachbarstadt", slug="nachbar")
    there = public_concept(other, slug="dort", title="Zeltplatzkonzept")
    MeasureFactory(field=FieldFactory(concept=there), title="Zeltplatz")
    published_version(there)
    assert titles(client, "Zeltplatz") == []


def test_what_was_found_is_marked_and_nothing_else_is_markup(
    client: Client, town: Municipality
) -> None:
    concept = public_concept(town)
    MeasureFactory(
        field=FieldFactory(concept=concept), title="<script>alert(1)</script> Schule",
        description="Vor der <b>Schule</b> & danach",
    )  # fmt: skip
    published_version(concept)
    source = page(client, "Schule")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>Schule</mark>" in source
    assert "Vor der &lt;b&gt;<mark>Schule</mark>&lt;/b&gt; &amp; danach" in source
    assert "„&lt;i&gt;“" in page(client, "<i>")


def test_twenty_stand_on_a_page_and_the_kind_can_be_chosen(
    client: Client, town: Municipality
) -> None:
    concept = public_concept(town, title="Gartenkonzept")
    field = FieldFactory(concept=concept)
    for n in range(21):
        MeasureFactory(field=field, code=f"1.{n}", title=f"Garten {n}", position=n)
    published_version(concept)
    assert len(titles(client, "Garten")) == 20
    assert len(titles(client, "Garten", art="massnahme", seite="2")) == 1
    assert titles(client, "Garten", art="unfug") == titles(client, "Garten")
    source = plain(page(client, "Garten"))
    assert "22 Treffer" in source
    assert "Maßnahmen 21" in source


def test_an_empty_result_leads_on(client: Client, schools: Concept) -> None:
    source = page(client, "Schule Wohnung")
    assert "Kein Text enthält alle diese Wörter" in source
    assert "Schule</a> (5)" in source
    assert f'href="{LIST}?feld=1"' in source


def test_search_engines_leave_it_out(client: Client, schools: Concept) -> None:
    assert 'name="robots" content="noindex' in page(client, "Schule")
    assert 'name="robots" content="noindex' in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("size", [1, 30])
def test_it_takes_as_many_queries_for_any_number_of_measures(
    count_queries: object, town: Municipality, size: int
) -> None:
    concept = public_concept(town)
    field = FieldFactory(concept=concept)
    for n in range(size):
        MeasureFactory(field=field, code=f"1.{n}", title=f"Garten {n}", position=n)
    published_version(concept)
    renew_epoch()
    assert count_queries(f"{ADDRESS}?suche=Garten") == 11  # type: ignore[operator]


def test_every_kind_has_a_name_in_english(client: Client, schools: Concept) -> None:
    assert "Measures" in client.get(f"/en{ADDRESS}", {"suche": "Schule"}).content.decode()
    assert len({str(label) for label in KINDS.values()}) == len(KINDS)


def test_the_list_comes_best_first_or_as_it_is_sorted(client: Client, schools: Concept) -> None:
    def codes(**query: str) -> list[str]:
        source = client.get(LIST, {"suche": "Schule", **query}).content.decode()
        return re.findall(r'gw-entry__code gw-code">([^<]+)<', source)

    best = [title.partition(" ")[0] for title in SCHOOL]
    assert codes() == best
    assert codes(feld="1") == best
    assert codes(sortierung="nummer") == sorted(best)
    assert codes(sortierung="titel") == ["1.2", "1.1", "1.4", "1.6", "1.5"]
    assert codes(feld="9") == best  # no such field: nothing was chosen
    assert "Passendes zuerst" in client.get(LIST, {"suche": "Schule"}).content.decode()
    assert "Passendes zuerst" not in client.get(LIST).content.decode()


def test_a_withdrawn_measure_is_found_as_its_page_is(client: Client, schools: Concept) -> None:
    Measure.objects.get(code="1.9").delete()
    Measure.objects.filter(code="1.8").update(status_text="Kranführer")
    published_version(schools)
    assert titles(client, "Häuser") == ["1.9 Häuser bauen"]
    source = page(client, "Häuser")
    assert "Integrationskonzept 2024–2028, nicht mehr im Katalog" in source
    assert (
        "gw-hit__state" not in source.partition('class="gw-entry gw-hit"')[2].partition("</li>")[0]
    )
    assert client.get(f"{LIST}1.9/").status_code == 200
    assert titles(client, "Schule im Quartier") == ["1.6 Schule im Quartier"]
