"""Cuts the text of a cell about money into amounts, rhythms, years and words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gemeinwerk.german.numbers import NUMBER
from gemeinwerk.german.text import plain


@dataclass(frozen=True)
class Token:
    """``kind``: money, posts, number, percent, rhythm, year, about, break, mark, filler, word."""

    kind: str
    text: str
    numbers: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)
    value: str = ""


_CURRENCY = r"(?:€|EUR\b|Euro\b)"
_THOUSAND = r"(?:T ?€|TEUR\b|T ?EUR\b|T ?Euro\b|TE\b|k ?€|kEUR\b|Tsd\.?(?!\w)|Tausend\b)"
_MILLION = r"(?:Mio\.?(?!\w)|Million(?:en)?\b|M€)"
_BILLION = r"(?:Mrd\.?(?!\w)|Milliarden?\b)"
_SCALE = rf"(?:{_THOUSAND}|{_MILLION}|{_BILLION})"
_UNIT = rf"(?:{_SCALE}(?: ?{_CURRENCY})?|{_CURRENCY})"
_NUM = rf"{NUMBER}(?:,-{{1,2}}|,--)?"
_TO = r" ?(?:-|bis(?: zu)?|und|/) ?"
_POSTS = (
    r"(?:VZÄ|VZAE|VZE|VZS|VZK|VbE|VK|AK|FTE|Vollzeit(?:äquivalente?n?|stellen?|kräfte?)|(?:Plan"
    r"|Personal|Teilzeit|Vollzeit)?-?[Ss]tellen?(?:anteile?n?)?"
    r"|Stellenanteile?n?|posts?)(?!\w)"
)
_YEAR = r"(?:19|20)\d{2}(?![\d.]\d|\d)"
_FLAGS = re.IGNORECASE
_FACTORS = [(_THOUSAND, 1_000), (_MILLION, 1_000_000), (_BILLION, 1_000_000_000)]


def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _FLAGS)


_MONEY_RANGE = _re(rf"({_NUM}) ?({_UNIT})?{_TO}({_NUM}) ?({_UNIT})")
_MONEY_FIRST = _re(rf"{_CURRENCY} ?({_NUM})(?:{_TO}({_NUM}))?(?: ?({_SCALE}))?")
_MONEY = _re(rf"({_NUM}) ?({_UNIT})|({NUMBER}),--?(?!\d)")
_POST_RANGE = _re(
    rf"({NUMBER})(?:{_TO}({NUMBER}))? ?(?:x )?(?:zusätzliche[rn]? |neue[rn]? "
    rf"|befristete[rn]? )?{_POSTS}"
)
_POST_FIRST = _re(rf"{_POSTS}:? ({NUMBER})(?!\d| ?(?:€|EUR|T€))")
_HALF_POST = _re(rf"(½|1/2|eine halbe|halbe|eine ganze|eine|ein) {_POSTS}")
_HALVES = {"½": "0.5", "1/2": "0.5", "eine halbe": "0.5", "halbe": "0.5"}
_RHYTHMS = [
    ("yearly", _re(r"/ ?(?:Jahr|J\b|a\b)\.?|p\. ?a\.?(?!\w)|(?:pro|je|im|per"
                   r"|in jedem) (?:Haushalts)?jahr(?:es)?\b|per annum|jährl(?:ich\w*|\.)"
                   r"|jaehrlich\w*|per year|yearly|annual(?:ly)?|jeweils|laufende?r? kosten"
                   r"|wiederkehrend\w*|lfd\. kosten|laufend\b")),
    ("monthly", _re(r"/ ?(?:Monat|Mon\.|mtl\.?)|(?:pro|je|im|per) monat\b|monatlich\w*"
                    r"|mtl\.?(?!\w)|per month|monthly")),
    ("once", _re(r"einmal(?:ig\w*|kosten)?\b|einm\.|1-?malig\w*|anschub(?:finanzierung|kosten)"
                 r"|one-?off|once\b")),
    ("each", _re(r"/ ?(?:[^\W\d]\w*(?:[*:]in(?:nen)?)?|m²|m2)|(?:pro|je|per"
                 r"|à) (?!nach\b)[^\W\d]\w*(?:[*:]in(?:nen)?)?|à(?!\w)|\d+ ?x(?!\w)")),
]  # fmt: skip
_YEARS = [
    _re(
        rf"(?:von |für |in |im |den |jahre?n? |\(){{0,5}}({_YEAR}) ?(?:-|/|bis|und) ?({_YEAR}"
        rf"|\d\d(?![\d.]\d|\d| ?€))"
    ),
    _re(rf"(?:ab|seit|beginnend(?: ab)?|from) (?:dem )?(?:jahre? )?({_YEAR})(?: ?ff\.?)?()"),
    _re(rf"(?:bis|until)(?: ende)?()(?: einschließlich)? ({_YEAR})"),
    _re(
        rf"(?:für |in |im |den |jahre?n? |haushalt |hh ?){{0,5}}({_YEAR})(?P<same>)"
        r"(?! ?(?:€|EUR|T€))"
    ),
]
_RULES = [
    ("about", _re(r"(?:ca|zirka|circa|etwa|rund|rd|ungefähr|geschätzt\w*|schätzungsweise"
                  r"|voraussichtlich|vsl|max|maximal|min|mind|mindestens|bis zu|über|unter|knapp"
                  r"|höchstens|about|approx)\.?(?!\w)|[<>~≈≤≥]")),
    ("percent", _re(rf"({NUMBER}) ?(?:%|Prozent)")),
    ("break", _re(r"[;•|\n+]|,(?!\d)|(?<= )/(?= )|\b(?:und|sowie|zzgl\.?|zuzüglich|plus|dann"
                  r"|danach|and)(?!\w)|anschließend")),
    ("filler", _re(r"(?:kosten|betrag|höhe|in|von|der|die|des|dem|den|im|für|zur|zum|beträgt"
                   r"|zwischen|brutto|netto|euro|pro|je)(?!\w)")),
]  # fmt: skip
_NUMBER = _re(rf"(?<![\w.,]){_NUM}(?![\w])")
_GRADE = _re(r"(?:TVöD|TV-L|SuE|EG|E|A|S|BesGr\.?)[ -]?(?:EG |E)?\d{1,2}\w?(?!\w)")
_WORD = _re(r"[^\w\s,;:()+]{0,20}\w[^\s,;:()+]*")  # marks before a word belong to it
_COLON = _re(r"\s?:")


def tokenise(text: str) -> list[Token]:
    """The tokens of a cell, in order. Line breaks divide, as semicolons do."""
    lines = "\n".join(line for line in (plain(line) for line in text.splitlines()) if line)
    return list(_tokens(lines))


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        if text[position] in " \t":
            position += 1
            continue
        opening = position == 0 or not text[position - 1].isalnum()
        token, end = _token_at(text, position, opening)
        if token.kind == "year" and _COLON.match(text, end):
            yield Token("break", "")  # "2026: 240.000 €" begins anew
        yield token
        position = max(end, position + 1)


def _token_at(text: str, position: int, opening: bool) -> tuple[Token, int]:
    for find in (_amount_at, _time_at) if opening else ():
        found = find(text, position)
        if found:
            return found
    for kind, pattern in _RULES:
        match = pattern.match(text, position)
        if match and (opening or kind in {"break", "about"}):
            return Token(kind, match.group()), match.end()
    match = _NUMBER.match(text, position)
    if match:
        number = match.group().rstrip("-").rstrip(",")
        return Token("number", match.group(), (number,)), match.end()
    match = _WORD.match(text, position)
    if match:
        return Token("word", match.group()), match.end()
    return Token("mark", text[position]), position + 1


def _amount_at(text: str, position: int) -> tuple[Token, int] | None:
    grade = _GRADE.match(text, position)
    if grade:  # a pay grade is no amount
        return Token("word", grade.group()), grade.end()
    found = _POST_RANGE.match(text, position)
    if found:
        numbers = tuple(number for number in found.groups() if number)
        return Token("posts", found.group(), numbers), found.end()
    found = _HALF_POST.match(text, position)
    if found:
        number = _HALVES.get(found[1].lower(), "1").replace(".", ",")
        return Token("posts", found.group(), (number,)), found.end()
    found = _POST_FIRST.match(text, position)
    if found:
        return Token("posts", found.group(), (found[1],)), found.end()
    return _money_at(text, position)


def _money_at(text: str, position: int) -> tuple[Token, int] | None:
    found = _MONEY_RANGE.match(text, position)
    if found and not _is_year_list(found[1], found[2], found[3]):
        token = Token("money", found.group(), _numbers(found[1], found[3]), _factor(found[4]))
        return token, found.end()
    found = _MONEY_FIRST.match(text, position)
    if found:
        numbers = _numbers(found[1], found[2])
        return Token("money", found.group(), numbers, _factor(found[3])), found.end()
    found = _MONEY.match(text, position)
    if found:
        numbers = _numbers(found[1] or found[3])
        return Token("money", found.group(), numbers, _factor(found[2])), found.end()
    return None


def _is_year_list(first: str, unit: str | None, second: str) -> bool:
    """ "2025 - 10.000 €" is a year and an amount, not a range of amounts."""
    bare_year = bool(re.fullmatch(r"(?:19|20)\d{2}", first)) and not unit
    return bare_year and not re.fullmatch(r"(?:19|20)\d{2}|\d{4}", second)


def _numbers(*found: str | None) -> tuple[str, ...]:
    return tuple(number.rstrip("-").rstrip(",") for number in found if number)


def _factor(unit: str | None) -> Decimal:
    for pattern, factor in _FACTORS:
        if unit and re.match(pattern, unit, _FLAGS):
            return Decimal(factor)
    return Decimal(1)


def _time_at(text: str, position: int) -> tuple[Token, int] | None:
    for rhythm, pattern in _RHYTHMS:
        found = pattern.match(text, position)
        if found:
            return Token("rhythm", found.group(), value=rhythm), found.end()
    for pattern in _YEARS:
        found = pattern.match(text, position)
        if found:
            first, last = found[1], found[1] if "same" in found.groupdict() else found[2]
            if first and last and len(last) == 2:
                last = first[:2] + last
            return Token("year", found.group(), value=f"{first}-{last}"), found.end()
    return None
