"""Which measures of a catalogue belong beside another: neighbours, and those that are related.

However long a catalogue is, a page looks at those that stand near, and at those that serve the same
goal or answer the same finding.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Abs, Cast

from gemeinwerk.core.prepared import prepared
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.models import FrozenMeasure

MOST = 4
NEAR = 100
"""So many places before and behind it a measure of the same field counts as near."""
_LOOKED_AT = 400
_FINDING, _GOAL, _FIELD = 6, 3, 1
"""What weighs how much: the same finding, the same goal, the same field with a theme in common."""
_OF_CONTENT: dict[str, Any] = {
    key: F(f"content__{key}") for key in ("themes", "answers", "goal_ref")
}


@dataclass(frozen=True)
class Kin:
    """What of a measure tells to whom it is related; ``place`` in its catalogue."""

    place: int
    code: str
    title: str
    field: str
    themes: frozenset[str]
    findings: frozenset[str]
    goal: str


@dataclass(frozen=True)
class Beside:
    """The measures around one that may stand on its page, the nearest first."""

    slug: str
    """Of their concept."""
    here: Kin
    others: list[Kin]

    @property
    def previous(self) -> Kin | None:
        return self._at(self.here.place - 1)

    @property
    def following(self) -> Kin | None:
        return self._at(self.here.place + 1)

    def _at(self, place: int) -> Kin | None:
        return next((one for one in self.others if one.place == place), None)

    def related(self) -> list[Kin]:
        """At most four, the closest first; of the same closeness those that stand nearer by."""
        found = [(_closeness(self.here, one), one) for one in self.others]
        found = sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0])
        return [one for _closeness, one in found[:MOST]]

    def pages(self, *editions: Mapping[str, str] | None) -> "list[Page]":
        """At most four: first what it continues and what continues it in other ``editions``, each
        as slug, code and title, then the closest of its own catalogue."""
        found = [Page(one["slug"], one["code"], one["title"]) for one in editions if one]
        found += [Page(self.slug, one.code, one.title) for one in self.related()]
        return found[:MOST]


@dataclass(frozen=True)
class Page:
    """A related measure's page."""

    slug: str
    code: str
    title: str


def beside(frozen: FrozenMeasure) -> Beside:
    """Of a measure of the last published version: one query.

    A version numbers its measures without gaps when it is frozen.
    """
    here = _kin(frozen.position, frozen.code, frozen.title, frozen.field_code, frozen.content)
    around = _near(here) | _akin(here)
    rows = _around(version=frozen.version_id, place=here.place, around=around)
    # A measure that answers two of the findings is found twice.
    found = {row[0]: _row(*row) for row in rows}
    return Beside(frozen.version.concept.slug, here, list(found.values()))


@prepared
def _around(*, version: int, place: int, around: Q) -> QuerySet[Any, Any]:
    known = FrozenMeasure.objects.filter(version=version).annotate(
        goal=Cast(KT("content__goal_ref__code"), TextField())
    )
    found = known.filter(around).exclude(position=place)
    rows: QuerySet[Any, Any] = found.order_by(Abs(F("position") - place), "position").values_list(
        "position", "code", "title", "field_code", *_OF_CONTENT.values()
    )
    return rows[:_LOOKED_AT]


def _near(here: Kin) -> Q:
    first, last = here.place - NEAR, here.place + NEAR
    beside = Q(position=here.place - 1) | Q(position=here.place + 1)
    return Q(Q(field_code=here.field) | beside, position__gte=first, position__lte=last)


def _akin(here: Kin) -> Q:
    """The draft knows what answers a finding; whether the published text does is seen then."""
    akin = Q()
    for finding in sorted(here.findings):
        akin |= Q(measure__answers__code=finding)
    return akin | Q(goal=here.goal) if here.goal else akin


def _row(place: int, code: str, title: str, field: str, *told: Any) -> Kin:
    return _kin(place, code, title, field, dict(zip(_OF_CONTENT, told, strict=True)))


def _kin(place: int, code: str, title: str, field: str, told: Document) -> Kin:
    goal = told["goal_ref"]
    return Kin(
        place,
        code,
        title,
        field,
        frozenset(told["themes"] or ()),
        frozenset(_codes(told["answers"] or ())),
        goal["code"] if goal else "",
    )


def _codes(findings: Iterable[Document]) -> Iterable[str]:
    return (one["code"] for one in findings)


def _closeness(one: Kin, other: Kin) -> int:
    same_goal = bool(one.goal) and one.goal == other.goal
    in_common = len(one.themes & other.themes) if one.field == other.field else 0
    return _FINDING * len(one.findings & other.findings) + _GOAL * same_goal + _FIELD * in_common
