"""What a search says of itself: what was sought instead of what was typed, and what besides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gemeinwerk.engines.searching import Found, as_written


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
