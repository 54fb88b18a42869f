"""What a heading means: phrases compared by stems, compounds by their last part, typos by look."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from gemeinwerk.catalogue_files.words.vocabulary import FIELDS, NO_FIELD, PARENT, PHRASES, WEAK
from gemeinwerk.german import fold, stem, stems

LONGEST = 1_000
"""Signs of a heading that are looked at: each is compared with every name a field may have."""
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]?")
_UNIT = re.compile(
    r"(?:\b(?:angaben? )?in\s+|(?<=\w )(?=t€|t ?eur|tsd|mio))"
    r"(?:t€|teur|tsd\.?(?: euro| €)?|tausend(?: euro| €)?|euro|eur|€"
    r"|mio\.?(?: euro| €)?|vzae|prozent|%)",
)
_YEAR = re.compile(r"(?<!\d)(20[1-6]\d)(?!\d)")
_DAY_OR_MONTH = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?\d{2,4}|\b\d{1,2}/20\d\d")
_YEAR_RANGE = re.compile(r"20\d\d ?(?:-|/|bis) ?(?:20)?\d\d")
_RHYTHM = re.compile(
    r"\b(?:p\. ?a\b\.?|pro jahr\b|per annum\b)|/ ?(?:jahr\b|a\b)|\b(?:einmalig|jaehrlich)\b$"
)
"""How often a cost comes: read by `german.column_of`; it says nothing of what the column holds."""
_FILLING = (
    "der", "die", "das", "des", "den", "dem", "und", "zur", "zum", "ca", "ggf", "the", "of",
    "geplant", "geplante", "voraussichtlich", "bzw", "oder", "and", "in", "je", "pro", "für", "am",
)  # fmt: skip
_STOP = {stem(word) for word in _FILLING}
_SHORTEST_END, _LONGEST_END = 5, 40
"""Signs of the last part of a compound."""
_SURE, _SUBSET, _COMPOUND, _TYPO = 1.0, 0.9, 0.8, 0.75


@dataclass(frozen=True)
class Meaning:
    """A field ("" for a known heading without one) and how sure that is, from 0 to 1."""

    field: str
    score: float


def _key(text: str) -> tuple[str, ...]:
    return tuple(word for word in stems(text) if word not in _STOP)


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for phrase in NO_FIELD:
        table[_key(phrase)] = ""
    for name in FIELDS:
        for phrase in PHRASES[name]:
            table.setdefault(_key(phrase), name)
    table.pop((), None)
    return table


@lru_cache(maxsize=1)
def _letter_for_letter() -> dict[str, str]:
    spelled = {fold(phrase): "" for phrase in NO_FIELD}
    for name in FIELDS:
        for phrase in PHRASES[name]:
            spelled.setdefault(fold(phrase), name)
    return spelled


@lru_cache(maxsize=1)
def _weak() -> set[tuple[str, ...]]:
    return {_key(word) for word in WEAK}


@lru_cache(maxsize=1)
def _single_words() -> dict[str, str]:
    return {key[0]: name for key, name in _phrases().items() if len(key) == 1}


@lru_cache(maxsize=1)
def _spelled() -> dict[str, str]:
    spelled = {fold(phrase): "" for phrase in NO_FIELD}
    spelled |= {fold(p): name for name in FIELDS for p in PHRASES[name] if len(p) > 5}
    return {phrase: name for phrase, name in spelled.items() if len(phrase) > 5}


@lru_cache(maxsize=4_000)
def meanings(heading: str) -> tuple[Meaning, ...]:
    """What a heading may mean, the likeliest first; empty where no word is known."""
    found: dict[str, float] = {}
    parts = re.split(r" ?(?:/|;|\||,| - ) ?", _bare(heading))
    whole = _bare(heading)
    joined = whole.replace("-", "") if "-" in whole else ""
    for text in [whole, joined, *(parts if len(parts) > 1 else ())]:
        weight = 1.0 if text == whole else 0.95
        for name, score in _look_up(text):
            found[name] = max(found.get(name, 0.0), score * weight)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0] == ""))
    return tuple(Meaning(name, round(score, 3)) for name, score in ranked)


def _bare(heading: str) -> str:
    """Without brackets, units, years and numbering: "3. Kosten (in T€) 2025" -> "kosten"."""
    heading = heading[:LONGEST]
    without = _ASIDE.sub(" ", heading)
    text = _UNIT.sub(" ", fold(without if without.strip() else heading))
    text = re.sub(r"(?<=[a-z])- (?=[a-z])(?!und\b|oder\b)", "", text)  # a word cut at a line's end
    text = re.sub(r"\b[a-z]+- (?:und|oder) ", "", text)  # "Personal- und Sachkosten"
    text = _YEAR.sub(" ", _YEAR_RANGE.sub(" ", _DAY_OR_MONTH.sub(" ", text)))
    text = _RHYTHM.sub(" ", text) if _RHYTHM.sub("", text).strip(" :.") else text
    text = re.sub(r"^\s*(?:\d{1,2}[.)]|[a-z]\))\s+", "", text)
    return text.strip(" :.*#-?!_")


def _look_up(text: str) -> list[tuple[str, float]]:
    key = _key(text)
    if not key:
        return []
    weight = _SURE - 0.06 * (key in _weak())
    if text in _letter_for_letter():  # stems alone take "Zustand" for "zuständig"
        return [(_letter_for_letter()[text], weight)]
    table = _phrases()
    if key in table:
        return [(table[key], weight)]
    joined = ("".join(key),)
    if len(key) > 1 and joined in table:
        return [(table[joined], _SURE)]
    found: list[tuple[str, float]] = []
    for phrase, name in _within(key):
        if len(phrase) <= len(key):
            # "Federführung (Amt) und Zuständigkeit": the more of the heading is known the better.
            share = len(phrase) / len(key)
            found.append((name, _SUBSET * (0.55 + 0.45 * share) - 0.02 * key.index(phrase[0])))
    if not found or max(score for _, score in found) < 0.6:
        found += _compounds(key)
    if not found:
        found += _typos(text)
    return found


@lru_cache(maxsize=1)
def _by_first_stem() -> dict[str, list[tuple[int, tuple[str, ...], str]]]:
    """First stem -> (place among all, phrase, field): most headings share a stem with few."""
    index: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for place, (phrase, name) in enumerate(_phrases().items()):
        index.setdefault(phrase[0], []).append((place, phrase, name))
    return index


def _within(key: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    """The phrases all of whose stems are in a heading, in the order of the vocabulary."""
    stems_of, index = set(key), _by_first_stem()
    found = [one for word in stems_of for one in index.get(word, ()) if stems_of.issuperset(one[1])]
    return [(phrase, name) for _place, phrase, name in sorted(found)]


def _compounds(key: tuple[str, ...]) -> list[tuple[str, float]]:
    """The last part of a German compound says what it is: Umsetzungs|zeitraum."""
    found = []
    for place, word in enumerate(key):
        for name in _endings(word):
            found.append((name, _COMPOUND - 0.08 * place - 0.1 * (len(key) > 2)))
    return found


def _endings(word: str) -> list[str]:
    """The fields of all known words a word ends with, but itself."""
    known = _single_words()
    first = max(1, len(word) - _LONGEST_END)
    ends = (word[cut:] for cut in range(first, len(word) - _SHORTEST_END + 1))
    return [known[end] for end in ends if end in known]


def _typos(text: str) -> list[tuple[str, float]]:
    if not 5 < len(text) < 40:
        return []
    hit = process.extractOne(text, _spelled().keys(), scorer=fuzz.ratio, score_cutoff=86)
    return [(_spelled()[hit[0]], _TYPO * hit[1] / 100)] if hit else []


@lru_cache(maxsize=20_000)
def exact(text: str) -> str | None:
    """The field of a text that is a heading word for word, else None: quick, for rows of data."""
    if len(text) > 50 or sum(c.isdigit() for c in text) > 4:
        return None
    return _phrases().get(_key(_bare(text)))


def best(heading: str) -> Meaning | None:
    found = meanings(heading)
    return found[0] if found else None


def is_parent_heading(heading: str) -> bool:
    return _key(_bare(heading)) in {_key(phrase) for phrase in PARENT}


def year_in(heading: str) -> int | None:
    """The single year a heading names ("Kosten 2025"), None for none or for a range."""
    years = set(_YEAR.findall(heading))
    return int(years.pop()) if len(years) == 1 and not _YEAR_RANGE.search(heading) else None


@lru_cache(maxsize=4_000)
def role_in(heading: str) -> str:
    """Which part of an indicator a column holds: "unit", "source", "rhythm", "kind" or ""."""
    text = fold(_ASIDE.sub(" ", heading))
    if re.search(r"\b(?:mass)?einheit\b|\bunit\b(?! of)", text):
        return "unit"
    if re.search(r"datenquelle|quelle (?:des|der) (?:indikator|daten)|data source", text):
        return "source"
    if re.search(
        r"erhebung$|turnus|rhythmus|frequency|haeufigkeit|erhebungs(?:rhythmus|turnus|intervall)|messrhythmus|messintervall",
        text,
    ):
        return "rhythm"
    return ""
