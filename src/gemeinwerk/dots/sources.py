"""What can be weighed: items of the agenda, themes people wished for, and what is typed.

Each is a title with the word it came from; what was chosen once and is gone since stays as text.
"""

from collections.abc import Iterable
from typing import Any

from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.dots.models import LONGEST_THING, Thing
from gemeinwerk.meetings import queries as meetings
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.meetings.wishes import open_wishes

MOST_WISHES = 30
Offer = tuple[str, Any]
"""What it came from, and its title as the town or somebody wrote it."""


def items(meeting: Meeting) -> list[Offer]:
    return [(f"item:{one.pk}", one.title) for one in meetings.items(meeting)]


def wishes(meeting: Meeting) -> list[Offer]:
    """Without who wished. The oldest first."""
    if meeting.concept_id is None:
        return []
    return [(f"wish:{one.pk}", short(one.themes)) for one in open_wishes(meeting)[:MOST_WISHES]]


def choices(offers: Iterable[Offer]) -> list[tuple[str, Any]]:
    return [(source, OfTheTown(title)) for source, title in offers]


def typed_lines(things: Iterable[Thing], offered: Iterable[str]) -> str:
    """What of it stands in no list of offers, one a line."""
    known = set(offered)
    return "\n".join(one["title"] for one in things if one["source"] not in known)


def short(text: str) -> str:
    """On one line, and no longer than a thing may be."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_THING else f"{line[: LONGEST_THING - 2]} …"
