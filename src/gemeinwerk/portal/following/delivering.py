"""Whether a mail of what is new arrived: what is lost stands in the next one.

A mail of which nobody knows whether it arrived, and one that somebody withdrew, are told no second
time by themselves: a person decides in the outbox.
"""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import F

from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.operations import call_back
from gemeinwerk.portal.following.models import Digest, Follower

Span = tuple[int, int]
"""Entries after the first and up to the second."""


def lost(rows: Collection[Follower]) -> dict[int, list[Span]]:
    """By the key of who follows: what they were to be told, and were not. One query."""
    found: dict[int, list[Span]] = defaultdict(list)
    missing = Digest.objects.filter(follower__in=rows, lost=True)
    for follower, after, upto in missing.values_list("follower", "after", "upto"):
        found[follower].append((after, upto))
    return found


def carry(notice: Notice, rows: Collection[Follower], upto: int) -> None:
    """A mail tells these rows what is new up to an entry, and what was lost before; the mails that
    lost it leave no more."""
    missing = Digest.objects.filter(follower__in=rows, lost=True)
    for key in set(missing.values_list("notice__dedup_key", flat=True)):
        call_back(notice.kind, town=notice.municipality, begins=key)
    missing.update(notice=notice, lost=False)
    Digest.objects.bulk_create(
        Digest(follower=row, notice=notice, after=row.told_through, upto=upto) for row in rows
    )


def drop(rows: Collection[Follower]) -> None:
    """Nothing of what was lost is so any more."""
    Digest.objects.filter(follower__in=rows, lost=True).delete()


def settle(notice: Notice) -> None:
    """What became of a mail: for `notices.kinds.Kind.told`."""
    told = Digest.objects.filter(notice=notice)
    if notice.state == NoticeState.QUEUED:  # somebody tries once more
        told.update(lost=False)
    elif notice.state in (NoticeState.FAILED, NoticeState.BOUNCED) and not _in_doubt(notice):
        rows = set(told.filter(lost=False).values_list("follower", flat=True))
        told.update(lost=True)
        Follower.objects.filter(pk__in=rows).update(refused=F("refused") + 1)


def _in_doubt(notice: Notice) -> bool:
    """It failed while it was handed over: it may have arrived."""
    doubtful = Notice.objects.filter(pk=notice.pk, handed_at__isnull=False)
    return notice.state == NoticeState.FAILED and doubtful.exists()
