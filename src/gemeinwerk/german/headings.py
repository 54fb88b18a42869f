"""What the heading of a column means: phrases compared by stems, compounds by their last part,
typos by look.

    book = Headings({"street": ("Straße", "Anschrift")}, no_field=("Hinweis",))
    book.meanings("Strasse / Hausnr. (dienstlich)")
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from gemeinwerk.german.text import fold, stem, stems

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

Key = tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """A field ("" for a known heading without one) and how sure that is, from 0 to 1."""

    field: str
    score: float


class Headings:
    """The headings of one kind of table. ``no_field``: known ones that mean no field of ours;
    ``weak``: phrases that say a little less than others. Read when the first heading is asked
    about; what is changed afterwards is not seen."""

    def __init__(
        self,
        phrases: Mapping[str, Collection[str]],
        *,
        no_field: Collection[str] = (),
        weak: Collection[str] = (),
    ) -> None:
        self._phrases, self._no_field, self._weak = phrases, no_field, weak
        self.meanings = lru_cache(maxsize=4_000)(self._meanings)
        self.exact = lru_cache(maxsize=20_000)(self._exact)

    def _meanings(self, heading: str) -> tuple[Meaning, ...]:
        """What a heading may mean, the likeliest first; empty where no word is known."""
        found: dict[str, float] = {}
        parts = re.split(r" ?(?:/|;|\||,| - ) ?", bare(heading))
        whole = bare(heading)
        joined = whole.replace("-", "") if "-" in whole else ""
        for text in [whole, joined, *(parts if len(parts) > 1 else ())]:
            weight = 1.0 if text == whole else 0.95
            for name, score in self._look_up(text):
                found[name] = max(found.get(name, 0.0), score * weight)
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0] == ""))
        return tuple(Meaning(name, round(score, 3)) for name, score in ranked)

    def _exact(self, text: str) -> str | None:
        """The field of a text that is a heading word for word, else None: quick, for rows."""
        if len(text) > 50 or sum(c.isdigit() for c in text) > 4:
            return None
        return self._by_key.get(key_of(bare(text)))

    def best(self, heading: str) -> Meaning | None:
        """The likeliest meaning."""
        found = self.meanings(heading)
        return found[0] if found else None

    # --- the phrases, in the forms they are compared in -----------------------------------------

    @cached_property
    def _by_key(self) -> dict[Key, str]:
        table = dict.fromkeys(map(key_of, self._no_field), "")
        for name, phrases in self._phrases.items():
            for phrase in phrases:
                table.setdefault(key_of(phrase), name)
        table.pop((), None)
        return table

    @cached_property
    def _letter_for_letter(self) -> dict[str, str]:
        spelled = {fold(phrase): "" for phrase in self._no_field}
        for name, phrases in self._phrases.items():
            for phrase in phrases:
                spelled.setdefault(fold(phrase), name)
        return spelled

    @cached_property
    def _weak_keys(self) -> set[Key]:
        return {key_of(word) for word in self._weak}

    @cached_property
    def _single_words(self) -> dict[str, str]:
        return {key[0]: name for key, name in self._by_key.items() if len(key) == 1}

    @cached_property
    def _spelled(self) -> dict[str, str]:
        spelled = {fold(phrase): "" for phrase in self._no_field}
        spelled |= {
            fold(p): name for name, some in self._phrases.items() for p in some if len(p) > 5
        }
        return {phrase: name for phrase, name in spelled.items() if len(phrase) > 5}

    @cached_property
    def _by_first_stem(self) -> dict[str, list[tuple[int, Key, str]]]:
        """First stem -> (place among all, phrase, field): most headings share a stem with few."""
        index: dict[str, list[tuple[int, Key, str]]] = {}
        for place, (phrase, name) in enumerate(self._by_key.items()):
            index.setdefault(phrase[0], []).append((place, phrase, name))
        return index

    # --- comparing ------------------------------------------------------------------------------

    def _look_up(self, text: str) -> list[tuple[str, float]]:
        key = key_of(text)
        if not key:
            return []
        weight = _SURE - 0.06 * (key in self._weak_keys)
        if text in self._letter_for_letter:  # stems alone take "Zustand" for "zuständig"
            return [(self._letter_for_letter[text], weight)]
        if key in self._by_key:
            return [(self._by_key[key], weight)]
        joined = ("".join(key),)
        if len(key) > 1 and joined in self._by_key:
            return [(self._by_key[joined], _SURE)]
        found: list[tuple[str, float]] = []
        for phrase, name in self._within(key):
            if len(phrase) <= len(key):
                # "Federführung (Amt) und Zuständigkeit": the more of it is known the better.
                share = len(phrase) / len(key)
                found.append((name, _SUBSET * (0.55 + 0.45 * share) - 0.02 * key.index(phrase[0])))
        if not found or max(score for _, score in found) < 0.6:
            found += self._compounds(key)
        if not found:
            found += self._typos(text)
        return found

    def _within(self, key: Key) -> list[tuple[Key, str]]:
        """The phrases all of whose stems are in a heading, in the order of the vocabulary."""
        stems_of, index = set(key), self._by_first_stem
        found = [
            one for word in stems_of for one in index.get(word, ()) if stems_of.issuperset(one[1])
        ]
        return [(phrase, name) for _place, phrase, name in sorted(found)]

    def _compounds(self, key: Key) -> list[tuple[str, float]]:
        """The last part of a German compound says what it is: Umsetzungs|zeitraum."""
        return [
            (name, _COMPOUND - 0.08 * place - 0.1 * (len(key) > 2))
            for place, word in enumerate(key)
            for name in self._endings(word)
        ]

    def _endings(self, word: str) -> list[str]:
        """The fields of all known words a word ends with, but itself."""
        known = self._single_words
        first = max(1, len(word) - _LONGEST_END)
        ends = (word[cut:] for cut in range(first, len(word) - _SHORTEST_END + 1))
        return [known[end] for end in ends if end in known]

    def _typos(self, text: str) -> list[tuple[str, float]]:
        if not 5 < len(text) < 40:
            return []
        hit = process.extractOne(text, self._spelled.keys(), scorer=fuzz.ratio, score_cutoff=86)
        return [(self._spelled[hit[0]], _TYPO * hit[1] / 100)] if hit else []


def key_of(text: str) -> Key:
    """The stems of a text without words that only fill it."""
    return tuple(word for word in stems(text) if word not in _STOP)


def without_asides(heading: str) -> str:
    """A heading without what stands in brackets."""
    return _ASIDE.sub(" ", heading)


def bare(heading: str) -> str:
    """Without brackets, units, years and numbering: "3. Kosten (in T€) 2025" -> "kosten"."""
    heading = heading[:LONGEST]
    without = without_asides(heading)
    text = _UNIT.sub(" ", fold(without if without.strip() else heading))
    text = re.sub(r"(?<=[a-z])- (?=[a-z])(?!und\b|oder\b)", "", text)  # a word cut at a line's end
    text = re.sub(r"\b[a-z]+- (?:und|oder) ", "", text)  # "Personal- und Sachkosten"
    text = _YEAR.sub(" ", _YEAR_RANGE.sub(" ", _DAY_OR_MONTH.sub(" ", text)))
    text = _RHYTHM.sub(" ", text) if _RHYTHM.sub("", text).strip(" :.") else text
    text = re.sub(r"^\s*(?:\d{1,2}[.)]|[a-z]\))\s+", "", text)
    return text.strip(" :.*#-?!_")


def year_in(heading: str) -> int | None:
    """The single year a heading names ("Kosten 2025"), None for none or for a range."""
    years = set(_YEAR.findall(heading))
    return int(years.pop()) if len(years) == 1 and not _YEAR_RANGE.search(heading) else None
