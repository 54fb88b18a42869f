"""What contributions can be looked for by, beside what is the same everywhere: one query for all.

found = choices_of(concept)
found.fields, found.themes, found.target_groups, found.alike
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction
from gemeinwerk.contributions import speaking
from gemeinwerk.contributions.likeness.models import LikenessIndex
from gemeinwerk.contributions.likeness.queries import groups_in
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core import alphabet
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.core.listed import Listed, row
from gemeinwerk.meetings.models import AgendaItem, Meeting

MOST = 100
"""So many target groups, and groups of those that say nearly the same, are offered: nobody finds
one among more."""


@dataclass(frozen=True)
class Choices:
    """``alike``: keys of contributions that say nearly the same, under the words they share.
    ``further``: rows that were asked along, by their names."""

    fields: list[FieldOfAction]
    themes: list[CrossCuttingTheme]
    target_groups: list[str]
    alike: list[tuple[str, list[int]]]
    items: list[tuple[int, str, int]] = field(default_factory=list)
    """Of agendas, to which something was said: key, title, key of the meeting."""
    further: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def choices_of(concept: Concept, **further: Listed) -> Choices:
    """`further`: what else is asked of the concept in the same query."""
    of = OuterRef("pk")
    fields = FieldOfAction.objects.filter(concept=of)
    themes = CrossCuttingTheme.objects.filter(concept=of)
    said = Contribution.objects.filter(concept=of).exclude(target_group="").order_by()
    heard = Contribution.objects.filter(item=OuterRef("pk")).order_by()
    items = AgendaItem.objects.filter(Exists(heard), meeting__concept=of)
    items = items.order_by("position", "pk")
    groups = said.values("target_group").distinct()
    found = Concept.objects.filter(pk=concept.pk).values(
        of_fields=Listed(fields.values(told=row(id="pk", code="code", title="title"))),
        of_themes=Listed(themes.values(told=row(id="pk", title="title"))),
        of_groups=Listed(groups.values("target_group", told=row(name="target_group"))),
        of_alike=Subquery(LikenessIndex.objects.filter(concept=of).values("groups")[:1]),
        of_items=Listed(items.values(told=row(key="pk", title="title", meeting="meeting_id"))),
        **further,
    )
    told: dict[str, Any] = dict(found.get())
    named = sorted((one["name"] for one in told["of_groups"] or ()), key=alphabet.key)
    return Choices(
        fields=[FieldOfAction(concept=concept, **one) for one in told["of_fields"] or ()],
        themes=[CrossCuttingTheme(concept=concept, **one) for one in told["of_themes"] or ()],
        target_groups=named[:MOST],
        alike=[(one["title"], one["keys"]) for one in groups_in(told["of_alike"])[:MOST]],
        items=[(one["key"], one["title"], one["meeting"]) for one in told["of_items"] or ()],
        further={name: told[name] or [] for name in further},
    )


def alike_choices(groups: Sequence[tuple[str, list[int]]], wanted: Any) -> list[tuple[str, Any]]:
    """Each under the key of its first; under the one that was asked for where that is in it: a list
    one walks through stays the same though the groups were made anew."""
    found = []
    for title, keys in groups:
        key = next((str(one) for one in keys if str(one) == wanted), str(keys[0]))
        found.append((key, OfTheTown(f"{title} ({len(keys)})")))
    return found


def item_choices(found: Choices, meetings: Iterable[Meeting]) -> list[tuple[Any, Any]]:
    """Below the meetings on whose agenda they stand."""
    return [
        (OfTheTown(speaking.meeting_named(one)), items)
        for one in meetings
        if (
            items := [
                (str(key), OfTheTown(title)) for key, title, of in found.items if of == one.pk
            ]
        )
    ]


def body_choices(meetings: Iterable[Meeting]) -> list[tuple[str, Any]]:
    """The bodies in whose meetings something was said."""
    bodies = {one.body_id: one.body for one in meetings if one.body is not None}
    named = sorted(bodies.values(), key=lambda one: alphabet.key(str(one)))
    return [(str(one.pk), OfTheTown(one)) for one in named]
