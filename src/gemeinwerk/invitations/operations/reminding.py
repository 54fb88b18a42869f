"""Reminding those who are silent: on their days, or by one click; then their organisation is asked.

A wave is held while it is looked at: two ticks at once remind nobody twice.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.actors.operations.writing import day_in_words
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import failures
from gemeinwerk.core.writing import verb
from gemeinwerk.invitations import drawing, notices, reaching
from gemeinwerk.invitations.errors import NotSilent, WaveFixed
from gemeinwerk.invitations.models import (
    Answer,
    Channel,
    Invitation,
    Letter,
    LetterState,
    Purpose,
    Wave,
    WaveState,
)
from gemeinwerk.invitations.operations.writing import lock, told
from gemeinwerk.invitations.outgoing import queue_letters
from gemeinwerk.invitations.queries import with_state
from gemeinwerk.invitations.verbs import InvitationsVerb
from gemeinwerk.notices.operations import queue

BY_DAY = range(7, 20)
"""Hours in which somebody is written to."""


def silent(wave: Wave) -> "QuerySet[Invitation]":
    """Who has it by mail, has not answered, and may be reminded."""
    return _unanswered(wave, Channel.MAIL).exclude(person__email="")


def _unanswered(wave: Wave, *channels: Channel) -> "QuerySet[Invitation]":
    """Who has it by one of these ways, says nothing, and is not left alone."""
    had = Letter.objects.filter(
        invitation__wave=wave, channel__in=channels, state=LetterState.SENT
    ).values("invitation")
    silent = with_state(
        Invitation.objects.filter(
            wave=wave, answer=Answer.OPEN, person__isnull=False, reminders_stopped=False
        )
    ).filter(pk__in=had, lost=False)
    return Invitation.objects.filter(
        pk__in=silent.exclude(newest=LetterState.QUEUED).order_by().values("pk")
    )


@verb
def remind(wave: Wave, *, by: User | None, only: Collection[int] | None = None) -> int:
    """Remind those who are silent, each once a day (`only`: keys of invitations); how many."""
    found = lock(wave)
    _require_running(found)
    number = _remind(found, only)
    if not number:
        raise NotSilent(
            _("Niemand war zu erinnern: Geantwortet ist, heute erinnert, oder nicht zu erreichen.")
        )
    told(found, verb=InvitationsVerb.WAVE_REMIND, by=by, after={"number": number})
    return number


@verb
def remind_on_days(wave: Wave, *, today: date) -> int:
    """For the tick: the reminders whose day has come, together as one; how many mails."""
    found = lock(wave)
    days = due_days(found, today)
    if not days:
        return 0
    found.reminded = sorted({*found.reminded, *days})
    found.save(update_fields=["reminded"])
    begun = localdate(found.released_at) if found.released_at else today
    fresh = [day for day in days if found.answer_until - timedelta(days=day) > begun]
    number = _remind(found, None) if fresh else 0
    if number:
        told(found, verb=InvitationsVerb.WAVE_REMIND, by=None, after={"number": number})
    return number


@verb
def escalate(wave: Wave, *, today: date) -> int:
    """For the tick: ask the organisations of those who are silent after the deadline, each once;
    whoever had a letter on paper is silent as well."""
    found = lock(wave)
    if not is_to_escalate(found, today):
        return 0
    found.escalated_at = audit.now()
    found.save(update_fields=["escalated_at"])
    everybody = _unanswered(found, Channel.MAIL, Channel.PAPER)
    rows = everybody.filter(organisation__isnull=False)
    silent_of: dict[Organisation, list[Invitation]] = {}
    for one in rows.select_related("person", "organisation__speaker").order_by("pk"):
        if one.organisation:
            silent_of.setdefault(one.organisation, []).append(one)
    asked = [
        (house, to, several)
        for house, several in silent_of.items()
        if (to := reaching.to_ask(house, {one.person_id for one in several})).email
    ]
    for house, to, several in asked:
        queue(
            notices.ESCALATED.key,
            town=found.concept.municipality,
            to=to,
            context={
                "wave": found.name,
                "day": day_in_words(found.answer_until),
                "names": [str(one) for one in several],
            },
            dedup_key=f"escalated:{found.pk}:{house.pk}",
        )
    if asked:
        after = {"number": len(asked)}
        told(found, verb=InvitationsVerb.WAVE_ESCALATE, by=None, after=after)
    return len(asked)


def remind_all(now: datetime | None = None) -> int:
    """For the tick: what is due in all waves; how many mails. One that fails keeps none back."""
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    today, count = moment.date(), 0
    running = Wave.objects.filter(state=WaveState.RUNNING).select_related("concept__municipality")
    for wave in running.order_by("pk"):
        try:
            # Most minutes there is nothing to do: then no lock is taken.
            if due_days(wave, today):
                count += remind_on_days(wave, today=today)
            if is_to_escalate(wave, today):
                count += escalate(wave, today=today)
        except Exception:
            failures.log_failure(f"reminders of wave {wave.pk}")
    return count


def due_days(wave: Wave, today: date) -> list[int]:
    """Days before the deadline that have come and were not dealt with."""
    if wave.state != WaveState.RUNNING or today > wave.answer_until:
        return []
    left = (wave.answer_until - today).days
    return [day for day in wave.reminder_days if day >= left and day not in wave.reminded]


def is_to_escalate(wave: Wave, today: date) -> bool:
    running = wave.state == WaveState.RUNNING and wave.escalates and wave.escalated_at is None
    return running and today > wave.answer_until


def _remind(wave: Wave, only: Collection[int] | None) -> int:
    rows = silent(wave) if only is None else silent(wave).filter(pk__in=only)
    rows = rows.annotate(
        last=Max("letters__number", filter=Q(letters__purpose=Purpose.REMINDER)),
        drawn=Max("letters__drawn_at", filter=Q(letters__purpose=Purpose.REMINDER)),
    )
    today, now = localdate(audit.now()), audit.now()
    chosen = [
        one
        for one in rows.select_related("person", "body", "organisation").order_by("pk")
        if one.person
        and not reaching.why_not(one.person)
        and not (one.drawn and localdate(one.drawn) == today)
    ]
    texts, is_own = drawing.sent_as(wave, Purpose.REMINDER)
    letters = []
    for one in chosen:
        one.wave = wave
        drawn = drawing.drawn(one, texts)
        if not is_own:
            drawn = drawing.as_reminder(drawn)
        letters.append(
            Letter(
                invitation=one, purpose=Purpose.REMINDER, number=(one.last or 0) + 1,
                subject=drawn.subject, body=drawn.body, language=drawn.language, drawn_at=now,
            )
        )  # fmt: skip
    letters = Letter.objects.bulk_create(letters, batch_size=200)
    return queue_letters(notices.REMINDED, wave, letters)


def _require_running(wave: Wave) -> None:
    if wave.state != WaveState.RUNNING:
        raise WaveFixed(_("Erinnert wird nur, solange die Welle läuft."))
