"""Minutes as a page tells them: by items of the agenda, and who is there."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.ui import Tone
from gemeinwerk.meetings.convening.telling import joining_of, of_body
from gemeinwerk.meetings.models import AgendaItem, Convening, Format
from gemeinwerk.meetings.models.convening import Remote
from gemeinwerk.meetings.telling import clock
from gemeinwerk.minutes import quorum
from gemeinwerk.minutes.models import (
    Attendance,
    ItemRun,
    Minutes,
    Paragraph,
    ParagraphKind,
    Presence,
)


@dataclass(frozen=True)
class Row:
    """A paragraph, or what was decided or given in its place."""

    paragraph: Paragraph
    at: str
    second: bool
    """The text of the second of two who changed the same words."""

    @property
    def is_text(self) -> bool:
        return self.paragraph.kind == ParagraphKind.TEXT


@dataclass(frozen=True)
class Top:
    """An item with what is written to it. Without an item: what belongs to none."""

    number: int | None
    item: AgendaItem | None
    rows: Sequence[Row]
    tone: Tone
    word: str
    time: str
    """„16:38 Uhr, 24 von 20 Minuten“."""

    fresh: str = field(default_factory=lambda: str(uuid.uuid4()))
    """The key of what is written next."""

    @property
    def anchor(self) -> str:
        return f"top-{self.number}" if self.number else "ohne-punkt"


def tops(
    minutes: Minutes,
    items: Sequence[AgendaItem],
    paragraphs: Iterable[Paragraph],
    runs: Iterable[ItemRun],
) -> list[Top]:
    rows: dict[int | None, list[Row]] = {}
    for one in paragraphs:
        if is_shown(one):
            rows.setdefault(one.item_id, []).append(row(one))
    times: dict[int, list[ItemRun]] = {}
    for run in runs:
        times.setdefault(run.item_id, []).append(run)
    found = [
        _top(number, item, rows.get(item.pk, []), times.get(item.pk, []))
        for number, item in enumerate(items, start=1)
    ]
    return [*found, Top(None, None, rows.get(None, []), "none", "", "")]


def is_shown(one: Paragraph) -> bool:
    return one.kind != ParagraphKind.TEXT or bool(one.text)


def row(one: Paragraph) -> Row:
    second = one.beside is not None and bool(one.text) and bool(one.beside.text)
    return Row(one, clock(one.created_at), second)


def _top(number: int, item: AgendaItem, rows: list[Row], runs: list[ItemRun]) -> Top:
    if not runs:
        planned = _minutes(item.minutes) if item.minutes else ""
        return Top(number, item, rows, "none", _("noch nicht dran"), planned)
    is_on = any(one.ended_at is None for one in runs)
    until = audit.now()
    seconds = sum(((one.ended_at or until) - one.began_at).total_seconds() for one in runs)
    taken = max(round(seconds / 60), 0)
    said = (
        _("{time} Uhr, {taken} von {planned} Minuten").format(
            time=clock(runs[0].began_at), taken=taken, planned=item.minutes
        )
        if item.minutes
        else _("{time} Uhr, {taken}").format(time=clock(runs[0].began_at), taken=_minutes(taken))
    )
    tone: Tone = "progress" if is_on else "done"
    return Top(number, item, rows, tone, _("läuft") if is_on else _("besprochen"), said)


def _minutes(number: int) -> str:
    return ngettext("{n} Minute", "{n} Minuten", number).format(n=number)


# --- what a browser is told that asks again -------------------------------------------------------


def told(one: Paragraph, *, minutes: Minutes, may_write: bool, reader: User) -> dict[str, Any]:
    found = row(one)
    author = "" if one.author_id in (None, reader.pk) else str(one.author)
    answer = {
        "key": str(one.key),
        "item": one.item_id,
        "kind": one.kind,
        "text": one.text,
        "revision": one.revision,
        "time": found.at,
        "author": author,
        "second": found.second,
    }
    if not found.is_text:
        context = {"row": found, "may_write": may_write, "minutes": minutes}
        answer["html"] = render_to_string("minutes/outcome.html", context)
    return answer


# --- who is there ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Guest:
    """Somebody on the list."""

    attendance: Attendance
    is_there: bool
    """Of a meeting that is over: whether they were."""
    was_there: bool
    said: str
    """„seit 16:44“, „bis 17:12“, „entschuldigt“, „für Daniel Okafor“."""


@dataclass(frozen=True)
class Room:
    """Who is there, by groups, and whether that is enough; of a meeting that is over who was."""

    groups: Sequence[tuple[str, int, Sequence[Guest]]]
    """Each with how many of it are there."""
    there: int
    voting: int
    """Of those who are there."""
    votes: int
    """Of all on the list."""
    organisations: tuple[int, int]
    """For so many somebody is there, of so many."""
    enough: bool | None
    """None: it does not matter."""
    is_over: bool
    sentences: Sequence[str] = field(default_factory=list)
    """From when to when there were enough."""
    joining: str = ""
    """Of a meeting one can join from elsewhere: whether those who do count."""


def room(minutes: Minutes, people: Sequence[Attendance]) -> Room:
    groups: dict[str, list[Guest]] = {}
    names = _group_order(people)
    for one in sorted(people, key=lambda found: (names[_group(found)], str(found).casefold())):
        groups.setdefault(_group(one), []).append(_guest(minutes, one))
    every = [guest for some in groups.values() for guest in some]
    convening = of_body(minutes.meeting.body)
    counts = {one.pk for one in people if one.votes and _counts(minutes, convening, one)}
    voting = sum(one.is_there and one.attendance.pk in counts for one in every)
    found = quorum.stretches(
        (time.came_at, time.left_at)
        for one in people
        if one.pk in counts
        for time in one.presences.all()
    )
    needed = minutes.quorum
    return Room(
        [(name, _there(some), some) for name, some in groups.items()],
        _there(every),
        voting,
        sum(one.votes for one in people),
        _organisations(every),
        None if needed is None else voting >= needed,
        not minutes.is_open,
        [_span(*one) for one in quorum.decisive(found, needed)] if needed else [],
        joining_of(minutes.meeting),
    )


def _counts(minutes: Minutes, convening: Convening | None, one: Attendance) -> bool:
    """Whether they count for whether the body can decide, as far as it is said of those who join
    from elsewhere."""
    if convening is None or convening.remote != Remote.NOT:
        return True
    return not (one.remote or minutes.meeting.format == Format.ONLINE)


def _there(guests: Iterable[Guest]) -> int:
    return sum(one.is_there for one in guests)


def _organisations(guests: Iterable[Guest]) -> tuple[int, int]:
    of_all: dict[str, bool] = {}
    for one in guests:
        if name := one.attendance.speaks_for:
            of_all[name] = of_all.get(name, False) or one.is_there
    return sum(of_all.values()), len(of_all)


def _span(begin: datetime, end: datetime | None) -> str:
    if end is None:
        return _("seit {begin} Uhr").format(begin=clock(begin))
    return _("{begin}–{end} Uhr").format(begin=clock(begin), end=clock(end))


def _group(one: Attendance) -> str:
    if one.group:
        return one.group.shown
    return _("Mitglieder") if one.votes else _("Weitere und Gäste")


def _group_order(people: Sequence[Attendance]) -> dict[str, tuple[int, int]]:
    """Groups as the town orders them, those of no group at the end."""
    order: dict[str, tuple[int, int]] = {}
    for one in people:
        place = (one.group.position, one.group.pk) if one.group else (10**6, not one.votes)
        order.setdefault(_group(one), place)
    return order


def _guest(minutes: Minutes, one: Attendance) -> Guest:
    times = list(one.presences.all())
    still = any(time.left_at is None for time in times)
    told = [_("für {name}").format(name=one.stands_for)] if one.stands_for else []
    if one.speaks_for:
        told.append(one.speaks_for)
    if one.remote and times:
        told.append(_("zugeschaltet"))
    if not times:
        absent = _("noch nicht da") if minutes.is_open else _("war nicht da")
        told.append(_("entschuldigt") if one.excused else absent)
    else:
        told += _times(minutes, times, still)
    is_there = still if minutes.is_open else bool(times)
    return Guest(one, is_there, bool(times), ", ".join(told))


def _times(minutes: Minutes, times: Sequence[Presence], still: bool) -> Iterator[str]:
    """Where they are not those of the meeting."""
    last = times[-1]
    if still and clock(last.came_at) > clock(minutes.started_at):
        yield _("seit {time}").format(time=clock(last.came_at))
    elif not minutes.is_open and clock(times[0].came_at) > clock(minutes.started_at):
        yield _("ab {time}").format(time=clock(times[0].came_at))
    if last.left_at and (minutes.ended_at is None or last.left_at < minutes.ended_at):
        yield _("bis {time}").format(time=clock(last.left_at))
