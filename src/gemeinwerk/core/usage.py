"""What a thing is still used for: asked before it is removed, so that nothing hangs in the air."""

from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from gemeinwerk.core.writing import depth_of


def uses(target: models.Model) -> list[tuple[int, str]]:
    """How many of what refer to `target`, e.g. `[(12, "Maßnahmen")]`: one query per relation.

    What merely belongs to it and is deleted with it is not a use.
    """
    relations = [
        relation
        for relation in target._meta.related_objects
        if relation.many_to_many or relation.on_delete is not models.CASCADE
    ]
    counted = [(_count(target, relation), relation.related_model._meta) for relation in relations]
    return [
        (count, str(meta.verbose_name if count == 1 else meta.verbose_name_plural))
        for count, meta in counted
        if count
    ]


def uses_in_words(target: models.Model) -> str:
    """`uses` as people say it: "12 Maßnahmen und 3 Ziele"; empty where there is none."""
    parts = [f"{count} {things}" for count, things in uses(target)]
    return get_text_list(parts, _("und"))


def belongings(target: models.Model) -> list[tuple[int, str]]:
    """How many of what goes with `target` when it is deleted, parts of parts included.

    One query per kind, and one more per step where a kind has parts of its own kind. A row that
    hangs on it in two ways is counted once. Kinds with `behind_the_scenes` are left out: nobody
    knows them by name.
    """
    going = _going(target)
    counted = [
        (rows.exclude(pk=target.pk).count() if part is target._meta.model else rows.count(), part)
        for part, rows in going.items()
        if not getattr(part, "behind_the_scenes", False)
    ]
    return [
        (count, str(part._meta.verbose_name if count == 1 else part._meta.verbose_name_plural))
        for count, part in counted
        if count
    ]


def _going(target: models.Model) -> dict[type[models.Model], models.QuerySet[Any]]:
    """The rows that go, by their kind, `target` among them."""
    model = target._meta.model
    ways: dict[type[models.Model], list[models.ForeignObjectRel]] = {model: []}
    _find_ways(model, ways)
    going: dict[type[models.Model], models.QuerySet[Any]] = {}
    # A kind comes after all those it hangs on.
    for part in sorted(ways, key=depth_of):
        chosen = models.Q(pk=target.pk) if part is model else models.Q(pk__in=[])
        of_its_own = []
        for relation in ways[part]:
            if relation.model is part:
                of_its_own.append(relation.field.name)
            else:
                chosen |= models.Q(**{f"{relation.field.name}__in": going[relation.model]})
        rows = part._base_manager.filter(chosen)
        going[part] = _with_parts(rows, of_its_own) if of_its_own else rows
    return {part: going[part] for part in ways}


def _find_ways(
    model: type[models.Model], ways: dict[type[models.Model], list[models.ForeignObjectRel]]
) -> None:
    """All relations by which something goes with `model`, by the kind that goes."""
    for relation in model._meta.related_objects:
        part = relation.related_model
        if relation.many_to_many or relation.on_delete is not models.CASCADE:
            continue
        new = part not in ways
        ways.setdefault(part, []).append(relation)
        if new:
            _find_ways(part, ways)


def _with_parts(rows: models.QuerySet[Any], names: list[str]) -> models.QuerySet[Any]:
    """With the rows of the same kind that hang on them, and so on; each is visited once."""
    manager = rows.model._base_manager
    visited: set[Any] = set()
    new = set(rows.values_list("pk", flat=True))
    while new:
        visited |= new
        hanging = [models.Q(**{f"{name}__in": new}) for name in names]
        new = set(manager.filter(reduce(or_, hanging)).values_list("pk", flat=True)) - visited
    found: models.QuerySet[Any] = manager.filter(pk__in=visited)
    return found


def _count(target: models.Model, relation: models.ForeignObjectRel) -> int:
    manager = relation.related_model._default_manager
    return manager.filter(**{relation.field.name: target}).count()
