"""A draft as those read it who may propose changes: each paragraph with its key. Guests read what
is public of it, whoever sits in the body reads all."""

from collections.abc import Sequence
from dataclasses import dataclass

from gemeinwerk.meetings.models import AgendaItem
from gemeinwerk.minutes.approving.queries import texts
from gemeinwerk.minutes.models import Minutes, Paragraph, ParagraphKind


@dataclass(frozen=True)
class Item:
    number: int | None
    title: str
    paragraphs: Sequence[Paragraph]


def items(minutes: Minutes, *, internal: bool) -> list[Item]:
    """In the order of the agenda, under its numbers. internal: also what is not public."""
    rows: dict[int | None, list[Paragraph]] = {}
    for one in texts(minutes, internal=internal):
        if one.kind != ParagraphKind.TEXT or one.text.strip():
            rows.setdefault(one.item_id, []).append(one)
    every = enumerate(AgendaItem.objects.filter(meeting=minutes.meeting_id), start=1)
    found = [
        Item(number, one.title, rows.pop(one.pk, []))
        for number, one in every
        if internal or not one.internal
    ]
    rest = [one for some in rows.values() for one in some]
    return [*found, Item(None, "", rest)] if rest else found
