"""A time cell as a row of items: points, and what its words make of them. See `periods`."""

from dataclasses import dataclass, replace
from enum import StrEnum

from gemeinwerk.german import time_words as words
from gemeinwerk.german.dates import point_at
from gemeinwerk.german.partials import Partial, Span, partial_at, span_in
from gemeinwerk.german.signs import Line
from gemeinwerk.german.years import in_year, year_at


class Kind(StrEnum):
    POINT = "point"
    SINCE = "since"  # ab, seit, Beginn
    AFTER = "after"  # nach, ">"
    UNTIL = "until"  # bis, Ende
    BEFORE = "before"  # vor, "<"
    STRETCH = "stretch"  # "-", bis
    ONWARDS = "onwards"  # ff., "+"
    OPEN = "open"  # offen, "bis heute"
    FURTHER = "further"  # "bis auf Weiteres"
    PERMANENT = "permanent"
    RHYTHM = "rhythm"
    VAGUE = "vague"
    TENTATIVE = "tentative"
    PLACING = "placing"  # im, Jahr
    PARTING = "parting"  # und, ","
    OTHER = "other"


@dataclass(slots=True)
class Item:
    """Tokens `start` up to `end` of a line; ``span`` of a point."""

    kind: Kind
    start: int
    end: int
    span: Span | None = None


def items_of(line: Line) -> list[Item]:
    """All tokens of a line, each in one item, in order."""
    found: list[Item] = []
    place = 0
    while place < len(line):
        more = _lending(line, place) or [_item_at(line, place, found)]
        found.extend(more)
        place = more[-1].end
    return found


# --- points that lend each other their year -------------------------------------------------------

_JOINTS = frozenset({"-", "/", "bis", "und", "u", "+", "to", ",", "sowie", "oder"})


def _lending(line: Line, place: int) -> list[Item]:
    """ "Mai bis Oktober 2025", "1.5.–30.6.2025", "Q1, Q2 und Q4 2026", "KW 12-14/2026"."""
    parts: list[tuple[int, Partial]] = []
    joints: list[Item] = []
    at = place
    while len(parts) < 12:
        part = _partial(line, at, parts[-1][1].kind if parts else "")
        if not part or (parts and parts[0][1].kind != part.kind):
            return []
        parts.append((at, part))
        joint = line.skip(part.after, ".") if part.kind in {"quarter", "half"} else part.after
        if line.low(joint) not in _JOINTS:
            break
        after = line.skip(joint + 1, "zum", ".")
        of_year = line.low(joint) == "/" and not partial_at(line, after)
        if year_at(line, after, short=True) and (of_year or not _partial(line, after, part.kind)):
            break  # "Q1/2026", "KW12/26"
        stretch = line.low(joint) in words.STRETCH
        joints.append(Item(Kind.STRETCH if stretch else Kind.PARTING, joint, after))
        at = after
    return _lent(line, parts, joints[: len(parts) - 1]) if len(parts) > 1 else []


def _partial(line: Line, place: int, kind: str) -> Partial | None:
    found = partial_at(line, place)
    if found or kind not in {"", "week"}:
        return found
    if kind:  # "KW 12-14"
        number = line.whole_number(place)
        return Partial(kind, (0, 0), number, place + 1) if number else None
    return _bare_ordinal(line, place)


def _bare_ordinal(line: Line, place: int) -> Partial | None:
    """ "I.-III. Quartal", "12./13. KW": the first says its number only."""
    number = words.ORDINALS.get(line.low(place)) or line.whole_number(place)
    after = line.skip(place + 1, ".")
    if not number or line.low(after) not in _JOINTS:
        return None
    at = after
    for _ in range(4):
        found = partial_at(line, at + 1)
        if found:
            if found.kind == "week":
                return Partial("week", (0, 0), number, after)
            if found.kind not in {"quarter", "half"}:
                return None
            length = 3 if found.kind == "quarter" else 6
            if number * length > 12:
                return None
            return Partial(found.kind, (number * length - length + 1, number * length), 0, after)
        at = line.skip(at + 2, ".")
        if line.low(at) not in _JOINTS:
            return None
    return None


def _lent(line: Line, parts: list[tuple[int, Partial]], joints: list[Item]) -> list[Item]:
    last = parts[-1][1]
    year = in_year(line, last.after, prose=False)
    if not year:  # none of them has one: they are not looked at again
        return _unread(parts, joints)
    found: list[Item] = []
    for (start, part), joint in zip(parts, [*joints, None], strict=True):
        over_new_year = part.months > last.months and joint and joint.kind is Kind.STRETCH
        span = span_in(line, start, part, year[0] - bool(over_new_year))
        if not span:
            return _unread(parts, joints)
        end = joint.start if joint else year[1]
        found.append(Item(Kind.POINT, start, end, replace(span, text=line.typed(start, end))))
        found.extend([joint] if joint else [])
    return found


def _unread(parts: list[tuple[int, Partial]], joints: list[Item]) -> list[Item]:
    ends = [*(joint.start for joint in joints), parts[-1][1].after]
    found: list[Item] = []
    for (start, _part), end, joint in zip(parts, ends, [*joints, None], strict=True):
        found.append(Item(Kind.OTHER, start, end))
        found.extend([joint] if joint else [])
    return found


# --- single items ---------------------------------------------------------------------------------

_PHRASES = {
    **dict.fromkeys(words.OPEN_ENDS, Kind.OPEN),
    **dict.fromkeys(words.UNTIL_FURTHER_NOTICE, Kind.FURTHER),
    **dict.fromkeys(words.PERMANENT_PHRASES, Kind.PERMANENT),
    **dict.fromkeys(words.VAGUE_PHRASES, Kind.VAGUE),
}
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
for _phrase in sorted(_PHRASES, key=len, reverse=True):
    _tokens = tuple(_phrase.split())
    _BY_FIRST.setdefault(_tokens[0], []).append((_tokens, _PHRASES[_phrase]))
_WORDS: dict[str, Kind] = {
    **dict.fromkeys(words.PLACING, Kind.PLACING),
    **dict.fromkeys(words.PARTING | set(",;/&•|·–()[]:.\"'…_"), Kind.PARTING),
    **dict.fromkeys(words.TENTATIVE | {"~", "≈", "?"}, Kind.TENTATIVE),
    **dict.fromkeys(words.ENDS | words.UNTIL | {"≤"}, Kind.UNTIL),
    **dict.fromkeys(words.SINCE | words.BEGINS | {"≥"}, Kind.SINCE),
    **dict.fromkeys(("nach", "after", ">"), Kind.AFTER),
    **dict.fromkeys(("vor", "before", "<"), Kind.BEFORE),
    **dict.fromkeys(words.ONWARDS | {"+"}, Kind.ONWARDS),
    **dict.fromkeys(words.PERMANENT, Kind.PERMANENT),
    **dict.fromkeys(words.RHYTHM, Kind.RHYTHM),
    **dict.fromkeys(words.VAGUE, Kind.VAGUE),
    "-": Kind.STRETCH,
    "→": Kind.STRETCH,
}
_LEANING = (Kind.SINCE, Kind.UNTIL, Kind.AFTER, Kind.BEFORE)


def _item_at(line: Line, place: int, before: list[Item]) -> Item:
    for reader in (_phrase_at, _terms, _rhythm, _duration):
        item = reader(line, place)
        if item:
            return item
    found = point_at(line, place)
    if found:
        return Item(Kind.POINT if found.span else Kind.OTHER, place, found.after, found.span)
    low = line.low(place)
    if low == "und" and line.low(place + 1) in words.LATER:
        return Item(Kind.ONWARDS, place, line.skip(place + 2, "jahre", "jahr"))
    if low in words.OPEN and _last_word(before) in {Kind.STRETCH, Kind.UNTIL}:
        return Item(Kind.OPEN, place, place + 1)
    if low == "+" and line[place + 1].is_number:
        return Item(Kind.PARTING, place, place + 1)
    kind = _WORDS.get(low) or _compound(low) or Kind.OTHER
    if kind in _LEANING:
        return Item(kind, place, _behind_links(line, place + 1))
    if kind in {Kind.PERMANENT, Kind.RHYTHM, Kind.TENTATIVE, Kind.ONWARDS}:
        return Item(kind, place, line.skip(place + 1, "."))
    return Item(kind, place, place + 1)


def _last_word(before: list[Item]) -> Kind | None:
    near = before[-4:]
    return next((item.kind for item in reversed(near) if item.kind is not Kind.PARTING), None)


def _compound(low: str) -> Kind | None:
    """ "Projektbeginn", "Umsetzungsende": of the measure itself."""
    for kind, names in ((Kind.SINCE, ("beginn", "start")), (Kind.UNTIL, ("ende", "abschluss"))):
        for name in names:
            if low.endswith(name) and low[: -len(name)] in words.OWN:
                return kind
    return None


def _behind_links(line: Line, place: int) -> int:
    """Behind the words that lean on a beginning or an end: "bis spätestens zum", "Beginn: ab"."""
    at = place
    while True:
        low = line.low(at)
        linking = low in words.LINKS or low in {"spaetestens", "=", ">", "jahr", "jahre", "jahres"}
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
            if more == at + 1 or line.low(more) not in words.TERMS | words.TERM_ENDS:
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


def _duration(line: Line, place: int) -> Item | None:
    """ "3 Jahre", "18 Monate", "2-3 Jahre": how long, which no day follows from."""
    counted = line.whole_number(place) is not None or line.low(place) in words.SMALL_NUMBERS
    at = place + 1
    if line.low(at) in {"-", "bis", "/"} and line.whole_number(at + 1) is not None:
        at += 2
    if counted and line.low(at) in words.LENGTHS:
        return Item(Kind.OTHER, place, at + 1)
    return None


def _rhythm(line: Line, place: int) -> Item | None:
    """ "2x pro Jahr", "jedes Jahr", "alle zwei Jahre", "einmal jährlich"."""
    low = line.low(place)
    often = place
    if line.whole_number(place) and line.low(place + 1) in {"x", "mal", "-"}:
        often = line.skip(line.skip(place + 1, "-"), "x", "mal")
    elif low in words.HOW_OFTEN - {"x", "mal"} or low in {"jeden", "jedes", "jede", "jeweils"}:
        often = place + 1
    elif low == "alle" and (
        line.whole_number(place + 1) or line.low(place + 1) in words.SMALL_NUMBERS
    ):
        often = place + 2
        return (
            Item(Kind.RHYTHM, place, often + 1)
            if line.low(often) in words.TIMES_OF_RHYTHM
            else None
        )
    if often == place:
        return None
    if line.low(often) in words.RHYTHM:
        return Item(Kind.RHYTHM, place, often + 1)
    at = line.skip(often, "im", "pro", "je", "/", "in")
    at = line.skip(at, "der")
    if line.low(at) in words.TIMES_OF_RHYTHM:
        return Item(Kind.RHYTHM, place, at + 1)
    return None
