"""What a heading of a catalogue means: the machinery of `german.headings` with our vocabulary."""

import re
from functools import lru_cache

from gemeinwerk.catalogue_files.words.vocabulary import FIELDS, NO_FIELD, PARENT, PHRASES, WEAK
from gemeinwerk.german import fold
from gemeinwerk.german.headings import Headings, Meaning, bare, key_of, without_asides, year_in

__all__ = ["Meaning", "best", "exact", "is_parent_heading", "meanings", "role_in", "year_in"]


@lru_cache(maxsize=1)
def _book() -> Headings:
    """When the first heading is read: until then others may add fields (`further`)."""
    return Headings({name: PHRASES[name] for name in FIELDS}, no_field=NO_FIELD, weak=WEAK)


def meanings(heading: str) -> tuple[Meaning, ...]:
    """What a heading may mean, the likeliest first; empty where no word is known."""
    return _book().meanings(heading)


def exact(text: str) -> str | None:
    """The field of a text that is a heading word for word, else None: quick, for rows of data."""
    return _book().exact(text)


def best(heading: str) -> Meaning | None:
    return _book().best(heading)


def is_parent_heading(heading: str) -> bool:
    return key_of(bare(heading)) in {key_of(phrase) for phrase in PARENT}


@lru_cache(maxsize=4_000)
def role_in(heading: str) -> str:
    """Which part of an indicator a column holds: "unit", "source", "rhythm", "kind" or ""."""
    text = fold(without_asides(heading))
    if re.search(r"\b(?:mass)?einheit\b|\bunit\b(?! of)", text):
        return "unit"
    if re.search(r"datenquelle|quelle (?:des|der) (?:indikator|daten)|data source", text):
        return "source"
    if re.search(
        r"erhebung$|turnus|rhythmus|frequency|haeufigkeit|erhebungs(?:rhythmus|turnus|intervall)|messrhythmus|messintervall",
        text,
    ):
        return "rhythm"
    return ""
