"""A text cut into sentences and items of lists."""

import re
from collections.abc import Iterator

from gemeinwerk.engines.smart.language.wordlist import word_set

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_END = re.compile(
    r"[.!?;](?=\s|$)|\n\s{0,40}(?:[-–•*·]|\d{1,9}[.)])\s+|\n{2,}|[•·]|(?<=:)\s{0,40}\n|\s[–—]\s"
)
_ABBREVIATIONS = word_set(
    """
    ca nr bzw etc ggf insb inkl mind max evtl abs dr st sog vgl rd städt komm spez mio mrd tsd usw
    dt vgl lfd allg gem bspw exkl usf gepl vorauss zb ua ä
    baul landwirtschaftl energet elektr hydraul städtebaul gesetzl zzgl ggü einschl
    """
)
_BULLET = re.compile(r"^(?:(?:[-–•*·▪]|\d{1,2}[.)])\s+(?=\S)|[-–•*·▪]$)")
_LAST_WORD = re.compile(r"\w+$")
_LONGEST_WORD = 20


_EXAMPLE = re.compile(r"\bz\.\s?B\.|\bzum Beispiel\b|\bbeispielsweise\b|\bbspw\.|\betwa durch\b")


def without_examples(sentence: str) -> str:
    """A sentence up to its examples: what may be done is not what is done."""
    hit = _EXAMPLE.search(sentence)
    told = sentence[: hit.start()].rstrip(" \t\n,(–-") if hit else sentence
    return told if " " in told else sentence


def sentences(text: str) -> Iterator[str]:
    """Sentences and items of lists without their marks. Tags of HTML count as line breaks."""
    plain = _TAG.sub("\n- ", text)
    since = 0
    for end in _END.finditer(plain):
        if end.group() == "." and not _ends_sentence(plain, end.start()):
            continue
        yield from _stripped(plain[since : end.start()])
        since = end.end()
    yield from _stripped(plain[since:])


def _stripped(part: str) -> Iterator[str]:
    bare = _BULLET.sub("", part.strip())
    if bare:
        yield bare


def _ends_sentence(text: str, stop: int) -> bool:
    """Not after an abbreviation ("z. B.", "ca."), nor after an ordinal ("2. Halbjahr")."""
    last = _LAST_WORD.search(text[max(0, stop - _LONGEST_WORD) : stop])
    if last is None:
        return True
    word = last.group()
    if word.isdigit():
        return len(word) > 2 or not text[stop + 1 :].strip()
    return len(word) > 1 and word.lower() not in _ABBREVIATIONS
