"""The rows of a measure's milestones, indicators and costs in our own file.

Rows have no number of their own. Where a cell of a row cannot be used, the row of the measure that
agrees in all other cells keeps its value there; where none does, the one in the same place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gemeinwerk.catalogue_files.results import Fate, Line, Unread
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures import plain_values, voices
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.document import parts as documents
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.codecs import as_text
from gemeinwerk.measures.fields import ROWS
from gemeinwerk.measures.models import Measure, ProgressNote
from gemeinwerk.measures.models.parts import CostKind, Direction, IndicatorKind
from gemeinwerk.measures.operations import writing

_LEAST: dict[str, dict[str, Any]] = {
    "indicators": {"kind": IndicatorKind.OUTPUT, "direction": Direction.INCREASE},
    "costs": {"kind": CostKind.ONE_OFF},
}
"""What a new row is where its file does not say."""
_SHORT = 40


@dataclass
class Rows:
    """``rows``: plain values. ``left`` and ``remarks`` as in `exact.ExactValues`."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    left: list[Unread] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Row:
    line: Line
    values: dict[str, Any]
    """What the row says and its columns can hold."""
    unusable: dict[str, str]
    """Key -> text of what they cannot; "" where a cell is empty that must not be."""


def rows_of(key: str, lines: Sequence[Line], stored: Sequence[Mapping[str, Any]]) -> Rows:
    """All rows of a part as they are to be; `stored` are the measure's own, with `id`."""
    part = next(one for one in columns.PARTS if one.key == key)
    headings = {column.key: column.heading for column in part.columns}
    rows = [_usable(key, line) for line in lines]
    own = _own_rows(rows, stored)
    found = Rows()
    for row, mine in zip(rows, own, strict=True):
        default = {**_empty(key), **_LEAST.get(key, {})}
        merged = {**(mine or default), **row.values}
        if key == "costs":
            _keep_years_in_order(row, merged, mine or default)
        if key == "milestones":
            _keep_moves_whole(row, merged, mine or default)
        name = ROWS[key].first
        fates = dict.fromkeys(row.line.strange, Fate.BESIDE) | dict.fromkeys(
            row.unusable, Fate.VALUE_STAYS
        )
        texts = row.line.strange | row.unusable
        if not merged[name] or not (mine or row.line.spoken):
            # Nothing can be told by it: all of it stays text.
            said = {k: _shown(part, k, v) for k, v in row.line.values.items() if v}
            texts = said | {k: text for k, text in texts.items() if text}
            fates = dict.fromkeys(texts, Fate.VALUE_STAYS)
        else:
            found.rows.append({n: merged[n] for n in plain_values.PARTS[key].fields})
        for one, text in texts.items():
            fate = fates[one] if text else Fate.STAYS
            heading = _heading(part, merged, name, headings[one])
            if not row.line.spoken:  # a whole line nobody understands
                heading = part.sheet
            found.left.append(Unread(row.line.sheet, row.line.number, heading, text, fate))
        found.left += _further(part, row.line, merged, name)
        found.remarks += [
            (key, _remark(part, headings, one, text, merged))
            for one, text in row.line.read_as.items()
            if one not in row.unusable
        ]
    found.rows = [plain_values.plain(key, [row])[0] for row in found.rows]
    return found


def note_of(
    line: Line,
) -> tuple[dict[str, Any], list[Unread], list[tuple[str, str]]]:
    """A note's values as far as its row says them."""
    part = next(one for one in columns.PARTS if one.key == "notes")
    headings = {column.key: column.heading for column in part.columns}
    found: dict[str, Any] = {}
    texts, fates = dict(line.strange), dict.fromkeys(line.strange, Fate.VALUE_STAYS)
    for name in headings:
        if name not in line.spoken:
            continue
        value = line.values[name]
        try:
            writing.check_column(ProgressNote, name, value)
        except DomainError:
            texts[name], fates[name] = line.read_as.get(name) or str(value or ""), Fate.VALUE_STAYS
        else:
            found[name] = plain_values.plain_value(ProgressNote, name, value)
            if name in line.strange:
                fates[name] = Fate.BESIDE
    label = found.get("label") or line.values["label"]
    left = [
        Unread(
            line.sheet,
            line.number,
            _heading(part, {"label": label}, "label", headings[name]),
            text,
            fates[name] if text else Fate.STAYS,
        )
        for name, text in texts.items()
    ]
    left += _further(part, line, {"label": label}, "label")
    remarks = [
        ("notes", _remark(part, headings, name, text, line.values))
        for name, text in line.read_as.items()
        if name in found
    ]
    found.setdefault("key", "")
    found.setdefault("label", "")
    return found, left, remarks


def cells_beside(line: Line) -> list[Unread]:
    """What stands in a row of the exceptions and is no exception."""
    part = next(one for one in columns.PARTS if one.key == "exceptions")
    headings = {column.key: column.heading for column in part.columns}
    row, found = line.values, []
    for key, text in line.strange.items():
        heading = _heading(part, row, "rule", headings[key])
        found.append(Unread(line.sheet, line.number, heading, text, Fate.KEPT))
    return [*found, *_further(part, line, row, "rule")]


def listed_in_words(key: str, mine: Measure, notes: Iterable[ProgressNote]) -> str:
    """What a measure has several of, as a cell says it that holds them all; with its notes."""
    document: dict[str, Any] = {"cost_state": mine.cost_state, "cost_text": mine.cost_text}
    for name in plain_values.PARTS:
        document[name] = [documents.row(name, one) for one in getattr(mine, name).all()]
    document["notes"] = [documents.row("notes", one) for one in notes]
    document["values"] = measured.documents(mine)
    document["exceptions"] = [documents.row("exceptions", one) for one in mine.overrides.all()]
    document["voices"] = voices.documents(mine)
    return columns.in_words(key, document)


def _further(part: columns.Part, line: Line, row: Mapping[str, Any], name: str) -> list[Unread]:
    """Columns somebody put onto the sheet."""
    return [
        Unread(line.sheet, line.number, _heading(part, row, name, heading), text, Fate.KEPT)
        for heading, text in line.further.items()
        if text
    ]


def _usable(key: str, line: Line) -> _Row:
    model, usable, unusable = plain_values.PARTS[key].model, dict[str, Any](), dict[str, str]()
    part = next(one for one in columns.PARTS if one.key == key)
    for name in plain_values.PARTS[key].fields:
        if name not in line.spoken:
            if name in line.strange:
                unusable[name] = line.strange[name]
            continue
        value = line.values[name]
        try:
            writing.check_column(model, name, value)
            if name == "amount" and value is not None and Decimal(str(value)) < 0:
                raise ValidationError("negative")
        except (DomainError, ValidationError):
            text = line.read_as.get(name) or _shown(part, name, value)
            unusable[name] = text
            continue
        usable[name] = plain_values.plain_value(model, name, value)
    return _Row(line, usable, unusable)


def _own_rows(
    rows: Sequence[_Row], stored: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any] | None]:
    """For each row the measure's own row whose values it keeps where it says nothing."""
    left = list(stored)
    found: list[Mapping[str, Any] | None] = [None] * len(rows)
    for place, row in enumerate(rows):
        same = next((one for one in left if _agrees(row, one)), None)
        if same is not None:
            found[place] = same
            left.remove(same)
    if len(rows) == len(stored):
        for place, mine in enumerate(stored):
            if found[place] is None and mine in left:
                found[place] = mine
    return found


def _agrees(row: _Row, mine: Mapping[str, Any]) -> bool:
    said = row.values.items()
    return bool(said) and all(mine[name] == value for name, value in said)


def _empty(key: str) -> dict[str, Any]:
    model = plain_values.PARTS[key].model
    fields: dict[str, Any] = {one.name: one for one in model._meta.get_fields()}
    return {
        name: plain_values.plain_value(model, name, fields[name].get_default())
        for name in plain_values.PARTS[key].fields
    }


def _keep_years_in_order(row: _Row, merged: dict[str, Any], before: Mapping[str, Any]) -> None:
    first, last = merged["year"], merged["until_year"]
    if first and last and last < first:
        for name in ("year", "until_year"):
            if name in row.values and row.values[name] != before[name]:
                row.unusable[name] = row.line.read_as.get(name) or str(row.values[name] or "")
            merged[name] = before[name]


def _keep_moves_whole(row: _Row, merged: dict[str, Any], before: Mapping[str, Any]) -> None:
    """To when a milestone was moved says something only beside the promised day, and with a
    reason."""
    names = tuple(ROWS["milestones"].written_by_verbs())
    if not any(merged[name] for name in names):
        return
    if all(merged[name] for name in (*names, "due")) and merged["moved_to"] != merged["due"]:
        return
    for name in names:
        if name in row.values and row.values[name] != before[name]:
            row.unusable[name] = row.line.read_as.get(name) or str(row.values[name] or "")
        merged[name] = before[name]


def _heading(part: columns.Part, row: Mapping[str, Any], name: str, heading: str) -> str:
    """ "Kosten (einmalig 2026): Betrag in Euro oder VZÄ"."""
    told = [_shown(part, name, row[name])]
    if part.key == "costs" and row["year"]:
        told.append(str(row["year"]))
    about = " ".join(filter(None, told))
    about = about if len(about) <= _SHORT else f"{about[: _SHORT - 2].rstrip()} …"
    return f"{part.sheet} ({about}): {heading}" if about else f"{part.sheet}: {heading}"


def _shown(part: columns.Part, key: str, value: Any) -> str:
    column = next(one for one in part.columns if one.key == key)
    return as_text(column.codec.write(value))


def _remark(
    part: columns.Part, headings: Mapping[str, str], key: str, text: str, row: Mapping[str, Any]
) -> str:
    shown = _shown(part, key, row[key]) or _("leer")
    return _("{column}: „{text}“ wurde gelesen als: {value}.").format(
        column=f"{part.sheet}, {headings[key]}", text=text, value=shown
    )
