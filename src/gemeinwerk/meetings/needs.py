"""What somebody needs at a meeting, kept as an order that names nobody (docs/adr/0044).

place(invitee, word="…", needed=Needed(…))     within the verb of an answer
of_word("…")                                   the order of whoever has the link, or None
forget(invitee)                                they do not come, are not invited, are erased
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from hashlib import sha256

from django.utils.timezone import localdate, make_aware

from gemeinwerk.invitations.answering.choices import Need
from gemeinwerk.meetings import words
from gemeinwerk.meetings.models import Invitee, Meeting, MeetingNeeds

CONSENT = (
    "Ich bin einverstanden, dass die Stadt diese Angaben verwendet, um die Sitzung vorzubereiten. "
    "Sie stehen nicht bei meinem Namen und werden am Tag nach der Sitzung gelöscht."
)
"""To what one says yes, in the words of the German page; others are its translations."""


@dataclass(frozen=True)
class Needed:
    """Keys of `Need`, into which language to interpret, and a line more."""

    needs: tuple[str, ...] = ()
    interpreting: str = ""
    note: str = ""


@dataclass(frozen=True)
class Count:
    label: str
    language: str
    """Into which to interpret, called as its speakers call it."""
    count: int


def key_of(word: str) -> str:
    return sha256(b"gemeinwerk.meetings.needs:" + word.encode()).hexdigest()


def of_word(word: str) -> MeetingNeeds | None:
    return MeetingNeeds.objects.filter(key=key_of(word)).first()


def place(meeting: Meeting, *, word: str, needed: Needed) -> None:
    """All of it; nothing: then the order is gone."""
    chosen = [one for one in Need.values if one in set(needed.needs)]
    note = needed.note.strip()
    if not chosen and not note:
        MeetingNeeds.objects.filter(key=key_of(word)).delete()
        return
    told = {
        "meeting": meeting,
        "needs": chosen,
        "interpreting": needed.interpreting if Need.INTERPRETING in chosen else "",
        "note": note,
        "consent": sha256(CONSENT.encode()).hexdigest(),
    }
    MeetingNeeds.objects.update_or_create(key=key_of(word), defaults=told)


def forget(invitees: Iterable[Invitee]) -> None:
    """Of those whose word can still be said."""
    known = [word for one in invitees if (word := words.said(one, words.INVITEE))]
    MeetingNeeds.objects.filter(key__in=[key_of(word) for word in known]).delete()


def forget_over() -> int:
    """Of meetings before today; how many there were."""
    today = make_aware(datetime.combine(localdate(), time.min))
    return MeetingNeeds.objects.filter(meeting__ends_at__lt=today).delete()[0]


def counts(meeting: Meeting) -> tuple[list[Count], list[str]]:
    """How often each thing is needed, interpreting by its language; and what was added in words, in
    an order that tells nothing."""
    found: Counter[tuple[str, str]] = Counter()
    notes = []
    for one in MeetingNeeds.objects.filter(meeting=meeting).order_by("id"):
        for need in one.needs:
            label = str(Need(need).label) if need in Need.values else need
            found[label, one.interpreting if need == Need.INTERPRETING else ""] += 1
        if one.note:
            notes.append(one.note)
    return [Count(*what, count) for what, count in sorted(found.items())], notes
