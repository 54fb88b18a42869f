from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import NotPossible
from tests.factories import MeasureFactory, UnitFactory
from tests.measures.searched import found


def test_each_measure_that_differed_gets_its_entry(
    field: FieldOfAction, measure: Measure, unit: Organisation, office: User
) -> None:
    without = MeasureFactory(field=field, code="1.2", confirmation="confirmed")
    elsewhere = MeasureFactory()
    done = operations.bulk_change(
        field.concept,
        keys=[measure.pk, without.pk, elsewhere.pk],
        changes={"lead_unit": unit},
        by=office,
    )
    assert [one.code for one in done.measures] == ["1.2"]
    entry = AuditEntry.objects.get(verb="measure.edit")
    assert (entry.target_id, entry.before, entry.after) == (
        without.pk,
        {"lead_unit": None},
        {"lead_unit": "Fachbereich Personal"},
    )
    without.refresh_from_db()
    assert (without.revision, without.confirmation) == (2, "draft")
    assert found("Personal").get() == without


def test_all_or_none(field: FieldOfAction, office: User) -> None:
    begun = MeasureFactory(field=field, code="1.3", start=date(2026, 1, 1))
    open_ = MeasureFactory(field=field, code="1.4")
    with pytest.raises(NotPossible, match=r"1\.3"):
        operations.bulk_change(
            field.concept,
            keys=[open_.pk, begun.pk],
            changes={"end": date(2025, 12, 31)},
            by=office,
        )
    open_.refresh_from_db()
    assert open_.end is None


@pytest.mark.parametrize(
    "changes", [{"title": "Gleich"}, {"implementation": "x"}, {"lead_unit": 999_999}]
)
def test_what_cannot_be_set_for_many_is_refused(
    changes: dict[str, Any], measure: Measure, office: User
) -> None:
    with pytest.raises(NotPossible):
        operations.bulk_change(measure.concept, keys=[measure.pk], changes=changes, by=office)


def test_thirty_measures_cost_no_more_queries_than_one(field: FieldOfAction, office: User) -> None:
    first, *others = (MeasureFactory(field=field, code=f"1.{n}") for n in range(31))
    unit = UnitFactory(municipality=field.concept.municipality)
    counts = []
    for chosen in ([first], others):
        with CaptureQueriesContext(connection) as captured:
            operations.bulk_change(
                field.concept,
                keys=[measure.pk for measure in chosen],
                changes={"lead_unit": unit, "priority": "hoch"},
                by=User.objects.get(pk=office.pk),
            )
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 22
