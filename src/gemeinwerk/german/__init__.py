"""What German offices type into a cell: numbers, amounts, dates, periods.

Every parser takes a text and returns a frozen value with ``text`` (what was typed) and ``rest``
(what was not understood). None of them raises on strange input and none of them guesses.
"""

from gemeinwerk.german.amounts import Amount, Amounts, Source, parse_amounts
from gemeinwerk.german.amounts.columns import ColumnOfSums, column_of
from gemeinwerk.german.amounts.scales import Scale, factors_in, scale_of
from gemeinwerk.german.empties import Empty, empty_kind, is_empty, says_nothing
from gemeinwerk.german.numbers import parse_number, parse_percent
from gemeinwerk.german.text import fold, squash, stem, stems
from gemeinwerk.german.times.dates import find_span, parse_date
from gemeinwerk.german.times.partials import Span
from gemeinwerk.german.times.periods import Column, Period, parse_period

__all__ = [
    "Amount",
    "Amounts",
    "Column",
    "ColumnOfSums",
    "Empty",
    "Period",
    "Scale",
    "Source",
    "Span",
    "column_of",
    "empty_kind",
    "factors_in",
    "find_span",
    "fold",
    "is_empty",
    "parse_amounts",
    "parse_date",
    "parse_number",
    "parse_percent",
    "parse_period",
    "says_nothing",
    "scale_of",
    "squash",
    "stem",
    "stems",
]
