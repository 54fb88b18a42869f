"""What can happen to whoever follows: asked, confirmed, told, ended.

follow(concept, measure=measure, email="…", language="de")
confirm(follower)
unfollow(follower)
tell(town, today=day, upto=entry)
"""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import failures
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.reminding.operations import BY_DAY
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.following import notices, queries
from gemeinwerk.portal.following.lifecycle import SETTLED, UNCONFIRMED
from gemeinwerk.portal.following.models import Follower
from gemeinwerk.portal.following.verbs import FollowingVerb


@verb
def follow(
    concept: Concept, *, measure: Measure | None = None, email: str, language: str
) -> Follower:
    """Somebody typed an address: its owner gets a mail with a link, and no other before they
    pressed it. Asked twice, it is one row."""
    present = hold(concept, "municipality")
    known = Follower.objects.filter(concept=present, measure=measure, email=email.strip().lower())
    found = known.first()
    if found is None:
        found = Follower.objects.create(
            concept=present,
            measure=measure,
            email=email.strip().lower(),
            language=language,
            asked_at=audit.now(),
        )
        audit.record(FollowingVerb.FOLLOWER_ASK, found, by=None)
    found.concept, found.measure = present, measure
    notices.asked(found)
    return found


@verb
def confirm(follower: Follower) -> Follower:
    """The owner of the address wants it: what happens from now on is told. Pressed twice, once."""
    concept = hold(follower.concept, "municipality")
    present = hold(follower, "measure")
    present.concept = concept
    if present.confirmed_at is None:
        present.confirmed_at = audit.now()
        present.told_through = queries.newest_entry(concept.municipality)
        present.save(update_fields=["confirmed_at", "told_through"])
        audit.record(FollowingVerb.FOLLOWER_CONFIRM, present, by=None)
    return present


@verb
def unfollow(follower: Follower) -> None:
    """Nothing of it stays; what other things the address follows, it follows still."""
    concept = hold(follower.concept, "municipality")
    present = hold(follower, "measure")
    present.concept = concept
    audit.record(FollowingVerb.FOLLOWER_END, present, by=None)
    present.delete()


def tell_all(now: datetime | None = None) -> int:
    """For the tick: write what is new in all towns; how many mails. A town in which it fails keeps
    no other from being told."""
    moment = timezone.localtime(now)
    if moment.hour not in BY_DAY:
        return 0
    count = 0
    for town in Municipality.objects.filter(pk__in=queries.towns_to_tell(moment.date())):
        try:
            upto = queries.newest_entry(town, before=moment - SETTLED)
            if queries.waiting(town, moment.date(), upto):  # else no lock is taken
                count += tell(town, today=moment.date(), upto=upto)
        except Exception:
            failures.log_failure(f"news of town {town.pk}")
    return count


@verb
def tell(town: Municipality, *, today: date, upto: int) -> int:
    """One mail for each address to which something new happened, up to an entry; how many."""
    present = hold(town)
    of_address: dict[str, list[Follower]] = defaultdict(list)
    for one in queries.waiting(present, today, upto):
        of_address[one.email].append(one)
    count, news = 0, queries.NewsSince(present, upto)
    for rows in of_address.values():
        told = [one for row in rows for one in news.of(row)]
        if told:
            unique = list({(one.url, one.text, one.quoted): one for one in told}.values())
            notices.news(rows[0], unique, today, present)
            count += 1
        for row in rows:
            row.told_through, row.told_on = upto, today if told else row.told_on
        Follower.objects.bulk_update(rows, ["told_through", "told_on"])
    return count


def forget_old() -> int:
    """Addresses nobody confirmed, and those that follow what is over."""
    old = Q(confirmed_at=None, asked_at__lt=timezone.now() - UNCONFIRMED)
    over = Q(concept__status=ConceptStatus.SUPERSEDED)
    return Follower.objects.filter(old | over).delete()[0]
