"""One person's name: "Dr. Frau Anna-Lena von der Müller, geb. Schmidt", "MÜLLER, Anna"."""

import re
from dataclasses import dataclass, field, replace

from gemeinwerk.german.parties.person_words import is_first_name, is_surname
from gemeinwerk.german.people import words
from gemeinwerk.german.people.telling import NAME_WORD, is_organisation, is_transposed
from gemeinwerk.german.text import fold, squash

_BORN = re.compile(
    r"[,(]?\s?\b(?P<how>geb\.|geborene[rs]?|née|nee|vormals|früher)\s?:?\s"
    r"(?P<name>[^\W\d_][\w'’-]{1,40}(?:\s(?=(?:von|de|der|al)\s)\w{2,3}\s[\w'’-]{1,40})?)\s?\)?"
)
_BRACKET = re.compile(
    r"[(\[](?P<inside>[^()\[\]]{0,200})[)\]]|(?P<quoted>[„“\"][^„“”\"]{1,40}[“”\"])"
)
_PRONOUN = r"(?:sie|ihr|ihre|ihn|ihm|er|sein|es|they|them|she|her|he|him|dey|denen|xier|keine?)"
_PRONOUNS = re.compile(
    rf"(?:pronomen:?\s?)?{_PRONOUN}(?:\s?[/|,]\s?{_PRONOUN}){{1,3}}|keine pronomen", re.IGNORECASE
)
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_])")
_LOOSE_DASH = re.compile(r"(?<=\w)(?: [-‐‑]|[-‐‑] )(?=[^\W\d_])")
_DEGREE = re.compile(r"\s(M|B|LL)\.\s(A|Sc|Ed|M|B)\.(?=\s?(?:$|[,(]))")
_ROLE_CHAIN = frozenset({"des", "der", "die", "den", "dem", "für", "im", "in", "vom", "von", "am",
                         "und", "u.", "zur", "zum", "beim", "bei"})  # fmt: skip
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A person as a cell gives it. ``organisation``: named beside, in brackets or behind a comma.

    Only a household ("Familie Krause") and somebody known by one name have an empty ``first``.
    """

    salutation: str = ""
    title: str = ""
    first: str = ""
    last: str = ""
    birth: str = ""
    pronouns: str = ""
    function: str = ""
    organisation: str = ""

    @property
    def full(self) -> str:
        """ "Dr. Anna von der Müller"; a household is named as such."""
        head = self.salutation if self.salutation in words.HOUSEHOLDS else ""
        return " ".join(part for part in (head, self.title, self.first, self.last) if part)

    def __bool__(self) -> bool:
        return bool(self.first or self.last)


@dataclass(slots=True)
class _Found:
    """A name on its way."""

    salutation: str = ""
    titles: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    birth: str = ""
    pronouns: str = ""
    first: str = ""
    last: str = ""
    rest: list[str] = field(default_factory=list)

    def name(self) -> Name:
        return Name(
            self.salutation,
            " ".join(self.titles),
            self.first,
            self.last.replace(words.JOINED, "von und zu"),
            self.birth,
            self.pronouns,
            ", ".join(self.functions),
            ", ".join(self.organisations),
        )


def parse_name(text: str, *, last_first: bool = False) -> tuple[Name, str]:
    """The one person a text names, and what else it says. ``last_first``: the surname stands first
    without a comma, as all others of its column show."""
    found = _Found()
    whole = words.OF_AND_AT.sub(words.JOINED, squash(text)[:2_000].replace("h. c.", "h.c."))
    whole = _DEGREE.sub(r" \1.\2.", whole)
    left = _LOOSE_DASH.sub("-", _asides(whole, found))
    names: list[list[str]] = []
    for part in _parts(left):
        _take(part, found, names)
    _name(names, found, last_first)
    return found.name(), "; ".join(found.rest).replace(words.JOINED, "von und zu")


def parse_first(text: str) -> tuple[Name, str]:
    """A cell below "Vorname"."""
    name, rest = parse_name(text)
    if name.first and name.last and "," not in text:
        return replace(name, first=f"{name.first} {name.last}", last=""), rest
    return (replace(name, first=name.first or name.last, last=""), rest)


def parse_last(text: str) -> tuple[Name, str]:
    """A cell below "Nachname": "von der Müller", "Müller, Dr.", "Müller-Krause (geb. Krause)"."""
    name, rest = parse_name(text)
    if name.first and name.last and "," not in text:
        return replace(name, last=f"{name.first} {name.last}", first=""), rest
    return (
        replace(name, last=name.last or name.first, first=name.first if name.last else "")
    ), rest


# --- inside -------------------------------------------------------------------------------------


def _asides(text: str, found: _Found) -> str:
    """What stands in brackets, and the name somebody was born with, are no part of the name."""

    def born(hit: re.Match[str]) -> str:
        if found.birth:
            return hit.group()
        found.birth = hit["name"]
        return " "

    def bracket(hit: re.Match[str]) -> str:
        if hit["quoted"]:
            found.rest.append(hit["quoted"])
            return " "
        inside = squash(hit["inside"])
        if not inside:
            return " "
        if _PRONOUNS.fullmatch(inside):
            found.pronouns = inside
        elif words.is_salutation(inside):
            found.salutation = words.is_salutation(inside)
        elif words.is_title(inside):
            found.titles.append(inside)
        elif _is_function(inside):
            found.functions.append(inside)
        elif is_organisation(inside) or words.is_abbreviation(inside):
            found.organisations.append(inside)
        else:
            found.rest.append(f"({inside})")
        return " "

    return squash(_BRACKET.sub(bracket, _BORN.sub(born, text)))


def _parts(text: str) -> list[str]:
    """The pieces between commas and dashes with blanks around."""
    return [part for one in re.split(r",| [–—-] | \| ", text) if (part := squash(one).strip(" :"))]


def _take(part: str, found: _Found, names: list[list[str]]) -> None:
    """What one piece is: part of the name, a function, an organisation."""
    tokens = [
        token for one in part.split()
        for token in ([one] if words.is_title(one) else _GLUED.sub(" ", one).split())
    ]  # fmt: skip
    tokens = _strip(_salutation_before(tokens, found), found)
    if not tokens:
        return
    said = " ".join(tokens)
    if names and _PRONOUNS.fullmatch(said):
        found.pronouns = said
    elif _is_function(said) and (names or len(tokens) == 1 or not _has_name(tokens)):
        found.functions.append(said)
    elif (names and _may_abbreviate(said)) or is_organisation(said):
        found.organisations.append(said)
    else:
        tokens = _function_before(tokens, found)
        tokens = _function_behind(tokens, found)
        names.append(tokens)


def _salutation_before(tokens: list[str], found: _Found) -> list[str]:
    """ "Sekretariat Frau Müller", "Herr Stadtrat Krause": the name begins behind the salutation,
    and what stands before it, or is no name behind it, is kept."""
    if place := words.within(tokens):
        before = " ".join(tokens[:place])
        of = found.organisations if is_organisation(before) else found.rest
        (found.functions if _is_function(before) else of).append(before)
        tokens = tokens[place:]
    if len(tokens) > 2 and words.is_salutation(tokens[0]) and _is_office(*tokens[1:3]):
        found.functions.append(tokens[1])
        tokens = [tokens[0], *tokens[2:]]
    return tokens


_COUNCILLORS = frozenset({"stadtrat", "kreisrat", "gemeinderat", "ortsbeirat", "rat"})
"""Alone they are councils."""


def _is_office(word: str, behind: str) -> bool:
    """ "Landrat Dr. Krause", "Stadtrat Krause"; not "Leiterin des Jugendamts"."""
    named = words.is_title(behind) or is_surname(behind) or is_first_name(behind)
    return named and (words.is_function(word) or fold(word) in _COUNCILLORS)


def _may_abbreviate(said: str) -> bool:
    """ "AWO" behind a name; "ANNA" is none."""
    return words.is_abbreviation(said) and not (is_surname(said) or is_first_name(said))


def _strip(tokens: list[str], found: _Found) -> list[str]:
    """Without salutations and titles at either end."""
    polite = words.POLITE.match(fold(" ".join(tokens[:2])))
    while (
        polite
        and tokens
        and words.POLITE.fullmatch(
            fold(tokens[0])
            + (f" {fold(tokens[1])}" if fold(tokens[0]) == "sehr" and len(tokens) > 1 else "")
        )
    ):
        tokens = tokens[2 if fold(tokens[0]) == "sehr" else 1 :]
    while tokens:
        if said := words.is_salutation(tokens[0]):
            if found.salutation not in {"", said}:
                found.rest.append(tokens[0])
            else:
                found.salutation = said
        elif words.is_title(tokens[0]):
            found.titles.append(tokens[0])
        else:
            break
        tokens = tokens[1:]
    behind: list[str] = []
    while len(tokens) > 1 and words.is_title(tokens[-1]):
        behind.insert(0, tokens[-1])
        tokens = tokens[:-1]
    found.titles += behind
    return tokens


def _is_function(text: str) -> bool:
    tokens = text.split()
    return bool(tokens) and len(tokens) <= 10 and any(words.is_function(one) for one in tokens[:4])


def _has_name(tokens: list[str]) -> bool:
    """Whether two words at the end of a function are a person: "Leiterin Anna Müller"."""
    if len(tokens) > 2 and is_first_name(tokens[0]) and not words.is_function(tokens[1]):
        return True
    return any(is_first_name(one) for one in tokens[1:]) or (
        len(tokens) == 2 and words.is_function(tokens[0]) and is_surname(tokens[1])
    )


def _function_before(tokens: list[str], found: _Found) -> list[str]:
    """ "Sprecherin des Migrantenbeirats Anna Müller": up to where the name begins."""
    last = max((n for n, one in enumerate(tokens) if words.is_function(one)), default=-1)
    if last < 0 or last + 1 >= len(tokens) or last > 3:
        return tokens
    begin = last + 1
    if tokens[begin] in _ROLE_CHAIN or (
        begin + 1 < len(tokens) and words.is_of_organisation(tokens[begin])
    ):
        begin = next(
            (n for n in range(begin, len(tokens)) if is_first_name(tokens[n])), len(tokens)
        )
    if begin == len(tokens):
        return tokens
    found.functions.append(" ".join(tokens[:begin]))
    return _strip(tokens[begin:], found)


def _function_behind(tokens: list[str], found: _Found) -> list[str]:
    """ "Anna Müller Geschäftsführerin", "Anna Müller Caritas"."""
    for place in range(2, len(tokens)):
        if words.is_function(tokens[place]):
            found.functions.append(" ".join(tokens[place:]))
            return tokens[:place]
        if words.is_of_organisation(tokens[place]):
            found.organisations.append(" ".join(tokens[place:]))
            return tokens[:place]
    return tokens


def _name(names: list[list[str]], found: _Found, last_first: bool) -> None:
    """First names and surname from the pieces that are left."""
    pieces = [kept for tokens in names if (kept := _spelled(tokens, found))]
    if not pieces:
        return
    if len(pieces) == 1 and pieces[0][-1] in words.PARTICLES:
        found.rest.append(" ".join(pieces[0]))
        return
    if len(pieces) > 1 and len(pieces[1]) <= 4 and not _is_whole(pieces[0], pieces[1]):
        found.last, found.first = " ".join(pieces[0]), " ".join(pieces[1])
        leading = found.first.split()
        if leading[-1] in words.PARTICLES and len(leading) > 1:  # "Müller, Anna von der"
            cut = next(n for n, one in enumerate(leading) if one in words.PARTICLES)
            found.last = " ".join([*leading[cut:], found.last])
            found.first = " ".join(leading[:cut])
        pieces = pieces[2:]
    else:
        found.first, found.last = _in_order(pieces[0], found, last_first)
        pieces = pieces[1:]
    found.rest += [" ".join(piece) for piece in pieces]


def _is_whole(piece: list[str], behind: list[str]) -> bool:
    """Whether what stands before a comma is a name of its own: "Anna Müller, Nord"."""
    if len(piece) < 2 or piece[0] in words.PARTICLES:
        return False
    first = is_first_name(piece[0]) and not is_first_name(behind[0])
    return first or (len(piece) > 2 and not is_first_name(behind[0]))


def _spelled(tokens: list[str], found: _Found) -> list[str]:
    """The words that can be names; all others go to the rest."""
    small = not any(token[:1].isupper() for token in tokens if token not in words.PARTICLES)
    bearable = (
        small and len(tokens) <= 3 and any(is_first_name(one) or is_surname(one) for one in tokens)
    )
    kept: list[str] = []
    left: list[str] = []
    for token in tokens[:_MOST_WORDS]:
        bare = token.strip(".;:") if len(token) > 2 and token[1:2] != "." else token
        if len(bare) > 2 and bare[-1] in "?!*":
            left.append(bare[-1])
            bare = bare[:-1]
        if not NAME_WORD.fullmatch(bare):
            left.append(token)
        elif bearable and bare not in words.PARTICLES:
            kept.append(_capital(bare))
        elif bare[0].islower() and bare not in words.PARTICLES:
            left.append(token)
        else:
            kept.append(_capital(bare) if bare.isupper() and len(bare) > 2 else bare)
    left += tokens[_MOST_WORDS:]
    known = any(is_first_name(one) or is_surname(one) for one in kept)
    if kept and not known and any(sign.isdigit() for one in left for sign in one):
        left, kept = tokens, []  # "ca. 12 Personen"
    if left:
        found.rest.append(" ".join(left))
    found_caps = [one for one in tokens if one.isupper() and len(one) > 2]
    if len(found_caps) == 1 and len(kept) == len(tokens) > 1 and tokens[0] == found_caps[0]:
        kept = [*kept[1:], kept[0]]  # "MÜLLER Anna Lena"
    return kept


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _in_order(tokens: list[str], found: _Found, last_first: bool) -> tuple[str, str]:
    if len(tokens) == 1:
        alone = tokens[0]
        is_first = is_first_name(alone) and not is_surname(alone)
        unsaid = not (found.salutation or found.titles)
        return (alone, "") if is_first and unsaid else ("", alone)
    if found.salutation in words.HOUSEHOLDS and not is_first_name(tokens[0]):
        return "", " ".join(tokens)
    cut = _begin_of_last(tokens)
    if cut == 0:
        return _with_particle(tokens)
    if len(tokens) == 2:
        one, two = tokens
        known = is_transposed(" ".join(tokens))
        turned = known if known is not None else last_first
        if two.endswith(".") and len(two) == 2 and not one.endswith(".") and is_surname(one):
            turned = True
        sure = is_surname(one) and not is_first_name(one)
        if turned and (last_first or sure):
            return two, one
    elif last_first and cut == len(tokens) - 1 and not is_first_name(tokens[0]):
        return " ".join(tokens[1:]), tokens[0]
    return " ".join(tokens[:cut]), " ".join(tokens[cut:])


def _with_particle(tokens: list[str]) -> tuple[str, str]:
    """ "von der Müller Anna" as lists have it; else all of it is the surname."""
    known = [n for n, one in enumerate(tokens) if n > 1 and is_first_name(one)]
    if known and known[0] == len(tokens) - 1 and tokens[known[0] - 1] not in words.PARTICLES:
        return tokens[-1], " ".join(tokens[:-1])
    return "", " ".join(tokens)


def _begin_of_last(tokens: list[str]) -> int:
    """Where the surname begins: at its particles, else the last word, or two known surnames."""
    for place, token in enumerate(tokens[:-1]):
        low = token.casefold()
        behind = tokens[place + 1].casefold()
        if low in words.NOBLE and place and behind in {"von", "zu", "vom", "zur"}:
            return place
        small = token in words.PARTICLES
        if small or (place and token in words.CAPITAL_PARTICLES and low in words.PARTICLES):
            return place
    middle = tokens[-2]
    if len(tokens) > 2 and is_surname(middle) and not is_first_name(middle):
        return len(tokens) - 2
    return len(tokens) - 1
