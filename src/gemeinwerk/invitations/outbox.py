"""What would leave with a wave: so many mails to so many addresses, and what is to be looked at."""

from dataclasses import dataclass

from django.db.models import QuerySet

from gemeinwerk.core.shown import stamp
from gemeinwerk.invitations.models import Channel, Letter, LetterState, Purpose, Wave
from gemeinwerk.invitations.tongues import known


@dataclass(frozen=True)
class Outbox:
    """What waits to be looked at."""

    mails: int
    addresses: int
    papers: int
    edited: int
    overtaken: int
    substituted: int
    """Of people who read German since their own language has no text."""
    withheld: int
    shared: tuple[str, ...] = ()
    """Addresses to which more than one mail goes."""
    told: tuple[object, ...] = ()
    """Plain values behind it, for a stamp."""

    @property
    def stamp(self) -> str:
        return stamp(self.told)


def waiting(wave: Wave) -> "QuerySet[Letter]":
    """Letters that wait to be looked at, with whom they go to. First those that ask for it: edited
    by hand and overtaken by the wave's text, then the others that were edited."""
    return (
        Letter.objects.filter(
            invitation__wave=wave,
            invitation__person__isnull=False,
            purpose=Purpose.INVITATION,
            state=LetterState.REVIEW,
        )
        .select_related("invitation__person", "notice")
        .order_by("-overtaken", "-edited", "pk")
    )


def outbox(wave: Wave) -> Outbox:
    """Two queries, however many."""
    rows = list(
        waiting(wave)
        .select_related(None)
        .values_list(
            "pk", "channel", "edited", "overtaken", "language", "invitation__person__language",
            "invitation__person__email", "drawn_at", "subject",
        )
    )  # fmt: skip
    mails = [row for row in rows if row[1] == Channel.MAIL]
    seen: dict[str, int] = {}
    for row in mails:
        seen[row[6].lower()] = seen.get(row[6].lower(), 0) + 1
    withheld = Letter.objects.filter(
        invitation__wave=wave, purpose=Purpose.INVITATION, state=LetterState.WITHHELD
    )
    return Outbox(
        mails=len(mails),
        addresses=len(seen),
        papers=len(rows) - len(mails),
        edited=sum(row[2] for row in rows),
        overtaken=sum(row[3] for row in rows),
        substituted=sum(row[4] != known(row[5]) for row in rows),
        withheld=withheld.count(),
        shared=tuple(sorted(one for one, count in seen.items() if count > 1)),
        told=tuple((row[0], row[1], row[6], str(row[7]), row[8]) for row in rows),
    )
