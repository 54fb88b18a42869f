"""Rounds in Havelfurt: all but one are over, and the units answer in their own manner."""

import re

import pytest
from django.db.models import Count

from gemeinwerk.actors.models import Deputy
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.glance import glance
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.pictures.models import ReportPicture
from gemeinwerk.municipalities.models import Municipality

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("demo")]


@pytest.fixture
def rounds(havelfurt: Municipality) -> list[ReportingRound]:
    """Those since the decision."""
    told = ReportingRound.objects.filter(concept__slug="integrationskonzept-2025-2029")
    return list(told.order_by("opened_at"))


def test_six_rounds_of_which_one_runs(rounds: list[ReportingRound]) -> None:
    assert [one.state for one in rounds] == ["closed"] * 5 + ["open"]
    states = Report.objects.filter(round=rounds[-1]).values_list("state").annotate(Count("pk"))
    assert set(dict(states)) == {"open", "draft", "submitted", "returned"}


def test_with_those_about_the_edition_before_they_span_three_years(
    rounds: list[ReportingRound],
) -> None:
    earlier = ReportingRound.objects.filter(concept__status="superseded").order_by("opened_at")
    assert [one.state for one in earlier] == ["closed", "closed"]
    assert rounds[-1].period_end.year - earlier[0].period_start.year == 3
    told = Report.objects.filter(round__in=earlier)
    assert {(one.state, bool(one.done)) for one in told} == {("approved", True)}
    assert sorted(told.values_list("measure__code", flat=True)) == ["1.4", "1.4", "5.3", "5.3"]
    for one in earlier:  # asked, answered and closed before the next was adopted
        assert one.closed_at
        assert one.closed_at.date() < rounds[0].period_start


def test_units_take_longer_or_less_long_and_one_has_not_answered_twice(
    rounds: list[ReportingRound],
) -> None:
    rows = {row.unit.abbreviation: row for row in glance(rounds[2]).units}
    took = {name: row.took for name, row in rows.items() if row.took is not None}
    assert took["BCV"] < took["FB 32"] < took["FB 44"]
    for one in rounds[3:5]:
        silent = [
            row.unit.abbreviation for row in glance(one).units if row.missing == row.asked > 0
        ]
        assert "FB 34" in silent


def test_what_a_measure_says_its_unit_reported_in_a_round(rounds: list[ReportingRound]) -> None:
    report = Report.objects.get(round=rounds[4], measure__code="2.8")
    assert (report.state, report.course) == ("approved", "late")
    assert report.measure.course == "late"
    assert Measure.objects.get(pk=report.measure_id).notes.filter(label="Herbst 2026").count() == 0


def test_a_measure_is_told_year_by_year_and_somebody_stands_in(
    rounds: list[ReportingRound],
) -> None:
    measure = Measure.objects.get(concept=rounds[0].concept, code="2.2")
    told = {one.year: (bool(one.promised), bool(one.done)) for one in measure.years.all()}
    assert told == {2025: (False, True), 2026: (True, True), 2027: (True, False)}
    assert Deputy.objects.count() == 1
    assert rounds[-1].by_link


def test_one_approved_report_shows_a_picture_that_says_what_it_says(
    rounds: list[ReportingRound],
) -> None:
    picture = ReportPicture.objects.get(report__state="approved")
    assert (picture.report.round, picture.kind) == (rounds[3], "png")
    shown = [int(number) for number in re.findall(r"(\d+) (?:Beratungen )?im", picture.alt)]
    assert f"{sum(shown)} Beratungen" in picture.report.done
