"""A concept that was decided in June 2025 and is carried out: what was reported of it when."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.progress_reports.exporting.formats import FORMATS
from tests.factories import (
    BodyFactory,
    FieldFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    ProgressReportFactory,
    UnitFactory,
    public_concept,
    published_version,
    user_with_role,
)

DECIDED = datetime(2025, 6, 4, 18, 0, tzinfo=UTC)


def moment(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, 0, tzinfo=UTC)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def concept(town: Municipality, office: User) -> Concept:
    """Of three measures one is done in spring, one moves its milestone, one is given up."""
    found = public_concept(town)
    Concept.objects.filter(pk=found.pk).update(status="implementation", decided_on=DECIDED.date())
    found.refresh_from_db()
    field, other = (FieldFactory(concept=found, code=code, title=title)
                    for code, title in (("1", "Ankommen"), ("2", "Wohnen")))  # fmt: skip
    unit = UnitFactory(municipality=town, name="Ausländerbehörde")
    given = {"concept": found, "lead_unit": unit, "implementation": "not_started"}
    MeasureFactory(
        **given, field=field, code="1.1", title="Wartezeit senken", end=date(2026, 12, 31)
    )
    MeasureFactory(**given, field=field, code="1.2", title="Portal eröffnen", end=date(2026, 3, 31))
    MeasureFactory(**given, field=other, code="2.1", title="Belegungsrechte sichern",
                   end=date(2027, 12, 31))  # fmt: skip
    wait = Measure.objects.get(concept=found, code="1.1")
    MilestoneFactory(measure=wait, title="Termine online", due=date(2026, 2, 28))
    IndicatorFactory(measure=wait, name="Wartezeit", unit="Wochen", direction="decrease",
                     baseline=11, target=4, baseline_date=date(2025, 1, 1),
                     target_date=date(2026, 12, 31))  # fmt: skip
    published_version(found, at=DECIDED)
    _what_came(found, office)
    return found


def _what_came(concept: Concept, office: User) -> None:
    """In September all began; in spring one was finished, another moved its milestone."""
    wait, portal, rights = (
        Measure.objects.get(concept=concept, code=code) for code in ("1.1", "1.2", "2.1")
    )

    def status(measure: Measure, **changes: str) -> None:
        revision = Measure.objects.get(pk=measure.pk).revision
        measures.report_status(measure, changes=changes, by=office, expected_revision=revision)

    def value(number: int, day: date) -> None:
        measures.record_value(
            wait, indicator="Wartezeit", day=day, number=Decimal(number), by=office
        )

    with audit.at(moment(2025, 9, 15)):
        for one in (wait, portal, rights):
            status(one, implementation="in_progress")
    with audit.at(moment(2026, 1, 20)):
        value(9, date(2025, 12, 15))
        measures.move_milestone(
            wait.milestones.get(), to=date(2026, 9, 30), reason="Die Technik fehlt.", by=office
        )
    with audit.at(moment(2026, 3, 20)):
        status(portal, implementation="done")
    with audit.at(moment(2026, 5, 5)):
        value(8, date(2026, 5, 4))
    with audit.at(moment(2026, 9, 1)):
        status(rights, implementation="dropped", status_text="Die Gesellschaft ist verkauft.")


@pytest.fixture
def report(concept: Concept) -> Any:
    """On the first half of 2026, compared with the end of 2025."""
    body = BodyFactory(municipality=concept.municipality, name="Sozialausschuss")
    return ProgressReportFactory(concept=concept, body=body)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are made in no time."""
    for suffix in FORMATS:
        monkeypatch.setitem(FORMATS, suffix, FORMATS[suffix].but(lambda made: b"small"))
