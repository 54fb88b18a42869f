"""Contributions as a spreadsheet or CSV, with the headings a table of contributions is read in by,
and one column of each question of the town's own.

Names stand in it only where they may be read by everybody; addresses never.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.contributions import exported, speaking
from gemeinwerk.contributions.asking.columns import Columns
from gemeinwerk.contributions.asking.queries import given_rows
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.core.escaping import for_csv
from gemeinwerk.core.listed import Listed
from gemeinwerk.meetings.models import Meeting

AT_ONCE = 500
Row = list[object]


def xlsx(keys: Sequence[int]) -> bytes:
    from gemeinwerk.actors.listing import sheets  # spreadsheets: not in the server until asked

    found = _found(keys)
    asked, further = Columns(found), _further(found)
    head = [*_head(), *asked.headings, *further]
    return sheets.xlsx(_("Beiträge"), head, _rows(found, asked, further))


def csv_file(keys: Sequence[int]) -> bytes:
    found = _found(keys)
    asked, further = Columns(found), _further(found)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([for_csv(one) for one in (*_head(), *asked.headings, *further)])
    for row in _rows(found, asked, further):
        writer.writerow(["" if one is None else for_csv(str(one)) for one in row])
    return stream.getvalue().encode("utf-8-sig")


def _columns() -> list[tuple[str, Callable[[Contribution], object]]]:
    return [
        (_("Nummer"), lambda one: one.number),
        (_("Überschrift"), lambda one: one.title),
        (_("Beitrag"), lambda one: one.text),
        (_("Sprache"), lambda one: speaking.called(one.language)),
        (_("Übersetzung"), lambda one: one.translation),
        (_("Öffentlicher Text"), lambda one: one.public_text),
        (_("Art"), lambda one: one.get_kind_display()),
        (_("Handlungsfeld"), lambda one: one.field.title if one.field else ""),
        (_("Querschnittsthemen"), lambda one: "; ".join(t.title for t in one.themes.all())),
        (_("Zielgruppe"), lambda one: one.target_group),
        (_("Woher"), lambda one: one.get_channel_display()),
        (_("gesagt am"), lambda one: one.said_on),
        (_("Sitzung"), lambda one: meeting_of(one.meeting)),
        (_("Tagesordnungspunkt"), lambda one: one.item.title if one.item else ""),
        (_("Beteiligung"), lambda one: one.participation.title if one.participation else ""),
        (
            _("Von wem"),
            lambda one: "; ".join(filter(None, (v.in_public for v in one.voices.all()))),
        ),
        (_("Ort"), lambda one: one.place_name),
        (_("Breitengrad"), lambda one: one.latitude),
        (_("Längengrad"), lambda one: one.longitude),
        (_("Stand"), lambda one: one.get_state_display()),
        (_("eingegangen am"), lambda one: localdate(one.received_at)),
        *((str(column.heading), column.of) for column in exported.columns()),
    ]


def meeting_of(meeting: Meeting | None) -> str:
    return speaking.meeting_named(meeting) if meeting else ""


def _head() -> list[str]:
    return [heading for heading, _value in _columns()]


def _further(found: Sequence[Contribution]) -> list[str]:
    """Headings of files that nobody knew, in the order they came."""
    headings: dict[str, None] = {}
    for one in sorted(found, key=lambda one: one.number):
        headings |= dict.fromkeys(one.extra)
    return list(headings)


def _rows(found: Sequence[Contribution], asked: Columns, further: Sequence[str]) -> Iterator[Row]:
    columns = _columns()
    for one in found:
        extra = (one.extra.get(heading, "") for heading in further)
        yield [*(value(one) for _heading, value in columns), *asked.values(one), *extra]


def _found(keys: Sequence[int]) -> list[Contribution]:
    """In their order, with all that is told of them: the queries grow with the batches."""
    rows = Contribution.objects.select_related("field", "meeting__body", "item", "participation")
    voices = Voice.objects.select_related("person", "organisation")
    rows = rows.prefetch_related("themes", Prefetch("voices", voices)).defer("search_text")
    rows = rows.annotate(stated=Listed(given_rows("pk")), **exported.asked())
    found: list[Contribution] = []
    for start in range(0, len(keys), AT_ONCE):
        batch = keys[start : start + AT_ONCE]
        known: Mapping[Any, Contribution] = rows.in_bulk(batch)
        found += [known[key] for key in batch if key in known]
    return found
