"""What a search shows: its results, and what it says of itself.

Drawn by `core/search/hits.html` and `core/search/said.html`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gemeinwerk.engines.searching import Answers, Found, Piece, as_written, best_of, excerpt


@dataclass(frozen=True)
class Result:
    """A hit. `of`: what it belongs to, as text or HTML. `label`: what the excerpt is of, where that
    is not plain. `state`: where a measure stands, if it is one. `german`: whether the title is
    German although the page is not. `ours`: whether the excerpt is put into words by us, in the
    page's language."""

    kind: str
    title: Sequence[Piece]
    of: str
    url: str
    label: str = ""
    excerpt: Sequence[Piece] = ()
    code: str = ""
    state: Any = None
    german: bool = False
    ours: bool = False


def around(texts: Mapping[str, str], answers: Answers) -> tuple[str, Sequence[Piece]]:
    """Of texts under what they are called the one that answers best, around what was found."""
    label = best_of(texts, answers) or next(iter(texts), "")
    return label, excerpt(texts[label], answers) if label in texts else ()


@dataclass(frozen=True)
class Instead:
    """`asked` stands nowhere; `sought` was taken for it. `others`: what else may be meant."""

    asked: str
    sought: str
    others: Sequence[str]


@dataclass(frozen=True)
class Said:
    instead: Sequence[Instead] = ()
    also: Sequence[str] = ()
    """Words of the same meaning."""
    alone: Sequence[tuple[str, int]] = ()
    """Where nothing holds all words: those that something holds, with how many."""
    wordless: bool = False
    """Whether nothing was asked for that could stand in a text."""


def said(query: str, found: Found, texts: Iterable[str]) -> Said:
    """`texts`: where words are spelled as people write them; looked through only if something
    other than what was typed is proposed."""
    proposed = [word for term in found.terms for word in (term.instead, *term.near) if word]
    spelled = _spelled(proposed, texts)
    instead = [
        Instead(
            as_written(term.asked, query) or term.asked,
            spelled[term.instead],
            [spelled[word] for word in term.near],
        )
        for term in found.terms
        if term.instead
    ]
    also = list(dict.fromkeys(name for term in found.terms for name in term.also))
    alone = [(as_written(word, query) or word, number) for word, number in found.alone.items()]
    return Said(instead, also, alone, wordless=bool(query) and not found.terms)


def _spelled(forms: Sequence[str], texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts if forms else ():
        for form in forms:
            if form not in found and (word := as_written(form, text)):
                found[form] = word
        if len(found) == len(forms):
            break
    return {form: found.get(form, form) for form in forms}
