"""Reminding an organisation on the days that were set, once each; telling somebody at the end.

After a standstill only the latest of the missed reminders is written.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import failures
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.nominations import notices
from gemeinwerk.nominations.errors import NobodyWaits
from gemeinwerk.nominations.models import (
    WAITING,
    MailKind,
    Nomination,
    NominationRequest,
)
from gemeinwerk.nominations.operations.writing import lock, new_link, note_mail
from gemeinwerk.nominations.verbs import NominationsVerb

BY_DAY = range(7, 20)
"""Hours in which such mails are written."""


def remind_all(now: datetime | None = None) -> int:
    """For the tick: of how many requests somebody was told. One that fails keeps no other back."""
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    count = 0
    waiting = NominationRequest.objects.filter(
        closed_at=None, nominations__state__in=WAITING
    ).distinct()
    for one in waiting.select_related("municipality").prefetch_related("nominations", "mails"):
        if due(one, one.nominations.all(), _told(one), moment.date()):
            try:
                count += remind(one, today=moment.date())
            except Exception:
                failures.log_failure(f"reminders of nomination request {one.pk}")
    return count


@verb
def remind(asked: NominationRequest, *, today: date) -> bool:
    """Write what is due of one request on a day; whether anything was."""
    hold(asked.municipality)
    found, rows = lock(asked)
    kind = due(found, rows, _told(found), today)
    if kind is None or not note_mail(found, kind):
        return False
    left = [one for one in rows if one.state in WAITING]
    if kind == MailKind.ESCALATED:
        assert found.escalate_to
        notices.escalated(found, left, found.escalate_to)
        audit.record(NominationsVerb.NOMINATION_ESCALATE, found, by=None)
    else:
        notices.reminded(found, left, new_link(found))
        audit.record(NominationsVerb.NOMINATION_REMIND, found, by=None)
    return True


@verb
def remind_by_hand(asked: NominationRequest, *, by: User) -> None:
    """The office reminds, at most once a day."""
    hold(asked.municipality)
    found, rows = lock(asked)
    left = [one for one in rows if one.state in WAITING]
    if not left or not note_mail(found, MailKind.REMINDED):
        raise NobodyWaits(_("Hier ist geantwortet, oder heute ging schon eine Erinnerung hinaus."))
    notices.reminded(found, left, new_link(found))
    audit.record(NominationsVerb.NOMINATION_REMIND, found, by=by)


def due(
    asked: NominationRequest,
    rows: Iterable[Nomination],
    told: set[tuple[str, date]],
    today: date,
) -> MailKind | None:
    """Which mail is due on a day; none while somebody has asked for time."""
    left = [one for one in rows if one.state in WAITING]
    if not left or any(one.until and one.until >= today for one in left):
        return None
    last = last_day(asked, left)
    first = localdate(asked.asked_at)
    if asked.escalate_to_id and today >= last + timedelta(days=asked.escalate_after):
        known = any(kind == MailKind.ESCALATED and day > last for kind, day in told)
        return None if known else MailKind.ESCALATED
    days = [last - timedelta(days=n) for n in asked.remind_before]
    passed = [day for day in days if first < day <= today <= last]
    if passed and not any(
        kind in (MailKind.REMINDED, MailKind.RETURNED) and day >= max(passed) for kind, day in told
    ):
        return MailKind.REMINDED
    return None


def last_day(asked: NominationRequest, rows: Iterable[Nomination]) -> date:
    """Until when an answer is awaited: for as long as was asked for."""
    return max([asked.answer_until, *(one.until for one in rows if one.until)])


def _told(asked: NominationRequest) -> set[tuple[str, date]]:
    return {(one.kind, one.day) for one in asked.mails.all()}
