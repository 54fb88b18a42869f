"""Mails about meetings: invited, moved, changed, cancelled, each with its entry for a calendar.

A verb collects what changed; at its end everybody concerned gets one mail (`tell`), whose entry has
the same UID each time and a higher SEQUENCE, so that what was taken over moves or goes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Person
from gemeinwerk.core import tongues
from gemeinwerk.meetings import entries, words
from gemeinwerk.meetings.entries import Entry, Method, Party
from gemeinwerk.meetings.models import AgendaItem, Invitee, Material, Meeting, MeetingState
from gemeinwerk.meetings.replying import addresses
from gemeinwerk.meetings.telling import When
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices import operations as outbox
from gemeinwerk.notices.attachments import Enclosure
from gemeinwerk.notices.kinds import Kind, register

INVITED, CHANGED, MOVED, CANCELLED = "invited", "changed", "moved", "cancelled"
_WEIGHT = {CHANGED: 0, INVITED: 1, MOVED: 2, CANCELLED: 3}
FILE = "sitzung.ics"


def _kind(key: str, label: Any, subject: Any, action: Any) -> Kind:
    return Kind(
        key=f"meeting.{key}",
        label=label,
        subject=subject,
        action=action,
        template="meetings/notices/told.txt",
        secret=True,
    )


KINDS = {
    INVITED: _kind(
        INVITED,
        _("Einladung zu einer Sitzung, mit Link"),
        _("Einladung: {meeting}, {when}"),
        _("Wir laden Sie ein. Bitte sagen Sie uns, ob Sie kommen."),
    ),
    MOVED: _kind(
        MOVED,
        _("Eine Sitzung ist verlegt, mit Link"),
        _("Verlegt: {meeting}, jetzt {when}"),
        _("Die Sitzung ist verlegt. Bitte sagen Sie uns noch einmal, ob Sie kommen."),
    ),
    CHANGED: _kind(
        CHANGED,
        _("Bei einer Sitzung hat sich etwas geändert, mit Link"),
        _("Geändert: {meeting}, {when}"),
        _("Bei der Sitzung hat sich etwas geändert."),
    ),
    CANCELLED: _kind(
        CANCELLED,
        _("Eine Sitzung fällt aus"),
        _("Abgesagt: {meeting}, {when}"),
        _("Die Sitzung fällt aus."),
    ),
}
SEVERAL = _kind(
    "several",
    _("Mehrere Sitzungen sind geplant oder geändert, mit Link"),
    _("Ihre Sitzungen: {n} Termine neu oder geändert"),
    _("Bitte sehen Sie Ihre Termine an, und sagen Sie uns, ob Sie kommen."),
)
UNINVITED = _kind(
    "uninvited",
    _("Jemand ist nicht mehr zu einer Sitzung eingeladen"),
    _("Nicht mehr nötig: {meeting}, {when}"),
    _("Sie brauchen zu dieser Sitzung nicht zu kommen."),
)
register(*KINDS.values(), SEVERAL, UNINVITED)


@dataclass(frozen=True)
class Change:
    """What happened to a meeting in a verb. `before`: when it was to be."""

    meeting: int
    what: str
    before: When | None = None


@dataclass(frozen=True)
class Told:
    """What one person is told of one meeting."""

    invitee: Invitee
    what: str
    before: When | None
    topics: Sequence[str]
    papers: Sequence[str] = ()
    """What lies with the meeting."""

    @property
    def meeting(self) -> Meeting:
        return self.invitee.meeting

    @property
    def when(self) -> When:
        return When.of(self.meeting)


def tell(changes: list[Change]) -> None:
    """One mail to everybody who is concerned and may be written to."""
    together: dict[int, Change] = {}
    for one in changes:
        known = together.get(one.meeting)
        if known is None or _WEIGHT[one.what] > _WEIGHT[known.what]:
            before = one.before or (known.before if known else None)
            together[one.meeting] = Change(one.meeting, one.what, before)
    rows = _concerned(together)
    topics = _topics({one.meeting_id for one in rows})
    papers = _papers({one.meeting_id for one in rows})
    of_person: dict[int | None, list[Told]] = defaultdict(list)
    for row in rows:
        change = together[row.meeting_id]
        what = INVITED if row.told_sequence is None else change.what
        of_person[row.person_id].append(
            Told(
                row,
                what,
                change.before if what == MOVED else None,
                topics[row.meeting_id],
                papers[row.meeting_id],
            )
        )
    for told in of_person.values():
        _write(told)
    for row in rows:
        row.told_sequence = row.meeting.sequence
    Invitee.objects.bulk_update(rows, ["told_sequence"], batch_size=200)


def take_back(invitee: Invitee) -> None:
    """To somebody who is not invited any more; nothing where they were never written to."""
    if invitee.told_sequence is None or not _reached(invitee.person):
        return
    person, meeting = invitee.person, invitee.meeting
    assert person
    town = meeting.body.municipality
    with translation.override(tongues.of_the_house(person.language)):
        shown = Meeting(**{one.attname: getattr(meeting, one.attname) for one in _columns()})
        shown.state, shown.sequence = MeetingState.CANCELLED, meeting.sequence + 1
        shown.body = meeting.body
        content = entries.file(
            [Entry(shown)], "CANCEL", organizer=_organizer(invitee, town), attendee=_party(person)
        )
    outbox.queue(
        UNINVITED.key,
        town=town,
        to=person,
        context={"meeting": meeting, "when": When.of(meeting), "told": []},
        dedup_key=f"meeting:{meeting.pk}:out:{invitee.pk}",
        enclosed=Enclosure(FILE, content, _type("CANCEL")),
    )


def path_of(invitee: Invitee) -> str:
    """To the page of whoever is invited; a word that can be said no more is made anew."""
    word = words.said(invitee, words.INVITEE)
    if not word:
        words.new(words.INVITEE).put(invitee)
        invitee.save(update_fields=["sealed", "proof"])
        word = words.said(invitee, words.INVITEE)
    return reverse("attend:page", args=[word])


def organizer(town: Municipality) -> Party:
    return Party(town.contact_email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1], town.name)


def _columns() -> Iterable[Any]:
    return Meeting._meta.concrete_fields


def _reached(person: Person | None) -> bool:
    return person is not None and bool(person.email) and person.may_be_written_to


def _concerned(changes: dict[int, Change]) -> list[Invitee]:
    """Who has to hear of it, the next meeting first: of a cancelled one nobody who never heard that
    there was one."""
    found: QuerySet[Invitee] = Invitee.objects.filter(meeting__in=changes).select_related(
        "meeting__body__municipality", "meeting__room", "person__user"
    )
    rows = found.order_by("meeting__starts_at", "meeting", "pk")
    return [
        one
        for one in rows
        if _reached(one.person)
        and one.told_sequence != one.meeting.sequence
        and (one.told_sequence is not None or one.meeting.is_coming)
    ]


def _topics(meetings: set[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = AgendaItem.objects.filter(meeting__in=meetings).order_by("meeting", "position", "pk")
    for meeting, title in rows.values_list("meeting", "title"):
        found[meeting].append(title)
    return found


def _papers(meetings: set[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Material.objects.filter(meeting__in=meetings).order_by("meeting", "pk")
    for meeting, title in rows.values_list("meeting", "title"):
        found[meeting].append(title)
    return found


def _write(told: list[Told]) -> None:
    first = told[0]
    person, town = first.invitee.person, first.meeting.body.municipality
    assert person
    several = len(told) > 1
    method: Method = "PUBLISH"
    if not several:
        method = "CANCEL" if first.what == CANCELLED else "REQUEST"
    asks = addresses.asks()
    with translation.override(tongues.of_the_house(person.language)):
        content = entries.file(
            [Entry(one.meeting, one.topics, inside=True) for one in told],
            method,
            organizer=organizer(town) if several else _organizer(first.invitee, town),
            attendee=None if several else _party(person, replies=asks and method == "REQUEST"),
        )
    coming = [one for one in told if one.what != CANCELLED]
    key = ",".join(f"{one.invitee.pk}.{one.meeting.sequence}" for one in told)
    outbox.queue(
        SEVERAL.key if several else KINDS[first.what].key,
        town=town,
        to=person,
        path=path_of(coming[0].invitee) if coming else "",
        context={
            "meeting": first.meeting,
            "when": When.of(first.meeting),
            "n": len(told),
            "several": several,
            "told": told,
            "by_calendar": asks and method == "REQUEST",
        },
        dedup_key=f"meeting:{key}" if len(key) < 180 else "",
        enclosed=Enclosure(FILE, content, _type(method)),
    )


def _organizer(invitee: Invitee, town: Municipality) -> Party:
    """Where a mailbox is read, whoever is invited answers to an address of their own; it stays the
    same, since an entry is moved and taken back by whom it came from."""
    email = addresses.address_of(invitee) if addresses.asks() else organizer(town).email
    return Party(email, town.name)


def _party(person: Person, *, replies: bool = False) -> Party:
    return Party(person.email, person.name, replies)


def _type(method: Method) -> str:
    return f"text/calendar; method={method}"
