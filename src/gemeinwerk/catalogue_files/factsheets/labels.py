"""Which texts are labels of a fact sheet."""

import re
from functools import lru_cache

from gemeinwerk.catalogue_files.headings import exact, meanings
from gemeinwerk.german import squash

_SURE = 0.74
_LONGEST = 50
_VALUE_BEHIND = re.compile(r":\s*[^\s:]")
_INSIDE = re.compile(
    r"(?P<label>[^:\n]{2,60}?)[ \t]{0,9}(?::|\n)\s{0,99}(?P<value>\S.*)", re.DOTALL
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


def inside(text: str) -> tuple[str, str] | None:
    """(label, value) of a cell that holds both: "Federführung: Tiefbauamt"."""
    found = _INSIDE.fullmatch(text.strip())
    if found and exact(clean(found["label"])) is not None:
        return clean(found["label"]), found["value"].strip()
    return None
