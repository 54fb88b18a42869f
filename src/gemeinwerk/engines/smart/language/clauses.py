"""Main clauses and their verbs."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from gemeinwerk.engines.smart.language.lexicon import LOOKING, SOFT, VAGUE
from gemeinwerk.engines.smart.language.particles import (
    ALWAYS_SUBORDINATE,
    AUXILIARIES,
    DEFINITE,
    DONE,
    INDEFINITE,
    JOINS,
    NO_VERBS,
    PASSIVE,
    PAST,
    POSSIBLE,
    PREPOSITIONS,
    PRONOUNS,
    STARTERS,
    SUBORDINATE,
)
from gemeinwerk.engines.smart.language.phrases import object_of
from gemeinwerk.engines.smart.language.wordlist import word_set
from gemeinwerk.engines.smart.language.words import SEPARABLE, Token, root, tokens

Clause = Sequence[Token]  # the words and numbers of one main clause


class Voice(Enum):
    """What the form of a verb says of its deed."""

    ACTIVE = "active"  # "die Stadt baut"
    PLANNED = "planned"  # "wird gebaut", "soll bauen", "ist zu bauen", "bauen"
    POSSIBLE = "possible"  # "kann gebaut werden", "lässt sich bauen"
    DONE = "done"  # "ist gebaut", "hat gebaut"


class Verb(NamedTuple):
    """A verb: its root with a parted prefix put back, where it stands, the words around it.

    subject: the noun or pronoun that does it, in lower case; "" where an active verb has none of
    its own ("…, stellt das Dach bereit"), and where none is needed. new: it is brought in here
    ("ein Chor probt").
    """

    root: str
    start: int
    end: int
    around: Sequence[Token]
    subject: str
    voice: Voice
    new: bool = False

    @property
    def finite(self) -> bool:
        """Does it stand behind its subject, not at the end of its clause?"""
        return self.voice is Voice.ACTIVE


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
_NONE_OF_THEM = AUXILIARIES | NO_VERBS | SEPARABLE
_REASONS = word_set("damit sodass dass weil da wenn obwohl um")
_REASON = re.compile(rf"\b(?:{'|'.join(_REASONS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DECLINED = re.compile(r"[^ih]eren$")  # "sicheren", "weiteren"; not "sanieren", "kehren"
_ZU_INFINITIVE = re.compile(rf"^(?:{'|'.join(SEPARABLE)})zu\w{{2,}}n$")


@lru_cache(maxsize=4_096)
def main_clauses(sentence: str) -> tuple[Clause, ...]:
    """The main clauses of a sentence that speak of what is or will be."""
    kept: list[Clause] = []
    for number, words in enumerate(_parted(sentence)):
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
        kept.append(_before_purpose(words))
    return tuple(kept)


def _before_purpose(words: Clause) -> Clause:
    """ "Eine Maßnahme | um Pendlern zu begegnen", without the comma it should have."""
    if not _ends_with_zu(words):
        return words
    at = next((place for place, word in enumerate(words) if place and word.low == "um"), 0)
    return words[:at] if at else words


@lru_cache(maxsize=4_096)
def without_reasons(sentence: str) -> str:
    """A sentence without its clauses of purpose and cause: what they count pins down no deed."""
    if not _REASON.search(sentence):
        return sentence
    parts = [words for words in _between_commas(sentence) if words]
    told = [words for words in parts if words[0].low not in _REASONS]
    return ", ".join(sentence[words[0].start : words[-1].end] for words in told)


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


def _parted(sentence: str) -> Iterator[Clause]:
    """Between commas, and where "und" joins two clauses with a verb each."""
    for words in _between_commas(sentence):
        helpers = [place for place, word in enumerate(words) if word.low in AUXILIARIES]
        since = 0
        for place in _joints(words, helpers):
            if _is_whole(words[since:place], helpers, since):
                yield words[since:place]
                since = place + 1
        yield words[since:]


def _joints(words: Clause, helpers: Sequence[int]) -> Iterator[int]:
    """Where "und" stands before a clause with its auxiliary in second place."""
    if not helpers or helpers[-1] == len(words) - 1:
        return
    for place, word in enumerate(words):
        if word.low in JOINS and place + 2 <= helpers[-1]:
            yield place


def _is_whole(left: Clause, helpers: Sequence[int], since: int) -> bool:
    """Has what stands before "und" a finite verb of its own?"""
    if any(since <= helper < since + len(left) for helper in helpers[:FAR]):
        return True
    return any(verb.finite for verb in _find(left[-FAR:]))


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
            around: Sequence[Token] = words[verb.place + 1 : until]
            if not any(word.is_noun for word in around):
                around = words[max(0, verb.place - FAR) : verb.place]
        else:
            since = found[number - 1].place + 1 if number else 0
            around = words[since : verb.place]
        if not any(word.is_noun for word in around):
            around = ()
        (subject, new), voice = ("", False), _voice(words, verb)
        if voice in (Voice.ACTIVE, Voice.POSSIBLE):
            subject, new = _subject(words, verb.place)
            around = _behind(around, subject) or around
        yield Verb(verb.root, words[verb.place].start, verb.end, around, subject, voice, new)


def _behind(around: Sequence[Token], subject: str) -> Sequence[Token]:
    """ "… eröffnet das Sozialamt ein Café": what follows the subject, where a noun does."""
    near = around[:FAR]
    at = next((place for place, word in enumerate(near) if word.low == subject), len(near))
    rest = near[at + 1 :]
    return rest if object_of(rest).noun else ()


def _subject(words: Sequence[Token], place: int) -> tuple[str, bool]:
    """The noun or pronoun that acts, before the verb, else behind it; and whether it is new."""
    if not place or words[place - 1].low in JOINS:
        return "", False
    near = words[max(0, place - 1) : place + 2]
    pronoun = next((word.low for word in near if word.low in PRONOUNS), "")
    if pronoun:
        return pronoun, False
    subject = object_of(words[max(0, place - FAR) : place])
    if not subject.low:
        subject = object_of(words[place + 1 : place + FAR])
    return subject.low, subject.single


def _voice(words: Sequence[Token], verb: _Found) -> Voice:
    if verb.finite:
        return Voice.ACTIVE
    place = verb.place
    before = words[max(0, place - FAR) : place]
    led = next((word.low for word in reversed(before) if word.low in AUXILIARIES), "")
    follows = words[place + 1].low if place + 1 < len(words) else ""
    if led in POSSIBLE or follows in POSSIBLE or (not led and "sich" in follows):
        return Voice.POSSIBLE
    if (led or follows) in DONE:
        low = words[place].low
        to_do = words[place - 1].low == "zu" or _ZU_INFINITIVE.match(low) if place else False
        return Voice.PLANNED if to_do else Voice.DONE
    return Voice.PLANNED


def _find(words: Sequence[Token]) -> Iterator[_Found]:
    helpers = [place for place, word in enumerate(words) if word.low in AUXILIARIES]
    helped = bool(helpers)
    finite_before = False
    for place, word in enumerate(words):
        low = word.low
        if low in JOINS and place and _non_finite(words, place - 1):
            helped = bool(helpers) and helpers[-1] >= place
        if low in _NONE_OF_THEM or not low[0].isalpha():
            continue
        if low in _THERE_IS and _with_it(words, place):
            continue
        if _ends_phrase(words, place) and _non_finite(words, place):
            yield _Found(place, root(low), _with_passive(words, place), finite=False)
        elif _finite(words, place, helped, finite_before):
            finite_before = True
            yield _Found(place, _with_prefix(words, place), word.end, finite=True)


_THERE_IS = frozenset({"gibt", "geben"})


def _with_it(words: Sequence[Token], place: int) -> bool:
    """ "es gibt", "gibt es"."""
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
    if _DECLINED.search(low):
        return False
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
    if before.low in PRONOUNS or (place == 1 and before.low in _OPENERS):
        return True
    if before.low in JOINS:
        return finite_before and after is not None and _starts_object(after)
    if not before.is_noun and not _YEAR.fullmatch(before.text):
        return False
    if low.endswith("t"):
        return True
    noun_follows = after is not None and after.is_noun
    return not (_ADJECTIVE.search(low) or (noun_follows and before.low.endswith("ung")))


_OPENERS = STARTERS - DEFINITE - INDEFINITE - PREPOSITIONS - JOINS - AUXILIARIES - SUBORDINATE
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
        if words[at - 1].low in JOINS and not words[at].is_noun and words[at].low.endswith("t"):
            break  # "vergibt Preise und bietet Kurse an"
        last = at + 1 == len(words) or words[at + 1].low in JOINS
        if last and words[at].low in SEPARABLE:
            return words[at].low + base
    return base
