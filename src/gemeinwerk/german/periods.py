"""Periods: "2024–2026", "ab 2025 fortlaufend", "bis 31.12.2026", "Daueraufgabe", "kurzfristig"."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gemeinwerk.german.dates import Span, span_at
from gemeinwerk.german.empties import is_empty
from gemeinwerk.german.text import plain, squash


@dataclass(frozen=True)
class Period:
    """What a cell says about time.

    ``start``/``end``: first and last day, None where not said. ``permanent``: an ongoing task.
    ``vague``: words that name no date ("kurzfristig"), as typed. ``rest``: words left over.
    ``backwards``: a stretch was typed with its end before its start ("2028-2026").
    """

    start: date | None
    end: date | None
    permanent: bool
    vague: tuple[str, ...]
    empty: bool
    rest: str
    text: str
    backwards: bool = False

    @property
    def understood(self) -> bool:
        return bool(self.start or self.end or self.permanent or self.vague or self.empty)


_RULES = [
    ("permanent", r"dauer(?:aufgaben?|haft\w*|maßnahmen?|massnahmen?)|ständig\w*|staendig\w*"
                  r"|permanente?s?"
                  r"|(?:fort)?laufend(?:e[rsnm]?)?|fortwährend\w*|kontinuierlich\w*"
                  r"|unbefristet\w*|wiederkehrend\w*"
                  r"|regelmäßig\w*|regelmaessig\w*|durchgehend|durchgängig|wöchentlich"
                  r"|täglich|auf dauer"
                  r"|jede[sn]? (?:jahr|monat|woche|quartal|schuljahr)"
                  r"|(?:ein|zwei)mal (?:im|pro) jahr"
                  r"|(?:zwei|halb|viertel)?jährlich\w*|jaehrlich\w*|monatlich\w*|ongoing"
                  r"|continuous(?:ly)?|permanent(?:ly)?|annual(?:ly)?"),
    ("vague", r"(?:kurz|mittel|lang)-?(?: ?(?:/|,|und|bis|oder) ?(?:zu )?(?:mittel"
              r"|lang)-?){0,3}(?:fristig\w*)"
              r"|(?:kurz|mittel)-? ?(?:/|,|und|bis|oder) ?-?(?:mittel|lang)fristig\w*"
              r"|zeitnah\w*|(?:ab )?sofort\w*|umgehend\w*|unverzüglich|baldmöglichst"
              r"|baldmoeglichst|bald"
              r"|schnellstmöglich\w*|schnellstmoeglich\w*|so (?:schnell|bald) wie möglich"
              r"|sobald(?: wie| es)? möglich"
              r"|perspektivisch\w*|demnächst|in kürze|in naher zukunft|künftig|zukünftig"
              r"|nach (?:bedarf|und nach)"
              r"|bei (?:bedarf|gelegenheit)|zu gegebener zeit|(?:short|mid|medium|long)[- ]?term"
              r"|as soon as possible|asap|soon|immediately"),
    ("until", r"(?:ab)?schluss:?|fertigstellung(?: bis)?:?|frist:?|fällig:?"
              r"|spätestens(?: bis)?(?: zum)?|ende?:|bis:?(?: (?:spätestens|einschließlich"
              r"|einschl\.|inkl\.))?(?: (?:zum|zur|zu))?|until|by|deadline:?"),
    ("from", r"ab(?: dem)?|seit(?: dem)?|vo[nm](?: dem)?|beginn(?:end)?(?: (?:ab|mit|im|in))?:?"
             r"|start(?:end)?(?: (?:ab|im|in))?:?|anfang:|from|since|starting|frühestens(?: ab)?"),
    ("onwards", r"ff\.?|fortfolgend\w*|und (?:folgende|später|weiter)(?: jahre)?"
                r"|folgende(?: jahre)?|onwards"),
    ("range", r"-|to"),
    ("filler", r"ca\.?|etwa|rund|voraussichtlich\w*|vsl\.?|vorauss\.?|geplant\w*|jahre?n?|im|in"
               r"|den|dem|der|des|die|das|zum|zur|am|und|sowie|bzw\.?"
               r"|dann|danach|anschließend|zeitraum:?|laufzeit:?|umsetzung:?|\((?:start|beginn"
               r"|ende|abschluss)\)|zunächst|jeweils|haushalts?jahre?|hh|dhh|doppelhaushalt"
               r"|seitdem|aufgabe|maßnahme|task|the|in der umsetzung"),
    ("mark", r"[^\w\s]+"),
]  # fmt: skip
_TOKENS = [(name, re.compile(rf"(?:{body})(?!\w)", re.IGNORECASE)) for name, body in _RULES]
_MARK = re.compile(r"[^\w\s]+")
_WORD = re.compile(r"\S+?(?=[\s,;:()]|$)|\S+")
_MONTHLIKE = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|märz|maerz|mrz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?"
    r"|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\.?"
)
# The first half of a stretch borrows the year of the second: "Mai bis Oktober 2025".
_BORROW = re.compile(
    rf"(?<!\w)(?P<a>\d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTHLIKE})|{_MONTHLIKE}|q ?[1-4]|h ?[12]"
    r"|(?:iv|i{1,3}|[1-4])\.(?: ?(?:quartal|halbjahr|hj\.?|q))?)"
    r"(?P<sep> ?(?:-|/|bis(?: zum)?|und|to) ?)"
    rf"(?P<b>\d{{1,2}}\. ?(?:\d{{1,2}}\. ?|{_MONTHLIKE} ?)|{_MONTHLIKE}[ /]?|q ?[1-4][ /]*"
    rf"|h ?[12][ /]*"
    r"|(?:iv|i{1,3}|[1-4])\. ?(?:quartals?|halbjahr(?:es)?|hj\.?|q)[ /]*)"
    r"(?P<year>(?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
_ORDINAL_ONLY = re.compile(r"(?:iv|i{1,3}|[1-4])\.", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\d.])((?:19|20)\d{2}) ?- ?(\d{2})(?![\d.\-/])")


@lru_cache(maxsize=4_000)
def parse_period(text: str) -> Period:
    """What a cell says about time; never raises. Words about anything else are in ``rest``."""
    shown = squash(text)
    if is_empty(text):
        return Period(None, None, False, (), True, "", shown)
    tokens = _tokenise(_lend_years(plain(text)))
    start, end = _bounds(tokens)
    kinds = [kind for kind, _, _ in tokens]
    return Period(
        start=start,
        end=end,
        permanent="permanent" in kinds,
        vague=tuple(word for kind, word, _ in tokens if kind == "vague"),
        empty=False,
        rest=" ".join(word for kind, word, _ in tokens if kind == "other"),
        text=shown,
        backwards=_is_backwards(tokens),
    )


def _lend_years(text: str) -> str:
    text = _YEARS.sub(lambda m: f"{m[1]}-{m[1][:2]}{m[2]}" if m[2] > m[1][2:] else m[0], text)
    found = _BORROW.search(text)
    if not found:
        return text
    first = found["a"]
    if _ORDINAL_ONLY.fullmatch(first):
        word = re.search(r"[^\W\d]{2,}", found["b"].lstrip("iIvV"))
        first = f"{first} {word.group() if word else 'Quartal'}"
    lent = f"{first} {found['year']} bis {found['b']}{found['year']}"
    return text[: found.start()] + lent + text[found.end() :]


Token = tuple[str, str, Span | None]


def _tokenise(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        kind, end, span = _token_at(text, position)
        tokens.append((kind, text[position:end], span))
        position = end
    return tokens


def _token_at(text: str, position: int) -> tuple[str, int, Span | None]:
    opening = position == 0 or not text[position - 1].isalnum()
    point = span_at(text, position) if opening else None
    if point:
        return "point", point[1], point[0]
    for kind, pattern in _TOKENS if opening else ():
        found = pattern.match(text, position)
        if found:
            return kind, found.end(), None
    mark = _MARK.match(text, position)
    if mark:
        return "mark", mark.end(), None
    word = _WORD.match(text, position)
    return "other", word.end() if word else position + 1, None


def _bounds(tokens: list[Token]) -> tuple[date | None, date | None]:
    starts: list[date] = []
    ends: list[date] = []
    meaningful = [token for token in tokens if token[0] not in {"filler", "mark"}]
    for index, (_, _, span) in enumerate(meaningful):
        if span is None:
            continue
        before = meaningful[index - 1][0] if index else ""
        after = meaningful[index + 1][0] if index + 1 < len(meaningful) else ""
        follows = index > 1 and meaningful[index - 2][0] == "point"
        if before == "until" or (before == "range" and follows):
            ends.append(span.end)
        elif (
            before == "from"
            or after == "onwards"
            or (after in {"until", "range"} and _is_point(meaningful, index + 2))
        ):
            starts.append(span.start)
        elif span.deadline:
            ends.append(span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    start, end = min(starts, default=None), max(ends, default=None)
    if start and end and end < start:
        start, end = end, start
    return start, end


def _is_backwards(tokens: list[Token]) -> bool:
    places = [place for place, token in enumerate(tokens) if token[2] is not None]
    if len(places) != 2:
        return False
    first, last = (tokens[place][2] for place in places)
    between = [word.casefold() for _, word, _ in tokens[places[0] + 1 : places[1]]]
    stretch = between in (["-"], ["bis"], ["bis zum"], ["to"])
    return bool(first and last and stretch and last.end < first.start)


def _is_point(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index][2] is not None
