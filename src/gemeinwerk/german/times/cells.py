"""A time cell as a row of items: points, and what its words make of them. See `periods`."""

from gemeinwerk.german.signs import Line
from gemeinwerk.german.times import words
from gemeinwerk.german.times.dates import point_at
from gemeinwerk.german.times.items import Item, Kind
from gemeinwerk.german.times.lending import Lists
from gemeinwerk.german.times.lengths import length_at


def items_of(line: Line) -> list[Item]:
    """All tokens of a line, each in one item, in order."""
    found: list[Item] = []
    lists = Lists(line)
    place = 0
    while place < len(line):
        token = line[place]
        if token.is_number or token.low in _BEGIN_SOMETHING:
            more = lists.at(place) or [_item_at(line, place, found)]
        else:
            more = [_small(line, place, found)]
        found.extend(more)
        place = more[-1].end
    return found


# --- single items ---------------------------------------------------------------------------------

_PHRASES = {
    **dict.fromkeys(words.OPEN_ENDS, Kind.OPEN),
    **dict.fromkeys(words.UNTIL_FURTHER_NOTICE, Kind.FURTHER),
    **dict.fromkeys(words.PERMANENT_PHRASES, Kind.PERMANENT),
    **dict.fromkeys(words.VAGUE_PHRASES, Kind.VAGUE),
    **dict.fromkeys(words.TENTATIVE_PHRASES, Kind.TENTATIVE),
    **dict.fromkeys(words.NOT_PHRASES, Kind.NOT),
}
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
for _phrase in sorted(_PHRASES, key=len, reverse=True):
    _tokens = tuple(_phrase.split())
    _BY_FIRST.setdefault(_tokens[0], []).append((_tokens, _PHRASES[_phrase]))
_WORDS: dict[str, Kind] = {
    **dict.fromkeys(words.PLACING, Kind.PLACING),
    **dict.fromkeys(words.PARTING | set(",;/&•|·–()[]:.\"'…_"), Kind.PARTING),
    **dict.fromkeys(words.TENTATIVE | {"~", "≈", "?"}, Kind.TENTATIVE),
    **dict.fromkeys(words.UNTIL | {"≤"}, Kind.UNTIL),
    **dict.fromkeys(words.ENDS, Kind.FINISH),
    **dict.fromkeys(words.SINCE | {"≥"}, Kind.SINCE),
    **dict.fromkeys(words.BEGINS, Kind.BEGIN),
    **dict.fromkeys(words.NOT, Kind.NOT),
    **dict.fromkeys(("erst", "ueberhaupt"), Kind.ONLY),
    **dict.fromkeys(("zwischen", "between"), Kind.BETWEEN),
    "ueber": Kind.BEYOND,
    **dict.fromkeys(("nach", "after", ">"), Kind.AFTER),
    **dict.fromkeys(("vor", "before", "<"), Kind.BEFORE),
    **dict.fromkeys(words.ONWARDS | {"+"}, Kind.ONWARDS),
    **dict.fromkeys(words.PERMANENT, Kind.PERMANENT),
    **dict.fromkeys(words.RHYTHM, Kind.RHYTHM),
    **dict.fromkeys(words.VAGUE, Kind.VAGUE),
    "-": Kind.STRETCH,
    "→": Kind.STRETCH,
}
_LEANING = (Kind.SINCE, Kind.UNTIL, Kind.AFTER, Kind.BEFORE, Kind.BEGIN, Kind.FINISH)
_POINTS_BEGIN = frozenset({
    *words.MONTHS, *words.ORDINALS, *words.ROMAN_MONTHS, *words.QUARTER, *words.HALF, *words.WEEK,
    *words.SEASONS, *words.WINTER, *words.SCHOOL_YEAR, *words.WINTER_TERM, *words.SUMMER_TERM,
    *words.YEAR_PARTS, *words.SMALL_NUMBERS, *words.HALF_YEARS, *words.HOW_OFTEN, *words.TERMS,
    *words.TERM_ENDS, "h", "w", "kita", "beginn", "begin", "alle", "jeden", "jedes", "jede",
    "jeweils",
})  # fmt: skip
_BEGIN_SOMETHING = _POINTS_BEGIN | frozenset(_BY_FIRST)
"""All other words, and all marks, are what they are by themselves."""


def _item_at(line: Line, place: int, before: list[Item]) -> Item:
    if not line[place].is_number:
        item = _phrase_at(line, place) or _terms(line, place)
        if item:
            return item
    item = _rhythm(line, place) or length_at(line, place)
    if item:
        return item
    found = point_at(line, place)
    if found:
        return Item(Kind.POINT if found.span else Kind.OTHER, place, found.after, found.span)
    return _small(line, place, before)


def _small(line: Line, place: int, before: list[Item]) -> Item:
    """What a single word or mark is by itself."""
    low = line.low(place)
    kind = _WORDS.get(low) or (_compound(low) if line[place].is_word else None) or Kind.OTHER
    if low in _COMPARED and line.low(place + 1) in words.THAN:
        return Item(_COMPARED[low], place, _behind_links(line, line.skip(place + 2, "bis")))
    if low in {"um", "gegen"} and _is_time(line, place + 1):
        return Item(Kind.TENTATIVE, place, place + 1)
    if low == "und" and line.low(place + 1) in words.LATER:
        return Item(Kind.ONWARDS, place, line.skip(place + 2, "jahre", "jahr"))
    if low in words.OPEN and _last_word(before) in {Kind.STRETCH, Kind.UNTIL}:
        return Item(Kind.OPEN, place, place + 1)
    if low == "/" and _is_iso_interval(line, place, before):
        return Item(Kind.STRETCH, place, place + 1)
    if low in {"<", ">"} and line.low(place + 1) == "=":
        return Item(Kind.SINCE if low == ">" else Kind.UNTIL, place, place + 2)
    if low == "+" and line[place + 1].is_number:
        return Item(Kind.PARTING, place, place + 1)
    if kind in _LEANING:
        return Item(kind, place, _behind_links(line, place + 1))
    if kind in {Kind.PERMANENT, Kind.RHYTHM, Kind.TENTATIVE, Kind.ONWARDS}:
        return Item(kind, place, line.skip(place + 1, "."))
    return Item(kind, place, place + 1)


_COMPARED = {
    **dict.fromkeys(words.EARLIER, Kind.BEFORE),
    **dict.fromkeys(words.LATER_THAN, Kind.AFTER),
    **dict.fromkeys(words.LONGER, Kind.BEYOND),
}


def _is_time(line: Line, place: int) -> bool:
    """Whether what follows is a year or a word of time: "gegen Ende 2027", not "gegen Hitze"."""
    return (len(line[place].text) == 4 and line[place].is_number) or line.low(
        place
    ) in _POINTS_BEGIN


def _is_iso_interval(line: Line, place: int, before: list[Item]) -> bool:
    """ "2026-03-01/2026-06-30", "2026-03/2026-06"."""
    if not before or before[-1].kind is not Kind.POINT or line.low(place + 2) != "-":
        return False
    begin = before[-1].start
    years = len(line[begin].text) == len(line[place + 1].text) == 4
    return years and line.low(begin + 1) == "-" and line[begin].is_number


def _last_word(before: list[Item]) -> Kind | None:
    near = before[-4:]
    return next((item.kind for item in reversed(near) if item.kind is not Kind.PARTING), None)


def _compound(low: str) -> Kind | None:
    """ "Projektbeginn", "Umsetzungsende": of the measure itself."""
    for kind, names in ((Kind.BEGIN, ("beginn", "start")), (Kind.FINISH, ("ende", "abschluss"))):
        for name in names:
            if low.endswith(name) and low[: -len(name)] in words.OWN:
                return kind
    return None


def _behind_links(line: Line, place: int) -> int:
    """Behind the words that lean on a beginning or an end: "bis spätestens zum", "Beginn: ab"."""
    at = place
    while True:
        low = line.low(at)
        linking = low in words.LINKS or low in {"=", ">", "jahr", "jahre", "jahres"}
        if low in {":", "."} or linking:
            at += 1
        else:
            return at


def _phrase_at(line: Line, place: int) -> Item | None:
    for tokens, kind in _BY_FIRST.get(line.low(place), ()):
        if all(line.low(place + n) == word for n, word in enumerate(tokens)):
            after = place + len(tokens)
            return Item(kind, place, line.skip(after, "ist") if kind is Kind.VAGUE else after)
    return None


def _terms(line: Line, place: int) -> Item | None:
    """ "kurz- bis mittelfristig", "kurz-/mittel-/langfristig", "kurzfristig/mittelfristig"."""
    at = place
    for _ in range(8):
        low = line.low(at)
        if low in words.TERM_ENDS:
            more = _joint_of_terms(line, at + 1)
            if line.low(more) not in words.TERMS | words.TERM_ENDS:
                return Item(Kind.VAGUE, place, at + 1)
            at = more
        elif low in words.TERMS:
            at = _joint_of_terms(line, at + 1)
        else:
            return None
    return None


def _joint_of_terms(line: Line, place: int) -> int:
    for _ in range(4):
        place = line.skip(place, "-", "/", ",", "und", "bis", "oder", "zu", "u", ".", "bzw")
    return place


def _rhythm(line: Line, place: int) -> Item | None:
    """ "2x pro Jahr", "jedes Jahr", "alle zwei Jahre", "einmal jährlich"."""
    low = line.low(place)
    often = place
    if line.whole_number(place) and line.low(place + 1) in {"x", "mal", "-"}:
        often = line.skip(line.skip(place + 1, "-"), "x", "mal")
    elif low in words.HOW_OFTEN - {"x", "mal"} or low in {"jeden", "jedes", "jede", "jeweils"}:
        often = place + 1
    elif low == "alle":
        return _every(line, place)
    if often == place:
        return None
    if line.low(often) in words.RHYTHM:
        return Item(Kind.RHYTHM, place, often + 1)
    at = line.skip(often, "im", "pro", "je", "/", "in")
    at = line.skip(at, "der")
    if line.low(at) in words.TIMES_OF_RHYTHM:
        return Item(Kind.RHYTHM, place, at + 1)
    return None


def _every(line: Line, place: int) -> Item | None:
    """ "alle zwei Jahre", "alle 3-5 Jahre"."""
    at = place + 1
    for _ in range(2):
        if not line.whole_number(at) and line.low(at) not in words.SMALL_NUMBERS:
            return None
        at += 1
        if line.low(at) in words.TIMES_OF_RHYTHM:
            return Item(Kind.RHYTHM, place, at + 1)
        at = line.skip(at, "-", "bis")
    return None
