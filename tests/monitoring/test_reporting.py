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
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.core.shown import stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations, queries, said
from gemeinwerk.monitoring.errors import (
    AlreadyChanged,
    NothingToReport,
    NotReady,
    RemarkMissing,
    RoundExists,
)
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import MeasureFactory, MilestoneFactory, UnitFactory
from tests.monitoring.conftest import later, open_round
from tests.monitoring.deeds import NEW, handed_in, told

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
