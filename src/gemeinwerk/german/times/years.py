"""Years: four digits, or two where a day, a month or "'" leads them."""

from gemeinwerk.german.signs import Line
from gemeinwerk.german.times import words

_NO_YEAR = frozenset(
    [
        "€",
        "%",
        "eur",
        "euro",
        "teur",
        "teuro",
        "t",
        "mio",
        "tsd",
        "mrd",
        "stueck",
        "stk",
        "einwohner",
        "personen",
        "m",
        "qm",
        "km",
        "kwh",
        "mwh",
        "ha",
        "°",
        "‰",
        "§",
        "cent",
        "kinder",
        "plaetze",
        "menschen",
        "ew",
        "stunden",
        "std",
        "teilnehmende",
        "teilnehmer",
        "kwp",
    ]
)


def year_at(line: Line, place: int, *, short: bool = False) -> tuple[int, int] | None:
    """A year and the token behind it. ``short``: also two digits, with or without "'"."""
    digits = line.digits(place)
    if digits == 4:
        year = int(line.low(place))
        return (year, place + 1) if 1900 <= year <= 2099 and _ends_here(line, place + 1) else None
    if digits == 0 and line.low(place) == "'" and line.tight(place + 1):
        place, short, digits = place + 1, True, line.digits(place + 1)
    if digits == 2 and short and _ends_here(line, place + 1):
        return 2000 + int(line.low(place)), place + 1
    return None


def _ends_here(line: Line, after: int) -> bool:
    token, behind = line[after], line[after + 1]
    if token.low in _NO_YEAR:
        return False
    if not token.tight:
        return True
    if token.text in {".", ","} and behind.is_number and behind.tight:
        return False
    return (
        not token.is_word or token.low in words.ONWARDS or token.low in {"q", "h", "t", "w", "kw"}
    )


def _before_year(line: Line, place: int) -> int:
    """Behind what may stand between a point and its year: "/", "-", ".", "des Jahres"."""
    for marks in range(3):
        if line.low(place) in {"/", ".", ",", "-"} and line[place].text and marks < 2:
            place += 1
        else:
            break
    place = line.skip(place, "im", "in", "des", "of", "vom")
    return line.skip(place, "jahr", "jahres", "jahre")


def has_year(line: Line, place: int) -> bool:
    """Whether a year follows, also of two digits."""
    return bool(year_at(line, _before_year(line, place), short=True))


def in_year(line: Line, place: int, prose: bool) -> tuple[int, int] | None:
    """The year of what stands before, and the token behind it; in prose it has four digits."""
    return year_at(line, _before_year(line, place), short=not prose)
