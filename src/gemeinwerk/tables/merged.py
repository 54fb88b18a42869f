"""Merged cells of a sheet, row by row."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from gemeinwerk.tables.grid import Sheet

_MOST_MERGES = 2_000
"""Further merged cells of a sheet are read as if they were not merged."""


@dataclass
class Merged:
    """Row -> columns in merged cells that do not hold their text; ``shared``: what they say where
    they are merged downwards."""

    covered: dict[int, set[int]] = field(default_factory=dict)
    shared: dict[int, dict[int, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet) -> "Merged":
        found = cls()
        texts = {row.number: row.cells for row in sheet.rows}
        numbers = sorted(texts)
        for area in sheet.merges[:_MOST_MERGES]:
            text = texts.get(area.first_row, {}).get(area.first_column)
            begin = bisect_left(numbers, area.first_row)
            for number in numbers[begin : bisect_right(numbers, area.last_row)]:
                places = set(range(area.first_column, area.last_column + 1))
                if number == area.first_row:
                    places.discard(area.first_column)
                elif text is not None and area.first_column == area.last_column:
                    found.shared.setdefault(number, {})[area.first_column] = text
                found.covered.setdefault(number, set()).update(places)
        return found
