"""Times of something else than the measure: its old one, of a decision, an option, a condition.

"2027 (statt 2025)"                      the old time
"GR-Beschluss 2024", "Stand 12/2025"     when something was decided or told
"2026-2030 mit Option bis 2032"          what may be
"2026, sofern nicht vor 2025 erledigt"   what must be for it

None of them is a day of the measure: they are left over, whole.
"""

from gemeinwerk.german.times import words
from gemeinwerk.german.times.items import Kind
from gemeinwerk.german.times.leaders import LEADING
from gemeinwerk.german.times.looking import Looking

_SMALL = (Kind.TENTATIVE, Kind.PLACING, Kind.ONLY)
_TIMES = frozenset({*LEADING, Kind.POINT, Kind.BETWEEN})
_NEAR = 6
"""Items between "Option" and its time."""
_FAR = 24
"""Items of a condition that are looked at."""
_MARKS = frozenset(":.(")
_ENDS = frozenset(",;)")


_WORDS = (
    words.MOVED | words.OUT_OF | words.INSTEAD | words.OPTIONS | words.PROLONGED | words.STANDS
    | words.CONDITIONS | words.PARTLY_DONE
)  # fmt: skip
_BEGINNINGS = ("beginn", "start")
_SUFFIXES = (*words.DECISIONS, *_BEGINNINGS)
_KINDS = frozenset({Kind.OTHER, Kind.SINCE, Kind.TENTATIVE})


def is_told_apart(kind: Kind | None, low: str) -> bool:
    """Whether an item may be any of these: all others need not be looked at."""
    return kind in _KINDS and (low in _WORDS or low.endswith(_SUFFIXES))


def aside_at(items: Looking, place: int) -> int:
    """Where the time begins that an item says is of something else, 0 where it says so of none."""
    low = items.low(place)
    if low in words.MOVED and items.low(place + 1) in words.OUT_OF:
        return _point(items, place + 2)
    if low in words.OUT_OF:
        return _moved(items, place)
    if items.kind(place) not in {Kind.OTHER, Kind.TENTATIVE}:
        return 0
    if low in words.INSTEAD:
        return _time(items, place + 1)
    if low in words.PROLONGED:
        at = _time(items, place + 1, Kind.OTHER)
        return at if any(items.low(at + n) in words.POSSIBLE for n in range(1, _NEAR)) else 0
    if low in words.OPTIONS:
        return _time(items, place + 1, Kind.OTHER)
    if low in words.STANDS or low.endswith(words.DECISIONS):
        at = _behind_small(items, place + 1)
        at = _behind_small(items, at + (items.low(at) in {"vom", "von"}))
        alone = items.kind(at + 1) not in {Kind.STRETCH, Kind.UNTIL, Kind.ONWARDS}
        return _point(items, at) if alone else 0
    return 0


def behind_condition(items: Looking, place: int) -> int:
    """Behind a half-sentence such as "sofern nicht vor 2025 erledigt", 0 where none begins.

    Its verb ends it: in "wenn Mittel da sind ab 2026" the time is no longer part of it.
    """
    if items.low(place) not in words.CONDITIONS or items.low(place + 1) in words.POSSIBLE:
        return 0
    end = place + _FAR
    at = place + 1
    while at < end and items.kind(at) is not None and items.low(at) not in _ENDS:
        at += 1
    return at if items.kind(at - 1) is Kind.OTHER and at > place + 1 else 0


def beginning_at(items: Looking, place: int) -> Kind | None:
    """What "Baubeginn" and "Bauabschluss" make of the point behind them: a first or a last day."""
    low = items.low(place)
    if items.kind(place) is not Kind.OTHER or items.kind(point_behind(items, place)) is None:
        return None
    if low.endswith(_BEGINNINGS):
        return Kind.SINCE
    return Kind.UNTIL if low in words.PARTLY_DONE else None


def point_behind(items: Looking, place: int) -> int:
    """The point behind a word and its small words and marks; -1 where none follows."""
    at = _behind_small(items, place + 1)
    alone = items.kind(at + 1) not in {Kind.STRETCH, Kind.UNTIL, Kind.ONWARDS}
    return at if items.kind(at) is Kind.POINT and alone else -1


def _moved(items: Looking, place: int) -> int:
    """ "von 2026 auf 2027", "aus 2025 verschoben"."""
    at = _point(items, place + 1)
    onto = items.low(at + 1) in words.ONTO and items.span(items.behind(at + 2, *_SMALL))
    return at if at and (onto or items.low(at + 1) in words.MOVED) else 0


def _point(items: Looking, place: int) -> int:
    at = items.behind(place, *_SMALL)
    return at if items.kind(at) is Kind.POINT else 0


def _time(items: Looking, place: int, *between: Kind) -> int:
    at = place
    while at < place + _NEAR:
        if items.kind(at) not in {*_SMALL, *between} and items.low(at) not in _MARKS:
            break
        at += 1
    return at if items.kind(at) in _TIMES else 0


def _behind_small(items: Looking, place: int) -> int:
    at = place
    while at < place + _NEAR and (items.kind(at) in _SMALL or items.low(at) in _MARKS):
        at += 1
    return at
