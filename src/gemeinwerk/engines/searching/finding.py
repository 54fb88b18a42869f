"""Texts that answer a query, the best first.

found = find("Schule", entries, groups=[["Kita", "Kindergarten"]])
found.hits      # the word itself, then inflected, then in a compound; in titles first
found.terms     # what was sought for each word, and what instead of it or besides
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gemeinwerk.engines.searching.asking import Answers, Groups, Known, Term, asked
from gemeinwerk.engines.searching.words import forms

AT_A_GLANCE = 20
"""Beginnings of words that are looked for in a text before it is taken apart."""


class Entry(NamedTuple):
    """A text that can be found: words are forms (see `words`) with blanks between."""

    title: str
    words: str


def entry(title: str, *texts: str) -> Entry:
    return Entry(" ".join(forms(title)), " ".join(forms("\n".join(texts))))


class Hit(NamedTuple):
    """`place`: of the entry among those handed in. Of two the one with more points is better."""

    place: int
    points: int


@dataclass(frozen=True)
class Found:
    """The best hits first, those alike in the order they came."""

    hits: list[Hit]
    terms: list[Term]
    alone: dict[str, int]
    """Where no text holds all words: how many there are for each."""

    @property
    def answers(self) -> Answers:
        """Every word that was found for some word of the query."""
        found: Answers = {}
        for term in self.terms:
            for word, rank in term.answers.items():
                found[word] = max(rank, found.get(word, rank))
        return found


def find(query: str, entries: Iterable[Entry], groups: Groups = ()) -> Found:
    """One pass over the entries for the words they hold, one for what they answer."""
    texts = list(entries)
    known: set[str] = set()
    for one in texts:
        known.update(one.title.split(), one.words.split())
    terms = asked(query, Known(known), groups)
    if not terms:
        return Found([], [], {})
    may_answer = _glance(terms)
    hits = []
    for place, one in enumerate(texts):
        if may_answer(one) and (points := _points(terms, one)):
            hits.append(Hit(place, points))
    hits.sort(key=lambda hit: (-hit.points, hit.place))
    return Found(hits, terms, {} if hits else _alone(terms, texts))


def _glance(terms: Sequence[Term]) -> Callable[[Entry], bool]:
    """Whether a text holds anything of what is sought. Most hold nothing, which is seen sooner than
    how well they answer."""
    least: list[str] = []
    for word in sorted({word for term in terms for word in term.answers}, key=len):
        if not any(known in word for known in least):
            least.append(word)
        if len(least) > AT_A_GLANCE:
            return lambda _one: True
    return lambda one: any(word in one.words or word in one.title for word in least)


def _points(terms: Sequence[Term], one: Entry) -> int:
    """0 where a term has no answer."""
    title, words = set(one.title.split()), set(one.words.split())
    together = 0
    for term in terms:
        best = max((_of_way(way, title, words) for way in term.ways), default=0)
        if not best:
            return 0
        together += best
    return together


def _of_way(way: Sequence[Answers], title: set[str], words: set[str]) -> int:
    """All its parts must be there; it is as good as the worst of them."""
    worst = 0
    for answers in way:
        in_title = max((answers[word] for word in answers.keys() & title), default=0)
        in_text = max((answers[word] for word in answers.keys() & words), default=0)
        best = max(2 * in_title + 1 if in_title else 0, 2 * in_text)
        if not best:
            return 0
        worst = min(worst, best) if worst else best
    return worst


def _alone(terms: Sequence[Term], texts: Sequence[Entry]) -> dict[str, int]:
    if len(terms) < 2:
        return {}
    counted = {}
    for term in terms:
        may_answer = _glance([term])
        counted[term.asked] = sum(may_answer(one) and _points([term], one) > 0 for one in texts)
    return {word: count for word, count in counted.items() if count}
