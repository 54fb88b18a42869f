"""Our own exported spreadsheet, read exactly instead of being interpreted.

Every `ReadMeasure` carries in `exact` what the file says word for word; the other values are
filled from it, so that a check or a preview reads them like those of any file.
"""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.loading import notes_of
from gemeinwerk.catalogue_files.mapping.proposals import Proposal
from gemeinwerk.catalogue_files.report import outcome_of
from gemeinwerk.catalogue_files.results import (
    SIGNATURE,
    ColumnReport,
    Exact,
    Fate,
    ReadCost,
    ReadField,
    ReadIndicator,
    Reading,
    ReadMeasure,
    ReadMilestone,
    ReadNote,
)
from gemeinwerk.catalogue_files.values import keys
from gemeinwerk.catalogue_files.words.vocabulary import FIELDS
from gemeinwerk.german import fold
from gemeinwerk.german.parties import Parties, Register, Unit
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.own_file.recognising import is_ours
from gemeinwerk.measures.own_file.rereading import Reread, reread
from gemeinwerk.tables.grid import Workbook

Document = dict[str, Any]
# Keys of the document that are called otherwise among the fields of a file.
_FIELDS = {
    "field": "field_of_action",
    "implementation": "status",
    "timeframe_text": "timeframe",
    "cost_text": "cost",
    "themes": "theme",
}


def read_own(book: Workbook, name: str, register: Register) -> Reading | None:
    """The reading of a file that this program wrote; None for any other."""
    if not is_ours(book):
        return None
    found = reread(book)
    reading = Reading(name, book.kind, [sheet.name for sheet in book.sheets])
    reading.signature = SIGNATURE
    reading.notes = [
        *notes_of(book),
        _(
            "Die Datei stammt aus diesem Programm. Was darin unverändert steht, bleibt; was jemand "
            "hineingeschrieben hat, wird gelesen wie in jeder anderen Datei."
        ),
        *found.notes,
    ]
    lists = found.document
    reading.listed = {name: found.lists.get(name, []) for name in ("fields", "goals", "themes")}
    reading.lists = {name: [one.values for one in some] for name, some in reading.listed.items()}
    named = [one for one in lists["fields"] if one["title"] or one["code"]]
    reading.fields = [_read_field(one) for one in named]
    _number_fields(reading.fields)
    for one in found.measures:
        reading.measures.append(_measure(one, reading.fields, register))
    reading.notes += keys.name_measures(reading.measures, restart=False)
    reading.unread, reading.outside = found.unread, found.outside
    reading.struck, reading.hidden = found.struck, found.hidden
    _report(reading, found)
    return reading


def _read_field(field: Document) -> ReadField:
    code, title = field["code"], field["title"]
    return ReadField(code, title, typed=f"{code} {title}".strip(), number=code)


def _number_fields(fields: list[ReadField]) -> None:
    """A number for each field, since measures name it by that."""
    used: set[str] = set()
    for one in fields:
        number = len(used) + 1
        while not one.code or one.code in used:
            one.code, number = str(number), number + 1
        used.add(one.code)


def _field_code(field: Document | None, fields: list[ReadField]) -> str:
    """The number of the field a measure names; one that is not on the list is put there."""
    if field is None:
        return ""
    akin = [one for one in fields if fold(one.title) == fold(field["title"])]
    if akin:
        return next((one.code for one in akin if one.code == field["code"]), akin[0].code)
    new = _read_field(field)
    fields.append(new)
    _number_fields(fields)
    return new.code


def _measure(exact: Exact, fields: list[ReadField], register: Register) -> ReadMeasure:
    document, line = exact.document, exact.line
    code = document["code"]
    lead = document["lead"]
    _who(exact, register)
    return ReadMeasure(
        line.sheet,
        line.number,
        line.number,
        code=code,
        code_typed=code,
        title=document["title"],
        field_of_action=_field_code(document["field"], fields),
        goal=document["goal"],
        description=document["description"],
        target_group=document["target_group"],
        lead=_parties(exact, [lead["name"]] if lead else [], [document["lead_text"]]),
        contributing=_parties(
            exact,
            [one["name"] for one in document["contributing"]],
            [document["contributing_text"]],
        ),
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
        notes=[_note(one.values, one.number) for one in exact.parts.get("notes", []) if one.spoken],
        leftover=list(exact.internal["unread"]),
        exact=exact,
    )


def _who(exact: Exact, register: Register) -> None:
    """Names as they stand in the register, else as any other file's would be read."""
    document, known = exact.document, {unit.name: unit for unit in register.units}
    leads = [document["lead"]] if document["lead"] else []
    for name in [one["name"] for one in (*leads, *document["contributing"])]:
        unit = known.get(name)
        exact.parties[name] = Parties((unit,), (), name) if unit else register.parties(name)


def _parties(exact: Exact, names: list[str], others: list[str]) -> Parties:
    units, left = list[Unit](), list[str]()
    reads = [exact.parties[name] for name in names]
    for read in reads:
        units += read.units
        left += read.beside if read.units else [read.text] if read.text else []
    others = [text for text in others if text]
    return Parties(
        tuple(dict.fromkeys(units)),
        tuple(dict.fromkeys([*left, *others])),
        "\n".join(filter(None, [*(read.text for read in reads), *others])),
    )


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
    for one in found.measures:
        filled.update(key for key, value in one.line.values.items() if value)
    kept: Counter[str] = Counter(one.column for one in reading.unread if one.fate != Fate.BESIDE)
    for column in (*columns.MAIN, *columns.INTERNAL):
        count, strange = filled[column.key], kept[column.heading]
        field = _FIELDS.get(column.key, column.key)
        field = field if field in FIELDS else ""
        counts = {"read": count, "strange": strange}
        text = outcome_of(counts)
        reading.proposals.append(
            Proposal(column.heading, field, 1.0, _("Überschrift dieses Programms"), filled=count)
        )
        reading.columns.append(ColumnReport(column.heading, field, text, counts, text))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _decimal(value: float | None) -> Decimal | None:
    return Decimal(str(value)) if value is not None else None
