"""What is typed into minutes, and what their verbs share.

    write(minutes, typed=Typed(key=…, save=…, base="", text="Wir beginnen.", item=item.pk), by=user)

Each saving has a word of its own (`save`): one that arrives twice, since its answer was lost, is
one. What was typed is put together with what others typed meanwhile (`merging`).
"""

import uuid
from dataclasses import dataclass

from django.db.models import Max, Q

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import sending
from gemeinwerk.core.lengths import require_bearable
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.meetings.models import AgendaItem
from gemeinwerk.minutes.errors import Elsewhere, MinutesClosed
from gemeinwerk.minutes.merging import put_together
from gemeinwerk.minutes.models import Minutes, Paragraph, ParagraphKind


def lock(minutes: Minutes) -> Minutes:
    """As they stand now; whoever else writes in them comes afterwards. Raises `MinutesClosed`."""
    found = hold(minutes, "meeting__body__municipality", "meeting__concept")
    if not found.is_written:
        raise MinutesClosed()
    return found


def touch(minutes: Minutes) -> int:
    """The revision of what changes now: others ask for it."""
    minutes.revision += 1
    minutes.save(update_fields=["revision"])
    return minutes.revision


@dataclass(frozen=True)
class Typed:
    """`base`: what the typing began from. `item`: its key; None: to no item."""

    key: uuid.UUID
    save: uuid.UUID
    base: str
    text: str
    item: int | None = None


@dataclass(frozen=True)
class Written:
    """The paragraph as it stands now; mine beside it, where two changed the same words."""

    paragraph: Paragraph
    beside: Paragraph | None = None


@verb
def write(minutes: Minutes, *, typed: Typed, by: User) -> Written:
    found = lock(minutes)
    require_bearable(typed.text)
    row = Paragraph.objects.filter(minutes=found, key=typed.key).first()
    if not sending.is_first(f"minutes.{typed.save}"):
        beside = Paragraph.objects.filter(minutes=found, key=typed.save).first()
        return Written(row or new_paragraph(found, item=typed.item, key=typed.key, by=by), beside)
    if row is None:
        new = new_paragraph(found, item=typed.item, key=typed.key, by=by, text=typed.text)
        return Written(new)
    held = hold(row)
    if held.kind != ParagraphKind.TEXT:
        raise Elsewhere(f"{held.kind} is not typed")
    joined = put_together(typed.base, typed.text, held.text)
    if joined.text != held.text:
        held.text, held.author = joined.text, by
        held.revision, held.changed_at = touch(found), audit.now()
        held.save()
    if not joined.beside:
        return Written(held)
    return Written(held, _beside(found, held, typed, by))


@verb
def move(minutes: Minutes, *, key: uuid.UUID, down: bool = False) -> None:
    """Before what stands above it, to the same item, or after what stands below it; the first and
    the last stay where they are. Whoever has a paragraph to put between others writes it at the end
    and moves it."""
    found = lock(minutes)
    shown = ~Q(kind=ParagraphKind.TEXT) | ~Q(text="")
    row = Paragraph.objects.filter(shown, minutes=found, key=key).first()
    if row is None:
        return
    rows = list(Paragraph.objects.filter(shown, minutes=found, item=row.item_id))
    place = rows.index(row)
    other = place + 1 if down else place - 1
    if not 0 <= other < len(rows):
        return
    rows.insert(other, rows.pop(place))
    for position, one in enumerate(rows):
        one.position = position
    Paragraph.objects.bulk_update(rows, ["position"])
    touch(found)


def _beside(minutes: Minutes, first: Paragraph, typed: Typed, by: User) -> Paragraph:
    """Right below the first; those below it move on."""
    for one in Paragraph.objects.filter(
        minutes=minutes, item=first.item_id, position__gt=first.position
    ):
        Paragraph.objects.filter(pk=one.pk).update(position=one.position + 1)
    return new_paragraph(
        minutes, item=first.item_id, key=typed.save, by=by, text=typed.text, beside=first,
        position=first.position + 1,
    )  # fmt: skip


def new_paragraph(
    minutes: Minutes,
    *,
    item: int | None,
    key: uuid.UUID,
    by: User | None,
    text: str = "",
    kind: str = ParagraphKind.TEXT,
    beside: Paragraph | None = None,
    position: int | None = None,
) -> Paragraph:
    """Of held minutes, after those that are there. To an item that is off the agenda: to none."""
    on = AgendaItem.objects.filter(pk=item, meeting=minutes.meeting_id).first() if item else None
    if position is None:
        last = Paragraph.objects.filter(minutes=minutes, item=on).aggregate(m=Max("position"))["m"]
        position = 0 if last is None else last + 1
    at = audit.now()
    return Paragraph.objects.create(
        minutes=minutes, item=on, key=key, kind=kind, position=position, text=text, author=by,
        beside=beside, revision=touch(minutes), created_at=at, changed_at=at,
    )  # fmt: skip
