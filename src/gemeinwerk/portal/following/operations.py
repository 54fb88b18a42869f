"""What can happen to whoever follows: asked, confirmed, told, ended.

follow(concept, about=measure, email="…", language="de")
confirm(follower)
pace(follower, weekly=True)
unfollow(follower)
accompany(town)
tell(town, today=day, upto=entry)
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core import failures, tongues
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.reminding.operations import BY_DAY
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.following import delivering, notices, queries
from gemeinwerk.portal.following.lifecycle import SETTLED, UNCONFIRMED
from gemeinwerk.portal.following.models import ABOUT, SUBJECTS, Follower
from gemeinwerk.portal.following.verbs import FollowingVerb

Subject = Measure | FieldOfAction | Meeting | Contribution
_NAMES: dict[type, str] = {
    Measure: "measure",
    FieldOfAction: "field",
    Meeting: "meeting",
    Contribution: "contribution",
}


@verb
def follow(
    concept: Concept,
    *,
    about: Subject | None = None,
    email: str,
    language: str,
    weekly: bool = False,
) -> Follower:
    """Somebody typed an address: its owner gets a mail with a link, and no other before they
    pressed it. Asked twice, it is one row. `about`: what of the concept; None: all of it."""
    present = hold(concept, "municipality")
    columns: dict[str, Subject | int | None] = dict.fromkeys([*SUBJECTS, "measure_key"])
    if about is not None:
        columns[_NAMES[type(about)]] = about
    if isinstance(about, Measure):
        columns["measure_key"] = about.pk
    address = email.strip().lower()
    found = Follower.objects.filter(concept=present, email=address, voice=None, **columns).first()
    if found is None:
        found = Follower.objects.create(
            concept=present,
            email=address,
            language=language,
            asked_at=audit.now(),
            weekly=weekly,
            **columns,
        )
        audit.record(FollowingVerb.FOLLOWER_ASK, found, by=None)
    elif found.confirmed_at is None and found.weekly != weekly:
        found.weekly = weekly
        found.save(update_fields=["weekly"])
    found.concept = present
    for name, value in columns.items():
        setattr(found, name, value)
    notices.asked(found)
    return found


@verb
def confirm(follower: Follower) -> Follower:
    """The owner of the address wants it: what happens from now on is told. Pressed twice, once."""
    present = _held(follower)
    if present.confirmed_at is None:
        present.confirmed_at = audit.now()
        present.told_through = queries.newest_entry(present.concept.municipality)
        present.save(update_fields=["confirmed_at", "told_through"])
        audit.record(FollowingVerb.FOLLOWER_CONFIRM, present, by=None)
    return present


@verb
def pace(follower: Follower, *, weekly: bool) -> None:
    """One mail a week at most, or one a day."""
    present = _held(follower)
    if present.weekly != weekly:
        present.weekly = weekly
        present.save(update_fields=["weekly"])
        audit.record(FollowingVerb.FOLLOWER_PACE, present, by=None)


@verb
def unfollow(follower: Follower) -> None:
    """Nothing of it stays; what other things the address follows, it follows still. Of a voice it
    stays that it wants no mails."""
    present = _held(follower)
    audit.record(FollowingVerb.FOLLOWER_END, present, by=None)
    if present.voice_id is None:
        present.delete()
    else:
        present.ended_at = audit.now()
        present.save(update_fields=["ended_at"])


@verb
def accompany(town: Municipality) -> int:
    """Whose contribution was answered hears from then on what becomes of it; how many more do."""
    present = hold(town)
    return begin(present, queries.unaccompanied(present))


def begin(present: Municipality, voices: Sequence[Any]) -> int:
    """Within a verb. Where somebody else began it meanwhile, nothing is done again."""
    told = {  # of a round all were answered at one moment
        moment: queries.newest_entry(present, before=moment)
        for moment in {voice.answered_at for voice in voices}
    }
    rows = [
        Follower(
            concept=voice.contribution.concept,
            contribution=voice.contribution,
            voice=voice,
            language=tongues.of_the_house(voice.language),
            asked_at=voice.answered_at,
            confirmed_at=voice.answered_at,
            told_through=told[voice.answered_at],
        )
        for voice in voices
    ]
    Follower.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _held(follower: Follower) -> Follower:
    concept = hold(follower.concept, "municipality")
    present = hold(follower, *ABOUT)
    present.concept = concept
    return present


def tell_all(now: datetime | None = None) -> int:
    """For the tick: write what is new in all towns; how many mails. A town in which it fails keeps
    no other from being told."""
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    count = 0
    today = moment.date()
    towns = Q(pk__in=queries.towns_to_tell(today)) | Q(pk__in=queries.towns_that_answered())
    for town in Municipality.objects.filter(towns):
        try:
            if queries.unaccompanied(town):  # else no lock is taken
                accompany(town)
            upto = queries.newest_entry(town, before=moment - SETTLED)
            if queries.waiting(town, today, upto):
                count += tell(town, today=today, upto=upto)
        except Exception:
            failures.log_failure(f"news of town {town.pk}")
    return count


@verb
def tell(town: Municipality, *, today: date, upto: int) -> int:
    """One mail for each address to which something new happened, up to an entry, and with what an
    earlier mail was to tell and did not; how many."""
    present = hold(town)
    waiting = queries.waiting(present, today, upto)
    of_address: dict[str, list[Follower]] = defaultdict(list)
    for one in waiting:
        of_address[one.address].append(one)
    count, news = 0, queries.NewsSince(waiting, upto)
    for rows in of_address.values():
        found = [(row, news.of(row)) for row in rows]
        told = [one for _row, of_row in found for one in of_row]
        if told:
            unique = list({(one.url, one.text, one.quoted): one for one in told}.values())
            own = [row for row, of_row in found if row.voice and of_row]
            mail = notices.news(rows[0], unique, today, present, own=own)
            delivering.carry(mail, [row for row, of_row in found if of_row], upto)
            count += 1
        delivering.drop([row for row, of_row in found if not of_row])
        for row in rows:
            row.told_through, row.told_on = upto, today if told else row.told_on
            if not news.was_lost(row):
                row.refused = 0
        Follower.objects.bulk_update(rows, ["told_through", "told_on", "refused"])
    return count


def forget_old() -> int:
    """Addresses nobody confirmed, and those that follow what is over, or a measure that is gone
    and was told to be."""
    old = Q(confirmed_at=None, asked_at__lt=timezone.now() - UNCONFIRMED)
    over = Q(concept__status=ConceptStatus.SUPERSEDED)
    count = Follower.objects.filter(old | over).delete()[0]
    gone = queries.of_what_is_gone(timezone.localdate() - UNCONFIRMED)
    return count + Follower.objects.filter(pk__in=gone).delete()[0]
