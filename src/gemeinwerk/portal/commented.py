"""What people said to passages of a published version, beside these passages. It is listed and
never counted below five."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from gemeinwerk.comments.models import PartKind
from gemeinwerk.measures.document import document_words
from gemeinwerk.measures.document.encoding import Document, day_in_words
from gemeinwerk.portal.contribution_queries import to_read

COUNTED = 5
"""From so many on their number is told."""


@dataclass(frozen=True)
class Comment:
    """``field`` "": on the whole of the part; ``quote`` "": on a whole text."""

    number: int
    field: str
    quote: str
    said: str
    language: str

    @property
    def lang(self) -> str:
        """Of its text, where it is known and not the page's."""
        return "" if self.language in ("und", get_language()) else self.language


@dataclass(frozen=True)
class Place:
    """A goal or a measure of a version: its comments, and the way to one more; "" while nobody
    asks."""

    comments: Sequence[Comment]
    url: str

    @property
    def counted(self) -> int:
        """Nought where there are too few to be counted."""
        return len(self.comments) if len(self.comments) >= COUNTED else 0


def place(told: Any, slug: str, number: int, kind: str, code: str) -> Place:
    """`told`: a row with `commented` and `asked_in` (`comments.queries`), or one without them."""
    found = [
        Comment(one["number"], one["field"], one["quote"], one["said"], one["language"])
        for one in getattr(told, "commented", None) or ()
        if (one["part"], one["code"]) == (kind, code)
    ]
    url = ""
    if getattr(told, "asked_in", None):
        url = reverse(f"commenting:{kind}", args=[slug, number, code])
        url = f"{url}?sprache={get_language()}"
    return Place(found, url)


@dataclass(frozen=True)
class Voice:
    """What a goal goes back to; `number` where everybody can read it."""

    text: str
    number: int | None


def goals(version: Any, slug: str) -> list[tuple[Mapping[str, Any], str, Place, list[Voice]]]:
    """Those of a version in order, each with its day in words, what was said to it, and what people
    said that it goes back to. One query where any goes back to anything, else none."""
    named = [voice["number"] for one in version.content["goals"] for voice in _voices(one)]
    public = to_read(version.concept_id, named)
    return [
        (
            one,
            day_in_words(one["due"]),
            place(version, slug, version.number, PartKind.GOAL, one["code"]),
            [
                Voice(document_words.voice(voice), n if (n := voice["number"]) in public else None)
                for voice in _voices(one)
            ],
        )
        for one in version.content["goals"]
    ]


def _voices(goal: Mapping[str, Any]) -> Sequence[Document]:
    """Of a goal as it was frozen; versions from before goals could take anything up have none."""
    return goal.get("voices") or ()
