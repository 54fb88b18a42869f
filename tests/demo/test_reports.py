"""Havelfurt issued three reports: their numbers agree, and the log holds every file of them."""

import pytest

from gemeinwerk.ledger.checking import check
from gemeinwerk.ledger.models import Ledger
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.progress_reports.exporting.formats import FORMATS
from gemeinwerk.progress_reports.models import IssuedReport

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("demo")]


def test_three_reports_were_issued_and_two_published(havelfurt: Municipality) -> None:
    reports = IssuedReport.objects.filter(concept__municipality=havelfurt)
    assert [(one.as_of.isoformat(), one.body_name, one.published) for one in reports] == [
        ("2025-12-31", "Ausschuss für Soziales, Gesundheit und Wohnen", True),
        ("2026-06-30", "Stadtverordnetenversammlung", True),
        ("2026-11-16", "Lenkungsgremium", False),
    ]
    assert {one.files.count() for one in reports} == {len(FORMATS)}
    assert check(Ledger.objects.get(municipality_id=havelfurt.pk)).faults == []


def test_each_is_compared_with_what_the_one_before_said(havelfurt: Municipality) -> None:
    first, second, third = IssuedReport.objects.order_by("number")
    for before, after in ((first, second), (second, third)):
        content = after.plain()
        assert content["report"]["since"]["title"] == before.title
        assert len(content["changes"]["changed"]) > 10
    assert len(third.plain()["deviations"]) >= 2
