"""What a file says about its own words: "kurzfristig = bis 2026", "FB 5 = Soziales"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from gemeinwerk.german import fold, parse_period, squash
from gemeinwerk.tables.grid import Row

# Runs of blanks are one blank already.
_PAIR = re.compile(r"([^=:\n]{1,40}?) ?(?:=|:|→|=>| [-–] ) ?(\S.{0,300})", re.DOTALL)
_BRACKETS = re.compile(r"([^()\n]{1,40}?) ?\(([^()]{2,100})\)")
_CUT = re.compile(r"[;\n•|]|, ?(?=[^,;=:]{1,30} ?(?:=|:))")
_INTRODUCTION = re.compile(r"^\s*(?:legende|abkürzungen|hinweis|erläuterung|legend)\s*:\s*", re.I)


@dataclass
class Legend:
    """``words``: folded word -> (as typed, its meaning)."""

    words: dict[str, tuple[str, str]] = field(default_factory=dict)

    def meaning(self, text: str) -> str:
        """What a cell that consists of a defined word means, "" where it is not defined."""
        found = self.words.get(fold(text).strip(" .*"))
        return found[1] if found else ""

    def dates(self) -> dict[str, date]:
        """Vague time words the file gives a date for: "kurzfristig" -> 31 December 2026."""
        known: dict[str, date] = {}
        for word, meaning in self.words.values():
            read = parse_period(meaning)
            day = read.end or read.start
            for vague in (*parse_period(word).vague, *read.vague):
                if day:
                    known.setdefault(vague, day)
        return known

    def add(self, text: str) -> None:
        text = _INTRODUCTION.sub("", text)
        for part in _CUT.split("\n".join(map(squash, text.split("\n")))):
            found = _PAIR.fullmatch(part.strip()) or _BRACKETS.fullmatch(part.strip())
            if found:
                self.add_pair(found[1], found[2])

    def add_pair(self, word: str, meaning: str) -> None:
        word = word.strip(" .*•-–†¹²³")
        if word and len(word) <= 40:
            self.words.setdefault(fold(word), (word, meaning.strip()))


def find_legend(rows: Iterable[Row], listed: Iterable[Row] = ()) -> Legend:
    """``rows``: free text about the table. ``listed``: rows of sheets that are lists of two."""
    legend = Legend()
    for row in rows:
        texts = [row.cells[column] for column in sorted(row.cells)]
        for text in texts:
            legend.add(text)
        if len(texts) == 2 and len(texts[0]) <= 40:
            legend.add_pair(texts[0], texts[1])
    for row in listed:
        texts = [row.cells[column] for column in sorted(row.cells)]
        if len(texts) >= 2:
            legend.add_pair(texts[0], texts[1])
        for text in texts:
            legend.add(text)
    return legend
