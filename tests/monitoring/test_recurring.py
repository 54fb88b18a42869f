"""Rounds that open themselves: each once, whatever the worker does."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.errors import DayMissing
from gemeinwerk.monitoring.models import ReportingRound, RoundPlan
from gemeinwerk.monitoring.operations import recurring
from gemeinwerk.notices.models import Attachment, Notice
from tests.monitoring.conftest import open_round
from tests.monitoring.test_sheets import rows_of

FIRST = date(2027, 1, 1)


@pytest.fixture
def plan(concept: Concept, measure: Measure, office: User, editor: User) -> RoundPlan:
    return operations.set_plan(concept, by=office, rhythm="half_yearly", next_on=FIRST, days=28)


def titles() -> list[str]:
    return list(ReportingRound.objects.order_by("pk").values_list("title", flat=True))


def test_a_round_opens_itself_on_its_day_and_once(plan: RoundPlan, editor: User) -> None:
    assert operations.open_planned(plan, today=date(2026, 12, 31)) is None
    opened = operations.open_planned(plan, today=FIRST)
    assert opened
    assert operations.open_planned(plan, today=FIRST) is None
    assert titles() == ["Juli bis Dezember 2026"]
    assert (opened.period_start, opened.period_end) == (date(2026, 7, 1), date(2026, 12, 31))
    assert opened.due == date(2027, 1, 29)
    assert Notice.objects.get(kind="report.asked").recipient == editor.email
    assert AuditEntry.objects.get(verb="round.open").actor_name == ""
    plan.refresh_from_db()
    assert plan.next_on == date(2027, 7, 1)


def test_it_sends_the_sheet_as_one_opened_by_hand_does(
    plan: RoundPlan, concept: Concept, office: User, client: Client
) -> None:
    client.force_login(office)
    page = reverse("monitoring:plan", args=[concept.slug])
    form = client.get(page).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    client.post(page, sent | {"next_on": "01.01.2027", "with_sheet": "on"})
    plan.refresh_from_db()
    by_itself = operations.open_planned(plan, today=FIRST)
    assert by_itself
    by_hand = open_round(concept, office, title="Von Hand", due=by_itself.due, with_sheet=True)
    first, second = (
        Attachment.objects.get(notice__dedup_key__startswith=f"round:{one.pk}:")
        for one in (by_itself, by_hand)
    )
    assert first.name == second.name
    seen = [[(one.measure_id, one.done) for one in opened.reports.all()] for opened in
            (by_itself, by_hand)]  # fmt: skip
    assert seen[0] == seen[1]
    for opened, file in ((by_itself, first), (by_hand, second)):
        rows = rows_of(bytes(file.content))
        assert [one.report for one in rows] == [one.pk for one in opened.reports.all()]


def test_without_the_tick_it_sends_none(plan: RoundPlan) -> None:
    assert operations.open_planned(plan, today=FIRST)
    assert not Attachment.objects.exists()


def test_one_tick_opens_a_few_and_the_next_the_others(
    plan: RoundPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet for each unit of each concept in one go would keep the tick for minutes."""
    left = [plan] * 7
    monkeypatch.setattr(recurring, "_due", lambda _today: list(left))
    monkeypatch.setattr(recurring, "open_planned", lambda *_args, **_kwargs: left.pop())
    noon = datetime(2027, 1, 1, 12, tzinfo=UTC)
    assert [recurring.open_due_rounds(noon) for _tick in range(3)] == [5, 2, 0]


def test_what_a_worker_missed_is_one_round(plan: RoundPlan) -> None:
    operations.open_planned(plan, today=date(2028, 2, 10))
    assert titles() == ["Juli bis Dezember 2027"]
    plan.refresh_from_db()
    assert plan.next_on == date(2028, 7, 1)


def test_one_the_office_has_opened_already_is_not_opened_again(
    plan: RoundPlan, concept: Concept, office: User
) -> None:
    operations.open_planned(plan, today=FIRST)
    RoundPlan.objects.update(next_on=FIRST)
    assert operations.open_planned(plan, today=FIRST) is None
    plan.refresh_from_db()
    assert (len(titles()), plan.next_on) == (1, date(2027, 7, 1))


def test_without_measures_to_ask_about_the_next_day_comes_all_the_same(plan: RoundPlan) -> None:
    Measure.objects.update(implementation="done")
    assert operations.open_planned(plan, today=FIRST) is None
    plan.refresh_from_db()
    assert (titles(), plan.next_on) == ([], date(2027, 7, 1))


@pytest.mark.parametrize("status", ["drafting", "superseded"])
def test_a_concept_that_is_not_carried_out_waits(plan: RoundPlan, status: str) -> None:
    Concept.objects.update(status=status)
    assert operations.open_planned(plan, today=FIRST) is None
    plan.refresh_from_db()
    assert plan.next_on == FIRST


def test_a_rhythm_has_a_day(concept: Concept, office: User) -> None:
    with pytest.raises(DayMissing):
        operations.set_plan(concept, by=office, rhythm="yearly")
    operations.set_plan(concept, by=office, rhythm="")


def test_the_page_sets_the_plan(concept: Concept, measure: Measure, office: User) -> None:
    client = Client()
    client.force_login(office)
    address = reverse("monitoring:plan", args=[concept.slug])
    sent = {"rhythm": "quarterly", "next_on": "", "days": "21", "introduction": ""}
    assert "wann sich die nächste Runde" in client.post(address, sent).content.decode()
    client.post(address, sent | {"next_on": "01.04.2027"})
    assert RoundPlan.objects.get().next_on == date(2027, 4, 1)
    listed = client.get(reverse("monitoring:rounds", args=[concept.slug])).content.decode()
    assert "öffnet sich am 1. April 2027" in listed
