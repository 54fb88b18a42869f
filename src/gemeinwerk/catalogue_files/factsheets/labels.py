"""Which texts are labels of a fact sheet."""

import re
from functools import lru_cache

from gemeinwerk.catalogue_files.words.headings import exact, meanings
from gemeinwerk.german import squash

FIELD = re.compile(r"^(?:handlungsfeld|hf|themenfeld|schwerpunkt|kapitel|cluster)\b", re.IGNORECASE)
"""What begins a text that names a field of action."""
_LONGEST_NAME = 200
_OF_THE_FILE = re.compile(
    r"katalog|konzept|strategie|programm|maßnahmen|plan\b|übersicht|liste\b|stand\b"
    r"|entwurf|fassung|anlage|anhang|tabelle|\bstadt\b|gemeinde|landkreis|\bkreis\b|projekte"
    r"|angaben|beträge|\b(?:19|20)\d\d\b|[:.?!]$|€|\d\d\.\d\d\.",
    re.IGNORECASE,
)
_SURE = 0.74
_LONGEST = 50
_VALUE_BEHIND = re.compile(r":\s*[^\s:]")
_INSIDE = re.compile(
    r"(?P<label>[^:\n]{2,60}?)[ \t]{0,9}(?::|\n)\s{0,99}(?P<value>\S.*)", re.DOTALL
)
_NUMBERED = re.compile(
    r"(?P<label>\D{3,40}?)\s*(?:\bNr\.?\s*)?"
    r"(?P<number>(?:\b[A-Z]{1,3}[ .\-]?)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?)"
)


def clean(label: str) -> str:
    """Without colon and line breaks."""
    return squash(label).rstrip(": ").strip()


@lru_cache(maxsize=4_000)
def is_known(label: str) -> bool:
    """Whether a text surely means a field, or is known to mean none."""
    found = meanings(clean(label))
    return bool(found) and found[0].score >= _SURE


def is_label(text: str) -> bool:
    """Whether a cell holds a label and nothing else: "Stand: 01.02.2026" holds its value too."""
    text = squash(text)
    return 0 < len(text) <= _LONGEST and not _VALUE_BEHIND.search(text) and is_known(text)


def field_of(label: str) -> str:
    """The field a label likeliest means, "" for none."""
    found = meanings(clean(label))
    return found[0].field if found else ""


@lru_cache(maxsize=4_000)
def numbered(label: str) -> tuple[str, str]:
    """(label, number) of "Maßnahme 1.1": the number of what the label names. "" where it has
    none."""
    found = _NUMBERED.fullmatch(label)
    if found and exact(found["label"]) == "title":
        return found["label"], found["number"]
    return label, ""


def inside(text: str) -> tuple[str, str] | None:
    """(label, value) of a cell that holds both: "Federführung: Tiefbauamt"."""
    found = _INSIDE.fullmatch(text.strip())
    if found and exact(clean(found["label"])) is not None:
        return clean(found["label"]), found["value"].strip()
    return None


def names_field(text: str) -> bool:
    """Whether a title names a field of action ("Handlungsfeld 2: Wohnen")."""
    return bool(FIELD.match(squash(text))) and len(text) < _LONGEST_NAME


def names_the_file(text: str) -> bool:
    """Whether a line over everything names the document ("Maßnahmenkatalog 2026"), and no field."""
    return len(text) > _LONGEST_NAME or bool(_OF_THE_FILE.search(text))
