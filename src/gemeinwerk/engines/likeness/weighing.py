"""What a piece says: the rarer it is in all texts, the more (TF-IDF, how often it is said
dampened), and every text has length one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gemeinwerk.engines.likeness.reading import Codes, Pieces, Places, Read

Weights = NDArray[np.float64]
AT_ONCE = 512
"""Texts whose pieces are held at a time."""
ALL_OF_IT, HALF_OF_IT = 1.0, 0.5
"""How much rarity matters: all of it to rank, half of it to tell what is nearly the same. There a
name below five hundred copies of one letter must not outweigh the letter."""
ENOUGH = 50
"""Texts of a language from which its own count says how rare a piece is, and not that of all."""


@dataclass(frozen=True)
class Rows:
    """The pieces of each text, each once: of entry i the text `row[i]`, the piece
    `known[place[i]]` and how often, `times[i]`. In the order of rows, then of pieces."""

    count: int
    known: Codes
    row: Places
    place: Places
    times: Places

    def counts(self, those: NDArray[np.bool_] | None = None) -> tuple[Codes, Places]:
        """The pieces, and in how many of these texts, or of those of them, each stands."""
        place = self.place if those is None else self.place[those[self.row]]
        counts = np.bincount(place, minlength=len(self.known))
        return self.known[counts > 0], counts[counts > 0]


def rows_of(pieces: Pieces, count: int) -> Rows:
    """Each piece of each of `count` texts once."""
    known, place = np.unique(pieces.codes, return_inverse=True)
    many = max(len(known), 1)
    both, times = np.unique(pieces.rows * many + place, return_counts=True)
    return Rows(count, known, both // many, both % many, times)


def in_parts(forms: Sequence[str], read: Read) -> Iterator[tuple[int, Rows]]:
    """The rows of many texts, some at a time, each part with the place of its first text."""
    for start in range(0, len(forms), AT_ONCE):
        part = forms[start : start + AT_ONCE]
        yield start, rows_of(read(part), len(part))


@dataclass(frozen=True)
class Table:
    """All pieces there are, and in how many of the `texts` each stands."""

    texts: int
    codes: Codes
    counts: Places

    @classmethod
    def empty(cls) -> "Table":
        return cls(0, np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))

    def with_counts(self, texts: int, parts: Sequence[tuple[Codes, Places]]) -> "Table":
        """With so many texts more, of which pieces and in how many of them these stand are told
        part by part."""
        codes = np.concatenate([self.codes, *(codes for codes, _counts in parts)])
        counts = np.concatenate([self.counts, *(counts for _codes, counts in parts)])
        known, place = np.unique(codes, return_inverse=True)
        summed = np.bincount(place, counts, minlength=len(known)).astype(np.int64)
        return Table(self.texts + texts, known, summed)

    def places(self, codes: Codes) -> Places:
        """Where pieces stand in the table, -1 for those that do not."""
        if not len(self.codes):
            return np.full(len(codes), -1, dtype=np.int64)
        place = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where(self.codes[place] == codes, place, -1)

    def counts_of(self, codes: Codes) -> Places:
        """In how many texts pieces stand."""
        place = self.places(codes)
        if not len(self.codes):
            return np.zeros(len(codes), dtype=np.int64)
        return np.where(place < 0, 0, self.counts[place])

    def rarity(self, codes: Codes) -> Weights:
        """What pieces say, from 1 for one that stands in every text."""
        return np.log((1 + self.texts) / (1 + self.counts_of(codes))) + 1


@dataclass(frozen=True)
class Tables:
    """Of all texts, and of those of each language: "the" is rare among German texts and says
    nothing about English ones."""

    all: Table
    of: Mapping[str, Table]

    @classmethod
    def empty(cls) -> "Tables":
        return cls(Table.empty(), {})

    def with_rows(self, parts: Iterable[tuple[Rows, Sequence[str]]]) -> "Tables":
        """With more texts, told part by part with the language of each."""
        everything: list[tuple[Codes, Places]] = []
        by_language: dict[str, list[tuple[Codes, Places]]] = {}
        texts: Counter[str] = Counter()
        for rows, languages in parts:
            everything.append(rows.counts())
            texts.update(languages)
            for language in sorted(set(languages) - {""}):
                those = np.asarray([one == language for one in languages])
                by_language.setdefault(language, []).append(rows.counts(those))
        of = dict(self.of)
        for language, counts in by_language.items():
            table = of.get(language, Table.empty())
            of[language] = table.with_counts(texts[language], counts)
        return Tables(self.all.with_counts(texts.total(), everything), of)

    def speaking(self, language: str) -> Table:
        """What says how rare pieces are in a text of a language."""
        table = self.of.get(language)
        return table if table and table.texts >= ENOUGH else self.all

    def weigh(self, rows: Rows, languages: Sequence[str], rare: float = ALL_OF_IT) -> Weights:
        """What each entry of some rows says of its text, so that every text has length one.

        rare: how much it matters that a piece is rare.
        """
        tables = list({id(table): table for table in map(self.speaking, languages)}.values())
        which = np.asarray(
            [next(n for n, one in enumerate(tables) if one is self.speaking(language))
             for language in languages], dtype=np.int64,
        )  # fmt: skip
        rarity = np.stack([table.rarity(rows.known) for table in tables])
        weights = (1 + np.log(rows.times)) * (rarity**rare)[which[rows.row], rows.place]
        lengths = np.sqrt(summed(rows.row, weights * weights, rows.count))
        return np.asarray(weights / lengths[rows.row])


def products(one: Rows, of_one: Weights, others: Rows, of_others: Weights) -> Weights:
    """How near the first text of `one` is to each of the others: from 0, nothing shared, to 1."""
    if not len(others.known):
        return np.zeros(others.count)
    mine = one.row == 0
    codes = one.known[one.place[mine]]
    place = np.minimum(np.searchsorted(others.known, codes), len(others.known) - 1)
    shared = others.known[place] == codes
    dense = np.zeros(len(others.known))
    dense[place[shared]] = of_one[mine][shared]
    shared_weights = of_others * dense[others.place]
    return summed(others.row, shared_weights, others.count)


def summed(rows: Places, weights: Weights, count: int) -> Weights:
    """Of each of so many rows the sum of its weights."""
    return np.asarray(np.bincount(rows, weights, minlength=count), dtype=np.float64)
