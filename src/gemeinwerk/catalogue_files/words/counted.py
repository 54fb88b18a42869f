"""What a line around a table says its sums are counted in: "Angaben in T€", "* in Tausend Euro"."""

import re

from gemeinwerk.german import Scale, fold, scale_of, squash

_LONGEST = 120
_ABOVE = re.compile(r"\b(?:in|alle|angaben|beträge|werte)\b|^\(", re.IGNORECASE)
_SUMS = (
    r"(?:geld|finanz|zahlen|kosten|haushalts)?(?:angaben|betraege|werte|kosten|summen|zahlen"
    r"|mittel|ausgaben|aufwendungen)|finanzbedarf|mittelbedarf"
)
_WHOLE = re.compile(
    rf"\(?(?:hinweis: ?)?(?:alle |saemtliche )?(?:(?:{_SUMS})\b[a-z ]{{0,30}}?)?[: ]{{0,2}}"
    r"in (?:1\.?000|tausend|tsd\.?|tds\.?|mio\.?|millionen|t|k)? ?(?:€|euro|eur|te)?"
    r"(?:,? ?\(?(?:brutto|netto|gerundet|geschaetzt)\)?.{0,20})?\)?\.?"
)
_YEAR = re.compile(r"(?<!\d)20[1-6]\d(?!\d)")
_MARKED = re.compile(r"(?<![*†¹²³])([*]{1,4}|[†¹²³])\)?([^*†¹²³]+)")
_MARK_AT_END = re.compile(r"(?<![*])([*]{1,4}|[†¹²³])\)?\s*$")


def named_in(heading: str) -> Scale | None:
    """Of a heading, with or without a year before it: "Kosten 2026 T€"."""
    return scale_of(_YEAR.sub(" ", heading))


def said_above(text: str) -> Scale | None:
    """Of a short line above a heading: "alle Beträge in 1.000 €"."""
    return scale_of(text) if len(text) <= _LONGEST and _ABOVE.search(text) else None


def said_alone(text: str) -> Scale | None:
    """Of a line that says nothing else: "Kosten in T€", not "Kosten in T€ 30"."""
    line = fold(squash(text[:_LONGEST]))
    return scale_of(text) if len(text) <= _LONGEST and _WHOLE.fullmatch(line) else None


def said_of_marks(text: str) -> dict[str, Scale]:
    """ "* in T€, ** geplant": mark -> scale, for the headings that carry the mark."""
    parts = _MARKED.findall(text[:_LONGEST])
    return {mark: scale for mark, said in parts if (scale := said_above(said.strip()))}


def mark_of(heading: str) -> str:
    """The mark at the end of a heading: "Kosten*" -> "*"; "" where it has none."""
    found = _MARK_AT_END.search(heading)
    return found[1] if found else ""
