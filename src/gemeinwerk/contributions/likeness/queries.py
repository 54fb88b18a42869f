"""What is near to a contribution or to something just typed, from the index that is kept. Each is
two queries, however many contributions there are."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.likeness.making import at_the_desk
from gemeinwerk.contributions.likeness.models import AlikeGroup, LikenessIndex
from gemeinwerk.contributions.merging.queries import SILENT, answered_itself
from gemeinwerk.contributions.models import Contribution, ContributionState
from gemeinwerk.core.shapes import fits
from gemeinwerk.engines.likeness.texts import Near, Text

LOOKED_AT = 20
"""So many are looked through at the desk."""
HINTS = 3
Kept = bytes | memoryview | None
WORTH_A_HINT = 0.25
"""Nearness below which a hint would be noise to somebody who writes."""


@dataclass(frozen=True)
class Alike:
    """One that is near, and what both share: for a person to judge, no percentage."""

    contribution: Contribution
    words: tuple[str, ...]
    agree: tuple[str, ...]
    nearly_the_same: bool


@dataclass(frozen=True)
class Group:
    title: str
    contributions: tuple[Contribution, ...]


def index_of(concept: Concept) -> LikenessIndex | None:
    """Without its bytes: how old it is, and its groups."""
    return LikenessIndex.objects.filter(concept=concept).defer("desk", "public").first()


def near(contribution: Contribution) -> list[Alike]:
    """At the desk, the nearest first: of those that are answered by themselves."""
    found = LikenessIndex.objects.filter(concept=contribution.concept_id)
    kept = found.values_list("desk", flat=True).first()
    of_these = Contribution.objects.filter(answered_itself(), concept=contribution.concept)
    return near_in(kept, contribution, of_these.exclude(state__in=SILENT))


def bytes_of() -> Subquery:
    """To be asked for along with a contribution, and looked through by `near_in`."""
    found = LikenessIndex.objects.filter(concept=OuterRef("concept"))
    return Subquery(found.values("desk")[:1])


def near_in(kept: Kept, contribution: Contribution, among: "QuerySet[Contribution]") -> list[Alike]:
    """The nearest of some, at most `LOOKED_AT`: one query."""
    found = _near(kept, at_the_desk(contribution), LOOKED_AT)
    known = _rows(among, found)
    return [
        Alike(known[int(one.id)], one.words, one.agree, one.nearly_the_same)
        for one in found
        if int(one.id) in known
    ]


def hints(concept: Concept, text: str, language: str) -> list[Contribution]:
    """Public ones that are near to what somebody types, as they are read now."""
    rows = LikenessIndex.objects.filter(concept=concept)
    kept = rows.values_list("public", flat=True).first()
    found = _near(kept, Text("", text, language), 2 * HINTS)
    worth = [one for one in found if one.nearly_the_same or one.score >= WORTH_A_HINT]
    public = Contribution.objects.filter(concept=concept, state=ContributionState.PUBLIC)
    known = _rows(public, worth)
    return [known[int(one.id)] for one in worth if int(one.id) in known][:HINTS]


def groups(concept: Concept, found: Sequence[AlikeGroup]) -> list[Group]:
    """Of a page of groups those that have still several to merge: one query."""
    keys = [key for group in found for key in group["keys"]]
    rows = Contribution.objects.filter(answered_itself(), concept=concept, pk__in=keys)
    known = rows.exclude(state__in=SILENT).select_related("field").defer("search_text", "extra")
    by_key = known.in_bulk()
    whole = [
        Group(group["title"], tuple(by_key[key] for key in group["keys"] if key in by_key))
        for group in found
    ]
    return [one for one in whole if len(one.contributions) > 1]


def groups_in(kept: object) -> list[AlikeGroup]:
    """As they were asked along with a concept: plain JSON, on either database."""
    found: Any = json.loads(kept) if isinstance(kept, str) else kept
    return list(found) if fits(found, list[AlikeGroup]) else []


def in_group_with(concept: Concept, key: int) -> list[int]:
    """The keys of those that say nearly the same as the one with a key, itself among them: from the
    index that is kept, one query."""
    kept = LikenessIndex.objects.filter(concept=concept).values_list("groups", flat=True).first()
    return next((one["keys"] for one in kept or () if key in one["keys"]), [])


def made_at(index: LikenessIndex | None) -> datetime | None:
    """When what it says was made; None while there is nothing."""
    return index.made_at if index is not None and index.read_up_to is not None else None


def _near(kept: Kept, text: Text, most: int) -> list[Near]:
    if kept is None:
        return []
    # Their numbers are large, and few pages look for what is near.
    from gemeinwerk.engines.likeness.index import Index
    from gemeinwerk.engines.likeness.storing import Outdated

    try:
        return Index.from_bytes(bytes(kept)).near(text, most)
    except Outdated:
        return []  # of another release: the worker makes it anew


def _rows(rows: "QuerySet[Contribution]", found: Sequence[Near]) -> dict[int, Contribution]:
    keys = [int(one.id) for one in found]
    chosen = rows.select_related("field").defer("search_text", "extra")
    return chosen.in_bulk(keys) if keys else {}
