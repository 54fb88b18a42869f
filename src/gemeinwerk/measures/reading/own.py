"""Our own exported spreadsheet, read exactly instead of being interpreted.

Every `ReadMeasure` carries in `exact` what the file says word for word; the other values are
filled from it, so that a check or a preview reads them like those of any file.
"""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.reading.grid import Workbook
from gemeinwerk.measures.reading.mapping import Proposal
from gemeinwerk.measures.reading.parties import Parties, Register
from gemeinwerk.measures.reading.reading import (
    ColumnReport,
    ReadCost,
    ReadField,
    ReadIndicator,
    Reading,
    ReadMeasure,
    ReadMilestone,
    ReadNote,
    Unread,
)
from gemeinwerk.measures.reading.rereading import Reread, reread
from gemeinwerk.measures.reading.vocabulary import FIELDS

Document = dict[str, Any]
SIGNATURE = "gemeinwerk-1"
# Keys of the document that are called otherwise among the fields of a file.
_FIELDS = {
    "field": "field_of_action",
    "implementation": "status",
    "timeframe_text": "timeframe",
    "cost_text": "cost",
    "themes": "theme",
}


def read_own(book: Workbook, name: str, register: Register) -> Reading:
    """The reading of a workbook for which `rereading.is_ours` holds."""
    found = reread(book)
    reading = Reading(name, book.kind, [sheet.name for sheet in book.sheets])
    reading.signature = SIGNATURE
    reading.notes = [
        *book.notes,
        _("Die Datei stammt aus diesem Programm. Sie wird genau so übernommen, wie sie dasteht."),
    ]
    lists = found.document
    reading.lists = {name: lists[name] for name in ("fields", "goals", "themes")}
    reading.fields = [ReadField(one["code"], one["title"]) for one in lists["fields"]]
    reading.measures = [_measure(one, found, register) for one in lists["measures"]]
    reading.unread = [Unread(one.sheet, one.row, one.column, one.value) for one in found.unread]
    reading.unread += [
        Unread(columns.MEASURES, measure.row, cell["column"], cell["value"])
        for measure in reading.measures
        for cell in measure.leftover
    ]
    _report(reading, found)
    return reading


def _measure(document: Document, found: Reread, register: Register) -> ReadMeasure:
    code = document["code"]
    row, internal = found.places[code], found.internals[code]
    lead = document["lead"]
    others = [document["contributing_text"]] if document["contributing_text"] else []
    return ReadMeasure(
        columns.MEASURES,
        row,
        row,
        code=code,
        code_typed=code,
        title=document["title"],
        field_of_action=document["field"]["code"] if document["field"] else "",
        goal=document["goal"],
        description=document["description"],
        target_group=document["target_group"],
        lead=_parties([lead["name"]] if lead else [], [document["lead_text"]], register),
        contributing=_parties([one["name"] for one in document["contributing"]], others, register),
        timeframe=document["timeframe_text"],
        timeframe_meant=document["timeframe_text"],
        start=_day(document["start"]),
        end=_day(document["end"]),
        permanent=document["permanent"],
        cost=document["cost_text"],
        cost_state=document["cost_state"],
        costs=[_cost(line) for line in document["costs"]],
        indicators=[_indicator(one) for one in document["indicators"]],
        milestones=[
            ReadMilestone(one["title"], _day(one["due"])) for one in document["milestones"]
        ],
        status=document["implementation"],
        status_text=document["status_text"],
        obstacles=document["obstacles"],
        priority=document["priority"],
        themes=list(document["themes"]),
        notes=[_note(one, row) for one in document["notes"]],
        leftover=list(internal["unread"]),
        exact={"document": document, "internal": internal},
    )


def _parties(names: list[str], others: list[str], register: Register) -> Parties:
    """Names as they stand in the register, word for word; nothing is cut."""
    known = {unit.name: unit for unit in register.units}
    units = tuple(known[name] for name in names if name in known)
    left = tuple(name for name in [*names, *others] if name and name not in known)
    return Parties(units, left, "\n".join([*names, *filter(None, others)]))


def _cost(line: Document) -> ReadCost:
    return ReadCost(**{**line, "amount": _decimal(line["amount"])})


def _indicator(one: Document) -> ReadIndicator:
    exact = {
        "baseline": _decimal(one["baseline"]),
        "baseline_date": _day(one["baseline_date"]),
        "target": _decimal(one["target"]),
        "target_date": _day(one["target_date"]),
    }
    return ReadIndicator(**{**one, **exact})


def _note(one: Document, row: int) -> ReadNote:
    return ReadNote(
        key=one["key"],
        label=one["label"],
        text=one["text"],
        colour=one["colour"],
        period_start=_day(one["period_start"]),
        period_end=_day(one["period_end"]),
        row=row,
    )


def _report(reading: Reading, found: Reread) -> None:
    """Every column of the main sheet, with how many of its cells say something."""
    filled: Counter[str] = Counter()
    for measure in found.document["measures"]:
        filled.update(key for key, value in columns.flat(measure).items() if value)
    for internal in found.internals.values():
        filled.update(key for key, value in internal.items() if value)
    for column in (*columns.MAIN, *columns.INTERNAL):
        count = filled[column.key]
        field = _FIELDS.get(column.key, column.key)
        field = field if field in FIELDS else ""
        text = ngettext(
            "bei {n} Maßnahme genau übernommen", "bei {n} Maßnahmen genau übernommen", count
        ).format(n=count)
        reading.proposals.append(
            Proposal(column.heading, field, 1.0, _("Überschrift dieses Programms"), filled=count)
        )
        reading.columns.append(ColumnReport(column.heading, field, text, {"taken": count}))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _decimal(value: float | None) -> Decimal | None:
    return Decimal(str(value)) if value is not None else None
