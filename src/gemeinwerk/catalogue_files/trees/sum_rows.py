"""Rows that add up others: told by what stands beside the word, not by the word alone.

"Summe" and "Gesamtkosten HF 2" are sums wherever a row has no number and no unit of its own. A name
that only begins so ("Total digital", "Summe der Teile e. V.") is one where nothing stands beside it
but figures, and these are what the rows above come to.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from gemeinwerk.catalogue_files.sheets.foot_lines import begins_total, is_figure, is_plain_total
from gemeinwerk.german import parse_amounts
from gemeinwerk.tables.grid import Row

_LONGEST = 60
_OF_MEASURES = frozenset({"lead", "contributing", "description", "goal", "status"})
"""Fields in which a sum has no words; a time or a remark it may have."""
_LEAST_ROWS = 2


class SumRows:
    """Asked row by row, from above."""

    def __init__(self, code: int | None, title: int | None, field_of: Mapping[int, str]) -> None:
        self.code, self.title, self.field_of = code, title, field_of
        self.above: list[Row] = []
        """Rows that are not yet added up."""
        self.count = 0
        self.all: dict[int, Decimal] = {}
        self.since: dict[int, Decimal] = {}
        """What the figures of each column come to: of all rows, and since the last sum."""

    def is_sum(self, row: Row) -> bool:
        """Whether a row adds up those that were asked before."""
        found = self._is_sum(row)
        if found:
            self._add_up()
            self.since = {}
        else:
            self.above.append(row)
        return found

    def _is_sum(self, row: Row) -> bool:
        place = self._label(row)
        if place is None or self._has_own_number(row, place):
            return False
        others = {column: text for column, text in row.cells.items() if column != place}
        worded = {column for column, text in others.items() if not is_figure(text)}
        if is_plain_total(row.cells[place]):
            return not any(self.field_of.get(column) in _OF_MEASURES for column in worded)
        return bool(others) and not worded and self._comes_to(others)

    def _label(self, row: Row) -> int | None:
        places = [min(row.cells), self.title]
        return next(
            (
                place
                for place in places
                if place is not None
                and len(row.cells.get(place, "")) < _LONGEST
                and begins_total(row.cells.get(place, ""))
            ),
            None,
        )

    def _has_own_number(self, row: Row, label: int) -> bool:
        number = row.cells.get(self.code, "") if self.code is not None else ""
        return self.code != label and bool(re.search(r"[^\W_]", number))

    def _comes_to(self, figures: Mapping[int, str]) -> bool:
        self._add_up()
        told = {column: _value(text) for column, text in figures.items()}
        told = {column: value for column, value in told.items() if value}
        sums = (self.all, self.since)
        return (
            self.count >= _LEAST_ROWS
            and bool(told)
            and any(
                all(come.get(column) == value for column, value in told.items()) for come in sums
            )
        )

    def _add_up(self) -> None:
        for row in self.above:
            for column, text in row.cells.items():
                value = _value(text) if is_figure(text) else None
                for come in (self.all, self.since) if value else ():
                    come[column] = come.get(column, Decimal(0)) + (value or 0)
        self.count += len(self.above)
        self.above = []


def _value(text: str) -> Decimal | None:
    parts = parse_amounts(text).parts
    return parts[0].high if len(parts) == 1 else None
