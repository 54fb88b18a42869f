"""What people write into the columns of our own file, read by the readers of any other file.

    read_cell(column, "II. Quartal 2027") -> Understood("2027-06-30", exact=False)
    read_cell(column, "sobald die Mittel da sind") -> None

A value is what the document of the catalogue would hold.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gemeinwerk.catalogue_files.values.money import STATES, funding_kind
from gemeinwerk.catalogue_files.words.status import split_status
from gemeinwerk.german import Column as Stands
from gemeinwerk.german import (
    fold,
    is_empty,
    parse_amounts,
    parse_period,
    squash,
)
from gemeinwerk.german.indicators import value_of
from gemeinwerk.german.indicators.cells import rhythm_of
from gemeinwerk.german.indicators.yes_no import parse_yes_no
from gemeinwerk.measures.document.encoding import number
from gemeinwerk.measures.exporting import codecs
from gemeinwerk.measures.exporting.codecs import NotExact
from gemeinwerk.measures.exporting.columns import Column
from gemeinwerk.measures.models.measure import Duty

DUTIES: Mapping[str, Duty] = {
    "pflichtig": Duty.MANDATORY, "pflichtaufgabe": Duty.MANDATORY, "pflicht": Duty.MANDATORY,
    "mandatory": Duty.MANDATORY, "freiwillig": Duty.VOLUNTARY, "voluntary": Duty.VOLUNTARY,
    "freiwillige aufgabe": Duty.VOLUNTARY, "freiwillige leistung": Duty.VOLUNTARY,
}  # fmt: skip
_FROM = {"start", "period_start"}
"""Days that begin something: of a quarter they are the first, all others the last."""


@dataclass(frozen=True)
class Understood:
    """``exact``: word for word what we write. ``whole``: the value says all that the cell says."""

    value: Any
    exact: bool = True
    whole: bool = True


def read_cell(column: Column, text: str) -> Understood | None:
    """What a cell means in its column, None where nothing certain can be made of it."""
    try:
        return Understood(column.codec.read(text))
    except NotExact:
        pass
    reader = _READERS.get(column.key, _BY_CODEC.get(column.codec.read))
    return _chosen(column, text) or (reader(column, text) if reader else None)


def is_permanent(text: str) -> bool:
    """An ongoing task, where a day was to be: "Daueraufgabe"."""
    read = parse_period(text)
    return read.permanent and not (read.start or read.end or read.vague or read.rest)


def _chosen(column: Column, text: str) -> Understood | None:
    """One of the column's own words, in whatever case."""
    for word in column.codec.choices:
        if fold(word) == fold(text):
            return Understood(column.codec.read(word))
    return None


def _day(column: Column, text: str) -> Understood | None:
    begins = column.key in _FROM
    read = parse_period(text, Stands.START if begins else Stands.END)
    if read.empty:
        return Understood(None, exact=False)
    day = read.start if begins else read.end
    if day is None:
        return None
    other = read.end if begins else read.start
    return Understood(
        day.isoformat(), exact=False, whole=not (read.unsaid or read.permanent or other)
    )


def _year(column: Column, text: str) -> Understood | None:
    """The year a line of money begins with or, in its column, ends with."""
    begins = column.key != "until_year"
    read = parse_period(text, Stands.START if begins else Stands.END)
    if read.empty:
        return Understood(None, exact=False)
    day = read.start if begins else read.end
    if day is None:
        return None
    other = read.end if begins else read.start
    years = {span.year for point in read.points for span in (point.start, point.end)}
    more = read.unsaid or read.permanent or read.open_end or other or len(years) > 1
    return Understood(day.year, exact=False, whole=not more and f"{day.year}" in text)


def _number(column: Column, text: str) -> Understood | None:
    if is_empty(text):
        return Understood(None, exact=False)
    found, unit = value_of(text)
    if found is None:
        return None
    return Understood(number(found), exact=False, whole=not unit and _is_bare(text))


def _is_bare(text: str) -> bool:
    return not any(sign.isalpha() or sign in "<>≥≤()" for sign in text)


def _amount(column: Column, text: str) -> Understood | None:
    """One amount; that it is not known yet is an empty cell."""
    read = parse_amounts(text)
    if read.state in {"unknown", "empty"}:
        return Understood(None, exact=False, whole=read.state == "empty")
    if read.state == "nought":
        return Understood(0, exact=False)
    if read.state != "known" or len(read.parts) != 1 or read.parts[0].currency not in {"EUR", ""}:
        return None
    [part] = read.parts
    said = part.rhythm or part.first_year or part.last_year or part.approximate or part.label
    whole = not said and part.low == part.high and part.kind == "money" and not read.rest
    return Understood(number(part.high), exact=False, whole=whole)


def _yes(column: Column, text: str) -> Understood | None:
    said = parse_yes_no(text)
    if said is None and is_empty(text):
        said = False
    return None if said is None else Understood(said, exact=False)


def _status(column: Column, text: str) -> Understood | None:
    status, _word, more = split_status(text)
    return Understood(status, exact=False, whole=not more) if status else None


def _duty(column: Column, text: str) -> Understood | None:
    duty = DUTIES.get(fold(text))
    return Understood(str(duty), exact=False) if duty else None


def _cost_state(column: Column, text: str) -> Understood | None:
    state = parse_amounts(text).state
    if state == "known":
        return Understood("stated", exact=False, whole=False)
    found = STATES.get(state, "")
    return Understood(found, exact=False, whole=False) if found else None


def _funding(column: Column, text: str) -> Understood | None:
    kind = funding_kind(text)
    return Understood(kind, exact=False, whole=False) if kind else None


def _rhythm(column: Column, text: str) -> Understood | None:
    rhythm = rhythm_of(text)
    whole = len(squash(text).split(" ")) == 1
    return Understood(rhythm, exact=False, whole=whole) if rhythm else None


Reader = Callable[[Column, str], Understood | None]
_READERS: dict[str, Reader] = {
    "amount": _amount,
    "implementation": _status,
    "duty": _duty,
    "cost_state": _cost_state,
    "funding": _funding,
    "rhythm": _rhythm,
}
_BY_CODEC: dict[Any, Reader] = {
    codecs.DAY.read: _day,
    codecs.YEAR.read: _year,
    codecs.NUMBER.read: _number,
    codecs.YES.read: _yes,
}
