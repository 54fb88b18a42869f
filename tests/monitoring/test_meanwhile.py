"""What others do while a round is open: write, approve, change the lead, delete."""

from collections.abc import Callable
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.errors import NotNow
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.core.errors import Gone
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations, queries, said
from gemeinwerk.monitoring.errors import (
    RoundClosed,
)
from gemeinwerk.monitoring.glance import glance
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.rules import is_theirs
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MilestoneFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import later
from tests.monitoring.deeds import handed_in, told


def test_two_of_a_unit_write_different_passages(report: Report, editor: User) -> None:
    page = said.values_of(report)
    operations.save(report, changes={"done": "Mein Satz."}, seen=page, by=editor)
    other = user_with_role("unit_editor", report.round.concept.municipality)
    operations.save(report, changes={"course": "late"}, seen=page, by=other)
    present = Report.objects.get()
    assert (present.done, present.course) == ("Mein Satz.", "late")


def test_two_of_a_unit_write_the_same_passage(report: Report, editor: User) -> None:
    page = said.values_of(report)
    operations.save(report, changes={"done": "Mein Satz."}, seen=page, by=editor)
    with pytest.raises(Overtaken) as faster:
        operations.save(report, changes={"done": "Anders."}, seen=page, by=editor)
    (difference,) = faster.value.differences
    assert (difference.theirs, difference.mine) == ("Mein Satz.", "Anders.")
    assert faster.value.who == {"done": "Kim Muster"}
    assert Report.objects.get().done == "Mein Satz."


def test_what_the_measure_says_by_now_is_not_undone_by_a_report_that_says_nothing_of_it(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    report_in = handed_in(report, editor, done="Es geht voran.")
    measures.report_status(
        measure, changes={"course": "off_course"}, by=office, expected_revision=measure.revision
    )
    operations.approve(report_in, by=office)
    assert told(measure)["status"][1] == "off_course"


def test_who_approves_sees_what_the_measure_says_by_now(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    handed_in(report, editor)
    page = stamp(operations.approval_told(Report.objects.get()))
    measures.report_status(
        measure, changes={"course": "off_course"}, by=office, expected_revision=measure.revision
    )
    with pytest.raises(SeenOtherwise):
        operations.approve(report, by=office, seen=page)
    present = Report.objects.get()
    assert any("vom Kurs ab" in one for one in operations.clashes(present))
    page = stamp(operations.approval_told(present))
    operations.approve(report, by=office, seen=page)
    assert told(measure)["status"][1] == "late"


def test_two_people_approve_at_once(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    handed_in(report, editor)
    page = stamp(operations.approval_told(Report.objects.get()))
    operations.approve(report, by=office, seen=page)
    now = told(measure)
    with pytest.raises(SeenOtherwise):
        operations.approve(report, by=office, seen=page)
    with pytest.raises(TransitionRefused):
        operations.approve(report, by=office)
    assert told(measure) == now


@pytest.mark.parametrize(
    "do",
    [
        lambda report, by: operations.save(report, changes={"done": "Doch anders."}, by=by),
        lambda report, by: operations.return_report(report, remarks={"": "Nein."}, by=by),
        lambda report, by: operations.submit(report, by=by),
        lambda report, by: operations.report_nothing_new(report, by=by),
    ],
    ids=["write", "return", "submit", "nothing new"],
)
def test_what_is_approved_stays(
    do: Callable[..., Any], report: Report, measure: Measure, office: User, editor: User
) -> None:
    operations.approve(handed_in(report, editor), by=office)
    now = told(measure)
    with pytest.raises(TransitionRefused):
        do(report, office)
    assert (Report.objects.get().state, told(measure)) == ("approved", now)


def test_the_lead_changes_while_the_round_is_open(
    report: Report, measure: Measure, town: Municipality, editor: User
) -> None:
    other = UnitFactory(municipality=town)
    new = user_with_role("unit_editor", town, unit=other)
    Measure.objects.update(lead_unit=other)
    present = queries.report(town, report.pk)
    assert (is_theirs(editor, present), is_theirs(new, present)) == (False, True)
    assert list(queries.to_write(town, [other.pk])) == [present]
    assert present.unit == measure.lead_unit, "who was asked stays known"


def test_a_measure_is_deleted_while_the_round_is_open(
    report: Report, measure: Measure, editor: User
) -> None:
    stale = Report.objects.select_related("round__concept", "measure").get()
    Measure.objects.all().delete()
    with pytest.raises(Gone):
        operations.save(stale, changes={"done": "Neu."}, by=editor)


def test_of_a_measure_that_was_given_up_none_is_missing(
    opened: ReportingRound, measure: Measure
) -> None:
    assert queries.missing(queries.reports_of(opened)).count() == 1
    Measure.objects.update(implementation="dropped")
    assert queries.missing(queries.reports_of(opened)).count() == 0
    assert queries.rounds_of(opened.concept).get().asked == 0


def test_no_more_have_answered_than_were_asked(
    report: Report, opened: ReportingRound, editor: User
) -> None:
    handed_in(report, editor)
    Measure.objects.update(implementation="dropped")
    row = queries.rounds_of(opened.concept).get()
    assert (row.answered, row.asked) == (1, 1)
    told = glance(opened)
    assert (told.asked, told.missing, told.waiting) == (1, 0, 1)
    assert [unit.asked for unit in told.units] == [1]


def test_milestone_and_indicator_are_gone_when_the_office_approves(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    handed_in(report, editor)
    measure.milestones.all().delete()
    measure.indicators.all().delete()
    MilestoneFactory(measure=measure, title="Ein anderer", due=later(60))
    assert len(operations.clashes(Report.objects.get())) == 2
    operations.approve(report, by=office)
    now = told(measure)
    assert now["milestones"] == [(later(60), None, None)]
    assert len(now["values"]) == 1


def test_in_a_superseded_concept_nobody_reports_and_what_came_is_still_read(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    handed_in(report, editor, done="Fertig geworden.")
    Concept.objects.update(status="superseded")
    for verb in (operations.take_back, operations.report_nothing_new):
        with pytest.raises(NotNow):
            verb(report, by=editor)
    operations.approve(report, by=office)
    assert told(measure)["notes"][0][1] == "Fertig geworden."


def test_in_a_closed_round_nobody_reports_until_it_is_opened_again(
    report: Report, opened: ReportingRound, office: User, editor: User
) -> None:
    operations.close_round(opened, by=office)
    with pytest.raises(RoundClosed):
        operations.save(report, changes={"done": "Zu spät."}, by=editor)
    with pytest.raises(TransitionRefused):
        operations.close_round(opened, by=office)
    operations.reopen_round(opened, by=office)
    operations.save(report, changes={"done": "Doch noch."}, by=editor)
    assert Report.objects.get().done == "Doch noch."
