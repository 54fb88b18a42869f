"""Which dates there are: days of the wanted weekdays on which nothing else is.

Public and school holidays are those of the package `holidays` (school holidays as the conference
of ministers of education publishes them). Movable days off that a school sets itself are in no
list of a Land; they belong under `closed`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Literal

from holidays.countries.germany import Germany

from gemeinwerk.engines.planning.problem import Problem, ProblemError, Rules, Series, Span, Words

LANDS = {
    "BB": "Brandenburg",
    "BE": "Berlin",
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "HB": "Bremen",
    "HE": "Hessen",
    "HH": "Hamburg",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SH": "Schleswig-Holstein",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "TH": "Thüringen",
}

Category = Literal["public", "school"]
_EVERY_YEAR_HAS = ("Oster-/Frühjahrsferien", "Sommerferien", "Herbstferien")
_CLOSED = Words("geschlossen", "closed")
_BUSY = Words("anderer Termin", "another appointment")


def slots(problem: Problem) -> tuple[date, ...]:
    """The dates on which meetings can be, in order: wanted weekdays, nothing else on that day.

    Raises ProblemError where the holidays of a year are not all known.
    """
    gone = taken(problem)
    return tuple(day for day in _wanted(problem) if day not in gone)


def candidates(problem: Problem, series: Series) -> tuple[date, ...]:
    """The slots on the weekdays of this series, in order, whatever its window."""
    return tuple(day for day in slots(problem) if day.weekday() in series.weekdays)


def taken(problem: Problem) -> dict[date, Words]:
    """Dates of wanted weekdays that are no slots, in order, and what is on them."""
    refuse_unknown_years(problem.horizon, problem.land, problem.rules)
    reasons: dict[date, list[Words]] = {day: [] for day in _wanted(problem)}
    for day, reason in _reasons(problem):
        if day in reasons:
            reasons[day].append(reason)
    return {day: _joined(found) for day, found in reasons.items() if found}


def refuse_unknown_years(horizon: Span, land: str, rules: Rules) -> None:
    """Raise ProblemError where the horizon has a year whose holidays are needed and not known."""
    for place, year in (("horizon.to", horizon.last.year), ("horizon.from", horizon.first.year)):
        if rules.skip_public_holidays and not Germany.start_year <= year <= Germany.end_year:
            raise ProblemError(place, _no_public_holidays(year))
        if rules.skip_school_holidays and not school_holidays_known(land, year):
            raise ProblemError(place, _no_school_holidays(land, year))


@cache
def school_holidays_known(land: str, year: int) -> bool:
    """Whether all school holidays of a calendar year are known, to Christmas of that year.

    The lists are made by school year and end with a summer, so the last year has no autumn yet.
    """
    known = holidays_of(land, year, "school")
    names = {words.de for words in known.values()}
    return names.issuperset(_EVERY_YEAR_HAS) and date(year, 12, 27) in known


@cache
def holidays_of(land: str, year: int, category: Category) -> dict[date, Words]:
    """The days of a calendar year that are public or school holidays in a Land, by name."""
    german, english = (
        Germany(subdiv=land, years=year, categories=(category,), language=language)
        for language in ("de", "en_US")
    )
    return {day: Words(german[day], english[day]) for day in sorted(german)}


def days_of(span: Span, *, within: Span) -> Iterator[date]:
    """The days of a span that lie within another."""
    first, last = max(span.first, within.first), min(span.last, within.last)
    return (first + timedelta(distance) for distance in range((last - first).days + 1))


def _wanted(problem: Problem) -> Iterator[date]:
    weekdays = problem.weekdays.union(*(series.weekdays for series in problem.series))
    days = days_of(problem.horizon, within=problem.horizon)
    return (day for day in days if day.weekday() in weekdays)


def _reasons(problem: Problem) -> Iterator[tuple[date, Words]]:
    """Every day of the horizon that something is on, and what, as often as there is something."""
    years = range(problem.horizon.first.year, problem.horizon.last.year + 1)
    for year in years:
        if problem.rules.skip_public_holidays:
            yield from holidays_of(problem.land, year, "public").items()
        if problem.rules.skip_school_holidays:
            yield from holidays_of(problem.land, year, "school").items()
    for span in problem.closed:
        reason = Words(span.reason, span.reason) if span.reason else _CLOSED
        yield from ((day, reason) for day in days_of(span, within=problem.horizon))
    for busy in problem.busy:
        yield busy.date, Words(busy.reason, busy.reason) if busy.reason else _BUSY


def _joined(reasons: list[Words]) -> Words:
    distinct = list(dict.fromkeys(reasons))
    return Words(", ".join(one.de for one in distinct), ", ".join(one.en for one in distinct))


def _no_public_holidays(year: int) -> Words:
    first, last = Germany.start_year, Germany.end_year
    return Words(
        f"Die Feiertage von {year} sind nicht bekannt, nur die von {first} bis {last}.",
        f"The public holidays of {year} are not known, only those from {first} to {last}.",
    )


def _no_school_holidays(land: str, year: int) -> Words:
    earlier = reversed(range(Germany.start_year, year))
    last = next((one for one in earlier if school_holidays_known(land, one)), None)
    known = Words(f"bekannt bis {last}", f"known up to {last}")
    if last is None:
        known = Words(f"bekannt ab {Germany.start_year}", f"known from {Germany.start_year} on")
    return Words(
        f"Die Schulferien von {year} sind für {LANDS[land]} nicht vollständig bekannt "
        f"({known.de}). Den Zeitraum kürzen, oder rules.skip_school_holidays auf false setzen und "
        "die Ferien unter closed eintragen.",
        f"The school holidays of {year} are not all known for {LANDS[land]} ({known.en}). Make "
        "the horizon shorter, or set rules.skip_school_holidays to false and enter the holidays "
        "under closed.",
    )
