"""Sentences of minutes, to be marked one by one; what was marked stays readable."""

from collections.abc import Collection
from dataclasses import dataclass

from gemeinwerk.engines.smart.language.sentences import sentences
from gemeinwerk.minutes.models import Minutes, Paragraph

LEFT_OUT = " […] "
"""Between marked sentences with others between them."""
_MARKS = '.!?;:”“"»«)'


@dataclass(frozen=True)
class Marked:
    """Words of a paragraph of minutes."""

    paragraph: Paragraph
    quote: str

    @property
    def minutes(self) -> Minutes:
        return self.paragraph.minutes


def pieces(text: str) -> list[str]:
    """A text in its sentences, each with its mark; nothing is left out but blanks."""
    starts, since = [], 0
    for sentence in sentences(text):
        found = text.find(sentence, since)
        if found < 0:
            continue  # with tags of HTML in it, which count as breaks: it stays with the one before
        starts.append(since)
        since = found + len(sentence)
        while since < len(text) and text[since] in _MARKS:
            since += 1
    starts = starts or [0]
    ends = [*starts[1:], len(text)]
    parts = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return [one for one in parts if one]


def quote_of(text: str, places: Collection[int]) -> str:
    """Some of its sentences, in their order; "" where there are none of these."""
    known = pieces(text)
    chosen = sorted({place for place in places if 0 <= place < len(known)})
    said = ""
    for place, before in zip(chosen, [None, *chosen], strict=False):
        if said:
            said += " " if before == place - 1 else LEFT_OUT
        said += known[place]
    return said


def still_says(text: str, quote: str) -> bool:
    """Whether a text has all the words of a quote, whatever blanks are between them."""
    plain = " ".join(text.split())
    return all(" ".join(one.split()) in plain for one in quote.split(LEFT_OUT))
