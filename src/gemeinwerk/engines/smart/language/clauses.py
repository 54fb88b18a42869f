"""Main clauses and their verbs."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.engines.smart.language.lexicon import LOOKING, SOFT, VAGUE
from gemeinwerk.engines.smart.language.particles import (
    ALWAYS_SUBORDINATE,
    AUXILIARIES,
    JOINS,
    NO_VERBS,
    PASSIVE,
    PAST,
    PRONOUNS,
    SUBORDINATE,
)
from gemeinwerk.engines.smart.language.wordlist import word_set
from gemeinwerk.engines.smart.language.words import SEPARABLE, Token, root, tokens

Clause = Sequence[Token]  # the words and numbers of one main clause


class Verb(NamedTuple):
    """A verb: its root with a parted prefix put back, where it stands, the words around it.

    subject: the noun right before a finite verb, in lower case, or "".
    """

    root: str
    start: int
    end: int
    around: Sequence[Token]
    subject: str
    finite: bool


_CONDITIONAL = frozenset({"sollte", "sollten"})  # "…, sollte man das Konzept weiterverfolgen"
_ADJECTIVE = re.compile(
    r"(?:bar|lich|isch|ig|sam|los|voll|end|frei|(?<!st)ell|al|iv|haft|mäßig|reich|arm|nah|fern|"
    r"weit)en$"
)
_PARTICIPLE = re.compile(
    r"^(?:(?:ab|an|auf|aus|bei|dar|durch|ein|fest|fort|frei|her|heran|heraus|herein|hin|los|mit|"
    r"nach|statt|teil|um|voran|vor|weg|weiter|wieder|zu|zurück|zusammen|bereit|bekannt|nieder|"
    r"hinaus|fertig|sicher|entgegen)?(?:ge|be|ver|er|ent|emp|zer|über|unter|miss)\w+t|\w+iert)$"
)
FAR = 100
"""Words within which a verb has its object and its prefix; no clause anybody reads is longer."""
_NONE_OF_THEM = AUXILIARIES | NO_VERBS
_YEAR = re.compile(r"(?:19|20)\d\d")
_ZU_INFINITIVE = re.compile(rf"^(?:{'|'.join(SEPARABLE)})zu\w{{2,}}n$")


@lru_cache(maxsize=4_096)
def main_clauses(sentence: str) -> tuple[Clause, ...]:
    """The main clauses of a sentence that speak of what is or will be."""
    kept = []
    for number, words in enumerate(_between_commas(sentence)):
        if not words or _is_past(words):
            continue
        opener = words[0].low
        if number and opener in _CONDITIONAL:
            continue
        subordinate = opener in (SUBORDINATE if number else ALWAYS_SUBORDINATE)
        if subordinate and not (number and _is_item(words)):
            continue
        if number and _ends_with_zu(words):
            continue
        kept.append(words)
    return tuple(kept)


@lru_cache(maxsize=4_096)
def promises(sentence: str) -> tuple[Clause, ...]:
    """ "Es gilt, die Chancen zu verbessern": what a clause with "zu" promises."""
    clauses = [words for words in _between_commas(sentence) if words]
    return tuple(
        words
        for words in clauses[1:]
        if words[0].low != "um" and _ends_with_zu(words) and not _is_past(words)
    )


def _is_past(words: Sequence[Token]) -> bool:
    return any(word.low in PAST for word in words)


def _between_commas(sentence: str) -> Iterator[list[Token]]:
    words: list[Token] = []
    depth = 0
    for token in tokens(sentence):
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif token.text in ",:":
            yield words
            words = []
        elif token.text[0].isalnum() or token.text in "/&+":
            words.append(token)
    yield words


def _is_item(words: Sequence[Token]) -> bool:
    """ "…, die Sanierung der Halle": an item of a list has no verb at its end."""
    return words[0].low in {"die", "der", "das", "den", "dem"} and (
        words[-1].is_noun or words[-1].text[0].isdigit()
    )


def _ends_with_zu(words: Sequence[Token]) -> bool:
    """ "…, sich einzubringen", "…, digitale Angebote zu nutzen": what somebody else shall do."""
    last = words[-1].low
    if _has_auxiliary(words):
        return False
    return bool(_ZU_INFINITIVE.match(last)) or (len(words) > 1 and words[-2].low == "zu")


def _has_auxiliary(words: Sequence[Token]) -> bool:
    return any(word.low in AUXILIARIES for word in words)


class _Found(NamedTuple):
    place: int
    root: str
    end: int
    finite: bool


def verbs(words: Clause) -> Iterator[Verb]:
    """The verbs of a clause: at the end of their phrase, or finite behind their subject."""
    found = list(_find(words))
    for number, verb in enumerate(found):
        if verb.finite:
            until = found[number + 1].place if number + 1 < len(found) else len(words)
            around = [*words[verb.place + 1 : until]]
            if not any(word.is_noun for word in around):
                around = list(words[max(0, verb.place - FAR) : verb.place])
        else:
            since = found[number - 1].place + 1 if number else 0
            around = list(words[since : verb.place])
        if not any(word.is_noun for word in around):
            around = []
        before = words[verb.place - 1] if verb.finite and verb.place else None
        subject = before.low if before and before.is_noun else ""
        yield Verb(verb.root, words[verb.place].start, verb.end, around, subject, verb.finite)


def _find(words: Sequence[Token]) -> Iterator[_Found]:
    helpers = [place for place, word in enumerate(words) if word.low in AUXILIARIES]
    helped = bool(helpers)
    finite_before = False
    for place, word in enumerate(words):
        low = word.low
        if low in JOINS and place and _non_finite(words, place - 1):
            helped = bool(helpers) and helpers[-1] >= place
        if low in _NONE_OF_THEM or _there_is(words, place) or not low[0].isalpha():
            continue
        if _ends_phrase(words, place) and _non_finite(words, place):
            yield _Found(place, root(low), _with_passive(words, place), finite=False)
        elif _finite(words, place, helped, finite_before):
            finite_before = True
            yield _Found(place, _with_prefix(words, place), word.end, finite=True)


def _there_is(words: Sequence[Token], place: int) -> bool:
    """ "es gibt", "gibt es"."""
    if words[place].low not in {"gibt", "geben"}:
        return False
    return any(word.low == "es" for word in words[max(0, place - 2) : place + 2])


def _ends_phrase(words: Sequence[Token], place: int) -> bool:
    if place + 1 == len(words):
        return True
    after = words[place + 1].low
    return after in JOINS or after in AUXILIARIES


def _known(low: str) -> bool:
    word = root(low)
    return word in VAGUE or word in LOOKING or word in SOFT


def _non_finite(words: Sequence[Token], place: int) -> bool:
    """An infinitive or participle, not an adjective that shares its noun with another."""
    word = words[place]
    if word.is_noun or len(word.text) < 4:
        return False
    low = word.low
    if _known(low):
        return low.endswith(("n", "t"))
    if low.endswith("t"):
        return bool(_PARTICIPLE.match(low))
    if not low.endswith("n"):
        return False
    if place + 2 < len(words) and words[place + 1].low in JOINS:
        twin = words[place + 2]
        return twin.is_noun or not twin.low.endswith("en") or _ends_phrase(words, place + 2)
    return low.endswith(("en", "ern", "eln"))


def _with_passive(words: Sequence[Token], place: int) -> int:
    following = words[place + 1] if place + 1 < len(words) else None
    return following.end if following and following.low in PASSIVE else words[place].end


def _finite(words: Sequence[Token], place: int, helped: bool, finite_before: bool) -> bool:
    word = words[place]
    low = word.low
    after = words[place + 1] if place + 1 < len(words) else None
    if after is not None and after.low == "wir" and low.endswith("n"):
        return True
    if word.is_noun or helped or len(low) < 4 or not low.endswith(("t", "en", "ern", "eln")):
        return False
    if place == 0:
        return after is not None and not _ADJECTIVE.search(low) and _starts_object(after)
    before = words[place - 1]
    if before.low in PRONOUNS:
        return True
    if before.low in JOINS:
        return finite_before and after is not None and _starts_object(after)
    if not before.is_noun and not _YEAR.fullmatch(before.text):
        return False
    if low.endswith("t"):
        return True
    noun_follows = after is not None and after.is_noun
    return not (_ADJECTIVE.search(low) or (noun_follows and before.low.endswith("ung")))


_OBJECT_STARTS = word_set(
    "ein eine einen einem einer der die das den dem sie ihn es neue jede jeden alle "
    "zwei drei vier fünf sechs acht zehn zwölf"
)


def _starts_object(word: Token) -> bool:
    return word.is_noun or word.text[0].isdigit() or word.low in _OBJECT_STARTS


def _with_prefix(words: Sequence[Token], place: int) -> str:
    """ "richtet eine Stelle ein": the root of "einrichten"."""
    base = root(words[place].low)
    for at in range(place + 1, min(len(words), place + FAR)):
        last = at + 1 == len(words) or words[at + 1].low in JOINS
        if last and words[at].low in SEPARABLE:
            return words[at].low + base
    return base
