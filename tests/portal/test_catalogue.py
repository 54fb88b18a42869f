"""The catalogue: filtered, searched, sorted, and shared by its address."""

import re
from datetime import date

import pytest
from django.test import Client
from lxml import html

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.searching import search_text
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    FieldFactory,
    IndicatorFactory,
    MeasureFactory,
    ThemeFactory,
    UnitFactory,
    public_concept,
    published_catalogue,
    published_version,
)

ADDRESS = "/konzepte/integration/massnahmen/"


def codes(client: Client, query: str = "") -> list[str]:
    html = client.get(ADDRESS + query).content.decode()
    return re.findall(r'gw-entry__code gw-code">([^<]+)<', html)


@pytest.fixture
def mixed(town: Municipality) -> Concept:
    """Four measures that differ in all one can filter by."""
    concept = public_concept(town)
    work = FieldFactory(concept=concept, code="1", title="Arbeit")
    housing = FieldFactory(concept=concept, code="2", title="Wohnen")
    gender = ThemeFactory(concept=concept, title="Gender")
    social, staff = (UnitFactory(municipality=town, name=name) for name in ("Soziales", "Personal"))
    MeasureFactory(
        field=housing,
        code="2.1",
        title="Wohnungsberatung anbieten",
        lead_unit=social,
        start=date(2024, 1, 1),
        end=date(2024, 12, 31),
        implementation="in_progress",
    ).themes.add(gender)
    MeasureFactory(
        field=work,
        code="1.1",
        title="Führungskräfte schulen",
        lead_unit=staff,
        start=date(2025, 1, 1),
        permanent=True,
        implementation="permanent",
    )
    MeasureFactory(field=work, code="1.2", title="Beirat stärken", implementation="dropped")
    MeasureFactory(field=work, code="1.3", title="Anlaufstelle", end=date(2028, 12, 31))
    published_version(concept)
    return concept


def test_all_measures_stand_in_the_order_of_the_catalogue(client: Client, mixed: Concept) -> None:
    assert codes(client) == ["1.1", "1.2", "1.3", "2.1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?feld=2", ["2.1"]),
        ("?thema=Gender", ["2.1"]),
        ("?stelle=Personal", ["1.1"]),
        ("?stand=umgesetzt", ["1.1"]),
        ("?stand=verzoegert", ["2.1"]),
        ("?stand=hinter-der-zusage", ["2.1"]),
        ("?stand=aufgegeben", ["1.2"]),
        ("?stand=unbekannt", ["1.3"]),
        ("?jahr=2024", ["1.3", "2.1"]),
        ("?jahr=2026", ["1.1", "1.3"]),
        ("?feld=1&stand=umgesetzt", ["1.1"]),
        ("?feld=99", ["1.1", "1.2", "1.3", "2.1"]),
    ],
)
def test_it_is_filtered(client: Client, mixed: Concept, query: str, expected: list[str]) -> None:
    assert codes(client, query) == expected


def test_years_to_choose_are_those_of_the_concept(client: Client, mixed: Concept) -> None:
    page = html.fromstring(client.get(ADDRESS).content)
    years = page.xpath("//select[@name='jahr']/option/@value")
    first, last = mixed.period_start.year, mixed.period_end.year
    assert years == ["", *(str(year) for year in range(first, last + 1))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Führungskraft", ["1.1"]),
        ("führungskräften", ["1.1"]),
        ("Beratungen", ["2.1"]),
        ("Rat", []),
        ("Gender", ["2.1"]),
        ("Wohnungsberatung Soziales", ["2.1"]),
        ("Wohnungsberatung Personal", []),
    ],
)
def test_search_knows_german_inflection(
    client: Client, mixed: Concept, words: str, expected: list[str]
) -> None:
    assert codes(client, f"?suche={words}") == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("titel", ["1.3", "1.2", "1.1", "2.1"]),
        ("unsinn", ["1.1", "1.2", "1.3", "2.1"]),
    ],
)
def test_it_is_sorted(client: Client, mixed: Concept, order: str, expected: list[str]) -> None:
    assert codes(client, f"?sortierung={order}") == expected


@pytest.mark.parametrize("order", ["beginn", "ende", "stelle"])
def test_measures_without_the_value_come_last(client: Client, mixed: Concept, order: str) -> None:
    known = {"beginn": ["2.1", "1.1"], "ende": ["2.1", "1.3"], "stelle": ["1.1", "2.1"]}[order]
    assert codes(client, f"?sortierung={order}")[:2] == known


def test_fifty_stand_on_a_page(client: Client, town: Municipality) -> None:
    published_catalogue(town, size=51)
    assert [len(codes(client, f"?seite={page}")) for page in (1, 2)] == [50, 1]
    assert codes(client, "?seite=99") == codes(client, "?seite=2")


def test_a_filter_is_drawn_for_who_asks(client: Client, mixed: Concept) -> None:
    """Drawn once for all who filter alike, and for nobody else."""

    def bar(query: str = "", address: str = ADDRESS) -> str:
        html = client.get(address + query).content.decode()
        return html.partition('<form class="gw-filter"')[2].partition("</form>")[0]

    plain = bar()
    assert plain == bar()
    assert ('<option value="2">2 Wohnen</option>' in plain, "Alle Filter löschen" in plain) == (
        True, False,
    )  # fmt: skip
    chosen = bar("?feld=2")
    assert '<option value="2" selected>2 Wohnen</option>' in chosen
    assert "Alle Filter löschen" in chosen
    searched = bar("?suche=%3Cb%3E")
    assert 'value="&lt;b&gt;"' in searched
    english = bar(address=f"/en{ADDRESS}")
    assert ("Search" in english, "2 Wohnen" in english) == (True, True)
    assert bar() == plain
    mixed.fields.filter(code="2").update(title="Dach über dem Kopf")
    published_version(mixed, number=2)
    assert "2 Dach über dem Kopf" in bar()


def test_the_print_view_shows_all_of_what_was_filtered(client: Client, town: Municipality) -> None:
    published_catalogue(town, size=51)
    html = client.get("/konzepte/integration/druck/?feld=1").content.decode()
    assert len(re.findall(r'<th scope="row"', html)) == 26


def test_an_empty_result_teaches(client: Client, mixed: Concept) -> None:
    html = client.get(f"{ADDRESS}?suche=Raumfahrt").content.decode()
    assert "Dazu gibt es keine Maßnahme" in html
    assert f'href="{ADDRESS}"' in html


def test_without_a_published_version_it_says_so(client: Client, town: Municipality) -> None:
    public_concept(town)
    assert "Noch ist kein Katalog veröffentlicht" in client.get(ADDRESS).content.decode()


def test_the_status_is_that_of_today_the_text_as_published(client: Client, mixed: Concept) -> None:
    Measure.objects.filter(code="1.3").update(implementation="done", title="Heimlich umbenannt")
    html = client.get(f"{ADDRESS}?stand=umgesetzt").content.decode()
    assert re.findall(r'gw-entry__code gw-code">([^<]+)<', html) == ["1.1", "1.3"]
    assert "Heimlich umbenannt" not in html


def test_the_factories_write_what_search_reads(mixed: Concept) -> None:
    measure = Measure.objects.get(code="1.1")
    assert search_text(measure) == measure.frozen.get().search_text


def read(client: Client, address: str) -> str:
    html = client.get(address).content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def titles(client: Client, address: str) -> list[str]:
    html = client.get(address).content.decode()
    return [re.findall(rf"<{tag}[^>]*>([^<]*)</{tag}>", html)[0].strip() for tag in ("title", "h1")]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Maßnahmen"),
        ("?sortierung=titel", "Maßnahmen"),
        (
            "?stand=hinter-der-zusage&feld=2",
            "1 Maßnahme, hinter der Zusage, Handlungsfeld 2",
        ),
        ("?feld=1&jahr=2026", "2 Maßnahmen, Handlungsfeld 1, läuft 2026"),
        ("?suche=Raum%3Cfahrt", "0 Maßnahmen, Suche nach „Raum&lt;fahrt“"),
        ("?feld=99", "Maßnahmen"),
    ],
)
def test_title_and_heading_say_what_is_filtered(
    client: Client, mixed: Concept, query: str, title: str
) -> None:
    of = "Integrationskonzept 2024–2028 – Musterstadt"
    assert titles(client, ADDRESS + query) == [f"{title} – {of}", title]


def test_fields_are_headings_in_the_order_of_the_catalogue(client: Client, mixed: Concept) -> None:
    html = client.get(ADDRESS).content.decode()
    heads = re.findall(r"<h([23])[^>]*>(?:<a[^>]*>)?([^<]+)<", html)
    assert heads == [
        ("2", "1 Arbeit"),
        ("3", "Führungskräfte schulen"),
        ("3", "Beirat stärken"),
        ("3", "Anlaufstelle"),
        ("2", "2 Wohnen"),
        ("3", "Wohnungsberatung anbieten"),
    ]
    by_title = client.get(f"{ADDRESS}?sortierung=titel").content.decode()
    assert re.findall(r"<h2[^>]*>(?:<a[^>]*>)?([^<]+)<", by_title)[0] == "Anlaufstelle"


def test_the_row_has_the_measurable_promise(client: Client, mixed: Concept) -> None:
    measure = Measure.objects.get(code="2.1")
    IndicatorFactory(measure=measure, name="Ohne Zielwert", target=None, position=0)
    IndicatorFactory(
        measure=measure, name="Beratungen", target=120, unit="im Jahr",
        target_date=date(2024, 12, 31), position=1,
    )  # fmt: skip
    Measure.objects.filter(code="1.1").update(goal="Alle sind geschult.")
    published_version(mixed)
    text = read(client, ADDRESS)
    assert "Wohnungsberatung anbieten Beratungen: 120 im Jahr bis 31.12.2024 Soziales" in text
    assert "Führungskräfte schulen Alle sind geschult. Personal" in text


def test_what_is_behind_says_by_how_much_and_why_the_worst_first(
    client: Client, town: Municipality
) -> None:
    published_catalogue(town, size=4)
    late = Measure.objects.filter(code="1.2")
    late.update(expected_end=date(2100, 9, 30), expected_end_reason="Der Bescheid fehlt.")
    Measure.objects.filter(code="2.1").update(course="late")
    Measure.objects.filter(code="2.2").update(course="off_course", status_text="Neu geplant.")
    query = "?stand=hinter-der-zusage&sortierung=verzug"
    assert codes(client, query) == ["2.2", "1.2", "2.1"]
    text = read(client, ADDRESS + query)
    assert "verzögert neun Monate später erwartet" in text
    assert "Der Bescheid fehlt." in text
    assert "vom Kurs ab so gemeldet" in text
    assert "Neu geplant." in text
    assert "Verzug, der größte zuerst" in text


def test_an_address_names_only_filters_that_are_set(client: Client, mixed: Concept) -> None:
    """As a form without script sends it."""
    answer = client.get(f"{ADDRESS}?suche=&feld=2&thema=&stand=+&jahr=")
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}?feld=2")
    assert client.get(f"{ADDRESS}?suche=&feld=")["Location"] == ADDRESS


def test_the_result_is_where_the_filter_leads(client: Client, mixed: Concept) -> None:
    html = client.get(f"{ADDRESS}?feld=2").content.decode()
    assert f'action="{ADDRESS}#ergebnis"' in html
    assert 'id="ergebnis" tabindex="-1" role="status"' in html
    assert "(1 gesetzt)" in html


def test_the_print_view_says_what_is_behind(client: Client, mixed: Concept) -> None:
    assert "über dem zugesagten Ende" in read(client, "/konzepte/integration/druck/?feld=2")
