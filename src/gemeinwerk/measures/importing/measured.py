"""What our own file says was measured: taken along with a new measure, else only looked at.

Of a measure that stands here already, whoever measured enters it: a file that lay about for months
would bring back what was put right since.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.catalogue_files.results import Fate, Line, Unread
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures import plain_values
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.exporting import columns
from gemeinwerk.measures.exporting.codecs import as_text
from gemeinwerk.measures.fields import ROWS
from gemeinwerk.measures.models import Measure, MeasuredValue
from gemeinwerk.measures.operations import writing

Row = dict[str, Any]
_NAMES = ROWS["values"].names
_PART = next(one for one in columns.PARTS if one.key == "values")


def values_of(lines: Sequence[Line], mine: Measure | None) -> tuple[list[Row], list[Unread]]:
    """The values a new measure comes with, in plain form, and the rows nothing is made of."""
    told = [[_shown(name, one[name]) for name in _NAMES] for one in _known(mine)]
    rows: list[Row] = []
    left: list[Unread] = []
    for line in lines:
        row = None if mine else _usable(line, rows)
        said = [line.strange.get(name) or _shown(name, line.values[name]) for name in _NAMES]
        if row:
            rows.append(row)
        elif line.spoken and said not in told:
            text = " · ".join(filter(None, said))
            left.append(Unread(line.sheet, line.number, _PART.sheet, text, Fate.NOT_TAKEN))
        left += [
            Unread(line.sheet, line.number, f"{_PART.sheet}: {heading}", text, Fate.KEPT)
            for heading, text in line.further.items()
            if text
        ]
    return rows, left


def store(rows: Sequence[tuple[Measure, Sequence[Row]]], *, by: User | None, size: int) -> None:
    """Store the values of new measures; from then on they have them as `measured.along` says."""
    made = {
        measure: [
            MeasuredValue(
                measure=measure,
                entered_by=by,
                entered_at=audit.now(),
                **{name: plain_values.python(MeasuredValue, name, row[name]) for name in _NAMES},
            )
            for row in plain
        ]
        for measure, plain in rows
    }
    MeasuredValue.objects.bulk_create([one for some in made.values() for one in some], size)
    for measure, values in made.items():
        told = [
            {name: plain_values.plain_field(one, name) for name in _NAMES} | {"id": one.pk}
            for one in values
        ]
        setattr(measure, measured.TOLD, told)


def _known(mine: Measure | None) -> list[Row]:
    return measured.documents(mine) if mine else []


def _usable(line: Line, before: Sequence[Row]) -> Row | None:
    """What a line says of a day that has none yet; None where any of it cannot be kept."""
    values = line.values
    if line.strange or not (values["indicator"] and values["day"]) or values["value"] is None:
        return None
    try:
        for name in _NAMES:
            writing.check_column(MeasuredValue, name, values[name])
    except DomainError:
        return None
    row = {name: plain_values.plain_value(MeasuredValue, name, values[name]) for name in _NAMES}
    is_past = row["day"] <= localdate(audit.now()).isoformat()
    there = {(one["indicator"], one["day"]) for one in before}
    return row if is_past and (row["indicator"], row["day"]) not in there else None


def _shown(name: str, value: Any) -> str:
    column = next(one for one in _PART.columns if one.key == name)
    return as_text(column.codec.write(value))
