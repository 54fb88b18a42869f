"""Three years of rounds that open themselves, with a worker that is down on random days: every mail
that is due comes exactly once, on the first day the worker is back, escalations in their order.

The days are simulated, nothing waits: the test computes by itself on which day each mail is due.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from dateutil.relativedelta import relativedelta

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.operations import at
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.reminding import operations as deadlines
from gemeinwerk.measures.reminding.queries import deadlines_of
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report, ReportingRound, RoundReminder
from gemeinwerk.monitoring.reminding.operations import remind_all
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import UnitFactory, user_with_role

BEGIN, YEARS, DAYS_TO_ANSWER = date(2027, 1, 4), 3, 28
SEED = 20290101
LONGEST = 6
"""Days a worker is down at a stretch, at most."""


def working_days(chance: Random) -> list[date]:
    """Days on which the worker is up: now and then it is down for some."""
    day, last, found = BEGIN, BEGIN + relativedelta(years=YEARS), list[date]()
    while day < last:
        if chance.random() < 0.15:
            day += timedelta(days=chance.randint(1, LONGEST))
        found.append(day)
        day += timedelta(days=1)
    return found


@dataclass(frozen=True)
class Expected:
    """Of one round: when it opens, and when who is told that nothing came."""

    opened: date
    due: date
    reminded: date
    first: date
    second: date


def expected(up: list[date], word_before: int, escalate_after: int) -> Iterator[Expected]:
    planned = BEGIN
    while planned < BEGIN + relativedelta(years=YEARS):
        opened = _back(up, planned)
        due = opened + timedelta(days=DAYS_TO_ANSWER)
        first = _back(up, due + timedelta(days=escalate_after))
        yield Expected(
            opened=opened,
            due=due,
            reminded=_back(up, due - timedelta(days=word_before)),
            first=first,
            second=_back(up, first + timedelta(days=escalate_after)),
        )
        planned += relativedelta(months=6)


def _back(up: list[date], day: date) -> date:
    return next(one for one in up if one >= day)


def _looked_at(up: list[date], plan: list[Expected]) -> list[date]:
    """Every day on which a mail may be due, and one in ten of those between rounds."""
    ends = timedelta(days=20)
    busy = [(one.opened, one.second + ends) for one in plan]
    return [
        day
        for number, day in enumerate(up)
        if number % 10 == 0 or any(first <= day <= last for first, last in busy)
    ]


def _told(kind: str, opened: ReportingRound, level: int = 0) -> list[date]:
    found = RoundReminder.objects.filter(round=opened, kind=kind, level=level)
    return list(found.values_list("told_on", flat=True))


def _mails(kind: str, to: User, opened: ReportingRound) -> int:
    found = Notice.objects.filter(kind=kind, recipient=to.email)
    return sum(opened.title in one.subject + one.body for one in found)


def test_each_mail_of_three_years_comes_once_and_in_time(
    concept: Concept, measure: Measure, town: Municipality, office: User, editor: User
) -> None:
    top = UnitFactory(municipality=town)
    middle = UnitFactory(municipality=town, parent=top)
    Organisation.objects.filter(pk=measure.lead_unit_id).update(parent=middle)
    heads = [user_with_role("unit_editor", town, unit=unit) for unit in (middle, top)]
    chance = Random(SEED)
    up = working_days(chance)
    with at(datetime.combine(BEGIN - timedelta(days=1), time(9), tzinfo=UTC)):
        deadlines.set_deadlines(town, by=office, tell_head=True)
        operations.set_plan(
            concept, rhythm="half_yearly", next_on=BEGIN, days=DAYS_TO_ANSWER, by=office
        )
    rules = deadlines_of(town)
    plan = list(expected(up, rules.word_before, rules.escalate_after))
    answered = {one.opened for one in plan if chance.random() < 0.34}
    for day in _looked_at(up, plan):
        moment = datetime.combine(day, time(10), tzinfo=UTC)
        with at(moment):
            operations.open_due_rounds(moment)
            remind_all(moment)
            if chance.random() < 0.3:
                remind_all(moment)  # a second worker, or the same once more
            if day in answered:
                report = Report.objects.get(measure=measure, round__state="open")
                operations.report_nothing_new(report, by=editor)
                operations.submit(report, by=editor)
            if (opened := ReportingRound.objects.filter(state="open").first()) and (
                day > opened.due + timedelta(days=100)
            ):
                operations.close_round(opened, by=office)
    rounds = list(ReportingRound.objects.order_by("opened_at"))
    assert len(rounds) == len(plan) == 2 * YEARS
    for opened, one in zip(rounds, plan, strict=True):
        assert opened.opened_at.date() == one.opened
        assert opened.due == one.due
        silent = one.opened not in answered
        assert _told("due", opened) == ([one.reminded] if silent else [])
        assert _told("missing", opened, 1) == ([one.first] if silent else [])
        assert _told("missing", opened, 2) == ([one.second] if silent else [])
        assert _mails("report.asked", editor, opened) == 1
        assert _mails("report.due", editor, opened) == silent
        assert _mails("report.missing", office, opened) == 2 * silent
        assert [_mails("report.head", head, opened) for head in heads] == [silent, silent]
    assert all(earlier.due < later.opened_at.date() for earlier, later in pairwise(rounds))
