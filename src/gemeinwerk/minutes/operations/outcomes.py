"""What is decided in a meeting, and what somebody is to do: where it falls in the text."""

import uuid
from typing import Any

from django.db.models import Max
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.minutes.errors import Elsewhere, NobodyNamed
from gemeinwerk.minutes.models import (
    Decision,
    Minutes,
    Paragraph,
    ParagraphKind,
    Presence,
    Result,
    Task,
)
from gemeinwerk.minutes.operations.holding import moment
from gemeinwerk.minutes.operations.writing import lock, new_paragraph, touch
from gemeinwerk.minutes.verbs import MinutesVerb


@verb
def decide(minutes: Minutes, *, item: int | None, by: User | None, **values: Any) -> Decision:
    """`values`: text, result, votes_for, votes_against, abstained, dissent."""
    found = _held(minutes)
    at = moment(found)
    year = localtime(at).year
    kind = _kind(values["result"])
    place = new_paragraph(found, item=item, key=uuid.uuid4(), by=by, kind=kind)
    new = Decision.objects.create(
        paragraph=place,
        body=found.meeting.body,
        year=year,
        number=_number(found, year) if kind == ParagraphKind.DECISION else None,
        taken_at=at,
        present=_voting_now(found),
        **values,
    )
    audit.record(MinutesVerb.DECISION_TAKE, new, by=by, label=new.called)
    return new


def _held(minutes: Minutes) -> Minutes:
    """Numbers are counted through in a body: its meetings come one after the other."""
    found = Minutes.objects.select_related("meeting__body").get(pk=minutes.pk)
    body = hold(found.meeting.body)
    held = lock(minutes)
    held.meeting.body = body
    return held


def _kind(result: str) -> str:
    return ParagraphKind.VOTE if result == Result.SOUNDED else ParagraphKind.DECISION


def _number(minutes: Minutes, year: int) -> int:
    rows = Decision.objects.filter(body=minutes.meeting.body, year=year)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _voting_now(minutes: Minutes) -> int:
    return Presence.objects.filter(
        attendance__minutes=minutes, attendance__votes=True, left_at=None
    ).count()


@verb
def edit_decision(decision: Decision, *, by: User, seen: Seen = None, **values: Any) -> Decision:
    row = Decision.objects.select_related("paragraph__minutes").get(pk=decision.pk)
    minutes = _held(row.paragraph.minutes)
    place, found = hold(row.paragraph), hold(decision)
    before, after = lost_update.apply(found, values, seen=seen, verb=MinutesVerb.DECISION_EDIT)
    if not after:
        return found
    kind = _kind(found.result)
    if kind == ParagraphKind.VOTE:
        found.number = None
    elif found.number is None:
        found.number = _number(minutes, found.year)
    found.save()
    _moved(place, minutes, by, kind=kind)
    audit.record(MinutesVerb.DECISION_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def remove_decision(decision: Decision, *, by: User) -> None:
    row = Decision.objects.select_related("paragraph__minutes").get(pk=decision.pk)
    minutes = lock(row.paragraph.minutes)
    place, found = hold(row.paragraph), hold(decision)
    audit.record(MinutesVerb.DECISION_REMOVE, found, by=by, label=found.called)
    place.delete()
    touch(minutes)


@verb
def give_task(minutes: Minutes, *, item: int | None, by: User | None, **values: Any) -> Task:
    """`values`: text, person or organisation, due."""
    found = lock(minutes)
    _require_one_owner(found, values)
    place = new_paragraph(found, item=item, key=uuid.uuid4(), by=by, kind=ParagraphKind.TASK)
    new = Task.objects.create(minutes=found, paragraph=place, changed_at=audit.now(), **values)
    audit.record(MinutesVerb.TASK_GIVE, new, by=by)
    return new


@verb
def edit_task(task: Task, *, by: User, seen: Seen = None, **values: Any) -> Task:
    """As it is told in the minutes; what becomes of it later is another matter."""
    row = Task.objects.select_related("minutes", "paragraph").get(pk=task.pk)
    minutes = lock(row.minutes)
    place = hold(row.paragraph) if row.paragraph else None
    found = hold(task, "person", "organisation")
    before, after = lost_update.apply(found, values, seen=seen, verb=MinutesVerb.TASK_EDIT)
    if not after:
        return found
    told = {"person": found.person, "organisation": found.organisation}
    _require_one_owner(minutes, told)
    found.changed_at = audit.now()
    found.save()
    if place:
        _moved(place, minutes, by)
    audit.record(MinutesVerb.TASK_EDIT, found, by=by, before=before, after=after)
    return found


@verb
def remove_task(task: Task, *, by: User) -> None:
    row = Task.objects.select_related("minutes", "paragraph").get(pk=task.pk)
    minutes = lock(row.minutes)
    place = hold(row.paragraph) if row.paragraph else None
    found = hold(task)
    audit.record(MinutesVerb.TASK_REMOVE, found, by=by)
    found.delete()
    if place:
        place.delete()
    touch(minutes)


def _moved(place: Paragraph, minutes: Minutes, by: User, **values: Any) -> None:
    for name, value in values.items():
        setattr(place, name, value)
    place.revision, place.author, place.changed_at = touch(minutes), by, audit.now()
    place.save()


def _require_one_owner(minutes: Minutes, values: dict[str, Any]) -> None:
    person, organisation = values.get("person"), values.get("organisation")
    if person and organisation:
        raise NobodyNamed(_("Bitte wählen Sie eine Person oder eine Organisation, nicht beides."))
    owner = person or organisation
    if owner and owner.municipality_id != minutes.municipality_id:
        raise Elsewhere(_("„{name}“ gehört zu einer anderen Kommune.").format(name=owner))
