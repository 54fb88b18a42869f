"""What somebody asks for: each word with all the words that answer it, the best first."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from itertools import chain, product

from gemeinwerk.engines.searching.compounds import holds, splits
from gemeinwerk.engines.searching.typing_errors import nearest
from gemeinwerk.engines.searching.word_lists import BUILT_WITH, NOT_SOUGHT
from gemeinwerk.engines.searching.words import (
    SMALL,
    chunks,
    forms_of,
    is_number,
    one_form,
    stem,
    with_umlaut,
    without_umlauts,
)

MOST_LETTERS, MOST_TERMS, MOST_NEAR = 100, 12, 3
_QUOTED = re.compile(r'"([^"]*)"?')
_BEGINNINGS_FROM = 3
"""Letters from which a word is also sought as the beginning of others."""

Groups = Sequence[Sequence[str]]
"""Words that a town counts as one, group by group, as they are written."""


class Rank(IntEnum):
    """How well a word answers the one that is asked for."""

    SYNONYM_PART = 1
    SYNONYM = 2
    PART = 3
    BEGINNING = 4
    KIN = 5
    """Another part of speech: "schulen" for the Schule."""
    STEM = 6
    EXACT = 7


Answers = dict[str, Rank]
"""The words that answer, as they stand in texts (see `words.SMALL`), each with how well."""


class Known:
    """The words of all texts that are searched."""

    def __init__(self, words: Iterable[str]) -> None:
        small = {word[1:] for word in words if word[0] == SMALL}
        self.nouns = {word for word in words if word[0] != SMALL}
        """What is written with a capital somewhere."""
        self.all = self.nouns | small


@dataclass
class Term:
    """A word of the query. A text answers by one of its `ways`: all parts of that way."""

    asked: str
    """As it was typed, in one form."""
    exactly: bool = False
    """Whether no other word may answer, as in quotation marks."""
    ways: list[list[Answers]] = field(default_factory=list)
    instead: str = ""
    """The word that was taken for one that stands nowhere."""
    near: list[str] = field(default_factory=list)
    """Further words that may have been meant."""
    also: list[str] = field(default_factory=list)
    """Words of the same meaning that were sought as well, as the town writes them."""

    @property
    def answers(self) -> Answers:
        """Of all ways together."""
        found: Answers = {}
        for way in self.ways:
            for answers in way:
                for word, rank in answers.items():
                    found[word] = max(rank, found.get(word, rank))
        return found


def asked(query: str, known: Known, groups: Groups = ()) -> list[Term]:
    """The terms of a query over texts that hold the words `known`; none for one without words."""
    terms = [_answered(chunk, exactly, known) for chunk, exactly in _parts(query)]
    terms = _with_synonyms(terms, known, groups)
    for term in terms:
        if not term.ways and not term.exactly:
            _with_what_was_meant(term, known, groups)
    return terms


def _parts(query: str) -> list[tuple[str, bool]]:
    """The words of a query, and whether each stood in quotation marks: exactly that one then."""
    text = one_form(_short(query))
    found: dict[str, bool] = {}
    end = 0
    for quoted in _QUOTED.finditer(text):
        found |= dict.fromkeys(chunks(text[end : quoted.start()]), False)
        found |= dict.fromkeys(chunks(quoted[1]), True)
        end = quoted.end()
    found |= dict.fromkeys(chunks(text[end:]), False)
    telling = {word: exactly for word, exactly in found.items() if word not in NOT_SOUGHT}
    return list((telling or found).items())[:MOST_TERMS]


def _short(query: str) -> str:
    """Of a query that is too long, or was cut where it is, the words that are surely whole."""
    if len(query) < MOST_LETTERS:
        return query
    cut = query[:MOST_LETTERS]
    return cut.rpartition(" ")[0] or cut


def _answered(chunk: str, exactly: bool, known: Known) -> Term:
    term = Term(chunk, exactly)
    whole, *pieces = forms_of(chunk)
    if answers := answers_to(whole, known, exactly=exactly):
        term.ways.append([answers])
    if pieces:
        parts = [answers_to(piece, known, exactly=exactly) for piece in pieces]
        if all(parts):
            term.ways.append([_at_most(part, Rank.STEM) for part in parts])
    elif not term.ways and not exactly and not is_number(whole):
        parts = [answers_to(part, known) for part in splits(whole, known.all)]
        if len(parts) > 1 and all(parts):
            term.ways.append([_at_most(part, Rank.PART) for part in parts])
    return term


def _at_most(answers: Answers, most: Rank) -> Answers:
    return {word: min(rank, most) for word, rank in answers.items()}


def answers_to(sought: str, known: Known, *, exactly: bool = False) -> Answers:
    """Of the known words those that answer one."""
    found: Answers = {}
    is_noun = sought in known.nouns
    if is_number(sought):
        return {sought: Rank.EXACT} if is_noun else {}
    if sought in known.all:
        found[sought], found[SMALL + sought] = Rank.EXACT, Rank.KIN if is_noun else Rank.EXACT
    if exactly or len(sought) < _BEGINNINGS_FROM:
        return found
    root, plural, singulars = stem(sought), stem(with_umlaut(sought)), _singulars(sought)
    small = Rank.KIN if is_noun else Rank.STEM
    for word in known.all:
        if (word[0] != sought[0] and root not in word) or word == sought:
            continue
        if _is_inflected(word, sought, root, plural, singulars):
            found[word], found[SMALL + word] = Rank.STEM, small
        elif word.startswith(sought):
            found[word] = found[SMALL + word] = Rank.BEGINNING
        elif root in word and holds(word, sought, known.all):
            found[word] = found[SMALL + word] = Rank.PART
    return found


def _is_inflected(
    word: str, sought: str, root: str, plural: str, singular: Collection[str]
) -> bool:
    if word.startswith(root) and stem(word) == root:
        return True
    if word in singular:
        return True
    return word.startswith(plural) and sought in _singulars(word)


def _singulars(word: str) -> tuple[str, ...]:
    """What a word is the plural of, if umlauts make it one: haeuser -> hauser, haus."""
    bare = without_umlauts(word)
    return (bare, stem(bare)) if bare != word else ()


# --- words of the same meaning ------------------------------------------------------------------


def _with_synonyms(terms: list[Term], known: Known, groups: Groups) -> list[Term]:
    """The terms with further ways to answer; those that together name something become one."""
    for group in groups:
        names = {name: roots for name in group if (roots := _roots(name))}
        for roots in dict.fromkeys(names.values()):
            place = _place(terms, roots)
            if place is None:
                continue
            term = _as_one(terms[place : place + len(roots)])
            terms = [*terms[:place], term, *terms[place + len(roots) :]]
            for name in names:
                way = [_lower(answers_to(word, known)) for word in _words(name)]
                if names[name] != roots and all(way):
                    term.ways.append(way)
                    term.also.append(name)
    return terms


def _place(terms: Sequence[Term], roots: Sequence[str]) -> int | None:
    """Where terms name something, one word each."""
    asked = ["" if term.exactly else stem(term.asked) for term in terms]
    places = range(len(asked) - len(roots) + 1)
    return next((at for at in places if asked[at : at + len(roots)] == list(roots)), None)


def _as_one(terms: Sequence[Term]) -> Term:
    if len(terms) == 1:
        return terms[0]
    ways = [list(chain(*ways)) for ways in product(*(term.ways for term in terms))]
    return Term(" ".join(term.asked for term in terms), ways=ways)


@lru_cache(maxsize=4_096)
def _words(name: str) -> list[str]:
    words = [forms_of(chunk)[0] for chunk in chunks(one_form(name))]
    return [word for word in words if word not in NOT_SOUGHT] or words


@lru_cache(maxsize=4_096)
def _roots(name: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _words(name))


def _lower(answers: Answers) -> Answers:
    return {
        word: Rank.SYNONYM if rank >= Rank.STEM else Rank.SYNONYM_PART
        for word, rank in answers.items()
    }


# --- typing errors ------------------------------------------------------------------------------


def _with_what_was_meant(term: Term, known: Known, groups: Groups) -> None:
    word = forms_of(term.asked)[0]
    if is_number(word):
        return
    of_groups = {word for group in groups for name in group for word in _words(name)}
    near = nearest(word, {*known.all, *of_groups, *BUILT_WITH} - NOT_SOUGHT)
    if not near:
        roots: dict[str, str] = {}
        for other in known.all:
            roots.setdefault(stem(other), other)
        near = [roots[root] for root in nearest(stem(word), roots)]
    for other in near:
        (found,) = _with_synonyms([_answered(other, False, known)], known, groups)
        if found.ways and not term.instead:
            term.ways, term.instead, term.also = found.ways, other, found.also
        elif found.ways and len(term.near) < MOST_NEAR:
            term.near.append(other)
