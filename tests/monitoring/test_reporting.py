"""Reports are drafts of the unit until the office approves them; only then the measure changes."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
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
    AlreadyChanged,
    NothingToReport,
    NotReady,
    RemarkMissing,
    RoundClosed,
    RoundExists,
)
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.rules import is_theirs
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import MeasureFactory, MilestoneFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import later, open_round

NEW = {
    "course": "late", "light": "yellow", "light_reason": "Eine Stelle ist nicht besetzt.",
    "done": "Das Terminportal ist in Betrieb.", "next_steps": "Wir schreiben neu aus.",
    "value-0": "8.5", "day-0": later(-10).isoformat(), "spent": "96000",
    "moved-0": later(120).isoformat(), "moved_reason-0": "Brandschutz",
    "answer-0": "Eine Stelle mehr.",
}  # fmt: skip


def told(measure: Measure) -> dict[str, Any]:
    """All that approval could change of a measure."""
    present = Measure.objects.get(pk=measure.pk)
    return {
        "status": (present.implementation, present.course, present.status_text, present.obstacles),
        "revision": present.revision,
        "notes": list(present.notes.values_list("label", "text", "colour")),
        "values": list(present.measured.order_by("day").values_list("day", "value")),
        "milestones": list(present.milestones.values_list("due", "moved_to", "reached_on")),
    }


def handed_in(report: Report, by: User, **changes: str) -> Report:
    operations.save(report, changes=changes or NEW, by=by)
    return operations.submit(report, by=by)


# --- opening --------------------------------------------------------------------------------------


def test_a_round_is_opened_once(concept: Concept, opened: ReportingRound, office: User) -> None:
    with pytest.raises(RoundExists):
        open_round(concept, office)
    assert concept.rounds.count() == 1
    assert Notice.objects.filter(kind="report.asked").count() == 1


def test_a_round_that_asks_nobody_is_not_opened(
    concept: Concept, measure: Measure, office: User
) -> None:
    Measure.objects.update(implementation="done")
    with pytest.raises(NothingToReport):
        open_round(concept, office)
    assert concept.rounds.count() == 0
    assert open_round(concept, office, finished=True).reports.count() == 1


@pytest.mark.parametrize("status", ["drafting", "deliberation", "superseded"])
def test_there_is_nothing_to_report_before_the_decision_and_after_the_edition(
    concept: Concept, measure: Measure, office: User, status: str
) -> None:
    Concept.objects.update(status=status)
    with pytest.raises(NotNow):
        open_round(Concept.objects.get(), office)


def test_each_person_gets_one_mail_for_all_measures_with_one_link(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    MeasureFactory(field=measure.field, code="1.8", lead_unit=measure.lead_unit)
    other = UnitFactory(municipality=concept.municipality, email="amt@stadt.example")
    MeasureFactory(field=measure.field, code="1.9", lead_unit=other)
    opened = open_round(concept, office, introduction="Wie immer.")
    mails = Notice.objects.order_by("recipient")
    assert {one.recipient for one in mails} == {editor.email, "amt@stadt.example"}
    mail = mails.get(recipient=editor.email)
    assert mail.action_url.endswith(f"/arbeitsplatz/meldungen/?runde={opened.pk}")
    assert "1.7" in mail.body
    assert "1.8" in mail.body
    assert "1.9" not in mail.body
    assert "Wie immer." in mail.body


def test_everything_stands_there_as_it_was(report: Report, measure: Measure) -> None:
    values = said.values_of(report)
    assert (values["implementation"], values["course"]) == ("in_progress", "on_course")
    assert (values["value-0"], values["day-0"]) == ("10", later(-200).isoformat())
    assert said.new_in(report) == []


def test_the_next_round_begins_with_what_was_approved_last(
    concept: Concept, report: Report, measure: Measure, office: User, editor: User
) -> None:
    operations.approve(handed_in(report, editor), by=office)
    following = open_round(concept, office, title="Herbst").reports.get()
    values = said.values_of(following)
    assert values["done"] == NEW["done"]
    assert (values["light"], values["value-0"], values["spent"]) == ("yellow", "8.5", "96000")
    assert said.new_in(following) == []


def test_money_of_another_year_is_counted_anew(
    concept: Concept, report: Report, office: User, editor: User
) -> None:
    operations.approve(handed_in(report, editor), by=office)
    following = open_round(
        concept, office, title="Übers Jahr", period_end=later(400), due=later(400)
    )
    assert following.reports.get().spent is None


# --- a draft never changes the measure ------------------------------------------------------------


def test_nothing_but_approval_changes_the_measure(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    before, public = told(measure), AuditEntry.objects.filter(public=True).count()
    operations.save(report, changes=NEW, by=editor)
    operations.submit(report, by=editor)
    operations.return_report(report, remarks={"done": "Bitte mit Zahl."}, by=office)
    operations.save(report, changes={"done": "Seit März in Betrieb."}, by=editor)
    operations.submit(report, by=editor)
    operations.take_back(report, by=editor)
    operations.submit(report, by=editor)
    assert told(measure) == before
    assert AuditEntry.objects.filter(public=True).count() == public
    operations.approve(report, by=office)
    assert told(measure) != before


def test_approval_writes_what_is_new_with_the_measures_own_verbs(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    operations.approve(handed_in(report, editor), by=office)
    now = told(measure)
    assert now["status"] == ("in_progress", "late", NEW["light_reason"], "")
    (note,) = now["notes"]
    assert note == (
        "Frühjahr",
        "Das Terminportal ist in Betrieb.\n\nAls Nächstes: Wir schreiben neu aus.",
        "yellow",
    )
    assert now["values"][-1] == (later(-10), Decimal("8.5"))
    assert now["milestones"] == [(later(60), later(120), None)]
    verbs = set(AuditEntry.objects.filter(public=True).values_list("verb", flat=True))
    assert verbs >= {
        "measure.report_status", "measure.record_value", "measure.move_milestone",
        "measure.add_note", "report.approve",
    }  # fmt: skip
    assert "Eine Stelle mehr." not in str(now), "answers stay in the house"
    who = dict(AuditEntry.objects.filter(public=True).values_list("verb", "actor_name"))
    assert (who["measure.add_note"], who["report.approve"]) == (editor.name, office.name)


def test_nothing_new_is_an_answer_and_changes_no_figure(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    operations.report_nothing_new(report, by=editor)
    operations.take_back(report, by=editor)
    assert Report.objects.get().state == "open"
    operations.report_nothing_new(report, by=editor)
    before = told(measure)
    operations.approve(operations.submit(report, by=editor), by=office)
    assert told(measure) == before
    verbs = list(AuditEntry.objects.values_list("verb", flat=True))
    assert "report.nothing_new" in verbs
    assert "report.take_back" in verbs


def test_nothing_new_is_not_said_beside_something_new(report: Report, editor: User) -> None:
    operations.save(report, changes={"done": "Neu."}, by=editor)
    with pytest.raises(AlreadyChanged):
        operations.report_nothing_new(report, by=editor)


def test_what_is_changed_back_is_untouched(report: Report, editor: User) -> None:
    operations.save(report, changes={"course": "late"}, by=editor)
    operations.save(report, changes={"course": "on_course"}, by=editor)
    assert Report.objects.get().state == "open"


def test_a_value_that_stands_there_already_is_corrected_with_a_reason(
    report: Report, measure: Measure, office: User, editor: User
) -> None:
    operations.approve(
        handed_in(report, editor, **{"value-0": "9", "day-0": later(-200).isoformat()}), by=office
    )
    assert told(measure)["values"] == [(later(-200), Decimal(9))]
    entry = AuditEntry.objects.get(verb="measure.correct_value")
    assert entry.before["value"] == 10
    assert "Frühjahr" in entry.reason


# --- meanwhile ------------------------------------------------------------------------------------


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


# --- what is missing, what is given back ----------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "passage"),
    [
        ({"implementation": ""}, "wie weit"),
        ({"course": "late"}, "warum es so steht"),
        ({"light": "red"}, "warum es so steht"),
        ({"expected_end": later(500).isoformat()}, "warum es später"),
        ({"moved-0": later(90).isoformat()}, "verschiebt"),
        ({"moved-0": later(-9).isoformat(), "moved_reason-0": "Weil."}, "schon vorbei"),
        ({"value-0": "9", "day-0": ""}, "wann"),
    ],
)
def test_without_its_reason_nothing_is_handed_in(
    changes: dict[str, str], passage: str, report: Report, editor: User
) -> None:
    operations.save(report, changes=changes, by=editor)
    with pytest.raises(NotReady, match=passage):
        operations.submit(report, by=editor)
    assert Report.objects.get().state == "draft"


def test_an_untouched_report_is_not_handed_in(report: Report, editor: User) -> None:
    with pytest.raises(TransitionRefused):
        operations.submit(report, by=editor)


def test_a_returned_report_says_at_the_passage_what_is_to_be_changed(
    report: Report, office: User, editor: User
) -> None:
    handed_in(report, editor)
    with pytest.raises(RemarkMissing):
        operations.return_report(report, remarks={"done": "  ", "gibt-es-nicht": "x"}, by=office)
    operations.return_report(report, remarks={"done": "Bitte mit Zahl.", "": ""}, by=office)
    present = Report.objects.get()
    assert (present.state, present.remarks) == ("returned", {"done": "Bitte mit Zahl."})
    mail = Notice.objects.get(kind="report.returned")
    assert mail.recipient == editor.email
    assert "Was ist geschehen?" in mail.body
    assert "Bitte mit Zahl." in mail.body
    operations.submit(present, by=editor)
    assert Report.objects.get().remarks == {}


def test_of_many_those_that_can_are_approved_and_of_the_others_it_is_said_why(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    MeasureFactory(field=measure.field, code="1.8", lead_unit=measure.lead_unit)
    first, second = open_round(concept, office).reports.order_by("measure__code")
    for one in (first, second):
        operations.report_nothing_new(one, by=editor)
        operations.submit(one, by=editor)
    present = Report.objects.filter(pk__in=[first.pk, second.pk])
    page = {one.pk: stamp(operations.approval_told(one)) for one in present}
    operations.take_back(second, by=editor)
    approved, refused = operations.approve_several(reports=[first, second], seen=page, by=office)
    assert [one.pk for one in approved] == [first.pk]
    assert len(refused) == 1
    assert refused[0].startswith("1.8")


def test_names_that_a_report_does_not_have_are_nothing(report: Report, editor: User) -> None:
    operations.save(report, changes={"value-7": "1", "state": "approved", "x-y": "1"}, by=editor)
    assert Report.objects.get().state == "open"


# --- figures --------------------------------------------------------------------------------------


def count_of(do: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as asked:
        do()
    return len(asked)


@pytest.mark.once
def test_lists_ask_the_same_however_many_measures(
    concept: Concept, measure: Measure, office: User, town: Municipality
) -> None:
    def ask() -> None:
        for one in queries.to_write(town, [measure.lead_unit_id or 0]):
            assert f"{one.measure.code} {one.round.title} {one.measure.lead_unit}"
        for opened in queries.rounds_of(concept):
            list(queries.missing(queries.reports_of(opened)))

    open_round(concept, office)
    few = count_of(ask)
    for number in range(30):
        MeasureFactory(field=measure.field, code=f"2.{number}", lead_unit=measure.lead_unit)
    ReportingRound.objects.all().delete()
    open_round(concept, office)
    assert count_of(ask) == few


@pytest.mark.once
def test_opening_asks_the_same_however_many_measures(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    open_round(concept, office)
    few = count_of(lambda: open_round(concept, office, title="Mit wenigen"))
    for number in range(30):
        MilestoneFactory(
            measure=MeasureFactory(
                field=measure.field, code=f"2.{number}", lead_unit=measure.lead_unit
            )
        )
    assert count_of(lambda: open_round(concept, office, title="Mit vielen")) == few
