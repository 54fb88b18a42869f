"""Units of a round are reminded once, then those above them, as it was announced; and by hand."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.reminding import operations as deadlines
from gemeinwerk.measures.reminding.queries import deadlines_of
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.errors import RoundClosed
from gemeinwerk.monitoring.models import Report, ReportingRound, RoundReminder
from gemeinwerk.monitoring.reminding import notices, queries
from gemeinwerk.monitoring.reminding.operations import NobodyToRemind, remind, remind_units
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import MeasureFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import TODAY, later, open_round

DUE = later(30)
"""Of the round of these tests."""


def mails(*kinds: str) -> list[tuple[str, str]]:
    rows = Notice.objects.exclude(kind="report.asked").order_by("pk")
    found = rows.filter(kind__in=kinds) if kinds else rows
    return list(found.values_list("kind", "recipient"))


def run(town: Municipality, first: date, last: date) -> None:
    day = first
    while day <= last:
        remind(town, today=day)
        day += timedelta(days=1)


@pytest.fixture
def above(measure: Measure, town: Municipality) -> list[User]:
    """Somebody in the unit above, and in the one above that."""
    top = UnitFactory(municipality=town)
    middle = UnitFactory(municipality=town, parent=top)
    Organisation.objects.filter(pk=measure.lead_unit_id).update(parent=middle)
    return [user_with_role("unit_editor", town, unit=unit) for unit in (middle, top)]


def test_a_unit_is_reminded_once_before_the_day(
    opened: ReportingRound, town: Municipality, editor: User
) -> None:
    run(town, TODAY, DUE)
    assert mails() == [("report.due", editor.email)]
    mail = Notice.objects.get(kind="report.due")
    assert f"runde={opened.pk}" in mail.action_url
    assert "fehlt noch eine Meldung" in mail.body


def test_who_has_answered_is_not_reminded(report: Report, town: Municipality, editor: User) -> None:
    operations.report_nothing_new(report, by=editor)
    operations.submit(report, by=editor)
    run(town, TODAY, DUE + timedelta(days=40))
    assert mails() == []


def test_a_report_that_was_given_back_is_missing_again(
    report: Report, town: Municipality, editor: User, office: User
) -> None:
    operations.report_nothing_new(report, by=editor)
    operations.submit(report, by=editor)
    operations.return_report(report, remarks={"": "Bitte mehr."}, by=office)
    run(town, TODAY, DUE)
    assert ("report.due", editor.email) in mails()


def test_what_is_missing_after_the_day_goes_up_the_tree_step_by_step(
    concept: Concept, measure: Measure, town: Municipality, office: User, editor: User,
    above: list[User],
) -> None:  # fmt: skip
    deadlines.set_deadlines(town, by=office, tell_head=True)
    open_round(concept, office)
    asked = Notice.objects.get(kind="report.asked", recipient=editor.email)
    assert "übergeordnete Fachbereich" in asked.body
    days = deadlines_of(town).escalate_after
    run(town, TODAY, DUE + timedelta(days=days - 1))
    assert mails() == [("report.due", editor.email)]
    run(town, DUE, DUE + timedelta(days=days))
    assert mails("report.missing", "report.head") == [
        ("report.missing", office.email), ("report.head", above[0].email),
    ]  # fmt: skip
    run(town, DUE, DUE + timedelta(days=5 * days))
    assert mails("report.head") == [
        ("report.head", above[0].email), ("report.head", above[1].email),
    ]  # fmt: skip
    levels = RoundReminder.objects.filter(kind="missing").values_list("level", flat=True)
    assert list(levels) == [1, 2]
    heard = Notice.objects.filter(kind="report.head").values_list("body", flat=True)
    assert ["Das Büro weiß Bescheid." in body for body in heard] == [True, True]


def test_no_head_reads_that_an_office_knows_where_nobody_is_in_it(
    concept: Concept, measure: Measure, town: Municipality, office: User, editor: User,
    above: list[User],
) -> None:  # fmt: skip
    deadlines.set_deadlines(town, by=office, tell_head=True)
    open_round(concept, office)
    office.memberships.all().delete()
    run(town, DUE, DUE + timedelta(days=deadlines_of(town).escalate_after))
    assert mails("report.missing", "report.head") == [("report.head", above[0].email)]
    assert "Das Büro" not in Notice.objects.get(kind="report.head").body


def test_what_was_announced_happens_whatever_the_office_says_later(
    opened: ReportingRound, town: Municipality, office: User, editor: User
) -> None:
    deadlines.set_deadlines(town, by=office, active=False, escalate_after=99, tell_head=True)
    run(town, TODAY, DUE + timedelta(days=20))
    assert mails() == [("report.missing", office.email)]


def test_where_the_town_does_not_remind_nothing_is_announced(
    concept: Concept, measure: Measure, town: Municipality, office: User, editor: User
) -> None:
    deadlines.set_deadlines(town, by=office, active=False)
    open_round(concept, office)
    assert "erfährt es" not in Notice.objects.get(kind="report.asked").body
    run(town, TODAY, DUE + timedelta(days=60))
    assert mails() == []


def test_the_new_lead_is_reminded_and_not_the_one_that_was_asked(
    opened: ReportingRound, town: Municipality, editor: User, office: User
) -> None:
    other = UnitFactory(municipality=town)
    new = user_with_role("unit_editor", town, unit=other)
    Measure.objects.update(lead_unit=other)
    run(town, TODAY, DUE)
    assert mails() == [("report.due", new.email)]


def test_where_nobody_is_reached_the_office_hears_of_it_at_once(
    opened: ReportingRound, town: Municipality, editor: User, office: User
) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)
    run(town, TODAY, DUE)
    assert mails() == [("report.missing", office.email)]


def test_whoever_reads_one_mail_a_week_is_not_reminded_by_another(
    opened: ReportingRound, town: Municipality, editor: User
) -> None:
    User.objects.filter(pk=editor.pk).update(weekly="0", weekly_next=later(20))
    run(town, TODAY, DUE)
    assert mails() == []
    assert RoundReminder.objects.filter(kind="due").count() == 1


def test_in_a_closed_round_and_a_superseded_concept_nobody_is_reminded(
    opened: ReportingRound, town: Municipality, office: User, editor: User
) -> None:
    operations.close_round(opened, by=office)
    run(town, TODAY, DUE)
    operations.reopen_round(opened, by=office)
    Concept.objects.update(status="superseded")
    run(town, TODAY, DUE)
    assert mails() == []


@pytest.mark.parametrize("seed", range(2))
def test_with_a_worker_down_on_random_days_each_mail_is_written_once(
    seed: int, concept: Concept, measure: Measure, town: Municipality, office: User,
    editor: User, above: list[User],
) -> None:  # fmt: skip
    deadlines.set_deadlines(town, by=office, tell_head=True)
    open_round(concept, office)
    chance = Random(seed)
    for number in range(90):
        if chance.random() < 0.4:
            for _twice in range(2):
                remind(town, today=later(number))
    remind(town, today=later(90))
    assert sorted(set(mails())) == sorted(mails("report.due", "report.head")) + sorted(
        set(mails("report.missing"))
    )
    assert len(mails("report.missing")) == 2
    order = list(
        RoundReminder.objects.exclude(kind="asked")
        .order_by("level")
        .values_list("told_on", flat=True)
    )
    assert order == sorted(order), "the unit first, then the steps above it"


def test_a_worker_that_dies_half_way_has_told_nothing_and_the_next_tells_all(
    concept: Concept, measure: Measure, town: Municipality, office: User, editor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    other = UnitFactory(municipality=town)
    user_with_role("unit_editor", town, unit=other)
    MeasureFactory(field=measure.field, code="1.8", lead_unit=other)
    open_round(concept, office)
    send, sent = notices.queue, []

    def dies(*args: Any, **kwargs: Any) -> None:
        if sent:
            raise MemoryError
        sent.append(kwargs["to"])
        send(*args, **kwargs)

    monkeypatch.setattr(notices, "queue", dies)
    with pytest.raises(MemoryError):
        remind(town, today=DUE)
    assert mails() == []
    assert not RoundReminder.objects.exclude(kind="asked").exists()
    monkeypatch.setattr(notices, "queue", send)
    remind(town, today=DUE)
    assert len(mails()) == 2


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_tell_nobody_twice(
    opened: ReportingRound, town: Municipality, editor: User
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("one writes after the other there in any case")

    def work(_number: int) -> None:
        try:
            remind(town, today=DUE)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert mails() == [("report.due", editor.email)]


# --- by hand --------------------------------------------------------------------------------------


def test_by_hand_a_unit_is_reminded_once_a_day(
    opened: ReportingRound, measure: Measure, office: User, editor: User
) -> None:
    units = [measure.lead_unit_id or 0]
    assert remind_units(opened, units=units, by=office) == ["Ausländerbehörde"]
    with pytest.raises(NobodyToRemind):
        remind_units(opened, units=units, by=office)
    assert mails() == [("report.reminded", editor.email)]


def test_by_hand_nobody_is_reminded_who_has_answered_or_of_a_closed_round(
    opened: ReportingRound, report: Report, measure: Measure, office: User, editor: User
) -> None:
    units = [measure.lead_unit_id or 0]
    operations.report_nothing_new(report, by=editor)
    operations.submit(report, by=editor)
    with pytest.raises(NobodyToRemind):
        remind_units(opened, units=units, by=office)
    operations.close_round(opened, by=office)
    with pytest.raises(RoundClosed):
        remind_units(opened, units=units, by=office)


def test_the_page_reminds_with_one_click_and_says_who_has_never_looked(
    opened: ReportingRound, office: User, editor: User
) -> None:
    client = Client()
    client.force_login(office)
    here = reverse("monitoring:round", args=[opened.pk])
    content = client.get(here).content.decode()
    assert "noch nie" in content
    assert "1 von 1" in content
    answer = client.post(reverse("monitoring:remind", args=[opened.pk]), follow=True)
    assert "Erinnert: Ausländerbehörde" in answer.content.decode()
    listed = client.get(f"{here}?stand=fehlt&stelle={Measure.objects.get().lead_unit_id}")
    assert len(listed.context["rows"]) == 1


# --- figures --------------------------------------------------------------------------------------


def count_of(do: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as asked:
        do()
    return len(asked)


def test_what_is_due_is_asked_in_the_same_queries_however_many_units(
    concept: Concept, measure: Measure, town: Municipality, office: User, editor: User
) -> None:
    def ask() -> None:
        queries.occasions(town, deadlines_of(town), DUE)

    open_round(concept, office)
    few = count_of(ask)
    for number in range(30):
        MeasureFactory(
            field=measure.field, code=f"2.{number}", lead_unit=UnitFactory(municipality=town)
        )
    open_round(concept, office, title="Mit vielen")
    assert len(queries.occasions(town, deadlines_of(town), DUE)) == 32
    assert count_of(ask) == few
