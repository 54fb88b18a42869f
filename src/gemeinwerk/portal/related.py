"""Which measures of a catalogue belong beside another: neighbours, and those that are related."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F

from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure

MOST = 4
_FINDING, _GOAL, _FIELD = 6, 3, 1
"""What weighs how much: the same finding, the same goal, the same field with a theme in common."""


@dataclass(frozen=True)
class Kin:
    """What of a measure tells to whom it is related."""

    code: str
    title: str
    field: str
    themes: frozenset[str]
    findings: frozenset[str]
    goal: str
    slug: str
    """Of its concept."""


def kin(version: CatalogueVersion) -> list[Kin]:
    """All measures of a version in order: one query of plain values."""
    rows = (
        FrozenMeasure.objects.filter(version=version)
        .order_by("position", "id")
        .values_list(
            "code", "title", "field_code", "themes_text",
            F("content__answers"), F("content__goal_ref"),
        )
    )  # fmt: skip
    return [
        Kin(
            code,
            title,
            field,
            frozenset(filter(None, themes.split("|"))),
            frozenset(one["code"] for one in answers or ()),
            goal["code"] if goal else "",
            version.concept.slug,
        )
        for code, title, field, themes, answers, goal in rows
    ]


def neighbours(all_of_them: Sequence[Kin], code: str) -> tuple[Kin | None, Kin | None]:
    """The measures before and after it in the catalogue."""
    place = _place(all_of_them, code)
    before = all_of_them[place - 1] if place else None
    after = all_of_them[place + 1] if place + 1 < len(all_of_them) else None
    return before, after


@dataclass(frozen=True)
class Page:
    """A related measure's page."""

    slug: str
    code: str
    title: str


def pages(all_of_them: Sequence[Kin], code: str, *editions: Mapping[str, str] | None) -> list[Page]:
    """At most four: first what it continues and what continues it in other ``editions``, each as
    slug, code and title, then the closest of its own catalogue."""
    found = [Page(**one) for one in editions if one]
    found += [Page(one.slug, one.code, one.title) for one in related(all_of_them, code)]
    return found[:MOST]


def related(all_of_them: Sequence[Kin], code: str) -> list[Kin]:
    """At most four, the closest first; of the same closeness those that stand nearer by."""
    place = _place(all_of_them, code)
    here = all_of_them[place]
    found = [
        (-closeness, abs(index - place), index)
        for index, other in enumerate(all_of_them)
        if index != place and (closeness := _closeness(here, other))
    ]
    return [all_of_them[index] for *_order, index in sorted(found)[:MOST]]


def _closeness(one: Kin, other: Kin) -> int:
    same_goal = bool(one.goal) and one.goal == other.goal
    in_common = len(one.themes & other.themes) if one.field == other.field else 0
    return _FINDING * len(one.findings & other.findings) + _GOAL * same_goal + _FIELD * in_common


def _place(all_of_them: Sequence[Kin], code: str) -> int:
    return next(index for index, one in enumerate(all_of_them) if one.code == code)
