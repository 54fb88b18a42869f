"""Main clauses and their verbs."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from itertools import takewhile
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
from gemeinwerk.engines.smart.language.words import SEPARABLE, Token, low_behind, root, tokens

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
    new: bool

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
    for number, part in enumerate(_between_commas(sentence)):
        for behind_and, words in enumerate(_joined(part)):
            behind_comma = number and not behind_and
            if not (_tells_nothing_to_come(words) or (behind_comma and _hangs_on(words))):
                kept.append(_before_purpose(words))
    return tuple(kept)


def _tells_nothing_to_come(words: Clause) -> bool:
    """Is it past, a condition or a reason wherever it stands, or without a word?"""
    return not words or _is_past(words) or words[0].low in ALWAYS_SUBORDINATE


def _hangs_on(words: Clause) -> bool:
    """Behind a comma: does it only say why, whom or on what condition?"""
    opener = words[0].low
    if opener in _CONDITIONAL or _ends_with_zu(words):
        return True
    return opener in SUBORDINATE and not _is_item(words)


def _before_purpose(words: Clause) -> Clause:
    """ "Eine Maßnahme | um Pendlern zu begegnen", without the comma it should have."""
    if not _ends_with_zu(words):
        return words
    return tuple(takewhile(lambda word: word.low != "um", words))


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


def _joined(words: Sequence[Token]) -> Iterator[Clause]:
    """What stands between commas, parted where "und" joins two clauses with a verb each."""
    since = 0
    for place in _joints(words):
        if _has_verb(words[since:place]):
            yield words[since:place]
            since = place + 1
    yield words[since:]


def _joints(words: Clause) -> Iterator[int]:
    """Where "und" stands before a clause with its auxiliary in second place."""
    helper = _last_auxiliary(words)
    if helper == len(words) - 1:
        return
    for place, word in enumerate(words[:helper]):
        if word.low in JOINS and place + 1 < helper:
            yield place


def _last_auxiliary(words: Clause) -> int:
    """Its place, or -1."""
    return max((place for place, word in enumerate(words) if word.low in AUXILIARIES), default=-1)


def _has_verb(words: Clause) -> bool:
    """Has what stands before "und" a finite verb of its own?"""
    near = words[-FAR:]
    helped = _has_auxiliary(near) or _is_past(near)
    return helped or any(verb.finite for verb in _find(near))


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
    ends = [verb.place for verb in found]
    since = 0
    for verb, until in zip(found, (*ends[1:], len(words)), strict=False):
        behind, before = words[verb.place + 1 : until], words[since : verb.place]
        since = verb.place + 1
        around = _with_noun(behind, before_it(words, verb.place)) if verb.finite else before
        (subject, new), voice = ("", False), _voice(words, verb)
        if voice in (Voice.ACTIVE, Voice.POSSIBLE):
            subject, new = _subject(words, verb.place)
            around = _behind(around, subject) or around
        yield Verb(
            verb.root, words[verb.place].start, verb.end, _with_noun(around), subject, voice, new
        )


def before_it(words: Clause, place: int) -> Clause:
    """What stands before a word, as far back as it may belong to it."""
    return words[max(0, place - FAR) : place]


def after_it(words: Clause, place: int) -> Clause:
    """What stands behind a word, as far as it may belong to it."""
    return words[place + 1 : place + FAR]


def _with_noun(*parts: Clause) -> Clause:
    """The first part with a noun in it."""
    return next((part for part in parts if any(word.is_noun for word in part)), ())


def _behind(around: Sequence[Token], subject: str) -> Sequence[Token]:
    """ "… eröffnet das Sozialamt ein Café": what follows the subject, where a noun does."""
    near = iter(around[:FAR])
    rest = list(near) if any(word.low == subject for word in near) else []
    return rest if object_of(rest).noun else ()


def _subject(words: Sequence[Token], place: int) -> tuple[str, bool]:
    """The noun or pronoun that acts, before the verb, else behind it; and whether it is new."""
    if not place or words[place - 1].low in JOINS:
        return "", False
    beside = (words[place - 1].low, low_behind(words, place))
    pronoun = next((low for low in beside if low in PRONOUNS), "")
    if pronoun:
        return pronoun, False
    before, after = object_of(before_it(words, place)), object_of(after_it(words, place))
    subject = before if before.low else after
    return subject.low, subject.single


def _voice(words: Sequence[Token], verb: _Found) -> Voice:
    if verb.finite:
        return Voice.ACTIVE
    before = before_it(words, verb.place)
    led = next((word.low for word in reversed(before) if word.low in AUXILIARIES), "")
    follows = low_behind(words, verb.place)
    if led in POSSIBLE or follows in POSSIBLE:
        return Voice.POSSIBLE
    if (led or follows) in DONE and not _is_to_be(before, words[verb.place]):
        return Voice.DONE
    return Voice.PLANNED


def _is_to_be(before: Clause, word: Token) -> bool:
    """ "… ist zu bauen", "… ist auszubauen"."""
    return bool(_ZU_INFINITIVE.match(word.low)) or any(one.low == "zu" for one in before[-1:])


def _find(words: Sequence[Token]) -> Iterator[_Found]:
    helper = _last_auxiliary(words)
    has_helper = helped = _has_auxiliary(words)
    finite_before = False
    there_is = any(word.low == "es" for word in words)
    for place, word in enumerate(words):
        low = word.low
        if low in JOINS and _non_finite(words, place - 1):
            helped = helper >= place
            finite_before = finite_before or (has_helper and not helped)
        if low in _NONE_OF_THEM or (low in _THERE_IS and there_is):
            continue
        if _ends_phrase(words, place) and _non_finite(words, place):
            yield _Found(place, root(low), _with_passive(words, place), finite=False)
        elif _finite(words, place, helped, finite_before):
            finite_before = True
            yield _Found(place, _with_prefix(words, place), word.end, finite=True)


_THERE_IS = frozenset({"gibt", "geben"})
_PREFIX_ENDS = JOINS | {""}
_PHRASE_ENDS = JOINS | AUXILIARIES | {""}
_KNOWN = VAGUE | LOOKING | SOFT


def _ends_phrase(words: Sequence[Token], place: int) -> bool:
    return low_behind(words, place) in _PHRASE_ENDS


def _non_finite(words: Sequence[Token], place: int) -> bool:
    """An infinitive or participle, not an adjective that shares its noun with another."""
    word = words[place]
    low = word.low
    if word.is_noun or len(low) < 4 or _DECLINED.search(low):
        return False
    if root(low) in _KNOWN:
        return low.endswith(("n", "t"))
    if low.endswith("t"):
        return bool(_PARTICIPLE.match(low))
    if not low.endswith(("en", "ern", "eln")):
        return False
    if low_behind(words, place) not in JOINS:
        return True
    twins = words[place + 2 : place + 3]
    return not any(map(_may_be_adjective, twins)) or _ends_phrase(words, place + 2)


def _may_be_adjective(word: Token) -> bool:
    return word.low.endswith("en") and not word.is_noun and word.low not in AUXILIARIES


def _with_passive(words: Sequence[Token], place: int) -> int:
    last = place + 1 if low_behind(words, place) in PASSIVE else place
    return words[last].end


def _finite(words: Sequence[Token], place: int, helped: bool, finite_before: bool) -> bool:
    word = words[place]
    low = word.low
    after = words[place + 1 : place + 2]
    if low.endswith("n") and low_behind(words, place) == "wir":
        return True
    if word.is_noun or helped or len(low) < 4 or not low.endswith(("t", "en", "ern", "eln")):
        return False
    acts_on = any(map(_starts_object, after))
    if place == 0:
        return acts_on and not _ADJECTIVE.search(low)
    before = words[place - 1]
    if before.low in PRONOUNS or (place == 1 and before.low in _OPENERS):
        return True
    if before.low in JOINS:
        return acts_on and finite_before
    if not before.is_noun and not _YEAR.fullmatch(before.text):
        return False
    if low.endswith("t"):
        return True
    noun_follows = any(one.is_noun for one in after)
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
    behind, before = after_it(words, place), ""
    for at, word in enumerate(behind):
        if before in JOINS and word.low.endswith("t") and not word.is_noun:
            break  # "vergibt Preise und bietet Kurse an"
        before = word.low
        if before in SEPARABLE and not word.is_noun and low_behind(behind, at) in _PREFIX_ENDS:
            return before + base
    return base
