"""Many write at once, in processes of their own or one after the other: nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report
from tests.factories import MeasureFactory
from tests.monitoring.conftest import open_round

AT_ONCE, EACH = 8, 12
pytestmark = pytest.mark.django_db(transaction=True)


def only_where_rows_are_locked() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("one writes after the other there in any case")


def test_many_units_report_at_once_and_nothing_is_lost(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    only_where_rows_are_locked()
    for number in range(AT_ONCE - 1):
        MeasureFactory(field=measure.field, code=f"2.{number}", lead_unit=measure.lead_unit)
    open_round(concept, office)
    reports = list(Report.objects.select_related("round__concept", "measure"))

    def write(report: Report) -> None:
        try:
            for number in range(EACH):
                name = ("done", "obstacles", "next_steps")[number % 3]
                operations.save(report, changes={name: f"{report.pk}: {number}"}, by=editor)
            operations.save(report, changes={"implementation": "in_progress"}, by=editor)
            operations.submit(report, by=editor)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(write, reports))
    for report in Report.objects.all():
        texts = (report.done, report.obstacles, report.next_steps)
        assert texts == tuple(f"{report.pk}: {number}" for number in (9, 10, 11))
        assert report.state == "submitted"


def test_several_approve_the_same_at_once_and_it_is_written_once(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    only_where_rows_are_locked()
    operations.save(report, changes={"done": "Neu.", "value-0": "9"}, by=editor)
    operations.save(report, changes={"day-0": "2025-01-01"}, by=editor)
    operations.submit(report, by=editor)

    def approve(_number: int) -> bool:
        try:
            operations.approve(report, by=office)
        except DomainError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(approve, range(4)))
    assert done.count(True) == 1
    assert measure.notes.count() == 1
    assert measure.measured.filter(value=9).count() == 1
