"""Havelfurt issued four reports: their numbers agree, and the log holds every file of them."""

import json
import re

import pytest

from gemeinwerk.ledger.checking import check
from gemeinwerk.ledger.models import Ledger
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.progress_reports.exporting.formats import FORMATS, OF_PARTICIPATION
from gemeinwerk.progress_reports.models import IssuedReport

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("demo")]


def test_three_reports_were_issued_and_two_published(havelfurt: Municipality) -> None:
    reports = IssuedReport.objects.filter(concept__municipality=havelfurt, kind="progress")
    assert [(one.as_of.isoformat(), one.body_name, one.published) for one in reports] == [
        ("2025-12-31", "Ausschuss für Soziales, Gesundheit und Wohnen", True),
        ("2026-06-30", "Stadtverordnetenversammlung", True),
        ("2026-11-16", "Lenkungsgremium", False),
    ]
    assert {one.files.count() for one in reports} == {len(FORMATS)}
    assert check(Ledger.objects.get(municipality_id=havelfurt.pk)).faults == []


def test_what_the_participation_brought_was_reported_after_the_decision(
    havelfurt: Municipality,
) -> None:
    report = IssuedReport.objects.get(concept__municipality=havelfurt, kind="participation")
    assert (report.as_of.isoformat(), report.published) == ("2025-06-24", True)
    assert {one.suffix for one in report.files.all()} == set(OF_PARTICIPATION)
    parts = {one["key"]: one for one in report.plain()["parts"]}
    assert list(parts) == ["summary", "asked", "came", "said", "became", "learnt"]
    assert all(parts[key]["tables"] for key in ("asked", "came", "said", "became"))
    assert not re.search(
        r'"[1-4]"', json.dumps([parts[key]["tables"] for key in ("said", "became")])
    )


def test_each_is_compared_with_what_the_one_before_said(havelfurt: Municipality) -> None:
    first, second, third = IssuedReport.objects.filter(kind="progress").order_by("number")
    for before, after in ((first, second), (second, third)):
        content = after.plain()
        assert content["report"]["since"]["title"] == before.title
        assert len(content["changes"]["changed"]) > 10
    assert len(third.plain()["deviations"]) >= 2
