"""What was to be done in a year, and what was: reported in a round, public once it is approved."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations, queries, said
from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.sheets.reading import read
from gemeinwerk.monitoring.sheets.writing import written
from gemeinwerk.monitoring.years.models import MeasureYear
from gemeinwerk.monitoring.years.operations import NoSuchYear, tell_year, tell_years, years_told
from tests.factories import MeasureFactory, published_version, user_with_role
from tests.monitoring.conftest import later, open_round

FIRST, LAST = later(0).year, later(400).year
PROMISED, DONE = "Drei Kurse beginnen.", "Zwei Kurse liefen."


@pytest.fixture
def measure(measure: Measure) -> Measure:
    """It runs for years."""
    Measure.objects.filter(pk=measure.pk).update(start=later(0))
    measure.refresh_from_db()
    return measure


def opened_this_year(concept: Concept, office: User) -> Report:
    opened = open_round(concept, office, title="Im Jahr", period_end=later(0))
    return opened.reports.get()


def public_page(measure: Measure) -> str:
    address = f"/konzepte/{measure.concept.slug}/massnahmen/{measure.code}/"
    return Client().get(address).content.decode()


def test_a_year_is_reported_and_public_only_when_approved(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    published_version(concept)
    report = opened_this_year(concept, office)
    assert [one["year"] for one in report.years] == [str(FIRST), str(FIRST + 1)]
    assert said.new_in(report) == []
    told = {"year_done-0": DONE, "year_promised-1": PROMISED}
    operations.save(report, changes=told, by=editor)
    operations.submit(report, by=editor)
    assert not MeasureYear.objects.exists()
    assert DONE not in public_page(measure)
    operations.approve(Report.objects.get(), by=office)
    assert years_told(measure) == [[FIRST, "", DONE], [FIRST + 1, PROMISED, ""]]
    page = public_page(measure)
    assert DONE in page
    assert PROMISED in page
    following = open_round(
        concept, office, title="Danach", period_end=later(0), due=later(60)
    ).reports.get()
    assert said.values_of(following)["year_promised-1"] == PROMISED


def test_approval_writes_of_a_year_only_what_is_new(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    tell_year(measure, year=FIRST, told={"promised": PROMISED}, by=office)
    report = opened_this_year(concept, office)
    operations.save(report, changes={"year_done-0": DONE}, by=editor)
    operations.submit(report, by=editor)
    tell_year(measure, year=FIRST, told={"promised": "Vier Kurse."}, by=office)
    operations.approve(Report.objects.get(), by=office)
    assert years_told(measure) == [[FIRST, "Vier Kurse.", DONE]]
    entry = AuditEntry.objects.filter(verb="measure.tell_year").latest("id")
    assert (entry.public, entry.before["done"], entry.after["done"]) == (True, "", DONE)


def test_what_a_measure_does_not_run_in_is_not_told(
    concept: Concept, measure: Measure, office: User
) -> None:
    for year in (FIRST - 1, LAST + 1):
        with pytest.raises(NoSuchYear):
            tell_year(measure, year=year, told={"done": DONE}, by=office)
    assert not MeasureYear.objects.exists()
    Measure.objects.filter(pk=measure.pk).update(start=later(0), end=later(0))
    report = opened_this_year(concept, office)
    assert report.years == [], "one year is told as a whole"


def test_an_emptied_year_is_gone(measure: Measure, office: User) -> None:
    tell_year(measure, year=FIRST, told={"done": DONE}, by=office)
    assert tell_year(measure, year=FIRST, told={"done": ""}, by=office) is None
    assert not MeasureYear.objects.exists()


def test_two_at_once_are_told(measure: Measure, office: User, editor: User) -> None:
    seen = stamp(years_told(measure))
    tell_years(measure, years={FIRST: {"promised": PROMISED}}, by=office, seen=seen)
    with pytest.raises(SeenOtherwise):
        tell_years(measure, years={FIRST: {"promised": "Anders."}}, by=editor, seen=seen)
    assert years_told(measure) == [[FIRST, PROMISED, ""]]


def test_the_page_is_written_by_the_lead_and_read_by_others(
    client: Client, measure: Measure, editor: User
) -> None:
    address = f"/arbeitsplatz/konzepte/{measure.concept.slug}/massnahmen/{measure.pk}/jahre/"
    client.force_login(editor)
    seen = stamp(years_told(measure))
    answer = client.post(address, {f"promised-{FIRST}": PROMISED, "gesehen": seen})
    assert answer.status_code == 302
    reader = Client()
    reader.force_login(user_with_role("steering", measure.concept.municipality))
    assert PROMISED in reader.get(address).content.decode()
    assert reader.post(address, {f"promised-{FIRST}": "Nein."}).status_code == 403
    assert years_told(measure) == [[FIRST, PROMISED, ""]]


def test_a_year_is_told_in_the_sheet_too(concept: Concept, measure: Measure, office: User) -> None:
    report = opened_this_year(concept, office)
    (row,) = read(written(report.round, list(queries.reports_of(report.round)))).rows
    assert {"year_promised-0", "year_done-1"} <= set(row.told)
    assert row.places["year_done-0"].startswith("Jahre, ")


def test_opening_a_round_asks_the_same_of_many(
    concept: Concept, measure: Measure, office: User
) -> None:
    def asked(title: str) -> int:
        with CaptureQueriesContext(connection) as found:
            open_round(concept, office, title=title)
        return len(found)

    few = asked("Eine")
    kept: dict[str, Any] = {"start": later(0), "end": later(800), "lead_unit": measure.lead_unit}
    for number in range(12):
        one = MeasureFactory(field=measure.field, code=f"3.{number}", **kept)
        one.years.create(year=FIRST, promised=PROMISED)
    assert asked("Viele") <= few
