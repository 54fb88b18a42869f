"""A measure's page: everything public, nothing else."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html as pages

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure, ProgressNote
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.operations import (
    correct_value,
    reach_milestone,
    record_value,
    report_status,
)
from tests.factories import (
    CostLineFactory,
    FieldFactory,
    FindingFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
    ReviewFactory,
    UserFactory,
    public_concept,
    published_version,
    user_with_role,
)

ADDRESS = "/konzepte/integration/massnahmen/1.1/"


def words(html: str) -> str:
    """What is read, without the marks around it."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def read(client: Client, address: str = ADDRESS) -> str:
    return words(client.get(address).content.decode().partition("<main")[2])


@pytest.fixture
def measure(town: object) -> Measure:
    field = FieldFactory(concept=public_concept(town), code="1", title="Verwaltung")  # type: ignore[arg-type]
    return MeasureFactory(field=field, code="1.1", title="Führungskräfte schulen")


def test_unknown_costs_are_never_nought(client: Client, measure: Measure) -> None:
    CostLineFactory(measure=measure, kind="one_off", year=2025, amount=Decimal(18_000))
    CostLineFactory(measure=measure, kind="one_off", year=2026, amount=None)
    published_version(measure.concept)
    text = read(client)
    assert "einmalig 2026 noch nicht ermittelt" in text
    assert "einmalig, zusammen 18.000 € dazu 1 ohne Betrag" in text


def test_costs_of_which_none_is_known_have_no_sum(client: Client, measure: Measure) -> None:
    for year in (2025, 2026):
        CostLineFactory(measure=measure, kind="one_off", year=year, amount=None)
    published_version(measure.concept)
    assert "einmalig, zusammen noch nicht ermittelt" in read(client)


def test_notes_keep_their_label_and_say_their_colour(client: Client, measure: Measure) -> None:
    ProgressNote.objects.create(
        measure=measure, label="Sachstand 2013", text="Vier Personen.", colour="#01873B"
    )
    published_version(measure.concept)
    assert "Sachstand 2013 Ampel grün: auf Kurs Vier Personen." in read(client)


def test_what_was_measured_is_a_chart_a_table_and_a_sentence(
    client: Client, measure: Measure
) -> None:
    IndicatorFactory(measure=measure, target_date=date(2020, 12, 31))
    MeasuredValueFactory(measure=measure, day=date(2025, 6, 30), value=Decimal("37.5"))
    MeasuredValueFactory(measure=measure, remark="mit Nachholkursen")
    published_version(measure.concept)
    html = client.get(ADDRESS).content.decode()
    text = words(html)
    assert "Zuletzt gemessen am 31. Dezember 2025: 74 Personen. Weniger als zugesagt: 126" in text
    assert "30.06.2025 37,5 gemessen" in text
    assert "31.12.2025 74 gemessen mit Nachholkursen" in text
    assert "31.12.2023: 8 Personen; 30.06.2025: 37,5 Personen; 31.12.2025: 74 Personen" in html
    assert "zuletzt gemessen wurden 74 Personen (31. Dezember 2025)" in text


def test_without_a_value_no_line_is_drawn(client: Client, measure: Measure) -> None:
    IndicatorFactory(measure=measure, target_date=date(2099, 12, 31))
    published_version(measure.concept)
    html = client.get(ADDRESS).content.decode()
    assert "gw-line" not in html
    assert "Seit dem Ausgangswert nicht gemessen; nächste Erhebung im" in html


def test_what_was_measured_since_stands_beside_what_was_frozen(
    client: Client, measure: Measure
) -> None:
    """Today's page has it, that of the version and its file as decided do not."""
    IndicatorFactory(measure=measure)
    published_version(measure.concept)
    MeasuredValueFactory(measure=measure, value=Decimal("74.25"))
    assert "74,25 Personen" in read(client)
    assert "74,25" not in read(client, "/konzepte/integration/fassungen/1/massnahmen/1.1/")
    document = client.get("/konzepte/integration/katalog.json").json()
    assert [one["value"] for one in document["measures"][0]["values"]] == [74.25]


def test_values_cost_no_query(client: Client, measure: Measure) -> None:
    IndicatorFactory(measure=measure)
    published_version(measure.concept)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(ADDRESS).status_code == 200
        return len(queries)

    before = asked()
    for month in range(1, 12):
        MeasuredValueFactory(measure=measure, day=date(2025, month, 1))
    record_value(
        measure, indicator=IndicatorFactory.name, day=date(2025, 1, 2), number=Decimal(9), by=None
    )
    assert asked() == before


def test_who_entered_a_value_is_nowhere_public(client: Client, measure: Measure) -> None:
    IndicatorFactory(measure=measure)
    measure.concept.public = True
    by = UserFactory(name="Zora Geheim")
    value = record_value(
        measure, indicator=IndicatorFactory.name, day=date(2025, 1, 1), number=Decimal(9), by=by
    )
    correct_value(
        value, day=value.day, number=Decimal(7), source="", remark="", reason="verzählt", by=by
    )
    published_version(measure.concept)
    for address in (ADDRESS, "/konzepte/integration/katalog.json"):
        assert "Geheim" not in client.get(address).content.decode()
    assert "berichtigte die Verwaltung den Messwert 9 vom 1. Januar 2025: Es sind 7" in read(client)
    assert "Begründung: verzählt" in read(client)


def test_internal_notes_and_drafts_are_never_shown(client: Client, measure: Measure) -> None:
    Measure.objects.update(
        internal_notes="Streng intern",
        plain="Ungeprüft",
        unread=[{"column": "Vermerk", "value": "X1"}],
    )
    published_version(measure.concept)
    Measure.objects.update(goal="Neuer Entwurf")
    for address in (ADDRESS, "/konzepte/integration/katalog.json"):
        page = client.get(address).content.decode()
        assert [
            text for text in ("Streng intern", "Ungeprüft", "X1", "Neuer Entwurf") if text in page
        ] == []


def test_the_thread_runs_from_the_finding_to_the_effect(client: Client, measure: Measure) -> None:
    Concept.objects.update(decided_on=date(2024, 5, 15), paper="24/SVV/0093")
    Measure.objects.update(implementation="in_progress", cost_state="stated")
    finding = FindingFactory(review=ReviewFactory(concept=measure.concept), code="B1")
    measure.answers.add(finding)
    IndicatorFactory(measure=measure)
    published_version(Concept.objects.get())
    html = client.get(ADDRESS).content.decode()
    thread = re.search(r'<ol class="gw-thread".*?</ol>', html, re.DOTALL)
    assert thread
    assert words(thread[0]).startswith(
        "Anlass (geschehen) Befund B1 "
        "Maßnahme (geschehen) Fassung 1 12.01.2024 "
        "Beschluss (geschehen) 24/SVV/0093 15.05.2024 "
        "Mittel (noch offen) beziffert, Finanzierung nicht angegeben "
        "Umsetzung (jetzt) auf Kurs "
        "Wirkung (noch offen) 200 Personen bis 31.12.2026 seit dem Ausgangswert nicht gemessen"
    )


def test_what_has_not_happened_yet_is_open(client: Client, measure: Measure) -> None:
    published_version(measure.concept, kind=VersionKind.COUNCIL)
    text = read(client)
    assert "Beschluss (noch offen) noch nicht beschlossen" in text
    assert "Mittel (noch offen) keine Angabe" in text
    assert "Wirkung (noch offen) noch kein Zielwert" in text


def test_milestones_say_plan_and_actual(client: Client, measure: Measure) -> None:
    MilestoneFactory(
        measure=measure, title="Vertrag", due=date(2025, 6, 30), reached_on=date(2025, 8, 1)
    )
    published_version(measure.concept)
    expected = "erreicht Vertrag zugesagt 30.06.2025, erreicht 01.08.2025 fünf Wochen später"
    assert expected in read(client)


def test_without_a_measured_value_no_line_is_drawn(client: Client, measure: Measure) -> None:
    IndicatorFactory(measure=measure)
    published_version(measure.concept)
    html = client.get(ADDRESS).content.decode()
    assert '<svg class="gw-line' not in html
    assert "Seit dem Ausgangswert nicht gemessen" in html
    assert "Zielwert 200 Personen bis 31.12.2026" in words(html)


def test_history_tells_versions_and_reports_but_no_drafts(client: Client, measure: Measure) -> None:
    concept = Concept.objects.get()
    published_version(concept, kind=VersionKind.PARTICIPATION)
    Measure.objects.update(goal="Verworfener Wortlaut")
    Measure.objects.update(goal="Bis Ende 2026 sind 200 geschult.")
    published_version(concept)
    office = user_with_role("office", concept.municipality)
    changes = {"implementation": "in_progress"}
    report_status(Measure.objects.get(), changes=changes, by=office, expected_revision=1)
    text = read(client)
    assert "zum ersten Mal veröffentlicht, in Fassung 1 (Entwurf für die Beteiligung)" in text
    assert "in Fassung 2 geändert: Ziel." in text
    assert "den Umsetzungsstand" in text
    assert "Verworfener Wortlaut" not in text
    assert office.name not in text


def test_neighbours_lead_on_through_the_catalogue(client: Client, concept: Concept) -> None:
    html = client.get("/konzepte/integration/massnahmen/1.2/").content.decode()
    assert re.findall(r'rel="(prev|next)" href="([^"]+)"', html) == [
        ("prev", "/konzepte/integration/massnahmen/1.1/"),
        ("next", "/konzepte/integration/massnahmen/2.1/"),
    ]


def test_english_readers_see_the_english_title_where_there_is_one(
    client: Client, measure: Measure
) -> None:
    Measure.objects.update(title_en="Train managers", summary_en="200 managers by 2026.")
    published_version(measure.concept)
    html = client.get(f"/en{ADDRESS}").content.decode()
    assert "</span> Train managers</h1>" in html
    assert '<h1><span class="gw-code">1.1</span>' in html


def test_german_texts_on_an_english_page_are_marked_as_german(
    client: Client, concept: Concept
) -> None:
    html = client.get(f"/en{ADDRESS}").content.decode()
    assert '<h1 lang="de"><span class="gw-code">1.1</span>' in html


def test_a_code_may_hold_a_slash(client: Client, measure: Measure) -> None:
    Measure.objects.update(code="A/1 ü")
    published_version(Concept.objects.get())
    answer = client.get("/konzepte/integration/massnahmen/A/1 ü/")
    assert answer.status_code == 200
    listed = client.get("/konzepte/integration/massnahmen/").content.decode()
    assert 'href="/konzepte/integration/massnahmen/A/1%20%C3%BC/"' in listed


def test_a_measure_that_was_deleted_from_the_draft_stays_readable(
    client: Client, concept: Concept
) -> None:
    Measure.objects.get(code="1.1").delete()
    assert "auf Kurs" in read(client)


def test_an_unknown_measure_is_404(client: Client, concept: Concept) -> None:
    assert client.get("/konzepte/integration/massnahmen/9.9/").status_code == 404


def test_costs_stand_in_short_beside_the_text(client: Client, measure: Measure) -> None:
    CostLineFactory(measure=measure, kind="recurring", year=2025, until_year=2026)
    CostLineFactory(measure=measure, kind="fte", year=2025, amount=Decimal("0.5"))
    CostLineFactory(measure=measure, kind="one_off", year=2025, amount=None)
    published_version(measure.concept)
    aside = words(client.get(ADDRESS).content.decode().partition("<aside")[2])
    assert (
        "Kosten 18.000 € jährlich, 2025–2026 0,5 VZÄ, 2025 einmalig, 2025: noch nicht ermittelt"
        in aside
    )


def test_whoever_follows_hears_of_values_and_milestones(client: Client, measure: Measure) -> None:
    """The page tells them in their place; a feed has no other."""
    IndicatorFactory(measure=measure)
    step = MilestoneFactory(measure=measure)
    published_version(measure.concept)
    record_value(
        measure, indicator=IndicatorFactory.name, day=date(2025, 1, 2), number=Decimal(9), by=None
    )
    reach_milestone(step, on=date(2025, 5, 12), by=None)
    feed = client.get("/konzepte/integration/neues/1.1/").content.decode()
    assert "einen Messwert vom 2. Januar 2025 ein: 9" in feed
    assert "meldete die Verwaltung den Meilenstein" in feed
    assert "einen Messwert vom" not in read(client).partition("Verlauf")[2]


def test_units_are_told_as_german_on_english_pages(client: Client, concept: Concept) -> None:
    measure = Measure.objects.get(code="1.1")
    IndicatorFactory(
        measure=measure, name="Wartezeit", unit="Wochen", direction="decrease", baseline=11,
        target=4, target_date=date(2099, 12, 31),
    )  # fmt: skip
    for n, value in enumerate((10, 9)):
        MeasuredValueFactory(
            measure=measure, indicator="Wartezeit", value=value, day=date(2025, 1 + n, 1)
        )
    published_version(concept)
    page = pages.fromstring(client.get("/en/konzepte/integration/massnahmen/1.1/").content)
    found = [
        (one, text)
        for one in page.xpath("//main//*[not(self::desc)]")
        for text in one.xpath("text()")
        if "Wochen" in text
    ]
    assert len(found) >= 4
    unmarked = [text for one, text in found if not one.xpath("ancestor-or-self::*[@lang='de']")]
    assert unmarked == []
